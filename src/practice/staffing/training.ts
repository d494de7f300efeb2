import { startDay } from '../../spine/ledger/entry.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, addDays, addMonths } from '../../spine/time/plain-date.ts'
import { type Course, type RequiredCourse, requiredCourses } from './codes.ts'
import { type Person, type Staffing, holdingsOf } from './notions.ts'

/** How someone stands with a course they must do. `soon`: it must be done again, or for the first time, within two months. */
export type TrainingState = 'in-date' | 'soon' | 'out-of-date' | 'never-done'

/** A course someone must do, and how they stand with it. */
export interface TrainingStanding {
  readonly course: Course
  /** When it was last completed; null where it never was. */
  readonly done: PlainDate | null
  /** By when it must be done, for the first time or again; null where it is done once and was. */
  readonly by: PlainDate | null
  readonly state: TrainingState
}

const SOON_DAYS = 60

/** The courses someone must do in the posts they are in on a day; empty where they are in none. */
export function requiredOf(staffing: Staffing, person: Person, on: PlainDate): readonly RequiredCourse[] {
  const roles = new Set(holdingsOf(staffing, person, on).map(each => each.post.body.role as string))
  if (roles.size === 0) return []
  return valueOn(requiredCourses, on).filter(({ posts }) => posts === undefined || posts.some(post => roles.has(post)))
}

/** How someone stands with each course they must do, at the end of a day. */
export function trainingOn(staffing: Staffing, person: Person, on: PlainDate): readonly TrainingStanding[] {
  const began = startDay(person.start)
  const completed = staffing.training.get(person.id) ?? []
  return requiredOf(staffing, person, on).map(({ course, within, renews }) => {
    let done: PlainDate | null = null
    for (const { start, body } of completed) {
      const day = startDay(start)
      if (body.course === course && day !== undefined && day <= on && (done === null || day > done)) done = day
    }
    const by =
      done === null
        ? began === undefined
          ? null
          : addMonths(began, within)
        : renews === undefined
          ? null
          : addMonths(done, renews)
    const state: TrainingState =
      by !== null && by < on
        ? done === null
          ? 'never-done'
          : 'out-of-date'
        : by !== null && by <= addDays(on, SOON_DAYS)
          ? 'soon'
          : 'in-date'
    return { course, done, by, state }
  })
}
