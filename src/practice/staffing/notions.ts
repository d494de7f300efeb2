import { grouped } from '../../spine/grouped.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, holdsOn, notion } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { registeredPosts } from './codes.ts'
import { establishmentPost, postHolding, staffMember, staffSickness, staffTraining } from './kinds.ts'

export type Post = Entry<BodyOf<typeof establishmentPost>>
export type Person = Entry<BodyOf<typeof staffMember>>

/** A time someone is in a post, with the post and who it is. */
export interface Holding {
  readonly entry: Entry<BodyOf<typeof postHolding>>
  readonly post: Post
  readonly person: Person
  readonly fte: number
  readonly agency: boolean
}

/** What the register holds, put together once for each file; sickness apart, as `sicknessOf` tells it. */
export interface Staffing {
  readonly file: SubjectFile
  readonly posts: readonly Post[]
  readonly people: readonly Person[]
  readonly holdings: readonly Holding[]
  readonly byPost: ReadonlyMap<string, readonly Holding[]>
  readonly byPerson: ReadonlyMap<string, readonly Holding[]>
  readonly training: ReadonlyMap<string, readonly Entry<BodyOf<typeof staffTraining>>[]>
}

/** Which posts are asked about. */
export type Scope = (post: Post) => boolean

/** The posts and people of the trust's file. A time in a post that is no more, or of nobody, is passed over. */
export const staffingOf: (file: SubjectFile) => Staffing = notion(file => {
  const posts = all(file, establishmentPost)
  const people = all(file, staffMember)
  const postBy = new Map(posts.map(post => [post.id, post]))
  const personBy = new Map(people.map(person => [person.id, person]))
  const holdings = all(file, postHolding).flatMap((entry): readonly Holding[] => {
    const [post, person] = [postBy.get(entry.body.post), personBy.get(entry.body.member)]
    return post && person ? [{ entry, post, person, fte: entry.body.fte, agency: entry.body.basis === 'agency' }] : []
  })
  return {
    file,
    posts,
    people,
    holdings,
    byPost: grouped(holdings, each => each.post.id),
    byPerson: grouped(holdings, each => each.person.id),
    training: grouped(all(file, staffTraining), each => each.body.member),
  }
})

/** Times away sick, by whose they are. Apart from the rest, since no duty reads them. */
export const sicknessOf: (file: SubjectFile) => ReadonlyMap<string, readonly Entry<BodyOf<typeof staffSickness>>[]> =
  notion(file => grouped(all(file, staffSickness), each => each.body.member))

/** Whether a post on a day is one that only a registered social worker may hold. */
export function isSocialWork({ body }: Post, on: PlainDate): boolean {
  return isRegistered(body.role, on)
}

/** The same of a post's code. */
export function isRegistered(role: string, on: PlainDate): boolean {
  return valueOn(registeredPosts, on).includes(role)
}

/** Whether someone is in a post at the end of a day: that time runs, they have not left, and the post stands. */
export function isInPost({ entry, post, person }: Holding, on: PlainDate): boolean {
  return holdsOn(entry, on) && (person.end === null || person.end > on) && holdsOn(post, on)
}

/** A post as it stands at the end of a day. */
export interface PostStanding {
  readonly post: Post
  readonly holders: readonly Holding[]
  /** Full-time equivalent of the post. */
  readonly fte: number
  /** Of it, what people employed by the trust fill. */
  readonly filled: number
  /** What nobody employed fills: a post that agency staff cover is still vacant. None in a post above the structure. */
  readonly vacant: number
  /** Of what is vacant, what agency staff cover. */
  readonly covered: number
  /** What agency staff work in it, whatever for. */
  readonly agency: number
  /** Since when nobody employed is in it; null where somebody is, or never was. */
  readonly vacantSince: PlainDate | null
}

const NONE: readonly never[] = []

