import { monthIn } from '../../spine/web/format.ts'
import { type Answer, type Page, definePage, one } from '../../spine/web/page.ts'
import type { MoneyFileFault, MoneyFileRead } from '../../spine/web/services.ts'
import { COLUMNS } from './figures-file.ts'
import { inPounds } from './pages-words.ts'

const VIEWS = 'practice/finance/views'
const MOST_BYTES = 250_000
const KILOBYTES = MOST_BYTES / 1000

/** Taking in a month's figures from a file: first what it would change, then the taking in. */
export const importPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/finance/import',
    title: 'Import figures',
    may: 'finance.write',
    handler: () => importPage({}),
  }),
  definePage({
    method: 'POST',
    path: '/finance/import',
    title: 'Import figures',
    may: 'finance.write',
    files: { total: 2 * MOST_BYTES, each: MOST_BYTES, files: 1, cuts: true },
    handler: async ({ viewer, services, files }) => {
      const [file] = files
      if (!file || file.bytes === 0)
        return importPage({ errors: [{ text: 'Choose a CSV file of figures', href: '#files' }] })
      if (file.bytes >= MOST_BYTES)
        return importPage({
          faults: [{ line: 0, what: `The file is larger than ${KILOBYTES} kilobytes.`, mend: 'Send it in parts.' }],
        })
      return outcome(await services.finance.figures(viewer, { path: file.path }, false))
    },
  }),
  definePage({
    method: 'POST',
    path: '/finance/import/take',
    title: 'Import figures',
    may: 'finance.write',
    handler: async ({ viewer, services, body }) => {
      const text = one(body, 'text') ?? ''
      return outcome(await services.finance.figures(viewer, { text }, true), true)
    },
  }),
]

interface Came {
  readonly errors?: readonly { readonly text: string; readonly href: string }[]
  readonly faults?: readonly MoneyFileFault[]
  readonly read?: Extract<MoneyFileRead, { readonly is: 'read' }>
  readonly done?: boolean
}

function outcome(read: MoneyFileRead, done = false): Answer {
  return read.is === 'refused' ? importPage({ faults: read.faults }) : importPage({ read, done })
}

function importPage({ errors = [], faults = [], read, done = false }: Came): Answer {
  return {
    view: `${VIEWS}/import.njk`,
    ...(errors.length > 0 || faults.length > 0 ? { status: 422 } : {}),
    data: { errors, faults, read, done, columns: COLUMNS, inPounds, monthIn },
  }
}
