import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../practice/leaving-care/kinds.ts'
import { ageOn } from '../../spine/time/age.ts'
import { birthdayOf, iso, yearEnd, yearOf } from '../days.ts'
import { isCareLeaver, leaverRow, leavingTold } from '../leavers.ts'
import { LAST_YEAR } from '../targets.ts'
import { type Life, RECORDED_FROM, type Written, chancesOf, workingDayFrom, write } from './life.ts'

/** How a care leaver was doing around the birthday they had since the last return; of some, late or not yet recorded. */
export function leaversTold(life: Life): readonly Written[] {
  const { story } = life
  if (!isCareLeaver(story.born, story.spells, story.ending)) return []
  const year = LAST_YEAR + 1
  const row = leaverRow({ ...story, alone: story.pathway === 'alone' }, iso(story.born), year)
  if (row === undefined) return []
  const random = chancesOf(life, 'told at a birthday')
  const age = ageOn(iso(story.born), iso(yearEnd(year)))
  const on = workingDayFrom(
    birthdayOf(story.born, age) + (random.chance(0.85) ? random.whole(0, 7) : random.whole(15, 60)),
  )
  if (on > life.until || random.chance(0.04)) return []
  const of = { birthday: age }
  return [
    write(careLeaverContact, on, { inTouch: row['IN_TOUCH'] as 'YES', ...of }),
    write(careLeaverActivity, on, { activity: row['ACTIV'] as 'F2', ...of }),
    write(careLeaverAccommodation, on, { accommodation: row['ACCOM'] as 'U1', ...of }),
  ]
}

const GONE = ['E11', 'E12', 'E2', 'E3', 'E15', 'E4A', 'E4B']

/** What someone who left care from 16 on was doing, and where they went to live, as it was noted when they left; of a few it was not. */
export function leavingNoted(life: Life): readonly Written[] {
  const { story } = life
  const random = chancesOf(life, 'told on leaving')
  const noted = story.left + random.whole(0, 12)
  // Whoever leaves years from now leaves on days whose bank holidays nobody knows yet.
  if (noted > life.until) return []
  const on = workingDayFrom(noted)
  if (story.left < RECORDED_FROM || on > life.until || GONE.includes(story.ending)) return []
  if (story.left < birthdayOf(story.born, 16) || random.chance(0.03)) return []
  const { activity, accommodation } = leavingTold({ ...story, alone: story.pathway === 'alone' }, yearOf(story.left))
  return [
    write(careLeaverContact, on, { inTouch: 'YES' }),
    write(careLeaverActivity, on, { activity: activity as 'F2' }),
    write(careLeaverAccommodation, on, { accommodation: accommodation as 'U1' }),
  ]
}
