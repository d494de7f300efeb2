import { retentionClass } from '../../practice/information/codes.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Certificate } from '../../spine/web/services.ts'

/** What was proposed about a file, who decided, and what was removed. */
export interface DestructionRow {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly class: string
  readonly trigger: string
  readonly law: string
  readonly from_on: PlainDate
  readonly until_on: PlainDate
  readonly proposed_by: string
  readonly proposed_at: string
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly decision: 'destroyed' | 'refused' | 'taken-back' | null
  readonly counts: Readonly<Record<string, number>>
}

const WHAT: Readonly<Record<string, string>> = {
  files: 'Files read together',
  entries: 'Entries',
  versions: 'Versions of entries',
  attachments: 'Papers attached',
  drafts: 'Drafts',
  links: 'Links to it from other files',
  returnRows: 'Rows of returns',
  reasons: 'Reasons given for opening it',
}

const TRIGGERS: Readonly<Record<string, string>> = { born: 'Birth', died: 'Death', order: 'Adoption order' }

/** A certificate of destruction, in words; nobody named but those who decided. */
export function certificateOf(row: DestructionRow, nameOf: (id: string) => string): Certificate {
  const { id, number, subject, law } = row
  return {
    id,
    number,
    subject,
    class: { value: row.class, text: label(retentionClass, row.class) },
    law,
    trigger: TRIGGERS[row.trigger] ?? row.trigger,
    from: row.from_on,
    until: row.until_on,
    proposedBy: nameOf(row.proposed_by),
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by === null ? '' : nameOf(row.decided_by),
    decidedAt: row.decided_at ?? row.proposed_at,
    counts: Object.entries(WHAT).flatMap(([key, what]) => {
      const count = row.counts[key]
      return count === undefined ? [] : [{ what, count }]
    }),
  }
}
