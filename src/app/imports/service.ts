import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Action } from '../../spine/access/roles.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { ImportProgress as LedgerProgress } from '../../spine/ledger/imports/plan.ts'
import { undoImport } from '../../spine/ledger/imports/undo.ts'
import type { Grants } from '../../spine/store/store.ts'
import type { ImportState, ImportsService } from '../../spine/web/services.ts'
import { peopleNamed } from '../children/looks.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import {
  type HeldImport,
  childrenFrom,
  outcomeOf,
  readFilesFrom,
  refusedFrom,
  rowFrom,
  stateFrom,
  stepsOf,
} from './build-report.ts'
import { childrenWritten, countProblems, heldImports, keptAfterUndo, problemsOf, stillLost } from './held-imports.ts'
import { importReturn, ssda903Source } from './ssda903.ts'
import { holdUpload } from './uploads-folder.ts'

const PROBLEMS_OF_A_PAGE = 50

/** The imports service, and a way to wait for what is being read to end. */
export interface RunningImports extends ImportsService {
  /** Resolves when no import begun here is still running. For closing the server, and for tests. */
  readonly settled: () => Promise<void>
}

/** An import begun in this process. */
interface Running {
  readonly council: string
  progress: LedgerProgress | undefined
  state: Extract<ImportState, 'reading' | 'failed'>
  ended: Promise<void>
}

/**
 * Taking in returns, and taking them back. `onFault` hears of an import that could not even be recorded as failed, such as
 * when the database went away; what people should know of the others stands in their reports.
 */
