import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { type Span, months, weeks } from '../../spine/duty/span.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'
import { type PlainDate, earlier } from '../../spine/time/plain-date.ts'
import { identity } from '../people/kinds.ts'
import type { SupportLevel } from './codes.ts'
import { sensoryNeedKnown, sensoryVisit } from './kinds.ts'
import { knownTimes, planVisits } from './notions.ts'
import { because } from './words.ts'

const ours = (value: Span): Dated<Span> =>
  dated({
    from: '2020-11-01',
    value,
    source: 'Our assumption until the service sets its own: the code of practice names no number of visits',
  })

/** A qualified teacher visits each child the service knows as often as their level of support says. */
export const sensoryVisitDue = defineDuty({
  id: 'sensory-visit',
  title: 'Specialist visit (sensory)',
  about:
    'A qualified teacher of deaf children, or of children with vision or multi-sensory impairment, sees each child the sensory impairment service knows as often as the level of support says, or sooner where a visit was planned.',
  owner: 'virtual-school',
  section: 'education',
  layer: 'local',
  sources: [
    {
      title: 'Special educational needs and disability code of practice: 0 to 25 years (2015)',
      provision:
        'paragraph 6.61: schools should always involve a qualified teacher of pupils with a sensory impairment; how often is the service’s own plan',
      verified: false,
    },
  ],
  limits: {
    high: ours(weeks(2)),
    medium: ours(weeks(7)),
    low: ours(months(4)),
    monitoring: ours(months(12)),
  },
  metBy: 'A visit of a qualified teacher at which the child was seen.',
  stops: 'The service no longer knows the child, or at another level, from which it is counted again.',
  record: sensoryVisit,
  reads: [identity, sensoryNeedKnown, sensoryVisit],
  occasions: (file, { until, due }): readonly Occasion[] => {
    const visits = planVisits(file)
    return knownTimes(file).flatMap(time => {
      const own = visits.filter(({ on }) => on >= time.start && (time.end === null || on < time.end))
      const found: Occasion[] = []
      let [from, planned, first]: [PlainDate, PlainDate | undefined, boolean] = [time.start, undefined, true]
      const add = (more: Pick<Occasion, 'met' | 'ended' | 'again'>): void => {
        const limit = due(time.level satisfies SupportLevel, from)
        const soonest = planned === undefined ? limit : { ...limit, by: earlier(limit.by, planned) }
        const asPlanned = planned !== undefined && planned < limit.by
        if (soonest.by > until && !more.met) return
        found.push({
          key: `${time.need}:${time.start}:${from}`,
          from,
          because: first
            ? because('senses.first-visit', { since: from })
            : asPlanned
              ? because('senses.planned', { by: soonest.by })
              : because('senses.next-visit', { on: from }),
          ...soonest,
          ...more,
        })
      }
      for (const visit of own) {
        if (visit.on === from && !first) continue
        add({ met: { on: visit.on, entry: visit.entry } })
        ;[from, planned, first] = [visit.on, visit.next, false]
      }
      const again = due(time.level, from).within
      add(
        time.end === null
          ? again === undefined
            ? {}
            : { again }
          : { ended: { on: time.end, because: because('senses.ended', { on: time.end }) } },
      )
      return found
    })
  },
})

/** What the service's own plan asks. */
export const sensoryDuties: readonly Duty[] = [sensoryVisitDue]
