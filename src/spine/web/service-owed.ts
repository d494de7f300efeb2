import type { PlainDate } from '../time/plain-date.ts'
import type { Standing, Viewer } from './services.ts'

/** One thing that somebody owes in a register of the trust's own. */
export interface OwedRow {
  readonly key: string
  /** Where it stands: a code, and its words. */
  readonly from: {
    readonly value: 'risks' | 'plan' | 'inspections' | 'boards' | 'promises' | 'learning' | 'clinics'
    readonly text: string
  }
  readonly what: string
  /** Null where no day is set. */
  readonly by: PlainDate | null
  readonly state: Standing
  readonly href: string
  /** What following it does: 'Review', 'Answer', 'Open'. */
  readonly does: string
}

/** What somebody owes, soonest first. */
export interface OwedShown {
  readonly on: PlainDate
  readonly rows: readonly OwedRow[]
}

/** What people owe of the trust's own registers: whoever asks is told of their own and nobody else's. */
export interface OwedService {
  readonly open: (viewer: Viewer) => Promise<OwedShown>
}
