import { sql } from 'kysely'
import { named } from '../../returns/ssda903/validation/fault-list.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Action } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import { collectionYearOf, lastYearEnd } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { FIRST_CHECKED_YEAR } from '../../spine/web/service-checking.ts'
import type { CheckBox, CheckingService, CheckProgress, CheckRow } from '../../spine/web/services.ts'
import { peopleNamed } from '../children/looks.ts'
import { holdUpload } from '../imports/uploads-folder.ts'
import type { Product } from '../product.ts'
import { editionsOf, heldListsFor } from '../providers/held.ts'
import { checkHere } from './apart.ts'
import { wrongWith } from './asked.ts'
import { changesBetween } from './compare.ts'
import { BROKE, type HeldCheck, beginCheck, checkRow, headOf, heldChecks, notAskedOf } from './held.ts'
import { type Listed, byRule, byTeam, byWorker, childrenPage, faultsPage } from './lists.ts'
import { type OfCheck, childrenIn, filesOf, placed } from './placed.ts'
import { BEGUN, type CheckJob, type CheckReached, end } from './run.ts'

/** The service of checking returns, and a way to wait for what is being checked to end. */
export interface RunningChecks extends CheckingService {
  /** Resolves when no check begun here is still running. For closing the server, and for tests. */
  readonly settled: () => Promise<void>
}

/**
 * Checking returns before they are sent. One is checked at a time, so that several large ones do not take the machine's memory
 * together; the others wait their turn. `onFault` hears of a check that broke.
 */
