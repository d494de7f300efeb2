import { sql } from 'kysely'
import { type AuditDetails, recordRead, recordWithin } from '../../spine/access/audit.ts'
import { type Link, type Viewer, decide, linkFor, permit } from '../../spine/access/decide.ts'
import { type Action, type Reach, SECTIONS_OF } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { Section } from '../../spine/ledger/kind.ts'
import type { Grants, Store, Tx } from '../../spine/store/store.ts'
import { RECORDS, hiddenFrom, unwritableBy } from './parts.ts'
import { type FileTies, tiesTo } from './ties.ts'

/** One file, opened for one piece of work. */
export interface Opened {
  readonly id: string
  /** The nearest working link of whoever opened it. */
  readonly link: Link
  /** The council that answers for the child, where one is known. */
  readonly council: string | undefined
  /** What the work may touch: this file (or these, for several), less the parts the role may not see. */
  readonly grants: Grants
}

/** What came of asking for a file. `missing` is also the answer where the viewer may not know that it exists. */
export type Gated<T> =
  | { readonly is: 'open'; readonly value: T; readonly opened: Opened }
  | { readonly is: 'missing' }
  | { readonly is: 'reason-needed' }

/** What came of asking for several files: all of them, or none and what stood in the way of each that was refused. */
export type GatedTogether<T> =
  | { readonly is: 'open'; readonly value: T; readonly opened: readonly Opened[] }
  | {
      readonly is: 'refused'
      readonly files: readonly { readonly id: string; readonly is: 'missing' | 'reason-needed' }[]
    }

/** What a list must be narrowed to. */
export interface Narrowing {
  readonly reach: Reach
  /** The one council; absent for the whole trust. */
  readonly council?: string
  /** The workers' files whose children the list is of; absent where it is of everyone's. Empty lists nobody. */
  readonly workers?: readonly string[]
  /** The parts of files the role reads: what is due in another part is left out. */
  readonly sections: readonly Section[]
}

/** What a list's work answers: its value, and the files it shows, for the audit. */
export interface Listed<T> {
  readonly value: T
  readonly shown: readonly string[]
}

/**
 * The only way to a child's file: decides, does the work in a transaction that can touch this file alone, and commits an
 * audit event of it with the work, before answering. A refusal is audited too. Throws AccessRefused where the role may
 * not do this at all, and whatever the work throws (nothing is then written).
 */
export async function throughGate<T>(
  store: Store,
  viewer: Viewer,
  action: Action,
  id: string,
  details: AuditDetails,
  work: (tx: Tx, opened: Opened) => Promise<T>,
): Promise<Gated<T>> {
  const all = await throughGates(store, viewer, action, [id], details, (tx, [opened]) => work(tx, opened as Opened))
  if (all.is === 'open') return { is: 'open', value: all.value, opened: all.opened[0] as Opened }
  return { is: all.files[0]?.is ?? 'missing' }
}

/**
 * Several files for one act, such as a visit to three sisters: each is decided for itself, and the work is done in one
 * transaction that can touch these alone, or not at all. One audit event names them all.
 */
export async function throughGates<T>(
  store: Store,
  viewer: Viewer,
  action: Action,
  ids: readonly string[],
  details: AuditDetails,
  work: (tx: Tx, opened: readonly Opened[]) => Promise<T>,
): Promise<GatedTogether<T>> {
  permit(viewer, action)
  const wanted = [...new Set(ids)]
  const ties = await tiesTo(store, viewer, wanted.filter(isId))
  const asked = wanted.map(id => ({ id, ...judge(viewer, action, ties.get(id)) }))
  if (!asked.every(each => each.is === 'open')) {
    // A file that there is not leaves the same event as one that may not be known of, so that neither takes longer.
    await recordRead(store, viewer, action, wanted.filter(isId), { ...auditedAs(viewer, [], details), allowed: false })
    return {
      is: 'refused',
      files: asked.flatMap(({ id, is }) => (is === 'open' ? [] : [{ id, is }])),
    }
  }
  const links = asked.map(each => each.link)
  // A file that was merged is opened, and audited, as the one it is read in.
  const files = new Map(wanted.map(id => [id, ties.get(id)?.file ?? id]))
  const subjects = [...new Set(files.values())]
  const grants: Grants = { ...grantsFor(viewer, action), subjects }
  const opened = asked.map(({ id, link, council }): Opened => ({ id: files.get(id) ?? id, link, council, grants }))
  const said = auditedAs(viewer, links, details)
  const value = await kept(store, viewer, action, subjects, said, grants, tx => work(tx, opened))
  return { is: 'open', value, opened }
}

/**
 * A new file: `work` makes the person (`openFile(tx, authority, opened.id)`) and writes what is known of them, in a
 * transaction that can touch the new file alone. Audited with the write. Whoever opened a file works with it until it
 * is given to someone.
 */
