import { defineDuty } from '../../../spine/duty/duty.ts'
import { type Done, seriesOf } from '../../../spine/duty/series.ts'
import { type Span, days, months, weeks } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { addMonths } from '../../../spine/time/plain-date.ts'
import { visit } from '../../care/kinds.ts'
import { allocation, socialWorkerEpisode } from '../../people/kinds.ts'
import { bornOn, turnsIn } from '../../people/notions.ts'
import { because } from '../answers.ts'
import { accommodationVisit, educationBursary, keepingInTouch, studyWish, supportOffer } from '../kinds.ts'
import { keepingInTouchOwed, leavingCareSpans, supportOwed } from '../notions.ts'
import { doneOf, endsBecause, inOrder, statusReads } from './shared.ts'
import { childrenAct, trustDefault } from './sources.ts'

/** A personal adviser for everyone who is owed one. */
export const adviserAllocated = defineDuty({
  id: 'pa-allocated',
  title: 'Personal adviser',
  about:
    'A young person has a personal adviser from becoming eligible or relevant, without a gap when the adviser changes, up to 21, and to 25 while they want support.',
  owner: 'service-manager',
  section: 'leaving-care',
  layer: 'law',
  sources: [childrenAct('Sch 2 para 19C'), childrenAct('s 23B(2), s 23C(3) and s 23CZB')],
  limits: {
    appointed: dated({
      from: '2001-10-01',
      value: days(0),
      source: 'Children Act 1989 Sch 2 para 19C and s 23B(2), which give no days: on the day itself',
    }),
  },
  metBy: 'A personal adviser among those who work with the young person.',
  stops: 'At 21, or at 25 for those who want support after 21; or once settled at home.',
  record: allocation,
  reads: [...statusReads, allocation, socialWorkerEpisode],
  occasions: (file, timing) =>
    supportOwed(file).flatMap(span =>
      turnsIn(file, 'personal-adviser', span).map(({ from, filled }) => ({
        key: from,
        because:
          from === span.from
            ? because('leaving-care.adviser-owed', { on: from })
            : because('leaving-care.adviser-left', { on: from }),
        from,
        ...timing.due('appointed', from),
        ...(filled ? { met: filled } : {}),
        ended: {
          on: span.until,
          because: endsBecause(file, span.until, because('leaving-care.support-ended', { on: span.until })),
        },
      })),
    ),
})

/** How long may pass between contacts that go both ways. */
export const contactWithin: Dated<Span> = dated({
  from: '2001-10-01',
  value: weeks(8),
  source: 'Our assumption until agreed: every eight weeks',
})

/** Every contact that went both ways, oldest first: messages answered, visits at which the young person was seen. */
export const bothWays = notion((file: SubjectFile): readonly Done[] =>
  inOrder(
    doneOf(file, keepingInTouch, body => body.twoWay),
    doneOf(file, accommodationVisit, body => body.seen),
    doneOf(file, visit, body => body.seen),
  ),
)

/** Keeping in touch with relevant and former relevant young people. */
export const keepInTouch = defineDuty({
  id: 'keep-in-touch',
  title: 'Keeping in touch',
  about:
    'We keep in touch with a young person who has left care, wherever they live, and try again where we have lost touch. The law gives no interval: the number is the trust’s own.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'local',
  sources: [childrenAct('s 23B(1) and s 23C(2)'), trustDefault('every eight weeks')],
  limits: { contact: contactWithin },
  metBy: 'A contact that went both ways: answered, or seen. A message that nobody answered is none.',
  stops: 'At 21, or at 25 for those who want support after 21; on coming back into care; or once settled at home.',
  record: keepingInTouch,
  reads: [...statusReads, keepingInTouch, accommodationVisit, visit],
  occasions: (file, timing) =>
    keepingInTouchOwed(file).flatMap(span =>
      seriesOf({
        key: span.from,
        start: span.from,
        end: span.until,
        ends: endsBecause(file, span.until, because('leaving-care.support-ended', { on: span.until })),
        done: bothWays(file),
        next: (from, index) => ({
          because:
            index === 0
              ? because('leaving-care.touch-owed', { on: from })
              : because('leaving-care.last-in-touch', { on: from }),
          ...timing.due('contact', from),
        }),
      }),
    ),
})

const MONTHS_AHEAD: Dated<number> = dated({
  from: '2018-04-01',
  value: 6,
  source: 'How long before the 21st birthday an offer may be made: Alongside’s own',
})

