import type { DemoChild } from '../child.ts'
import { type Day, birthdayOf, iso } from '../days.ts'
import { isCareLeaver } from '../leavers.ts'
import { breaksOf } from './breaks.ts'
import { costsOf } from './costs.ts'
import { homePlansOf } from './home-plans.ts'
import { plansOf } from './plans.ts'
import { reviewsSince } from './reviews-held.ts'
import { healthOf } from './health.ts'
import { learningOf } from './learning.ts'
import { leaversTold, leavingNoted } from './leavers-told.ts'
import { leavingOf } from './leaving.ts'
import { type Life, RECORDED_FROM, type Written } from './life.ts'
import { missingOf } from './missing.ts'
import { offendingOf } from './offending.ts'
import { panelsOf } from './panels.ts'
import { allocationsOf, peopleOf } from './people.ts'
import { visitsOf, workOf } from './seeing.ts'
import { sensoryOf } from './sensory.ts'

export type { GivenTo, Life, Written } from './life.ts'
export { RECORDED_FROM } from './life.ts'
export { type Ended, calledOf, sinceReturn, startOf } from './since.ts'
export { givenTo } from './given.ts'
export { makeStaff, SIGNED_IN, SIGNED_IN_KEYS, type DemoWorker, type Staff } from './staff.ts'

/** Whether anything is recorded of a life: in care or on short breaks since recording began, or a care leaver not yet 25 then. */
export function isRecorded(story: DemoChild, until: Day): boolean {
  if (story.episodes.some(episode => episode.to > RECORDED_FROM && episode.from <= until)) return true
  return isCareLeaver(story.born, story.spells, story.ending) && birthdayOf(story.born, 25) > RECORDED_FROM
}

/** Everything that demonstration workers recorded of a life, besides what the returns carry. The same for the same life. */
export function recordedOf(life: Life): readonly Written[] {
  const today = iso(life.until)
  return [
    ...allocationsOf(life),
    ...peopleOf(life),
    ...visitsOf(life),
    ...plansOf(life),
    ...homePlansOf(life),
    ...costsOf(life),
    ...reviewsSince(life),
    ...missingOf(life),
    ...offendingOf(life),
    ...workOf(life),
    ...healthOf(life),
    ...learningOf(life),
    ...sensoryOf(life),
    ...leavingOf(life),
    ...leavingNoted(life),
    ...leaversTold(life),
    ...breaksOf(life),
    ...panelsOf(life),
  ].filter(each => each.start === null || each.start.slice(0, 10) <= today)
}
