import { startDay } from '../../spine/ledger/entry.ts'
import type { HrRead } from './hr-file.ts'
import type { Staffing } from './notions.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'

/** What a file would do to one post, member of staff or time in a post. */
export interface HrChange {
  readonly what: 'post' | 'person' | 'holding'
  /** The post's number, the employee's, or both. */
  readonly about: string
  /** The entry it changes; absent where it is new. */
  readonly entry?: string
  readonly start: PlainDate
  readonly end: PlainDate | null
  readonly body: Readonly<Record<string, unknown>>
  /** Of a time in a post: the numbers of both, for what has no entry yet. */
  readonly of?: { readonly post: string; readonly employee: string }
}

/** Everything a file would change, and what stands as it says already. */
export interface HrPlan {
  readonly changes: readonly HrChange[]
  readonly same: number
  /** Posts that stand here and that the file does not name: nothing is done to them. */
  readonly notNamed: readonly string[]
}

/**
 * What must be written so that the register says what a file says: posts by their number, people by theirs, times in posts
 * by both and the day they began. Nothing is taken out, and what the file does not tell of stays. Pure; the same file
 * again changes nothing.
 */
export function planOf(read: HrRead, staffing: Staffing): HrPlan {
  const posts = new Map(staffing.posts.map(post => [post.body.number, post]))
  const people = new Map(staffing.people.map(person => [person.body.number, person]))
  const changes: HrChange[] = []
  let same = 0
  const put = (
    change: Omit<HrChange, 'entry'>,
    held:
      | { readonly id: string; readonly start: unknown; readonly end: PlainDate | null; readonly body: object }
      | undefined,
  ): void => {
    const body = { ...held?.body, ...change.body }
    const stands =
      held !== undefined &&
      held.start === change.start &&
      held.end === change.end &&
      Object.entries(body).every(([name, value]) => (held.body as Record<string, unknown>)[name] === value)
    if (stands) same++
    else changes.push({ ...change, body, ...(held ? { entry: held.id } : {}) })
  }
  for (const { number, from, to, grade, above, ...rest } of read.posts) {
    const held = posts.get(number)
    const known = held?.body.above ?? false
    const body = { number, ...rest, ...(grade ? { grade } : {}), above: above ?? known }
    put({ what: 'post', about: number, start: from, end: to, body }, held)
  }
  for (const { number, name, began, left, why } of read.people) {
    const held = people.get(number)
    const reason = left === null ? undefined : (why ?? held?.body.leftWhy ?? 'not-known')
    const body = { number, name, ...(reason === undefined ? {} : { leftWhy: reason }) }
    put({ what: 'person', about: number, start: began, end: left, body }, held)
  }
  for (const { post, employee, from, to, fte, basis, covers } of read.holdings) {
    const [ofPost, ofPerson] = [posts.get(post), people.get(employee)]
    const held = staffing.holdings.find(
      each => each.post === ofPost && each.person === ofPerson && startDay(each.entry.start) === from,
    )?.entry
    const body = { fte, basis, ...(covers === undefined ? {} : { covers }) }
    const refs = { ...(ofPost ? { post: ofPost.id } : {}), ...(ofPerson ? { member: ofPerson.id } : {}) }
    put(
      {
        what: 'holding',
        about: `${employee} in ${post}`,
        start: from,
        end: to,
        body: { ...refs, ...body },
        of: { post, employee },
      },
      held,
    )
  }
  const named = new Set(read.posts.map(post => post.number))
  return {
    changes,
    same,
    notNamed: staffing.posts
      .filter(post => post.end === null && !named.has(post.body.number))
      .map(post => post.body.number),
  }
}
