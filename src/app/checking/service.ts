import { open } from 'node:fs/promises'
import { sql } from 'kysely'
import { sniff } from '../../returns/ssda903/read/sniff.ts'
import { named } from '../../returns/ssda903/validation/fault-list.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Action } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import { collectionYearOf, lastYearEnd } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  CheckAsk,
  CheckBox,
  CheckingService,
  CheckListed,
  CheckProblem,
  CheckProgress,
  CheckRow,
  UploadedFile,
} from '../../spine/web/services.ts'
import { peopleNamed } from '../children/looks.ts'
import { holdUpload } from '../imports/uploads-folder.ts'
import type { Product } from '../product.ts'
import { checkHere } from './apart.ts'
import { changesBetween } from './compare.ts'
import { BROKE, type HeldCheck, beginCheck, checkRow, headOf, heldChecks, notAskedOf } from './held.ts'
import { byRule, byTeam, byWorker, childrenPage, faultsPage } from './lists.ts'
import type { OfCheck } from './placed.ts'
import { BEGUN, type CheckJob, type CheckReached, end } from './run.ts'

/** The earliest year whose return the rules are of. */
const FIRST_YEAR = 2023

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
    return held && decide(viewer, action, { council: held.council }).allow ? held : undefined
  }

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
      return {
        councils: councils
          .filter(each => council === undefined || each.code === council)
          .map(({ code, name }) => ({ value: code, text: name })),
        years: Array.from({ length: newest - FIRST_YEAR + 1 }, (_, back) => newest - back),
        usual: collectionYearOf(lastYearEnd(today())),
      }
    },

    list: async viewer => {
      const { grants, council } = permit(viewer, 'imports.read')
      const held = await store.within(grants, tx => heldChecks(tx, authority, { council }))
      await recordRead(store, viewer, 'imports.read', [], { route: '/checking', purpose: 'list' })
      return rowsOf(held)
    },

    start: async (viewer, ask) => {
      const council = councils.find(each => each.code === ask.council)
      const { grants } = permit(viewer, 'imports.make', council && { council: council.code })
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
      const of = (box: CheckBox): CheckJob['files'] => files.filter(file => file.box === box)
      const job: CheckJob = {
        id,
        author: viewer.id,
        year: ask.year,
        gss: council.gss,
        files: of('files'),
        previous: of('previous'),
        providers: of('providers'),
      }
      try {
        await recordRead(store, viewer, 'imports.make', [], {
          route: '/checking',
          purpose: 'upload',
          about: `check:${id}`,
        })
        await store.within(grants, tx =>
          beginCheck(tx, authority, {
            id,
            council: council.code,
            year: ask.year,
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
      return held.status === 'running'
        ? { id, state: reached?.state ?? 'waiting', steps: stepsOf(reached ?? BEGUN) }
        : { id, state: held.status, steps: [] }
    },

    read: async (viewer, id, { list, page = 1, ...narrowing }) => {
      const held = await checkFor(viewer, 'imports.read', id)
      if (!held) return undefined
      const { grants } = permit(viewer, 'imports.read', { council: held.council })
      const [row] = await rowsOf([held])
      if (!row) return undefined
      const mayRemove = held.status !== 'running' && decide(viewer, 'imports.make', { council: held.council }).allow
      const head = headOf(held, row, mayRemove)
      const listed =
        held.status === 'done'
          ? await store.within(grants, async (tx): Promise<CheckListed> => {
              const of = ofCheck(held)
              if (list === 'rules') return { list, groups: await byRule(tx, of) }
              if (list === 'workers') return { list, groups: await byWorker(tx, of) }
              if (list === 'teams') return { list, groups: await byTeam(tx, of) }
              return list === 'children' ? childrenPage(tx, of, narrowing, page) : faultsPage(tx, of, narrowing, page)
            })
          : null
      await recordRead(store, viewer, 'imports.read', shownIn(listed), {
        route: '/checking/:id',
        purpose: 'report',
        about: `check:${held.number}`,
      })
      return { head, listed }
    },

    compare: async (viewer, id, asked) => {
      const held = await checkFor(viewer, 'imports.read', id)
      if (held?.status !== 'done') return undefined
      const { grants } = permit(viewer, 'imports.read', { council: held.council })
      const done = (await store.within(grants, tx => heldChecks(tx, authority, { council: held.council }))).filter(
        each => each.status === 'done' && each.id !== held.id,
      )
      const before =
        asked.with === undefined
          ? done.find(each => each.year === held.year && each.number < held.number)
          : done.find(each => each.id === asked.with)
      const changes = before && (await store.within(grants, tx => changesBetween(tx, authority, held, before, asked)))
      await recordRead(store, viewer, 'imports.read', changes?.shown ?? [], {
        route: '/checking/:id/compare',
        purpose: 'report',
        about: `check:${held.number}`,
      })
      const [now, ...others] = await rowsOf([held, ...done])
      if (!now) return undefined
      const { shown: _, ...found } = changes ?? { ...NO_CHANGES, shown: [] }
      return { now, before: others.find(each => each.id === before?.id) ?? null, others, list: asked.list, ...found }
    },

    save: async (viewer, id, as) => {
      const held = await checkFor(viewer, 'imports.read', id)
      if (held?.status !== 'done') return undefined
      await recordRead(store, viewer, 'imports.read', [], {
        route: '/checking/:id/download',
        purpose: 'download',
        about: `check:${held.number}`,
      })
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
      await recordRead(store, viewer, 'imports.make', [], {
        route: '/checking/:id/remove',
        purpose: 'removed',
        about: `check:${held.number}`,
      })
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

/** What is wrong with a form before any file is read through: looked at while its sender waits. */
async function wrongWith(ask: CheckAsk, isOurs: boolean, newest: number): Promise<readonly CheckProblem[]> {
  const problems: CheckProblem[] = []
  if (!isOurs) problems.push({ box: 'council', what: 'Choose the council the return is for.', mend: '' })
  if (!Number.isInteger(ask.year) || ask.year < FIRST_YEAR || ask.year > newest)
    problems.push({
      box: 'year',
      what: 'Choose the year the return is of.',
      mend: `The rules are of ${named(FIRST_YEAR)} and after.`,
    })
  if (!ask.files.some(file => file.bytes > 0))
    problems.push({ box: 'files', what: 'Choose the files of this year’s return, or a zip of them.', mend: '' })
  for (const box of ['files', 'previous', 'providers'] as const)
    for (const file of ask[box]) problems.push(...(await wrongFile(box, file)))
  return problems
}

async function wrongFile(
  box: 'files' | 'previous' | 'providers',
  file: UploadedFile,
): Promise<readonly CheckProblem[]> {
  const of = (what: string, mend: string): readonly CheckProblem[] => [{ box, file: file.name, what, mend }]
  if (file.bytes === 0) return of('This file is empty.', 'Export it again, or leave it out.')
  const found = sniff(await startOf(file.path))
  if (box === 'providers')
    return found.is === 'zip'
      ? []
      : of(
          'This is no Excel workbook (.xlsx).',
          'Choose the workbook that Ofsted sends councils, or leave the list out: the rules that need it are then not asked.',
        )
  if (found.is === 'unreadable') return of(found.problem.why, found.problem.mend)
  // The name alone says nothing of what a file is, but somebody who chose a .zip meant one.
  return /\.zip$/i.test(file.name) && found.is !== 'zip'
    ? of(
        'This is not a zip, though its name says so.',
        'Make the zip again, or choose the CSV or XML files themselves.',
      )
    : []
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function stepsOf(reached: CheckReached): CheckProgress['steps'] {
  return [
    { title: 'Percent of the files read', done: reached.percentRead, total: 100 },
    { title: 'Children checked', done: reached.children, total: reached.childrenInAll },
    { title: 'Faults and queries kept', done: reached.kept, total: reached.toKeep },
  ]
}

function shownIn(listed: CheckListed | null): readonly string[] {
  if (listed?.list === 'children') return listed.children.flatMap(child => child.id ?? [])
  if (listed?.list === 'faults') return [...new Set(listed.faults.flatMap(fault => fault.child.id ?? []))]
  return []
}
