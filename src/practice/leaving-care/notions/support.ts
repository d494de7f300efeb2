import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type PlainDate, earlier, later } from '../../../spine/time/plain-date.ts'
import { bornOn } from '../../people/notions.ts'
import { supportOffer } from '../kinds.ts'
import { type StatusSpan, leavingCareSpans } from './status.ts'

/** A time during which an adviser and a pathway plan are owed, those that follow straight on made one. */
export interface SupportSpan {
  readonly from: PlainDate
  readonly until: PlainDate
  /** The statuses it runs through, first to last. */
  readonly statuses: readonly StatusSpan[]
}

const NONE: readonly never[] = Object.freeze([])

/**
 * The times during which a personal adviser and a pathway plan are owed: while eligible or relevant, as former relevant
 * up to 21, and from 21 to 25 while the young person wants support: from an offer or request answered so, until a later
 * one is answered otherwise. Source: Children Act 1989, s 23B, 23C, 23CZB and Sch 2 para 19B and 19C.
 */
export function supportOwed(file: SubjectFile): readonly SupportSpan[] {
  return leavingCareSpans(file).length === 0 ? NONE : owed(file)
}

const owed = notion((file: SubjectFile): readonly SupportSpan[] => joined(spansOwed(file)))

/** The times during which we must keep in touch: as for the adviser, but not while still in care. */
export function keepingInTouchOwed(file: SubjectFile): readonly SupportSpan[] {
  return leavingCareSpans(file).length === 0 ? NONE : touch(file)
}

const touch = notion((file: SubjectFile): readonly SupportSpan[] =>
  joined(spansOwed(file).filter(span => span.status !== 'eligible')),
)

/** Whether an adviser and a plan are owed at the end of a day, and in what status. */
export function supportOn(file: SubjectFile, on: PlainDate): StatusSpan | undefined {
  const span = supportOwed(file).find(each => each.from <= on && on < each.until)
  return span?.statuses.find(each => each.from <= on && on < each.until)
}

function spansOwed(file: SubjectFile): readonly StatusSpan[] {
  const born = bornOn(file)
  if (born === undefined) return NONE
  const at21 = birthday(born, 21)
  return leavingCareSpans(file).flatMap(span => {
    if (span.status === 'qualifying') return []
    if (span.status !== 'former-relevant') return [span]
    const upTo21 = span.from < at21 ? [{ ...span, until: earlier(span.until, at21) }] : []
    return [...upTo21, ...wantedFrom21(file, { ...span, from: later(span.from, at21) })]
  })
}

function wantedFrom21(file: SubjectFile, span: StatusSpan): readonly StatusSpan[] {
  const found: StatusSpan[] = []
  let from: PlainDate | undefined
  for (const entry of all(file, supportOffer)) {
    const day = startDay(entry.start)
    if (day === undefined || day >= span.until) continue
    const wants = entry.body.response === 'wants'
    if (wants && from === undefined) from = later(day, span.from)
    if (entry.body.response === 'not-now' && from !== undefined) {
      if (from < day) found.push({ ...span, from, until: day })
      from = undefined
    }
  }
  if (from !== undefined && from < span.until) found.push({ ...span, from })
  return found
}

function joined(spans: readonly StatusSpan[]): readonly SupportSpan[] {
  const found: SupportSpan[] = []
  for (const span of spans) {
    const last = found.at(-1)
    if (last && last.until === span.from)
      found[found.length - 1] = { from: last.from, until: span.until, statuses: [...last.statuses, span] }
    else found.push({ from: span.from, until: span.until, statuses: [span] })
  }
  return found
}
