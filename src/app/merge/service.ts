import { sql } from 'kysely'
import { permit } from '../../spine/access/decide.ts'
import { isId } from '../../spine/ledger/ids.ts'
import { mergeFiles, mergingsInto, unmergeFiles } from '../../spine/ledger/merge.ts'
import { readFiles, readRecorded } from '../../spine/ledger/read.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { rederive } from '../../spine/ledger/derive.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { MergeDone, MergeFile, MergeService } from '../../spine/web/services.ts'
import { namesOf } from '../children/looks.ts'
import { calledBy } from '../children/row.ts'
import { type GatedTogether, throughGate, throughGates } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { kinds, rulebook } from '../rulebook.ts'
import { clashesOf, compareFiles } from './compare.ts'

/** The fewest and the most letters of a reason for merging, or for taking it back. */
const LETTERS = 10
const MOST = 2000
const SYSTEM = { author: 'system:merge', sight: 'files' } as const

/** Two files that are one person's, put together and taken apart. */
export function mergeService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  today: () => PlainDate,
): MergeService {
  const { authority } = store
  const councilName = (code: string): string => councils.find(each => each.code === code)?.name ?? code

  /** The files that name either: what is derived from them follows what is now read together, or no longer. */
  const followLinks = async (ids: readonly string[]): Promise<void> => {
    await store.within(SYSTEM, async tx => {
      const found = await sql<{ subject: string }>`
        select distinct from_subject as subject from link
        where authority = ${authority} and to_subject = any(${[...ids]}::uuid[])`.execute(tx)
      const subjects = found.rows.map(row => row.subject)
      await lockFiles(tx, authority, subjects)
      await rederive(tx, authority, rulebook, subjects)
    })
  }

  return {
    movedTo: async (viewer, id) => {
      if (!isId(id)) return undefined
      const found = await store.within({ author: viewer.id, sight: 'none' }, tx =>
        sql<{ to: string | null }>`select moved_to(${id}::uuid) as "to"`.execute(tx),
      )
      return found.rows[0]?.to ?? undefined
    },

    mergings: async (viewer, id) => {
      const details = { route: '/children/:id/merge', purpose: 'open' }
      const gated = await throughGate(store, viewer, 'child.merge', id, details, async (tx, opened) => {
        const held = await mergingsInto(tx, authority, opened.id)
        const people = await namesOf(
          tx,
          held.map(each => each.by),
        )
        return {
          child: { id: opened.id, called: await calledOf(tx, opened.id) },
          list: held.map(each => ({ ...each, by: people.get(each.by)?.name ?? 'The system' })),
        }
      })
      return gated.is === 'open' ? gated.value : gated.is === 'missing' ? undefined : 'reason-needed'
    },

    compare: async (viewer, kept, other) => {
      permit(viewer, 'child.merge')
      const details = { route: '/children/:id/merge/:other', purpose: 'open' }
      const gated = await throughGates(store, viewer, 'child.merge', [kept, other], details, async (tx, opened) => {
        const ids = opened.map(each => each.id)
        if (ids.length !== 2 || ids[0] === ids[1]) return undefined
        const files = await readFiles(tx, authority, rulebook, ids)
        const [one, two] = ids.map(each => files.get(each)) as [SubjectFile, SubjectFile]
        const restricted = await sql`select from restriction where authority = ${authority}
          and subject = any(files_with(${ids}::uuid[])) and lifted_at is null limit 1`.execute(tx)
        return {
          kept: fileNamed(one, today()),
          other: fileNamed(two, today()),
          rows: compareFiles(one, two, today(), councilName),
          clashes: [...clashesOf(one, two), ...(restricted.rows.length > 0 ? ([{ is: 'restricted' }] as const) : [])],
        }
      })
      return gated.is === 'open' ? gated.value : refusalOf(gated)
    },

    merge: async (viewer, kept, other, why) => {
      permit(viewer, 'child.merge')
      const problem = faultIn(why)
      if (problem) return { is: 'refused', problem }
      const details = { route: '/children/:id/merge/:other', purpose: 'write', about: 'merge' }
      const gated = await throughGates(
        store,
        viewer,
        'child.merge',
        [kept, other],
        details,
        async (tx, opened): Promise<MergeDone> => {
          const [one, two] = opened.map(each => each.id)
          if (one === undefined || two === undefined || one === two) return { is: 'refused', problem: 'same' }
          const merging = { merged: two, kept: one, why: why.trim() }
          const done = await mergeFiles(tx, authority, rulebook, viewer.id, merging)
          return done === undefined ? { is: 'refused', problem: 'merged-already' } : { is: 'done', id: one }
        },
      )
      if (gated.is !== 'open') return refusedFrom(gated)
      if (gated.value?.is === 'done') await followLinks([kept, other])
      return gated.value
    },

    unmerging: async (viewer, id, merging) => {
      if (!isId(merging)) return undefined
      const details = { route: '/children/:id/unmerge/:merging', purpose: 'open' }
      const gated = await throughGate(store, viewer, 'child.merge', id, details, async (tx, opened) => {
        const held = (await mergingsInto(tx, authority, opened.id)).find(each => each.id === merging)
        if (!held) return undefined
        const under = new Set(await subjectsUnder(tx, authority, held.merged))
        const written = await sql<{ entry: string; subject: string; at: string }>`
          select v.entry, v.subject, c.recorded_at as at from entry_version v
          join act_commit c on c.authority = v.authority and c.act = v.act
          where v.authority = ${authority} and v.version = 1 and v.subject = any(files_with(array[${opened.id}]::uuid[]))`.execute(
          tx,
        )
        const first = new Map(written.rows.map(row => [row.entry, row]))
        const entries = await readRecorded(tx, authority, rulebook, opened.id)
        const isOthers = (entry: string): boolean => under.has(first.get(entry)?.subject ?? '')
        const since = entries.filter(each => !isOthers(each.id) && (first.get(each.id)?.at ?? '') >= held.at)
        const theirs = entries.filter(each => isOthers(each.id))
        const people = await namesOf(tx, [held.by, ...since.map(each => each.author)])
        const nameOf = (author: string): string => people.get(author)?.name ?? 'The system'
        const stands = rulebook.standing(fileOf(held.merged, theirs), today())
        return {
          id: held.id,
          why: held.why,
          at: held.at,
          by: nameOf(held.by),
          child: { id: opened.id, called: await calledOf(tx, opened.id) },
          other: calledBy(stands.name, stands.number),
          goBack: theirs.length,
          since: since
            .map(each => ({
              title: kinds.get(each.kind)?.title ?? each.kind,
              at: first.get(each.id)?.at ?? each.recordedAt,
              by: each.import === null ? nameOf(each.author) : 'A return',
              start: each.start,
            }))
            .toSorted((a, b) => (a.at < b.at ? 1 : -1)),
        }
      })
      return gated.is === 'open' ? gated.value : gated.is === 'missing' ? undefined : 'reason-needed'
    },

    unmerge: async (viewer, id, merging, why) => {
      permit(viewer, 'child.merge')
      const problem = faultIn(why)
      if (problem) return { is: 'refused', problem }
      if (!isId(merging)) return undefined
      const details = { route: '/children/:id/unmerge/:merging', purpose: 'write', about: 'unmerge' }
      const gated = await throughGate(store, viewer, 'child.merge', id, details, (tx, opened) =>
        unmergeFiles(tx, authority, rulebook, viewer.id, { merging, kept: opened.id, why: why.trim() }),
      )
      if (gated.is !== 'open') return gated.is === 'missing' ? undefined : gated
      if (gated.value === undefined) return undefined
      await followLinks([id, gated.value])
      return { is: 'done', id: gated.value }
    },
  }
}