/** Support offered from 21 to 25. */
export const offerSupport = defineDuty({
  id: 'offer-support-21-25',
  title: 'Offer of support, 21 to 25',
  about:
    'At 21 a former relevant young person is told that an adviser’s support is still there, and is told again at least every 12 months, whatever they answered before.',
  owner: 'service-manager',
  section: 'leaving-care',
  layer: 'law',
  sources: [
    childrenAct('s 23CZB (Children and Social Work Act 2017 s 3): read in substance', true),
    childrenAct('s 23CZB: the yearly reminder'),
  ],
  limits: {
    at21: dated({ from: '2018-04-01', value: days(0), source: 'Children Act 1989 s 23CZB' }),
    yearly: dated({
      from: '2018-04-01',
      value: months(12),
      source: 'Children Act 1989 s 23CZB, not read: every 12 months',
    }),
  },
  metBy:
    'An offer of support with its answer, or the young person asking for it. One made in the six months before 21 counts.',
  stops: 'At 25.',
  record: supportOffer,
  reads: statusReads,
  occasions: (file, timing) => {
    const born = bornOn(file)
    if (born === undefined) return []
    const at21 = birthday(born, 21)
    const span = leavingCareSpans(file).find(each => each.status === 'former-relevant' && each.until > at21)
    // Before the duty began nobody was owed an offer.
    if (!span || !valueOn(offeredFrom21, at21)) return []
    const offers = doneOf(file, supportOffer)
    const ahead = addMonths(at21, -valueOn(MONTHS_AHEAD, at21))
    const first = offers.find(({ on }) => on >= ahead && on <= span.until)
    const ends = endsBecause(file, span.until, because('leaving-care.support-ended', { on: span.until }))
    const opening = {
      key: 'at-21',
      because: because('leaving-care.turned-21', { on: at21 }),
      from: at21,
      ...timing.due('at21', at21),
      ...(first ? { met: first } : {}),
      ended: { on: span.until, because: ends },
    }
    if (!first) return [opening]
    const start = first.on < at21 ? at21 : first.on
    return [
      opening,
      ...seriesOf({
        key: 'again',
        start,
        end: span.until,
        ends,
        done: offers.filter(({ on }) => on > start),
        next: from => ({
          because: because('leaving-care.support-last-offered', { on: from }),
          ...timing.due('yearly', from),
        }),
      }),
    ]
  },
})

/** Whether support is offered from 21 to 25, by the day. */
const offeredFrom21: Dated<boolean> = dated(
  { from: '2001-10-01', value: false, source: 'Children Act 1989 before section 23CZB' },
  { from: '2018-04-01', value: true, source: 'Children and Social Work Act 2017 s 3, in force from 1 April 2018' },
)

/** Pounds of the bursary for a former relevant young person in higher education. */
export const bursaryAmount: Dated<number> = dated({
  from: '2009-09-01',
  value: 2000,
  source: 'Children Act 1989 (Higher Education Bursary) (England) Regulations 2009 (not read)',
})

/** The bursary for higher education. */
export const higherEducationBursary = defineDuty({
  id: 'higher-education-bursary',
  title: 'Higher education bursary',
  about:
    'A former relevant young person who goes into higher education is paid the bursary, once, at the start of the first course.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [
    childrenAct('s 23C(5A)'),
    {
      title: 'Children Act 1989 (Higher Education Bursary) (England) Regulations 2009',
      provision: '£2,000',
      verified: false,
    },
    trustDefault('paid within four weeks of the course beginning'),
  ],
  limits: {
    paid: dated({
      from: '2009-09-01',
      value: weeks(4),
      source: 'Our assumption until agreed: four weeks from the first day of the course',
    }),
  },
  metBy: 'Payments that together reach the bursary.',
  stops: 'At 25, or when the course ends.',
  record: educationBursary,
  reads: [...statusReads, studyWish, educationBursary],
  occasions: (file, timing) => {
    const wish = all(file, studyWish).find(({ body }) => body.kind === 'higher')
    const told = wish && startDay(wish.start)
    if (!wish || told === undefined) return []
    const { begins } = wish.body
    const from = begins ?? told
    const span = leavingCareSpans(file).find(
      each => each.status === 'former-relevant' && each.from <= from && from < each.until,
    )
    if (!span) return []
    const until = wish.end !== null && wish.end < span.until ? wish.end : span.until
    const amount = valueOn(bursaryAmount, from)
    let total = 0
    const paid = doneOf(file, educationBursary).find(({ entry }) => {
      total += all(file, educationBursary).find(({ id }) => id === entry)?.body.amount ?? 0
      return total >= amount
    })
    return [
      {
        key: 'first-course',
        because: because(begins ? 'leaving-care.course-begins' : 'leaving-care.told-of-study', { on: from }),
        from,
        ...(begins
          ? timing.due('paid', begins)
          : { by: null, unsettled: because('leaving-care.course-start-not-recorded') }),
        ...(paid ? { met: paid } : {}),
        ended: {
          on: until,
          because: endsBecause(file, until, because('leaving-care.course-ended', { on: until })),
        },
      },
    ]
  },
})
