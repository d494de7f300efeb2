import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { risk, riskMitigation, riskReview } from './kinds.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

const OURS = {
  title: 'The trust’s own risk registers',
  provision: 'The date set when it was last looked at',
  verified: false,
}

/** Each open risk is looked at again by the day its owner set. */
export const riskReviewed = defineDuty({
  id: 'risk-review',
  title: 'Review of a risk',
  about: 'Each risk on the trust’s registers is looked at again by the day set when it was raised or last reviewed.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'local',
  sources: [OURS],
  metBy: 'A review of the risk, with how it scores now.',
  stops: 'The risk is closed.',
  record: riskReview,
  reads: [risk, riskReview],
  occasions: (file): readonly Occasion[] => {
    const reviews = all(file, riskReview)
    return all(file, risk).flatMap(({ id, start, end, body }) => {
      const raised = startDay(start)
      if (raised === undefined) return []
      const own = reviews.filter(each => each.body.risk === id)
      return seriesOf({
        key: id,
        start: raised,
        end,
        ends: because('risk.closed'),
        done: own.flatMap(each => {
          const on = startDay(each.start)
          return on === undefined ? [] : [{ on, entry: each.id }]
        }),
        next: (from, _, last) => {
          const values = { risk: body.reference, on: from }
          if (!last) return { because: because('risk.raised', values), by: body.reviewBy }
          const by = own.find(each => each.id === last.entry)?.body.nextBy
          return by === undefined ? undefined : { because: because('risk.last-reviewed', values), by }
        },
      })
    })
  },
})

/** Each mitigation is done by its day. */
export const mitigationDone = defineDuty({
  id: 'risk-mitigation',
  title: 'Mitigation of a risk',
  about: 'What the trust said it would do about a risk is done by the day it gave.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'local',
  sources: [{ ...OURS, provision: 'The date agreed for the mitigation' }],
  metBy: 'The day the mitigation was done.',
  stops: 'The risk is closed.',
  record: riskMitigation,
  reads: [risk, riskMitigation],
  occasions: (file): readonly Occasion[] => {
    const risks = new Map(all(file, risk).map(each => [each.id, each]))
    return all(file, riskMitigation).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      const of = risks.get(body.risk)
      if (!of) return []
      return [
        {
          key: id,
          because: because('risk.mitigation-agreed', { risk: of.body.reference, on: startDay(start) ?? null }),
          from: start,
          by: body.by,
          ...(end === null ? {} : { met: { on: end, entry: id } }),
          ...(of.end === null ? {} : { ended: { on: of.end, because: because('risk.closed') } }),
        },
      ]
    })
  },
})

/** What the registers of risks say must happen. */
export const riskDuties: readonly Duty[] = [riskReviewed, mitigationDone]
