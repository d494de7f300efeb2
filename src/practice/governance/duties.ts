import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { months } from '../../spine/duty/span.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { dated } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { localOffer } from './kinds.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

const ASSUMED = 'Our assumption until agreed: looked at again every year'

/** The day the duty came into force. Source: Children and Social Work Act 2017, s 2. */
const IN_FORCE = '2018-04-01' as PlainDate

/** The local offer for care leavers: the trust's duty, and no child's. */
export const localOfferPublished = defineDuty({
  id: 'local-offer',
  title: 'Local offer for care leavers',
  about:
    'Each council’s local offer for care leavers is published, and looked at again with care leavers. The law gives no interval: that it is every year is the trust’s own.',
  subject: 'trust',
  owner: 'director',
  section: 'trust',
  layer: 'local',
  sources: [
    { title: 'Children and Social Work Act 2017', provision: 's 2 (read in substance)', verified: true },
    { title: 'The trust’s own default', provision: ASSUMED, verified: false },
  ],
  limits: { again: dated({ from: '2018-04-01', value: months(12), source: ASSUMED }) },
  metBy: 'The day it was published or looked at again, recorded for the council in the trust’s own dates.',
  stops: 'It does not stop.',
  record: localOffer,
  reads: [localOffer],
  occasions: (file, timing): readonly Occasion[] => {
    const offers = all(file, localOffer)
    if (offers.length === 0) {
      const { within } = timing.due('again', IN_FORCE)
      return [
        {
          key: 'none',
          because: because('governance.no-local-offer'),
          from: IN_FORCE,
          by: IN_FORCE,
          ...(within ? { again: within } : {}),
        },
      ]
    }
    return [...new Set(offers.map(({ body }) => body.council))].flatMap(council => {
      const done = offers.flatMap(({ id, start, body }) => {
        const on = startDay(start)
        return on === undefined || body.council !== council ? [] : [{ on, entry: id }]
      })
      const [first] = done
      if (!first) return []
      return seriesOf({
        key: council,
        start: first.on,
        end: null,
        ends: because('governance.no-local-offer'),
        done: done.slice(1),
        next: since => ({
          because: because('governance.local-offer-last', { council, on: since }),
          ...timing.due('again', since),
        }),
      })
    })
  },
})

/** What the trust itself must see done. */
export const governanceDuties: readonly Duty[] = [localOfferPublished]
