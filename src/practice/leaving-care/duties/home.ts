import { defineDuty } from '../../../spine/duty/duty.ts'
import { seriesOf } from '../../../spine/duty/series.ts'
import { days, months, weeks } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths } from '../../../spine/time/plain-date.ts'
import { because } from '../answers.ts'
import { accommodationVisit, leaverAccommodation, pathwayReview, settingUpAllowance } from '../kinds.ts'
import { leavingCareSpans } from '../notions.ts'
import { doneOf, endsBecause, homesWeProvide, leavesHomeBecause, statusReads } from './shared.ts'
import { careLeaversRegulations, childrenAct, trustDefault } from './sources.ts'

/** The plan reviewed in a new home that the trust provides. */
export const reviewInNewHome = defineDuty({
  id: 'pathway-review-new-accommodation',
  title: 'Pathway plan review in a new home',
  about:
    'When the trust provides a home for a relevant or former relevant young person, the plan is looked at again there: as soon as possible after 28 days, and then at least every three months.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [careLeaversRegulations('reg 7(3)')],
  limits: {
    first: dated({
      from: '2011-04-01',
      value: days(28),
      source: 'Care Leavers (England) Regulations 2010 reg 7(3), not read: 28 days',
    }),
    later: dated({
      from: '2011-04-01',
      value: months(3),
      source: 'Care Leavers (England) Regulations 2010 reg 7(3), not read: three months',
    }),
  },
  metBy: 'A review of the pathway plan while living there, unless it is recorded as held elsewhere.',
  stops: 'When the young person moves out, or at 25.',
  record: pathwayReview,
  reads: [...statusReads, leaverAccommodation, pathwayReview],
  occasions: (file, timing) =>
    homesWeProvide(file).flatMap(home =>
      seriesOf({
        key: home.start,
        start: home.start,
        end: home.end,
        ends: leavesHomeBecause(file, home),
        done: doneOf(file, pathwayReview, body => body.inTheirHome !== false).filter(({ on }) => on > home.start),
        next: (from, index) => ({
          because:
            index === 0
              ? because('leaving-care.moved-in', { on: from })
              : because('leaving-care.reviewed-there', { on: from }),
          ...timing.due(index === 0 ? 'first' : 'later', from),
        }),
      }),
    ),
})

/** The adviser's visits to a home that the trust provides. */
export const visitInNewHome = defineDuty({
  id: 'pa-visit-new-accommodation',
  title: 'Adviser’s visit to a new home',
  about:
    'When the trust provides a home for a relevant or former relevant young person, the adviser visits within seven days, again before the plan is reviewed there, and then at least every two months.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [careLeaversRegulations('reg 8(2)', true)],
  limits: {
    first: dated({ from: '2011-04-01', value: days(7), source: 'Care Leavers (England) Regulations 2010 reg 8(2)(a)' }),
    beforeReview: dated({
      from: '2011-04-01',
      value: days(28),
      source: 'Care Leavers (England) Regulations 2010 reg 8(2)(b), with the 28 days of reg 7(3), which was not read',
    }),
    later: dated({
      from: '2011-04-01',
      value: months(2),
      source: 'Care Leavers (England) Regulations 2010 reg 8(2)(c): two months, not eight weeks',
    }),
  },
  metBy: 'A visit to that home at which the young person was seen.',
  stops: 'When the young person moves out, or at 25.',
  record: accommodationVisit,
  reads: [...statusReads, leaverAccommodation, accommodationVisit],
  occasions: (file, timing) =>
    homesWeProvide(file).flatMap(home => {
      const review = timing.due('beforeReview', home.start)
      return seriesOf({
        key: home.start,
        start: home.start,
        end: home.end,
        ends: leavesHomeBecause(file, home),
        done: doneOf(file, accommodationVisit, body => body.seen),
        next: (from, index) => {
          if (index === 0)
            return { because: because('leaving-care.moved-in', { on: from }), ...timing.due('first', from) }
          const why = because('leaving-care.visited-there', { on: from })
          if (index === 1 && review.by > from) return { because: why, ...review }
          return { because: why, ...timing.due('later', from) }
        },
      })
    }),
})