function faultIn(why: string): 'why-too-short' | 'why-too-long' | undefined {
  const letters = why.trim().length
  return letters < LETTERS ? 'why-too-short' : letters > MOST ? 'why-too-long' : undefined
}

type Refused = Extract<GatedTogether<unknown>, { is: 'refused' }>

// Where any of them may not be known of, nothing is said of the others.
function refusalOf({ files }: Refused): 'reason-needed' | undefined {
  return files.some(each => each.is === 'missing') ? undefined : 'reason-needed'
}

function refusedFrom(refused: Refused): MergeDone {
  return refusalOf(refused) === undefined ? undefined : { is: 'reason-needed' }
}

async function calledOf(tx: Tx, id: string): Promise<string> {
  const found = await sql<{ name: string | null; number: string | null }>`
    select name, number from names_of_files(array[${id}]::uuid[])`.execute(tx)
  return calledBy(found.rows[0]?.name, found.rows[0]?.number)
}

function fileNamed(file: SubjectFile, on: PlainDate): MergeFile {
  const { name, number } = rulebook.standing(file, on)
  const entries = Object.values(file.entries).reduce((sum, list) => sum + list.length, 0)
  return { id: file.id, called: calledBy(name, number), entries }
}

async function subjectsUnder(tx: Tx, authority: number, merged: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    with recursive under as (
      select ${merged}::uuid as id
      union select m.merged from file_merge m join under u on m.kept = u.id
      where m.authority = ${authority} and m.undone_act is null)
    select id from under`.execute(tx)
  return found.rows.map(row => row.id)
}
