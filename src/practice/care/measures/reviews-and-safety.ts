import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { type Measure, type Member, defineMeasure } from '../../../spine/measure/measure.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { bornOn } from '../../people/notions.ts'
import { identity } from '../../people/kinds.ts'
import type { reviewParticipation } from '../codes.ts'
import { missingEpisode, periodOfCare, review } from '../kinds.ts'
import {
  type InCareMember,
  type PeriodOfCare,
  careCovering,
  firstReviewDue,
  inCareMembers,
  inCareReads,
  periodsOfCare,
  reviewsDue,
} from '../notions.ts'
import { because } from '../words.ts'
import { published, ssda903 } from '../../sources.ts'

type Participation = (typeof reviewParticipation)['codes'][number]['code']

const NONE: readonly never[] = Object.freeze([])

/** The age from which a child is asked to take part in reviews. */
const participatesFrom: Dated<number> = dated({
  from: '2005-04-01',
  value: 4,
  source: 'SSDA903 REVIEW_CODE: PN0, child aged under 4 at the time of the review',
})

// Coming without giving views (PN4) is counted as taking part by some councils and not by others: here it is not.
export const TOOK_PART: ReadonlySet<Participation> = new Set<Participation>(['PN1', 'PN2', 'PN3', 'PN5', 'PN6'])

/** Children all of whose reviews in the year were on time. */
export const reviewsOnTime = defineMeasure<PeriodOfCare>({
  id: 'cla-reviews-on-time',
  title: 'Children whose reviews were all on time',
  question: 'Of the children in care, how many had every review in the last 12 months on time?',
  definition:
    'Asked about: children in care at the end of the day for more than 20 working days. Counts: a child for whom every review that fell due in the 12 months was held by its day. The first is due 20 working days after coming into care, the second 3 months after the first, and each after that 6 months after the one before, counted from the review actually held. One late review means the child does not count, even when a later one was on time; nor does a child with a review overdue at the end of the day. Children not yet due a first review are left out and listed, as is a child whom the council’s later return no longer mentions. Where earlier reviews are not on file, so that none can be shown to have been due, the answer is not known.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  front: true,
  of: 'child',
  period: 'rolling-year',
  sources: [
    {
      title: 'Care Planning, Placement and Case Review (England) Regulations 2010',
      provision: 'reg 33: the first review within 20 working days, the second within 3 months of it',
      verified: true,
    },
    {
      title: 'Care Planning, Placement and Case Review (England) Regulations 2010',
      provision: 'reg 33: later reviews within 6 months of the one before',
      verified: false,
    },
    {
      title: 'National indicator 66: looked after children cases reviewed within required timescales',
      provision: 'One late review in the year means the child does not count',
      verified: false,
    },
  ],
  reads: [...inCareReads, review],
  population: (file, period) => {
    const members = inCareMembers(file, period.end)
    const care = members[0]?.item
    if (!care || members[0]?.excluded) return members
    const by = firstReviewDue(care)
    if (by === undefined || by < period.end) return members
    const reason = because('care.first-review-not-yet-due', { since: care.start, by })
    return [{ because: reason, item: care, excluded: true }]
  },
  counts: (file, period, member) => {
    const on = period.end
    let onTime = 0
    for (const { care, by, held } of reviewsDue(file)) {
      if (care !== member.item || by > on) continue
      if (held === null || held > on) return { is: false, because: because('care.review-not-held', { by, on }) }
      if (by < period.start) continue
      if (held > by) return { is: false, because: because('care.review-late', { by, held }) }
      onTime++
    }
    return onTime === 0
      ? { is: 'unknown', because: because('care.no-review-to-judge') }
      : { is: true, because: because('care.reviews-on-time', { n: onTime }) }
  },
})

/** Reviews in which the child took part. */
export const participation = defineMeasure<Participation>({
  id: 'review-participation',
  title: 'Reviews in which children took part',
  question: 'In how many reviews did children aged 4 or over give their views?',
  definition:
    'Asked about: reviews held in the last 12 months of children in care who were aged 4 or over on the day. Counts: those where the child spoke, was spoken for by an advocate, or gave views in another way, there or beforehand (PN1, PN2, PN3, PN5, PN6). Coming without giving views (PN4) and not giving views at all (PN7) do not count; some councils count PN4, so figures may differ. A review recorded as of a child under 4 (PN0) who was 4 or over is not known. A review on a day when the child was not in care is left out and listed.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  front: true,
  of: 'event',
  period: 'rolling-year',
  sources: [ssda903('Reviews: REVIEW, REVIEW_CODE PN0 to PN7')],
  reads: [periodOfCare, identity, review],
  population: (file, period) => {
    const reviews = all(file, review)
    if (reviews.length === 0) return NONE
    const born = bornOn(file)
    return reviews.flatMap((entry): readonly Member<Participation>[] => {
      const on = startDay(entry.start)
      if (on === undefined || on < period.start || on > period.end) return NONE
      const how = entry.body.participation
      if (born === undefined && how === 'PN0') return NONE
      if (born !== undefined && on < birthday(born, valueOn(participatesFrom, on))) return NONE
      if (!careCovering(file, on))
        return [{ because: because('care.review-not-in-care', { on }), at: on, excluded: true }]
      const reason = because(born === undefined ? 'care.review-born-not-known' : 'care.review-held', { on })
      return [{ because: reason, at: on, item: how }]
    })
  },
  counts: (_file, _period, member) => {
    const how = member.item
    if (how === undefined || how === 'PN0')
      return { is: 'unknown', because: because('care.participation-contradicts-age') }
    const is = TOOK_PART.has(how)
    return { is, because: because(is ? 'care.took-part' : 'care.took-no-part', { how }) }
  },
})

/** Times children in care went missing. */
export const missingIncidents = defineMeasure({
  id: 'missing-incidents',
  title: 'Times children went missing',
  question: 'How often did children in care go missing in the last 12 months, and how many children was that?',
  definition:
    'Counted: every time a child in care went missing that began in the 12 months, of any length, whether or not it has ended. Shown with the number of children it happened to. Being away without authorisation, when it was known where the child was, is left out and listed, as is a time when the child was not in care.',
  unit: 'count',
  better: 'lower',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: [
    published('Children looked after who were missing during the year'),
    ssda903('Missing: MISSING, MIS_START'),
  ],
  reads: [periodOfCare, missingEpisode],
  population: (file, period) => {
    const episodes = all(file, missingEpisode)
    return episodes.length === 0 || periodsOfCare(file).length === 0 ? NONE : missingIn(file, period)
  },
})

function missingIn(file: SubjectFile, period: Period): readonly InCareMember[] {
  return all(file, missingEpisode).flatMap((entry): readonly InCareMember[] => {
    const at = startDay(entry.start)
    if (at === undefined || at < period.start || at > period.end) return NONE
    const values = { on: at }
    if (entry.body.type === 'A') return [{ because: because('care.away-not-missing', values), at, excluded: true }]
    return careCovering(file, at)
      ? [{ because: because('care.went-missing', values), at }]
      : [{ because: because('care.missing-not-in-care', values), at, excluded: true }]
  })
}

export const reviewsAndSafety: readonly Measure[] = [reviewsOnTime, participation, missingIncidents]
