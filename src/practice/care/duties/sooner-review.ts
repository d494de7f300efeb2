import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { workingDays } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { all } from '../../../spine/ledger/file.ts'
import { dated } from '../../../spine/time/dated.ts'
import { addDays } from '../../../spine/time/plain-date.ts'
import { reviewRequest } from '../kinds.ts'
import { reviewsHeld, timeInCareOn } from '../notions.ts'
import { because } from '../words.ts'
import { REVIEW_READS } from './reviews.ts'
import { CPR_FROM, assumed, childrenAct, cpr, dueFrom, iroHandbook, once } from './shared.ts'

/** A review brought forward because someone asks, or because a change is proposed that must be reviewed first. */
export const reviewSooner = defineDuty({
  id: 'cla-review-early',
  title: 'Review brought forward',
  about:
    'When the child, the reviewing officer, a parent or the carer asks, or a significant change is proposed, the review is brought forward and held before the change. The next is counted from it.',
  owner: 'reviewing-officer',
  section: 'care',
  layer: 'law',
  sources: [
    cpr('reg 33(3), reg 14 and reg 39: a review before the change', false),
    childrenAct('s 26', false),
    iroHandbook('when a review must be brought forward', false),
    {
      title: 'The trust’s own default',
      provision: assumed('within 20 working days of being asked, where no day of a change is given'),
      verified: false,
    },
  ],
  limits: {
    asked: dated({
      from: CPR_FROM,
      value: workingDays(20),
      source: assumed('within 20 working days of being asked, where no day of a change is given'),
    }),
  },
  metBy: 'A review held on or after the day it was asked for.',
  stops: 'It is no longer wanted or the change is given up, or the child leaves care.',
  record: reviewRequest,
  reads: [...REVIEW_READS, reviewRequest],
  occasions: (file, timing) =>
    all(file, reviewRequest).flatMap((asked): readonly Occasion[] => {
      const from = startDay(asked.start)
      const time = from === undefined ? undefined : timeInCareOn(file, from)
      if (from === undefined || !time) return []
      const { why, changeOn, withdrawn } = asked.body
      const held = reviewsHeld(file).find(({ on }) => on >= from && (time.end === null || on <= time.end))
      const gone = withdrawn !== undefined && (time.end === null || withdrawn <= time.end)
      return [
        once({
          key: asked.id,
          because: because('care.review-asked-for', { on: from, why }),
          from,
          // Before a change that was to happen the same day there is only the day itself.
          due:
            changeOn === undefined
              ? dueFrom(timing, 'asked', from)
              : { by: changeOn > from ? addDays(changeOn, -1) : from },
          met: held && { on: held.on, entry: held.entry },
          stops: gone
            ? { on: withdrawn, because: because('care.review-no-longer-asked-for', { on: withdrawn }) }
            : { on: time.end, because: time.ends },
        }),
      ]
    }),
})

export const soonerReviewDuties: readonly Duty[] = [reviewSooner]
