import { adoption, adoptionDecision, adoptionMatch } from '../../../practice/adoption/kinds.ts'
import { deprivationOfLiberty, missingEpisode, periodOfCare, previousPermanence } from '../../../practice/care/kinds.ts'
import { reviewsHeld } from '../../../practice/care/notions.ts'
import { allocation, socialWorkerEpisode } from '../../../practice/people/kinds.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { all, latest } from '../../../spine/ledger/file.ts'
import { type PlainDate, addYears, isPlainDate } from '../../../spine/time/plain-date.ts'
import { british } from '../check-dates.ts'
import { tableNamed } from '../tables.ts'
import { type Asking, type RecordedRow, belongs, dayBy, flagOf, inYear, rowFrom, touchesYear } from './asking.ts'

/** The reviews held in the year. */
export function reviewRows(asking: Asking): readonly RecordedRow[] {
  return reviewsHeld(asking.file)
    .filter(({ on }) => inYear(asking, on))
    .map(({ on, entry, body }) => ({
      ...rowFrom('Reviews', asking, [], { REVIEW: british(on), REVIEW_CODE: body.participation }),
      entries: [entry],
    }))
}

/** Times missing or away that touched the year. */
export function missingRows(asking: Asking): readonly RecordedRow[] {
  return spellsOf(asking, all(asking.file, missingEpisode)).map(entry =>
    rowFrom('Missing', asking, [entry], {
      MISSING: entry.body.type,
      MIS_START: dayBy(asking, startDay(entry.start)),
      MIS_END: dayBy(asking, entry.end),
    }),
  )
}

/** Orders that deprived the child of their liberty in the year. */
export function libertyRows(asking: Asking): readonly RecordedRow[] {
  if (asking.year < (tableNamed('DoLo')?.fromYear ?? 0)) return []
  return spellsOf(asking, all(asking.file, deprivationOfLiberty)).map(entry =>
    rowFrom('DoLo', asking, [entry], {
      DOLO_START: dayBy(asking, startDay(entry.start)),
      DOLO_END: dayBy(asking, entry.end),
    }),
  )
}

function spellsOf<E extends Entry>(asking: Asking, entries: readonly E[]): readonly E[] {
  const days = new Map<string, E>()
  for (const entry of entries) {
    const start = startDay(entry.start)
    if (start === undefined || !touchesYear(asking, start, entry.end)) continue
    // The return tells them apart by the day they began; the one that lasted is listed last.
    days.set(start, entry)
  }
  return [...days.values()]
}

/** Decisions that the child should be placed for adoption that stood at some time in the year. */
export function decisionRows(asking: Asking): readonly RecordedRow[] {
  return spellsOf(asking, all(asking.file, adoptionDecision)).map(entry => {
    const ceased = dayBy(asking, entry.end)
    return rowFrom('PlacedAdoption', asking, [entry], {
      DATE_PLACED: dayBy(asking, startDay(entry.start)),
      DATE_PLACED_CEASED: ceased,
      REASON_PLACED_CEASED: entry.end === null || ceased !== undefined ? entry.body.reversed : undefined,
    })
  })
}

/** The AD1 row of a child who was adopted in the year. */
export function adoptionRows(asking: Asking): readonly RecordedRow[] {
  const { file, council } = asking
  const told = latest(file, adoption)
  const left = all(file, periodOfCare).findLast(
    ({ end, body }) => end !== null && body.council === council && (body.ended === 'E11' || body.ended === 'E12'),
  )
  const match = all(file, adoptionMatch).findLast(each => each.end === null)
  if (told === undefined && match === undefined) return []
  const on = (told && startDay(told.start)) ?? left?.end ?? told?.body.matched ?? told?.body.decided
  if (!inYear(asking, on as PlainDate | undefined) || !(left !== undefined || (told && belongs(asking)))) return []
  const decision = all(file, adoptionDecision).findLast(each => each.end === null)
  const decided = told?.body.decided ?? (decision && startDay(decision.start))
  const matched = told?.body.matched ?? (match && startDay(match.start))
  const adopters = told?.body.adopters
  return [
    rowFrom('AD1', asking, [told, match, decision, left], {
      DATE_INT: typeof decided === 'string' ? british(decided as PlainDate) : undefined,
      DATE_MATCH: typeof matched === 'string' ? british(matched as PlainDate) : undefined,
      FOSTER_CARE: flagOf(told?.body.byFosterCarer ?? match?.body.withFosterCarer),
      NB_ADOPTR: adopters === undefined ? undefined : String(adopters),
      SEX_ADOPTR: told?.body.adopterSex,
      LS_ADOPTR: told?.body.adopterStatus,
    }),
  ]
}

