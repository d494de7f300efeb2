import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { Store } from '../../spine/store/store.ts'
import { sentences } from '../../spine/web/format.ts'
import type { Earlier, Side } from '../../spine/web/services.ts'
import { inWords } from '../vocabulary.ts'
import type { RawMember } from './members.ts'
import { namesOf } from './named.ts'

const CHANGES_SHOWN = 50

/** A member whose side differs between two answers. */
export interface Moved {
  readonly subject: string
  readonly was: Side | 'not-asked'
  readonly now: Side | 'not-asked'
  readonly member: RawMember
}

/** Whoever stands otherwise in one answer than in an earlier one: by child, and by date where the measure is of events. Pure. */
export function movedBetween(before: readonly RawMember[], now: readonly RawMember[]): readonly Moved[] {
  const keyed = (members: readonly RawMember[]): ReadonlyMap<string, RawMember> =>
    new Map(members.map(member => [`${member.subject} ${member.at ?? ''}`, member]))
  const then = keyed(before)
  const today = keyed(now)
  const moved: Moved[] = []
  for (const [key, member] of today) {
    const old = then.get(key)
    const same = old !== undefined && old.side === member.side && old.value === member.value && old.part === member.part
    if (!same) moved.push({ subject: member.subject, was: old?.side ?? 'not-asked', now: member.side, member })
  }
  for (const [key, member] of then)
    if (!today.has(key)) moved.push({ subject: member.subject, was: member.side, now: 'not-asked', member })
  return moved
}

/** Whether someone counts now who did not, or counted and does not now: what moves the figure itself. */
export function crossed({ was, now }: Pick<Moved, 'was' | 'now'>): boolean {
  return (was === 'counts') !== (now === 'counts')
}

/** Whose differences are wanted, and how many of them. */
export interface WantedChanges {
  readonly store: Store
  /** Undefined where the reader may not see names. */
  readonly viewer: Viewer | undefined
  /** What the record of the reading says it was about. */
  readonly about: string
  /** All of them, and not only the first. */
  readonly every: boolean
}

/**
 * The differences between an earlier answer and today's, named for those who may see names: first those who came to
 * count or ceased to, then the rest.
 */
export async function changesBetween(
  { store, viewer, about, every }: WantedChanges,
  before: readonly RawMember[],
  now: readonly RawMember[],
): Promise<Pick<Earlier, 'changed' | 'crossed' | 'changes'>> {
  const all = movedBetween(before, now)
  const over = all.filter(crossed)
  const moved = [...over, ...all.filter(each => !crossed(each))]
  const shown = every ? moved : moved.slice(0, CHANGES_SHOWN)
  const counted = { changed: moved.length, crossed: over.length }
  const why = ({ member }: Moved): string => sentences(member.because.map(inWords))
  if (!viewer) return { ...counted, changes: shown.map(each => ({ was: each.was, now: each.now, why: why(each) })) }
  const { grants } = permit(viewer, 'members.read')
  const subjects = [...new Set(shown.map(each => each.subject))]
  if (subjects.length > 0) await recordRead(store, viewer, 'members.read', subjects, { about, purpose: 'changes' })
  const names = await namesOf(store, grants, subjects)
  return {
    ...counted,
    changes: shown.map(each => ({
      child: each.subject,
      called: names.get(each.subject) ?? 'Child without a number',
      was: each.was,
      now: each.now,
      why: why(each),
    })),
  }
}
