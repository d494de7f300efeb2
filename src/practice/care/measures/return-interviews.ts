import type { Occasion } from '../../../spine/duty/duty.ts'
import { occasionsOf } from '../../../spine/duty/evaluate.ts'
import { dayOf, inTime } from '../../../spine/duty/finding.ts'
import { type SubjectFile, notion } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import { type Measure, type Member, type Source, defineMeasure } from '../../../spine/measure/measure.ts'
import type { Period } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { returnHomeInterview } from '../duties/missing.ts'
import { missingEpisode, periodOfCare, returnInterview, visit } from '../kinds.ts'
import { type Return, careCovering, returnsFromMissing, workKeptFrom } from '../notions.ts'
import { because } from '../words.ts'

const NONE: readonly never[] = Object.freeze([])

const READS: readonly AnyKind[] = [periodOfCare, missingEpisode, returnInterview, visit]

const SOURCES: readonly Source[] = [
  {
    title: 'Statutory guidance on children who run away or go missing from home or care (January 2014)',
    provision: 'an independent return interview within 72 hours of the child’s return',
    verified: false,
  },
]

interface Owed {
  readonly back: Return
  /** The last moment in time, or the last day where the time of coming back is not recorded. */
  readonly by: string
}

const owed = notion((file: SubjectFile): readonly Owed[] => {
  const due = new Map<string, Occasion>(
    occasionsOf(file, returnHomeInterview, '9999-12-31' as PlainDate).map(occasion => [occasion.key, occasion]),
  )
  return returnsFromMissing(file).flatMap(back => {
    const by = due.get(back.episode.id)?.by
    return by == null ? [] : [{ back, by }]
  })
})

function returned(file: SubjectFile, { start, end }: Period): readonly Member<Owed>[] {
  return owed(file).flatMap((each): readonly Member<Owed>[] => {
    const { back, went } = each.back
    if (back < start || back > end) return NONE
    if (!careCovering(file, went ?? back))
      return [{ because: because('care.missing-not-in-care', { on: went ?? back }), at: back, excluded: true }]
    return [{ because: because('care.came-back', { on: back }), at: back, item: each }]
  })
}

/** Why nothing can be said of an interview that is not on file: it came back before the file told of any. */
function notKept(file: SubjectFile, { back }: Owed): boolean {
  const kept = workKeptFrom(file)
  return !back.interview && (kept === undefined || back.back < kept)
}

/** Interviews offered in time to children who came back. */
export const offeredInTime = defineMeasure<Owed>({
  id: 'rhi-offered-72h',
  title: 'Return home interviews offered within 72 hours',
  question: 'When a child comes back from being missing, do we offer a talk within 72 hours?',
  definition:
    'Asked about: every time a child in care who was missing came back in the last 12 months. Counts: those after which an independent interview was offered within 72 hours of coming back, whether or not the child said yes. Where the time of coming back is not recorded the third day after counts as in time. One whose 72 hours were not yet over, and to whom none had been offered, is left out and listed. Being away without authorisation is not asked about. Where the child came back before anything of the kind was recorded here, the answer is not known.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: SOURCES,
  reads: READS,
  population: (file, period) =>
    returned(file, period).map(member => {
      const { item } = member
      if (!item || (item.back.offered !== undefined && dayOf(item.back.offered) <= period.end)) return member
      return stillTime(member, item, period)
    }),
  counts: (file, { end }, { item }) => {
    const { back, by } = item as Owed
    if (notKept(file, item as Owed)) return { is: 'unknown', because: because('care.interviews-not-kept') }
    const { offered } = back
    if (offered === undefined || dayOf(offered) > end)
      return { is: false, because: because('care.interview-not-offered') }
    const on = dayOf(offered)
    return inTime(offered, by)
      ? { is: true, because: because('care.interview-offered', { on }) }
      : { is: false, because: because('care.interview-offered-late', { on }) }
  },
})

function stillTime(member: Member<Owed>, item: Owed, period: Period): Member<Owed> {
  return dayOf(item.by) > period.end
    ? { because: because('care.interview-not-yet-due', { by: dayOf(item.by) }), at: item.back.back, excluded: true }
    : member
}

/** Interviews held in time with children who came back. */
export const heldInTime = defineMeasure<Owed>({
  id: 'rhi-held-72h',
  title: 'Return home interviews held within 72 hours',
  question: 'When a child comes back from being missing, does someone independent talk with them within 72 hours?',
  definition:
    'Asked about: every time a child in care who was missing came back in the last 12 months. Counts: those after which an interview was held within 72 hours of coming back. A child who said no to the offer is left out and listed, as is one whose 72 hours were not yet over. Being away without authorisation is not asked about. Where the child came back before anything of the kind was recorded here, the answer is not known.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: SOURCES,
  reads: READS,
  population: (file, period) =>
    returned(file, period).map(member => {
      const { item } = member
      if (!item || (item.back.held !== undefined && dayOf(item.back.held) <= period.end)) return member
      const { declined } = item.back
      if (declined !== undefined && declined <= period.end)
        return { because: because('care.interview-declined', { on: declined }), at: item.back.back, excluded: true }
      return stillTime(member, item, period)
    }),
  counts: (file, { end }, { item }) => {
    const { back, by } = item as Owed
    if (notKept(file, item as Owed)) return { is: 'unknown', because: because('care.interviews-not-kept') }
    const { held } = back
    if (held === undefined || dayOf(held) > end) return { is: false, because: because('care.interview-not-held') }
    const on = dayOf(held)
    if (on < back.back)
      return { is: 'unknown', because: because('care.interview-before-return', { on, back: back.back }) }
    return inTime(held, by)
      ? { is: true, because: because('care.interview-held', { on }) }
      : { is: false, because: because('care.interview-held-late', { on }) }
  },
})

export const returnInterviewMeasures: readonly Measure[] = [offeredInTime, heldInTime]