/** What is known of a permanent home before care, in the year whose return tells it. */
export function permanenceRows(asking: Asking): readonly RecordedRow[] {
  if (!belongs(asking)) return []
  const entry = all(asking.file, previousPermanence).findLast(({ body }) => body.year === asking.year)
  if (entry === undefined) return []
  return [
    rowFrom('PrevPerm', asking, [entry], {
      PREV_PERM: entry.body.type,
      LA_PERM: entry.body.council,
      DATE_PERM: partly(entry.start) ?? (entry.body.type === 'Z1' ? undefined : 'zz/zz/zzzz'),
    }),
  ]
}

function partly(start: Entry['start']): string | undefined {
  if (start === null) return undefined
  if (isPlainDate(start)) return british(start)
  return start.length === 7 ? `zz/${start.slice(5)}/${start.slice(0, 4)}` : `zz/zz/${start.slice(0, 4)}`
}

/** Years before the return's own through which it asks who the social workers were. */
const LOOKED_BACK = 1
/** A number of the council's own, for a worker who has none: the return takes those that begin so. */
const NO_NUMBER = 'XX'

/**
 * Who the child's social workers were in the year and the year before: those the returns told of, and from the last of them
 * on those whom the child was given to here.
 */
export function workerRows(asking: Asking): readonly RecordedRow[] {
  const { year, start: first, end: last } = asking
  if (year < (tableNamed('SWEpisodes')?.fromYear ?? 0)) return []
  const from = addYears(first, -LOOKED_BACK)
  return spellsOfWorkers(asking)
    .filter(({ start, end }) => start <= last && (end === null || end >= from))
    .map(({ entry, start, end, worker, reason }) =>
      rowFrom('SWEpisodes', asking, [entry], {
        SW_ID: worker,
        SW_DECOM: british(start),
        SW_DEC: dayBy(asking, end),
        SW_REASON: reason,
      }),
    )
}

interface WorkerSpell {
  readonly entry: Entry
  readonly start: PlainDate
  readonly end: PlainDate | null
  readonly worker: string
  readonly reason: string | undefined
}

function spellsOfWorkers({ file, numberOf }: Asking): readonly WorkerSpell[] {
  const told = all(file, socialWorkerEpisode).flatMap((entry): readonly WorkerSpell[] => {
    const start = startDay(entry.start)
    const { worker, reason } = entry.body
    return start === undefined ? [] : [{ entry, start, end: entry.end, worker, reason }]
  })
  const given = all(file, allocation).flatMap((entry): readonly WorkerSpell[] => {
    const start = startDay(entry.start)
    const { role, worker, reason } = entry.body
    if (role !== 'social-worker' || start === undefined) return []
    return [{ entry, start, end: entry.end, worker: (worker && numberOf?.(worker)) ?? NO_NUMBER, reason }]
  })
  const newest = told.at(-1)
  if (newest === undefined) return oneAtATime(given)
  // What was recorded of the worker last told of is the same stretch, and may know when it ended.
  const same = given.findLast(each => each.worker === newest.worker && isSameStretch(each, newest))
  const after = given.filter(each => each !== same && each.start > newest.start)
  return [...told.slice(0, -1), ...oneAtATime([{ ...newest, end: newest.end ?? same?.end ?? null }, ...after])]
}

function isSameStretch(given: WorkerSpell, told: WorkerSpell): boolean {
  return (given.end === null || given.end > told.start) && (told.end === null || given.start < told.end)
}

// A child has one social worker at a time: one not ended was over when the next began.
function oneAtATime(spells: readonly WorkerSpell[]): readonly WorkerSpell[] {
  return spells.map((spell, index) => {
    const next = spells[index + 1]
    return next !== undefined && (spell.end === null || spell.end > next.start) ? { ...spell, end: next.start } : spell
  })
}
