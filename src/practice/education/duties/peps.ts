import { type Occasion, type Timing, defineDuty } from '../../../spine/duty/duty.ts'
import { workingDays } from '../../../spine/duty/span.ts'
import { type SubjectFile, notion } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays, earlier } from '../../../spine/time/plain-date.ts'
import { lastDayBeforeNext, termInWords, termKey, termsBetween } from '../../../spine/time/school-terms.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { type TimeInCare, timesInCare } from '../../care/notions.ts'
import { identity, responsibleCouncil } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { pep, schoolPlace } from '../kinds.ts'
import { pepFor, pepsOf } from '../notions/peps.ts'
import { educationStage, participationTo } from '../notions/places.ts'
import { termsFor } from '../notions/terms.ts'
import { because } from '../words.ts'
import { carePlanning, promotingEducation } from './sources.ts'

const READS = [periodOfCare, identity, responsibleCouncil, schoolPlace, pep]

// As far ahead as these limits are counted in working days.
const LONGEST = 20

/** The time from coming into care to an education plan's being started. */
export const startedWithin = dated({
  from: '2014-09-01',
  value: workingDays(10),
  source: 'Promoting the education of looked-after children: a personal education plan started within 10 working days',
})

/** The times in care that began with the child in education, and whose 20th working day can be counted. */
function newlyInCare(file: SubjectFile): readonly TimeInCare[] {
  return timesInCare(file).filter(
    time =>
      time.care.startKnown &&
      canCountWorkingDays(time.start, LONGEST) &&
      educationStage(file, time.start) !== undefined,
  )
}

function first(
  file: SubjectFile,
  time: TimeInCare,
  due: { readonly by: PlainDate; readonly statutory?: PlainDate },
  doneOn: 'startedOn' | 'completedOn',
): Occasion {
  const found = pepsOf(file).find(
    each => each.on >= time.start && (time.end === null || each.on <= time.end) && each[doneOn] !== undefined,
  )
  const on = found?.[doneOn]
  return {
    key: `came:${time.start}`,
    because: because('education.came-into-care', { on: time.start }),
    from: time.start,
    ...due,
    ...(found && on
      ? { met: { on, entry: found.entry.id } }
      : time.end === null
        ? {}
        : { ended: { on: time.end, because: time.ends } }),
  }
}

/** An education plan started soon after a child comes into care. */
export const pepInitiate = defineDuty({
  id: 'pep-initiate',
  title: 'Education plan started',
  about:
    'A personal education plan is started within 10 working days of a child of school age, in an early years place or aged 16 or 17 coming into care.',
  owner: 'social-worker',
  section: 'education',
  layer: 'guidance',
  sources: [promotingEducation('The personal education plan initiated within 10 working days of coming into care')],
  limits: { within: startedWithin },
  metBy: 'The day the plan was started, or its first meeting.',
  stops: 'The child leaves care.',
  record: pep,
  reads: READS,
  occasions: (file, timing) =>
    newlyInCare(file).map(time => first(file, time, timing.due('within', time.start), 'startedOn')),
})

/** The first education plan complete for the first review. */
export const pepFirst = defineDuty({
  id: 'pep-first',
  title: 'First education plan',
  about:
    'The first personal education plan is complete within 20 working days of the child coming into care: in time for the first review.',
  owner: 'virtual-school',
  section: 'education',
  layer: 'guidance',
  sources: [
    promotingEducation('The personal education plan ready for the first review, within 20 working days'),
    carePlanning('reg 5(b)(ii) and Sch 1 para 2: the personal education plan is part of the care plan'),
  ],
  limits: {
    within: dated({
      from: '2014-09-01',
      value: workingDays(20),
      source: 'Promoting the education of looked-after children: ready for the first review (20 working days)',
    }),
  },
  metBy: 'The day the plan was signed off, its meeting held.',
  stops: 'The child leaves care.',
  record: pep,
  reads: READS,
  occasions: (file, timing) =>
    newlyInCare(file).map(time => first(file, time, timing.due('within', time.start), 'completedOn')),
})

/** An education plan in each school term. */
export const pepTermly = defineDuty({
  id: 'pep-termly',
  title: 'Education plan this term',
  about:
    'The personal education plan is reviewed once in each school term, three times a year, to 18. In the term a child comes into care the first plan takes its place. Terms are the council’s own where the trust has entered them, and the usual ones in England for other years.',
  owner: 'virtual-school',
  section: 'education',
  layer: 'guidance',
  sources: [
    promotingEducation('The personal education plan reviewed each school term'),
    carePlanning('reg 5(b)(ii) and Sch 1 para 2: the personal education plan is part of the care plan'),
  ],
  metBy: 'A meeting held in the term and the plan signed off by its last day.',
  stops: 'The child leaves care or turns 18; once the next term begins, a term left without one stays missed.',
  record: pep,
  reads: READS,
  occasions: (file, timing: Timing) => termly(file).filter(({ by }) => by !== null && by <= timing.until),
})

/** The first day of the guidance that asks for a plan in every term. */
const termlyFrom = dated({
  from: '2014-09-01',
  value: '2014-09-01' as PlainDate,
  source: 'Children and Families Act 2014, s 99, and its guidance',
})

const termly = notion((file: SubjectFile): readonly Occasion[] => {
  const born = bornOn(file)
  if (born === undefined) return []
  const adult = birthday(born, valueOn(participationTo, born))
  return timesInCare(file).flatMap(time => {
    const end = earlier(time.end ?? adult, adult)
    const terms = termsFor(file)
    return termsBetween(time.start, end, terms).flatMap((term): Occasion[] => {
      if (term.start <= time.start || term.start >= end || term.start < valueOn(termlyFrom, term.start)) return []
      // A child who comes of school age, or leaves school, in a term is asked about by its last day.
      if (educationStage(file, earlier(term.end, addDays(end, -1))) === undefined) return []
      const found = pepFor(file, term)?.pep
      const over = addDays(lastDayBeforeNext(term, terms), 1)
      const stops =
        time.end !== null && time.end < over
          ? { on: time.end, because: time.ends }
          : { on: over, because: because('education.next-term-began', { on: over }) }
      return [
        {
          key: `term:${termKey(term)}`,
          because: because('education.term', { term: termInWords(term), until: term.end }),
          from: term.start,
          by: term.end,
          ...(found?.completedOn ? { met: { on: found.completedOn, entry: found.entry.id } } : { ended: stops }),
        },
      ]
    })
  })
})

export const pepDuties = [pepInitiate, pepFirst, pepTermly] as const