export function importsService(product: Product, onFault: (error: unknown) => void = () => {}): RunningImports {
  const { store, councils, settings } = product
  const { authority } = store
  const running = new Map<string, Running>()
  const nameOf = (code: string): string => councils.find(each => each.code === code)?.name ?? code

  /** An import this viewer may do this with; undefined where there is none for them. */
  async function importFor(
    viewer: Viewer,
    action: Action,
    id: string,
  ): Promise<{ held: HeldImport; grants: Grants } | undefined> {
    const { grants } = permit(viewer, action)
    if (!isId(id)) return undefined
    const [held] = await store.within(grants, tx => heldImports(tx, authority, { id }))
    return held && decide(viewer, action, { council: held.council }).allow ? { held, grants } : undefined
  }

  function begin(
    id: string,
    council: string,
    work: (watch: (progress: LedgerProgress) => void) => Promise<unknown>,
  ): void {
    const entry: Running = { council, progress: undefined, state: 'reading', ended: Promise.resolve() }
    running.set(id, entry)
    entry.ended = work(progress => {
      entry.progress = progress
    }).then(
      () => void running.delete(id),
      (error: unknown) => {
        entry.state = 'failed'
        onFault(error)
      },
    )
  }

  return {
    settled: async () => {
      await Promise.all([...running.values()].map(each => each.ended))
    },

    councils: async viewer => {
      const { council } = permit(viewer, 'imports.make')
      return councils
        .filter(each => council === undefined || each.code === council)
        .map(({ code, name }) => ({ value: code, text: name }))
    },

    list: async viewer => {
      const { grants, council } = permit(viewer, 'imports.read')
      const held = await store.within(grants, tx => heldImports(tx, authority, { council }))
      const people = await peopleNamed(
        store,
        held.map(each => each.author),
      )
      await recordRead(store, viewer, 'imports.read', [], { route: '/imports', purpose: 'list' })
      return held.map(each => rowFrom(each, people.get(each.author)?.name ?? 'Someone', nameOf(each.council)))
    },

    start: async (viewer, ask) => {
      if (!councils.some(each => each.code === ask.council)) {
        permit(viewer, 'imports.make')
        const mend = `Choose ${councils.map(each => each.name).join(' or ')}.`
        return { is: 'refused', problems: [{ what: 'The council the return is for is not one of ours.', mend }] }
      }
      const { grants } = permit(viewer, 'imports.make', { council: ask.council })
      const files = ask.files.filter(file => file.bytes > 0)
      if (files.length === 0) {
        const mend = 'Choose the CSV or XML files of the return, or a zip of them.'
        return { is: 'refused', problems: [{ what: 'There is nothing in the files.', mend }] }
      }
      const id = newId()
      await recordRead(store, viewer, 'imports.make', [], {
        route: '/imports',
        purpose: 'upload',
        about: `import:${id}`,
      })
      const upload = await holdUpload(settings.dataDir, id, files)
      begin(id, ask.council, async onProgress => {
        try {
          const { council, year, acceptPartial } = ask
          await importReturn(store, grants, { id, paths: upload.paths, council, year, acceptPartial, onProgress })
        } finally {
          await upload.remove()
        }
      })
      return { is: 'started', id }
    },

    progress: async (viewer, id) => {
      permit(viewer, 'imports.read')
      const here = running.get(id)
      if (here) {
        if (!decide(viewer, 'imports.read', { council: here.council }).allow) return undefined
        return { id, state: here.state, steps: stepsOf(here.progress) }
      }
      const found = await importFor(viewer, 'imports.read', id)
      return found && { id, state: stateFrom(found.held.status), steps: stepsOf(undefined) }
    },

    report: async (viewer, id, page = 1) => {
      const found = await importFor(viewer, 'imports.read', id)
      if (!found) return undefined
      const { held, grants } = found
      const read = await store.within(grants, async tx => {
        const counted = await countProblems(tx, authority, id)
        const pages = Math.max(1, Math.ceil(counted.total / PROBLEMS_OF_A_PAGE))
        const number = Math.min(Math.max(1, page), pages)
        return {
          counted,
          pages,
          number,
          problems: await problemsOf(tx, authority, id, { number, size: PROBLEMS_OF_A_PAGE }),
          lost: await stillLost(tx, authority, held),
          kept: held.status === 'undone' ? await keptAfterUndo(tx, authority, id) : [],
          written: held.status === 'done' ? await childrenWritten(tx, authority, id) : 0,
        }
      })
      const people = await peopleNamed(store, [held.author])
      const shown = [...new Set([...read.lost, ...read.kept].map(each => each.child))]
      await recordRead(store, viewer, 'imports.read', shown, {
        route: '/imports/:id',
        purpose: 'report',
        about: `import:${held.number}`,
      })
      return {
        ...rowFrom(held, people.get(held.author)?.name ?? 'Someone', nameOf(held.council)),
        outcome: outcomeOf(held),
        read: readFilesFrom(held.report, read.counted.refusedIn),
        children: childrenFrom(held.report, Math.max(0, read.written - (held.report.subjects?.new ?? 0))),
        refused: {
          total: read.counted.total,
          page: read.number,
          pages: read.pages,
          rows: read.problems.map(refusedFrom),
        },
        lost: read.lost,
        mayUndo: held.status === 'done' && decide(viewer, 'imports.undo', { council: held.council }).allow,
        keptAfterUndo: read.kept,
      }
    },

    refused: async (viewer, id) => {
      const found = await importFor(viewer, 'imports.read', id)
      if (!found) return []
      const problems = await store.within(found.grants, tx => problemsOf(tx, authority, id))
      await recordRead(store, viewer, 'imports.read', [], {
        route: '/imports/:id/refused',
        purpose: 'download',
        about: `import:${found.held.number}`,
      })
      return problems.map(refusedFrom)
    },

    undo: async (viewer, id) => {
      const found = await importFor(viewer, 'imports.undo', id)
      if (found?.held.status !== 'done') return false
      await recordRead(store, viewer, 'imports.undo', [], {
        route: '/imports/:id/undo',
        about: `import:${found.held.number}`,
      })
      try {
        await undoImport(store, rulebook, found.grants, await ssda903Source(store, found.grants), id)
        return true
      } catch (error) {
        // Someone else undid it in the meantime.
        const after = await importFor(viewer, 'imports.undo', id)
        if (after && after.held.status !== 'done') return false
        throw error
      }
    },
  }
}