export async function throughNewFile<T>(
  store: Store,
  viewer: Viewer,
  details: AuditDetails,
  work: (tx: Tx, opened: Opened) => Promise<T>,
): Promise<{ readonly value: T; readonly opened: Opened }> {
  const { council } = permit(viewer, 'child.create')
  const id = newId()
  const grants: Grants = { ...grantsFor(viewer, 'child.create'), subjects: [id] }
  const opened: Opened = { id, link: 'own', council, grants }
  const value = await kept(store, viewer, 'child.create', [id], details, grants, tx => work(tx, opened))
  return { value, opened }
}

/**
 * A list: decides, gives the work what it must be narrowed to, and commits one audit event with everyone it showed,
 * before answering. Restricted files are not there for the work to find. Throws AccessRefused where the role may not.
 */
export async function withList<T>(
  store: Store,
  viewer: Viewer,
  action: Action,
  details: AuditDetails,
  work: (tx: Tx, narrowing: Narrowing) => Promise<Listed<T>>,
): Promise<T> {
  const { grants, reach, council } = permit(viewer, action)
  return store.within(grants, async tx => {
    const { value, shown } = await work(tx, {
      reach,
      ...(council === undefined ? {} : { council }),
      ...(reach === 'all' ? {} : { workers: await workersWithin(tx, reach) }),
      sections: SECTIONS_OF[viewer.role].read,
    })
    await recordWithin(tx, store.authority, viewer, action, [...new Set(shown)], details)
    return value
  })
}

/** Which of these files a viewer may open now without being asked why. Nothing of them is read, so it leaves no event. */
export async function openTo(store: Store, viewer: Viewer, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const ties = await tiesTo(store, viewer, ids.filter(isId))
  return new Set(ids.filter(id => judge(viewer, 'child.read', ties.get(id)).is === 'open'))
}

/**
 * What would come of asking for each of these files. Opens nothing and shows nothing of them, so nothing is audited: for
 * whether a link or a choice is offered at all, and for work that touches no file.
 */
export async function reachOf(
  store: Store,
  viewer: Viewer,
  action: Action,
  ids: readonly string[],
): Promise<ReadonlyMap<string, 'open' | 'missing' | 'reason-needed'>> {
  permit(viewer, action)
  const ties = await tiesTo(store, viewer, [...new Set(ids)].filter(isId))
  return new Map(ids.map(id => [id, judge(viewer, action, ties.get(id)).is]))
}

/** The answer, with the link it was given by. */
export interface Judged {
  readonly is: 'open' | 'missing' | 'reason-needed'
  readonly link: Link
  readonly council: string | undefined
}

/** What an action on a file comes to for a viewer, from what they are to it. Only a person's file is opened this way. */
export function judge(viewer: Viewer, action: Action, ties: FileTies | undefined): Judged {
  if (!ties || ties.kind !== 'person') return { is: 'missing', link: 'none', council: undefined }
  const { council, barred, sealed } = ties
  const link = linkFor(viewer, action, ties)
  const decision = decide(viewer, action, { council, link, barred, sealed })
  const asks = !decision.allow && (decision.because === 'no-working-link' || decision.because === 'sealed')
  return { is: decision.allow ? 'open' : asks ? 'reason-needed' : 'missing', link, council }
}

// An inspector’s link to a file is the inspection: that is the reason kept, whichever page it was.
function auditedAs(viewer: Viewer, links: readonly Link[], details: AuditDetails): AuditDetails {
  if (viewer.opening !== undefined) return { ...details, purpose: 'inspection', about: `inspection:${viewer.opening}` }
  return links.includes('reason') && (details.purpose ?? 'open') === 'open'
    ? { ...details, purpose: 'reason-given' }
    : details
}

function grantsFor(viewer: Viewer, action: Action): Grants {
  const { grants } = permit(viewer, action)
  const hidden = hiddenFrom(viewer.role)
  const unwritable = RECORDS.includes(action) ? unwritableBy(viewer.role) : undefined
  return { ...grants, ...(hidden ? { hidden } : {}), ...(unwritable ? { unwritable } : {}) }
}

// The event is kept with the work, or neither is; where the work fails, that it was begun is kept alone, since an error
// may show what was read.
async function kept<T>(
  store: Store,
  viewer: Viewer,
  action: Action,
  subjects: readonly string[],
  details: AuditDetails,
  grants: Grants,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await store.within(grants, async tx => {
      const answer = await work(tx)
      await recordWithin(tx, store.authority, viewer, action, subjects, details)
      return answer
    })
  } catch (error) {
    await recordRead(store, viewer, action, subjects, { ...details, purpose: 'not-finished' })
    throw error
  }
}

async function workersWithin(tx: Tx, reach: Reach): Promise<readonly string[]> {
  const found = await sql<{ worker: string }>`select w as worker from workers_within(${reach}) w order by 1`.execute(tx)
  return found.rows.map(row => row.worker)
}
