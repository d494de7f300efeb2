import type { Duty } from '../../spine/duty/duty.ts'
import type { Span } from '../../spine/duty/span.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, latest } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { KeptLimits, TrustStanding } from '../../spine/ledger/rulebook.ts'
import { type Dated, valueOn } from '../../spine/time/dated.ts'
import { type PublishedYear, faultOfYear } from '../../spine/time/council-terms.ts'
import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import { localLimit, recordsKeptFrom, schoolTermDates } from './kinds.ts'

/** Where a limit of the trust's own comes from, beside those of the law. */
export const OURS = 'The trust’s own'

type Limit = Entry<BodyOf<typeof localLimit>>

/**
 * What the trust's own file says that duties are counted by. A limit that has ended gives way to the one the duty comes
 * with. One of a duty or limit that is no more is passed over.
 */
export function trustStandingOf(file: SubjectFile, duties: ReadonlyMap<string, Duty>): TrustStanding {
  const from = latest(file, recordsKeptFrom)
  return {
    keptFrom: (from && startDay(from.start)) ?? null,
    limits: limitsIn(all(file, localLimit), duties),
    terms: termsIn(file),
  }
}

function limitsIn(entries: readonly Limit[], duties: ReadonlyMap<string, Duty>): KeptLimits {
  const limits: Record<string, Record<string, Dated<Span>>> = {}
  for (const { body } of entries) {
    const { duty, limit } = body
    const law = duties.get(duty)?.limits[limit]
    if (!law || limits[duty]?.[limit]) continue
    const steps = stepsOf(
      entries.filter(each => each.body.duty === duty && each.body.limit === limit),
      law,
    )
    if (steps.length > 0) (limits[duty] ??= {})[limit] = steps
  }
  return limits
}

// Oldest first; of two that begin on one day the later written holds. The law's own value where none of ours does.
function stepsOf(own: readonly Limit[], law: Dated<Span>): Dated<Span> {
  const starts = own.flatMap(entry => startDay(entry.start) ?? [])
  const ends = own.flatMap(entry => entry.end ?? [])
  const [first] = starts.toSorted()
  if (first === undefined) return []
  const days = [...new Set([...starts, ...ends, ...law.map(step => step.from).filter(day => day > first)])].sort()
  const steps: { from: PlainDate; value: Span; source: string }[] = []
  for (const day of days) {
    const ours = own.findLast(entry => (startDay(entry.start) ?? day) <= day && (entry.end === null || entry.end > day))
    const value: Span = ours ? { n: ours.body.n, unit: ours.body.unit } : valueOn(law, day)
    const last = steps.at(-1)
    if (last && last.value.n === value.n && last.value.unit === value.unit) continue
    steps.push({ from: day, value, source: ours ? OURS : (law.findLast(step => step.from <= day)?.source ?? '') })
  }
  return steps
}

// Of two entries for one council's year the later written holds.
function termsIn(file: SubjectFile): readonly PublishedYear[] {
  const found = new Map<string, PublishedYear>()
  for (const { body } of all(file, schoolTermDates)) {
    const year = publishedYear(body)
    if (faultOfYear(year) === undefined) found.set(`${body.council} ${body.year}`, year)
  }
  return [...found.values()]
}

/** A school year as its entry gives it. */
export function publishedYear(body: BodyOf<typeof schoolTermDates>): PublishedYear {
  const { council, year } = body
  return {
    council,
    year,
    terms: (['autumn', 'spring', 'summer'] as const).map(name => ({
      name,
      year,
      start: body[`${name}Start`],
      end: body[`${name}End`],
      halfTerm: { start: body[`${name}HalfFrom`], end: body[`${name}HalfTo`] },
    })),
    closed: (body.closed ?? '').split(/[^0-9-]+/).filter(isPlainDate),
  }
}
