import { type Compared, compared, lastSeptember } from '../../practice/staffing/compared.ts'
import { type Rate, averageInPost, structureOn } from '../../practice/staffing/figures.ts'
import { type Post, type Scope, type Staffing, inPostOn, isRegistered } from '../../practice/staffing/notions.ts'
import { workerPost } from '../../practice/workforce/codes.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { Council } from '../../spine/measure/measure.ts'
import { type PlainDate, addMonths, endOfMonth } from '../../spine/time/plain-date.ts'
import type { Choice, StaffingAsk, StaffingCompared, StaffingOverview } from '../../spine/web/services.ts'
import type { TeamOf } from './reading.ts'

/** How many months a trend goes back. */
const MONTHS = 24
/** Of so few people or fewer, what tells of those who left or were away would point at one. */
const FEW = 10
const QUARTERS = 8

/** Which posts someone asks about, and on which day. */
export interface Wanted {
  readonly on: PlainDate
  readonly posts: string
  readonly where: string
  readonly scope: (on: PlainDate) => Scope
  /** Whether holders of a post, by its code, are asked about. */
  readonly asks: (role: string | null) => boolean
}

/** What was asked, with what is usual where it was not said or is not known. */
export function wantedOf(
  ask: StaffingAsk,
  on: PlainDate,
  teams: ReadonlyMap<string, TeamOf>,
  councils: readonly Council[],
): Wanted {
  const posts = ask.posts === 'all' || workerPost.byCode.has(ask.posts ?? '') ? (ask.posts as string) : 'social-work'
  const known = teams.has(ask.where ?? '') || councils.some(council => council.code === ask.where)
  const where = known ? (ask.where as string) : ''
  const council = councils.some(each => each.code === where)
  const isThere = (post: Post): boolean =>
    where === '' || (council ? teams.get(post.body.team)?.council === where : post.body.team === where)
  const asks = (role: string | null, day: PlainDate): boolean =>
    role !== null && (posts === 'all' || (posts === 'social-work' ? isRegistered(role, day) : role === posts))
  return {
    on,
    posts,
    where,
    scope: day => post => isThere(post) && asks(post.body.role, day),
    asks: role => asks(role, on),
  }
}

/** The choices of which posts and where, of those that are in use. */
export function choicesOf(
  staffing: Staffing,
  teams: ReadonlyMap<string, TeamOf>,
  councils: readonly Council[],
): Pick<StaffingOverview, 'postChoices' | 'whereChoices'> {
  const roles = [...new Set(staffing.posts.map(post => post.body.role))]
  const used = new Set(staffing.posts.map(post => post.body.team))
  const byText = (a: Choice, b: Choice): number => a.text.localeCompare(b.text, 'en-GB')
  return {
    postChoices: [
      { value: 'social-work', text: 'Social work' },
      { value: 'all', text: 'All posts' },
      ...roles.map(role => ({ value: role, text: label(workerPost, role) })).toSorted(byText),
    ],
    whereChoices: [
      ...(councils.length > 1 ? councils.map(({ code, name }) => ({ value: code, text: `${name}’s teams` })) : []),
      ...[...teams.values()].filter(team => used.has(team.id)).map(({ id, name }) => ({ value: id, text: name })),
    ],
  }
}

/** Whether a scope holds so few people that what tells of those who left would point at one. */
export function isOfFew(staffing: Staffing, { on, scope }: Wanted): boolean {
  return averageInPost(staffing, on, scope(on)) <= FEW
}

/**
 * What is counted in two ways, with how it went. Where `hidden`, what tells of people who left or were away is not told.
 * `by` says how far apart the points are: months, or quarters for the board.
 */
export function comparedOn(
  staffing: Staffing,
  { on, scope }: Wanted,
  by: 'month' | 'quarter',
  hidden: boolean,
): readonly StaffingCompared[] {
  const september = lastSeptember(on)
  const ends = by === 'month' ? monthEnds(on, MONTHS, 1) : monthEnds(on, QUARTERS, 3)
  return compared.map((each): StaffingCompared => {
    const { id, title, kpi, unit, oursIs, oursFrom, dfeIs, dfeFrom, differ, england } = each
    const held = hidden && each.ofPeople === true
    const asked = (count: Compared['ours'] | undefined, day: PlainDate): Rate | undefined =>
      count && !held ? count(staffing, day, scope(day)) : undefined
    return {
      id,
      title,
      ...(kpi === undefined ? {} : { kpi }),
      unit,
      ours: asked(each.ours, on),
      oursIs,
      oursFrom,
      dfe: asked(each.dfe, on),
      dfeThen: asked(each.dfe, september),
      dfeIs,
      dfeFrom,
      differ,
      ...(england ? { england } : {}),
      points: held
        ? []
        : ends
            .filter(end => inPostOn(staffing, end, scope(end), 'everyone') > 0)
            .map(end => {
              const { value, part, whole } = each.ours(staffing, end, scope(end))
              return { on: end, value, numerator: part, denominator: whole }
            }),
    }
  })
}

// The ends of so many months, or of every third, up to a day, which is the last of them.
function monthEnds(on: PlainDate, count: number, step: number): readonly PlainDate[] {
  const before = Array.from({ length: count }, (_, at) => endOfMonth(addMonths(on, -step * (count - at))))
  return [...before.filter(end => end < on), on]
}

/** The posts of a scope as they stand, added up. */
export function structureOf(staffing: Staffing, { on, scope }: Wanted): StaffingOverview['structure'] {
  return structureOn(staffing, on, scope(on))
}