const MONTHS_AHEAD: Dated<number> = dated({
  from: '2011-04-01',
  value: 1,
  source: 'How long before a planned move the check is shown: Alongside’s own',
})

/** A home found suitable before the young person moves in. */
export const suitableAccommodationCheck = defineDuty({
  id: 'suitable-accommodation-check',
  title: 'Home found suitable before moving in',
  about:
    'Before a relevant or former relevant young person moves into a home that the trust provides, it is checked to be suitable for them. Bed and breakfast is not suitable at 16 or 17.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [careLeaversRegulations('reg 9 and Sch 2', true), childrenAct('s 23B(8) and (10)')],
  metBy: 'The date on which the home was checked, recorded with the home.',
  stops: 'They move out, or it is no longer ours to see to. A check made after the move is late.',
  record: leaverAccommodation,
  reads: [...statusReads, leaverAccommodation],
  occasions: file => {
    const homes = homesWeProvide(file)
    return all(file, leaverAccommodation).flatMap(entry => {
      const moved = startDay(entry.start)
      const home = homes.find(each => each.id === entry.id)
      if (moved === undefined || !home) return []
      const { checkedOn } = entry.body
      return [
        {
          key: moved,
          because: because('leaving-care.moves-in', { on: moved }),
          from: addMonths(moved, -valueOn(MONTHS_AHEAD, moved)),
          by: moved,
          ...(checkedOn ? { met: { on: checkedOn, entry: entry.id } } : {}),
          ...(home.end === null ? {} : { ended: { on: home.end, because: leavesHomeBecause(file, home) } }),
        },
      ]
    })
  },
})

/** Pounds that a young person is to have for setting up a first home. */
export const settingUpAmount: Dated<number> = dated(
  {
    from: '2011-04-01',
    value: 2000,
    source: 'Government’s expectation before April 2023, from councils’ published offers',
  },
  {
    from: '2023-04-01',
    value: 3000,
    source: 'Government’s expectation from 1 April 2023, from councils’ published offers',
  },
)

/** The allowance for setting up a first home. */
export const settingUpHomeAllowance = defineDuty({
  id: 'setting-up-home-allowance',
  title: 'Setting up home allowance',
  about:
    'A young person who moves into a first home of their own is paid the setting up home allowance: in one sum or in parts, together not less than is expected nationally.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'local',
  sources: [
    {
      title: 'Setting up home allowance, as councils publish it',
      provision: '£3,000 from 1 April 2023',
      verified: true,
    },
    trustDefault('paid within four weeks of moving in'),
  ],
  limits: {
    paid: dated({ from: '2011-04-01', value: weeks(4), source: 'Our assumption until agreed: four weeks' }),
  },
  metBy: 'Payments that together reach the amount.',
  stops: 'At 25.',
  record: settingUpAllowance,
  reads: [...statusReads, leaverAccommodation, settingUpAllowance],
  occasions: (file, timing) => {
    const home = all(file, leaverAccommodation).find(({ body }) => body.type === 'U' || body.type === 'K')
    const moved = home && startDay(home.start)
    if (moved === undefined) return []
    const span = leavingCareSpans(file).find(
      each =>
        (each.status === 'relevant' || each.status === 'former-relevant') && each.from <= moved && moved < each.until,
    )
    if (!span) return []
    const amount = valueOn(settingUpAmount, moved)
    const paid = paidInAll(file, amount)
    return [
      {
        key: 'first-home',
        because: because('leaving-care.first-own-home', { on: moved, amount }),
        from: moved,
        ...timing.due('paid', moved),
        ...(paid ? { met: paid } : {}),
        ended: {
          on: span.until,
          because: endsBecause(file, span.until, because('leaving-care.support-ended', { on: span.until })),
        },
      },
    ]
  },
})

function paidInAll(file: SubjectFile, amount: number): { on: PlainDate; entry: string } | undefined {
  let total = 0
  for (const payment of all(file, settingUpAllowance)) {
    const on = startDay(payment.start)
    if (on === undefined) continue
    total += payment.body.amount
    if (total >= amount) return { on, entry: payment.id }
  }
  return undefined
}