export function checkingService(
  product: Product,
  today: () => PlainDate,
  onFault: (error: unknown) => void = () => {},
): RunningChecks {
  const { store, councils, settings } = product
  const { authority } = store
  const work = product.checking ?? checkHere(store)
  const running = new Map<string, CheckReached>()
  let last: Promise<void> = Promise.resolve()
  const nameOf = (code: string): string => councils.find(each => each.code === code)?.name ?? code

  /** A check this viewer may do this with; undefined where there is none for them. */
  async function checkFor(viewer: Viewer, action: Action, id: string | undefined): Promise<HeldCheck | undefined> {
    const { grants } = permit(viewer, action)
    if (id === undefined || !isId(id)) return undefined
    const [held] = await store.within(grants, tx => heldChecks(tx, authority, { id }))
    return held && mayKnow(viewer, action, held) ? held : undefined
  }

  /** What is found in the record is looked at as a return that is made from it, and audited so. */
  const looked = (
    viewer: Viewer,
    held: HeldCheck,
    subjects: readonly string[],
    route: string,
    purpose: string,
    action: Action = 'imports.read',
  ): Promise<void> =>
    recordRead(store, viewer, held.source === 'record' ? 'returns.export' : action, subjects, {
      route,
      purpose,
      about: `check:${held.number}`,
    })

  async function rowsOf(held: readonly HeldCheck[]): Promise<readonly CheckRow[]> {
    const people = await peopleNamed(
      store,
      held.map(each => each.author),
    )
    return held.map(each => {
      const state = each.status === 'running' ? (running.get(each.id)?.state ?? 'waiting') : each.status
      return checkRow(each, people.get(each.author)?.name ?? 'Someone', nameOf(each.council), state)
    })
  }

  const ofCheck = ({ id, council }: HeldCheck): OfCheck => ({ authority, id, council, on: today() })

  async function inTurn(job: CheckJob, remove: () => Promise<void>): Promise<void> {
    try {
      await work.run(job, reached => running.set(job.id, reached))
    } catch (error) {
      onFault(error)
      await end(store, job, 'failed', { problems: [BROKE] }).catch(onFault)
    } finally {
      running.delete(job.id)
      await remove()
    }
  }

  return {
    settled: () => last,

    choices: async viewer => {
      const { council } = permit(viewer, 'imports.make')
      const newest = collectionYearOf(today())
      const lists = await heldListsFor(store, newest)
      return {
        editions: lists ? editionsOf(lists) : [],
        councils: councils
          .filter(each => council === undefined || each.code === council)
          .map(({ code, name }) => ({ value: code, text: name })),
        years: Array.from({ length: newest - FIRST_CHECKED_YEAR + 1 }, (_, back) => newest - back),
        usual: collectionYearOf(lastYearEnd(today())),
        record: decide(viewer, 'returns.export').allow,
      }
    },

    list: async viewer => {
      const { grants, council } = permit(viewer, 'imports.read')
      const held = await store.within(grants, tx => heldChecks(tx, authority, { council }))
      await recordRead(store, viewer, 'imports.read', [], { route: '/checking', purpose: 'list' })
      return rowsOf(held.filter(each => mayKnow(viewer, 'imports.read', each)))
    },

    start: async (viewer, ask) => {
      const council = councils.find(each => each.code === ask.council)
      const of = council && { council: council.code }
      const { grants } = permit(viewer, 'imports.make', of)
      const record = ask.source === 'record' ? permit(viewer, 'returns.export', of).grants : undefined
      const problems = await wrongWith(ask, council !== undefined, collectionYearOf(today()))
      if (problems.length > 0 || !council) return { is: 'refused', problems }
      const id = newId()
      const boxes = ['files', 'previous', 'providers'] as const
      const sent = boxes.flatMap(box => ask[box].filter(file => file.bytes > 0).map(file => ({ box, file })))
      const upload = await holdUpload(
        settings.dataDir,
        id,
        sent.map(each => each.file),
      )
      const files = sent.map(({ box, file }, at) => ({ box, name: file.name, path: upload.paths[at] ?? '' }))
      const inBox = (box: CheckBox): CheckJob['files'] => files.filter(file => file.box === box)
      const job: CheckJob = {
        id,
        author: viewer.id,
        year: ask.year,
        gss: council.gss,
        files: inBox('files'),
        previous: inBox('previous'),
        providers: inBox('providers'),
        ...(record ? { record: { council: council.code, grants: record } } : {}),
      }
      try {
        await recordRead(
          store,
          viewer,
          record ? 'returns.export' : 'imports.make',
          [],
          record
            ? { route: '/checking', purpose: 'checks', about: `ssda903:${ask.year}:${council.code}` }
            : { route: '/checking', purpose: 'upload', about: `check:${id}` },
        )
        await store.within(grants, tx =>
          beginCheck(tx, authority, {
            id,
            council: council.code,
            year: ask.year,
            source: ask.source,
            author: viewer.id,
            files: files.map(({ box, name }) => ({ box, name })),
          }),
        )
      } catch (error) {
        await upload.remove()
        throw error
      }
      running.set(id, BEGUN)
      last = last.then(() => inTurn(job, upload.remove)).catch(onFault)
      return { is: 'started', id }
    },

    progress: async (viewer, id) => {
      const held = await checkFor(viewer, 'imports.read', id)
      if (!held) return undefined
      const reached = running.get(id)
      const { source } = held
      return held.status === 'running'
        ? { id, source, state: reached?.state ?? 'waiting', steps: stepsOf(reached ?? BEGUN, source) }
        : { id, source, state: held.status, steps: [] }
    },

    read: async (viewer, id, { list, page = 1, ...narrowing }) => {
      const held = await checkFor(viewer, 'imports.read', id)
      if (!held) return undefined
      const { grants } = permit(viewer, 'imports.read', { council: held.council })
      const [row] = await rowsOf([held])
      if (!row) return undefined
      const mayRemove = held.status !== 'running' && decide(viewer, 'imports.make', { council: held.council }).allow
      const head = headOf(held, row, mayRemove)
      const found =
        held.status === 'done'
          ? await store.within(grants, async (tx): Promise<Listed> => {
              const of = ofCheck(held)
              if (list === 'rules') return { listed: { list, groups: await byRule(tx, of) }, shown: [] }
              if (list === 'workers') return { listed: { list, groups: await byWorker(tx, of) }, shown: [] }
              if (list === 'teams') return { listed: { list, groups: await byTeam(tx, of) }, shown: [] }
              return list === 'children' ? childrenPage(tx, of, narrowing, page) : faultsPage(tx, of, narrowing, page)
            })
          : undefined
      await looked(viewer, held, found?.shown ?? [], '/checking/:id', 'report')
      return { head, listed: found?.listed ?? null }
    },

    compare: async (viewer, id, asked) => {
      const held = await checkFor(viewer, 'imports.read', id)
      if (held?.status !== 'done') return undefined
      const { grants } = permit(viewer, 'imports.read', { council: held.council })
      const done = (await store.within(grants, tx => heldChecks(tx, authority, { council: held.council }))).filter(
        each => each.status === 'done' && each.id !== held.id && mayKnow(viewer, 'imports.read', each),
      )
      // Last time is the last check of the same: of files where these are files, of the record where it is the record.
      const earlier = done.filter(each => each.year === held.year && each.number < held.number)
      const before =
        asked.with === undefined
          ? (earlier.find(each => each.source === held.source) ?? earlier[0])
          : done.find(each => each.id === asked.with)
      const changes =
        before && (await store.within(grants, tx => changesBetween(tx, ofCheck(held), held, before, asked)))
      const audited = before?.source === 'record' ? before : held
      await looked(viewer, audited, changes?.shown ?? [], '/checking/:id/compare', 'report')
      const [now, ...others] = await rowsOf([held, ...done])
      if (!now) return undefined
      const { shown: _, ...found } = changes ?? { ...NO_CHANGES, shown: [] }
      return { now, before: others.find(each => each.id === before?.id) ?? null, others, list: asked.list, ...found }
    },

    save: async (viewer, id, as) => {
      const held = await checkFor(viewer, 'imports.read', id)
      if (held?.status !== 'done') return undefined
      const { grants } = permit(viewer, 'imports.read', { council: held.council })
      const shown = await store.within(grants, async tx =>
        filesOf(await placed(tx, ofCheck(held), await childrenIn(tx, ofCheck(held)))),
      )
      await looked(viewer, held, shown, '/checking/:id/download', 'download')
      return work.save({
        author: viewer.id,
        of: ofCheck(held),
        name: `ssda903-faults-${held.council}-${named(held.year)}-check-${held.number}`,
        as,
        notAsked: notAskedOf(held),
      })
    },

    remove: async (viewer, id) => {
      const held = await checkFor(viewer, 'imports.make', id)
      if (!held || held.status === 'running') return false
      const { grants } = permit(viewer, 'imports.make', { council: held.council })
      await looked(viewer, held, [], '/checking/:id/remove', 'removed', 'imports.make')
      await store.within(grants, tx =>
        sql`delete from return_check where authority = ${authority} and id = ${id}::uuid`.execute(tx),
      )
      return true
    },
  }
}

const NO_CHANGES = {
  counts: { new: 0, mended: 0, still: 0, 'not-asked': 0 },
  rows: [],
  faults: [],
  paging: { found: 0, page: 1, pages: 1 },
  askedOnce: [],
}

/** A check of the record tells of every child in the return, restricted ones too: it is for whoever may make that return. */
function mayKnow(viewer: Viewer, action: Action, { council, source }: HeldCheck): boolean {
  const may = (what: Action): boolean => decide(viewer, what, { council }).allow
  return may(action) && (source === 'files' || may('returns.export'))
}

function stepsOf(reached: CheckReached, source: CheckProgress['source']): CheckProgress['steps'] {
  return [
    {
      title: source === 'record' ? 'Percent of our record read' : 'Percent of the files read',
      done: reached.percentRead,
      total: 100,
    },
    { title: 'Children checked', done: reached.children, total: reached.childrenInAll },
    { title: 'Faults and queries kept', done: reached.kept, total: reached.toKeep },
  ]
}
