import type { Occasion } from '../../spine/duty/duty.ts'
import { occasionsOf } from '../../spine/duty/evaluate.ts'
import { dayOf } from '../../spine/duty/finding.ts'
import { type SubjectFile, all, notion } from '../../spine/ledger/file.ts'
import { type Measure, type Member, type Source, defineMeasure } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { identity } from '../people/kinds.ts'
import { sensoryVisitDue } from './duties.ts'
import { sensoryNeedKnown } from './kinds.ts'
import { knownOn } from './notions.ts'
import { because } from './words.ts'

const NONE: readonly never[] = Object.freeze([])
const FOREVER = '9999-12-31' as PlainDate
const SOURCES: readonly Source[] = [
  {
    title: 'Alongside',
    provision: 'The shared sensory impairment service: its caseload by council, and visits by its own plan',
    verified: true,
  },
]

const visitsDue = notion((file: SubjectFile): readonly Occasion[] =>
  all(file, sensoryNeedKnown).length === 0 ? NONE : occasionsOf(file, sensoryVisitDue, FOREVER),
)

/** Children with a file here whom the service knows. */
export const sensoryCaseload = defineMeasure({
  id: 'sensory-caseload',
  title: 'Children known to the sensory impairment service',
  question: 'How many children with a file here does the sensory impairment service know?',
  definition:
    'Asked about, and counted: children with a file here whom the sensory impairment service knows at the end of the day, for hearing, vision or both, at any level of support, in care or not. The service’s whole caseload, nearly all of it children with no file here, is told on the service’s own page.',
  unit: 'count',
  better: 'context',
  group: 'education',
  of: 'child',
  period: 'snapshot',
  sources: SOURCES,
  reads: [identity, sensoryNeedKnown],
  population: (file, { end }) => {
    const known = knownOn(file, end)
    return known ? [{ because: because('senses.known', { since: known.start }) }] : NONE
  },
})

/** Visits by the service's plan, made in time. */
export const sensoryVisitsInTime = defineMeasure<Occasion>({
  id: 'sensory-visits-in-time',
  title: 'Sensory specialists’ visits in time',
  question: 'Are children seen by the specialist teacher as often as their level of support says?',
  definition:
    'Asked about: every visit to a child with a file here that fell due in the 12 months by the service’s own plan, by level of support. Counts: a visit of a qualified teacher at which the child was seen, on or before the day. A visit that was not made is counted once, for the day it was due. A time that ended before the visit was due is not asked about.',
  unit: 'percent',
  better: 'higher',
  group: 'education',
  of: 'event',
  period: 'rolling-year',
  sources: SOURCES,
  reads: sensoryVisitDue.reads,
  population: (file, period) =>
    visitsDue(file).flatMap((occasion): readonly Member<Occasion>[] => {
      if (occasion.by === null) return NONE
      const by = dayOf(occasion.by)
      if (by < period.start || by > period.end || (!occasion.met && occasion.ended && occasion.ended.on <= by))
        return NONE
      return [{ because: because('senses.visit-due', { by }), at: by, item: occasion }]
    }),
  counts: (_file, period, { item, at }) => {
    const by = at ?? period.end
    const on = item?.met && dayOf(item.met.on)
    if (on === undefined || on > period.end) return { is: false, because: because('senses.visit-not-made', { by }) }
    return on <= by
      ? { is: true, because: because('senses.visit-in-time', { on }) }
      : { is: false, because: because('senses.visit-late', { on }) }
  },
})

/** What this room counts. */
export const sensoryMeasures: readonly Measure[] = [sensoryCaseload, sensoryVisitsInTime]
