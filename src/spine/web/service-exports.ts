import type { CheckEdition } from './service-checking.ts'
import type { Choice, Viewer } from './services.ts'

/** The forms a return is sent in: a zip of a CSV for each table, or one XML. */
export const EXPORT_FORMATS = ['csv', 'xml'] as const

export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A council's return of a collection year, named by the year it ends in. */
export interface ExportAsk {
  readonly council: string
  readonly year: number
}

/** What may be chosen. */
export interface ExportChoices {
  readonly councils: readonly Choice[]
  /** Newest first. */
  readonly years: readonly number[]
  /** The last year to have ended, whose return is sent next. */
  readonly usual: number
}

/** A rule that the return does not keep, as it stands. */
export interface ExportFault {
  readonly rule: string
  readonly wrong: string
  readonly mend: string
  readonly rows: number
}

/** A return as the record makes it now, counted and checked. It names no child. */
export interface ExportLook {
  readonly council: string
  readonly year: number
  readonly children: number
  readonly tables: readonly { readonly title: string; readonly rows: number }[]
  /** Children who cannot stand in it, because they have no number of the council's. */
  readonly unnumbered: number
  /** Rules not kept, most rows first. */
  readonly faults: readonly ExportFault[]
  readonly queries: readonly ExportFault[]
  readonly asked: number
  readonly notAsked: number
  /** The editions of Ofsted's lists that homes were looked up in; absent where none is held. */
  readonly editions?: readonly CheckEdition[]
  /** Rules that broke, which is a fault of the product's. */
  readonly broke: readonly string[]
  /** Whether the year is still under way: some of what is missing is not due yet. */
  readonly underWay: boolean
}

/** Making returns from the record. */
export interface ExportsService {
  readonly choices: (viewer: Viewer) => Promise<ExportChoices>
  readonly look: (viewer: Viewer, ask: ExportAsk) => Promise<ExportLook>
  readonly save: (
    viewer: Viewer,
    ask: ExportAsk,
    format: ExportFormat,
  ) => Promise<{ readonly name: string; readonly body: Uint8Array }>
}