/** Each post of the structure as it stands at the end of a day. */
export function postsOn(staffing: Staffing, on: PlainDate, scope: Scope = () => true): readonly PostStanding[] {
  return staffing.posts
    .filter(post => holdsOn(post, on) && scope(post))
    .map(post => {
      const ever = staffing.byPost.get(post.id) ?? NONE
      const holders = ever.filter(each => isInPost(each, on))
      const sum = (of: (holding: Holding) => boolean): number =>
        tidy(holders.filter(of).reduce((total, each) => total + each.fte, 0))
      const { fte, above } = post.body
      const filled = Math.min(
        fte,
        sum(each => !each.agency),
      )
      const vacant = above ? 0 : tidy(fte - filled)
      return {
        post,
        holders,
        fte,
        filled,
        vacant,
        covered: Math.min(
          vacant,
          sum(each => each.agency && each.entry.body.covers === true),
        ),
        agency: sum(each => each.agency),
        vacantSince: vacant > 0 && filled === 0 ? lastFilled(ever, on) : null,
      }
    })
}

// The last day anyone employed left it before the day.
function lastFilled(holdings: readonly Holding[], on: PlainDate): PlainDate | null {
  let last: PlainDate | null = null
  for (const { agency, entry, person } of holdings) {
    if (agency) continue
    const end = entry.end !== null && (person.end === null || entry.end < person.end) ? entry.end : person.end
    if (end !== null && end <= on && (last === null || end > last)) last = end
  }
  return last
}

/** Full-time equivalent of those in post at the end of a day, in posts that are asked about. */
export function inPostOn(
  staffing: Staffing,
  on: PlainDate,
  scope: Scope,
  who: 'employed' | 'agency' | 'everyone' = 'employed',
): number {
  let sum = 0
  for (const each of staffing.holdings) {
    if (who !== 'everyone' && each.agency !== (who === 'agency')) continue
    if (isInPost(each, on) && scope(each.post)) sum += each.fte
  }
  return tidy(sum)
}

/** Where someone is at the end of a day: their times in posts then, the longest part of a week first; empty once they have left. */
export function holdingsOf(staffing: Staffing, person: Person, on: PlainDate): readonly Holding[] {
  return (staffing.byPerson.get(person.id) ?? NONE).filter(each => isInPost(each, on)).toSorted((a, b) => b.fte - a.fte)
}

/** The time in a post that someone was last in by the end of a day. */
export function lastHolding(staffing: Staffing, person: Person, on: PlainDate): Holding | undefined {
  const begun = (staffing.byPerson.get(person.id) ?? NONE).filter(each => (startDay(each.entry.start) ?? on) <= on)
  return begun.findLast(each => isInPost(each, on)) ?? begun.at(-1)
}

/** Someone who left the trust, and the post they left. */
export interface Leaver {
  readonly person: Person
  readonly on: PlainDate
  readonly last: Holding
  /** What they worked when they left, in all their posts. */
  readonly fte: number
}

/** Everyone employed who left the trust after a day and by the end of another. A move to another post here is no leaving. */
export function leaversBetween(
  staffing: Staffing,
  after: PlainDate,
  until: PlainDate,
  scope: Scope,
): readonly Leaver[] {
  return staffing.people.flatMap((person): readonly Leaver[] => {
    const { end } = person
    if (end === null || end <= after || end > until) return []
    const theirs = (staffing.byPerson.get(person.id) ?? NONE).filter(
      each => (startDay(each.entry.start) ?? end) <= end && (each.entry.end === null || each.entry.end >= end),
    )
    const last = theirs.at(-1) ?? (staffing.byPerson.get(person.id) ?? NONE).at(-1)
    if (!last || last.agency || !scope(last.post)) return []
    const employed = theirs.filter(each => !each.agency)
    return [{ person, on: end, last, fte: tidy(employed.reduce((sum, each) => sum + each.fte, 0)) || last.fte }]
  })
}

/** A number of full-time posts to two places, free of what adding parts of a week leaves behind. */
export function tidy(value: number): number {
  return Math.round(value * 100) / 100
}
