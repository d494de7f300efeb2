import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, holdsOn, latest } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { absence, givenChild, post, worker } from './kinds.ts'
import { caseloadTargets } from './targets.ts'

type Post = Entry<BodyOf<typeof post>>

/** Posts that only a registered social worker may hold, and in which children are worked with. */
const QUALIFIED: ReadonlySet<string> = new Set(['social-worker', 'newly-qualified', 'senior', 'advanced-practitioner'])

/** The post someone holds at the end of a day; the latest-starting where they hold several. */
export function postOn(file: SubjectFile, on: PlainDate): Post | undefined {
  return current(file, post, on)
}

/** Whether a post is a qualified social worker's, to whom children are given. */
export function isQualifiedCaseHolder({ body }: Post): boolean {
  return QUALIFIED.has(body.post) && body.holdsCases
}

/** What someone is called; undefined where it is not recorded. */
export function workerName(file: SubjectFile): string | undefined {
  return latest(file, worker)?.body.name
}

/** Whether someone is away at the end of a day. */
export function isAwayOn(file: SubjectFile, on: PlainDate): boolean {
  return current(file, absence, on) !== undefined
}

/**
 * How many children someone in a post should hold at most, in the hours they work: their own target as agreed, else the
 * usual one of the post in proportion to the part of a full week. Undefined where neither is set.
 */
export function targetOf({ body }: Post, on: PlainDate): number | undefined {
  if (body.target !== undefined) return body.target
  const full = valueOn(caseloadTargets, on)[body.post]
  return full === undefined ? undefined : Math.round(full * body.fte * 10) / 10
}

/**
 * The children given to someone in a role at the end of a day, each once: brothers and sisters count separately. With
 * `inCare`, those in care that day alone.
 */
export function childrenGivenOn(
  file: SubjectFile,
  role: BodyOf<typeof givenChild>['role'],
  on: PlainDate,
  { inCare = false }: { readonly inCare?: boolean } = {},
): number {
  const children = new Set<string>()
  for (const entry of all(file, givenChild)) {
    if (entry.body.role !== role || !holdsOn(entry, on)) continue
    if (inCare && !entry.body.care.some(({ from, until }) => from <= on && (until === undefined || until > on)))
      continue
    children.add(entry.body.child)
  }
  return children.size
}
