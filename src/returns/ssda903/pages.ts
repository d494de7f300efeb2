import { download } from '../../spine/web/download.ts'
import { yearName } from '../../spine/web/format.ts'
import {
  type Answer,
  type Page,
  type PageRequest,
  address,
  definePage,
  one,
  oneOf,
  pageNumber,
} from '../../spine/web/page.ts'
import type { ImportProblem, ImportState } from '../../spine/web/services.ts'

const VIEWS = 'returns/ssda903/views'

const STATES: Readonly<Record<ImportState, { readonly text: string; readonly level: string }>> = {
  reading: { text: 'Being read', level: 'due' },
  done: { text: 'Taken in', level: 'met' },
  refused: { text: 'Refused, nothing taken in', level: 'overdue' },
  failed: { text: 'Stopped by a fault, nothing taken in', level: 'overdue' },
  undone: { text: 'Undone', level: 'cannot-tell' },
}

/** The returns taken in: the list, a new one, how far it has got, what came of it, and undoing it. */
export const importPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/imports',
    title: 'Imports',
    may: 'imports.read',
    nav: { text: 'Imports', order: 30, more: 'when-crowded', under: 'Returns and data' },
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/imports.njk`,
      data: {
        imports: (await services.imports.list(viewer)).map(row => ({
          ...row,
          stateIs: STATES[row.state],
          yearNames: row.years.map(yearName),
        })),
      },
    }),
  }),
  definePage({
    method: 'GET',
    path: '/imports/new',
    title: 'Import a return',
    may: 'imports.make',
    handler: request => form(request),
  }),
  definePage({
    method: 'POST',
    path: '/imports',
    title: 'Import a return',
    may: 'imports.make',
    files: true,
    handler: async request => {
      const { viewer, services, body, files } = request
      const council = one(body, 'council')
      const year = one(body, 'year')
      const held = files.filter(file => file.bytes > 0)
      const councils = await services.imports.councils(viewer)
      const errors = [
        ...(council && councils.some(choice => choice.value === council)
          ? []
          : [{ href: '#council', text: 'Choose the council the return is for' }]),
        ...(held.length > 0 ? [] : [{ href: '#files', text: 'Choose the files of the return, or a zip of them' }]),
        ...(year === undefined || yearFrom(year) !== undefined
          ? []
          : [{ href: '#year', text: 'Enter the year as 2026, or leave it blank' }]),
      ]
      if (errors.length > 0 || !council) return form(request, errors)
      const named = year === undefined ? undefined : yearFrom(year)
      const started = await services.imports.start(viewer, {
        council,
        ...(named === undefined ? {} : { year: named }),
        acceptPartial: one(body, 'partial') === 'yes',
        files: held,
      })
      return started.is === 'started' ? { redirect: `/imports/${started.id}` } : form(request, [], started.problems)
    },
  }),
  definePage({
    method: 'GET',
    path: '/imports/:id',
    title: 'An import',
    may: 'imports.read',
    handler: async ({ viewer, services, params, query }) => {
      const id = params['id'] ?? ''
      const progress = await services.imports.progress(viewer, id)
      if (!progress) return { missing: true }
      if (progress.state === 'reading')
        // A short return is soon read: who has only just sent one is answered sooner.
        return {
          view: `${VIEWS}/progress.njk`,
          title: 'Reading the return',
          data: { progress },
          refresh: progress.steps.some(step => step.done > 0) ? 3 : 1,
        }
      const report = await services.imports.report(viewer, id, pageNumber(query))
      if (!report) return { missing: true }
      const { page, pages } = report.refused
      const at = (to: number): string => `${address(`/imports/${id}`, { page: to })}#refused`
      return {
        view: `${VIEWS}/report.njk`,
        data: {
          report,
          stateIs: STATES[report.state],
          again: report.state === 'refused' || report.state === 'failed',
          yearAsked: report.refused.rows.some(row => row.severity === 'refused' && /give its year/.test(row.mend)),
          yearNames: report.years.map(yearName),
          read: report.read.map(file => ({ ...file, yearName: file.year === null ? null : yearName(file.year) })),
          pages: {
            page,
            pages,
            before: page > 1 ? at(page - 1) : undefined,
            after: page < pages ? at(page + 1) : undefined,
          },
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/imports/:id/refused',
    title: 'Download the refused rows',
    may: 'imports.read',
    handler: async ({ viewer, services, params, query }) => {
      const rows = await services.imports.refused(viewer, params['id'] ?? '')
      return download(
        {
          name: 'refused-rows',
          columns: ['What became of it', 'File', 'Line', 'Column', 'Value', 'Why', 'How to mend it'],
          rows: rows.map(row => [
            row.severity === 'refused' ? 'not used' : 'used as it is',
            row.file,
            row.line,
            row.column,
            row.value,
            row.why,
            row.mend,
          ]),
        },
        oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv',
      )
    },
  }),
  definePage({
    method: 'GET',
    path: '/imports/:id/undo',
    title: 'Undo this import?',
    may: 'imports.undo',
    handler: async ({ viewer, services, params }) => {
      const report = await services.imports.report(viewer, params['id'] ?? '')
      return report?.mayUndo
        ? { view: `${VIEWS}/undo.njk`, data: { report, yearNames: report.years.map(yearName) } }
        : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: '/imports/:id/undo',
    title: 'Undo this import',
    may: 'imports.undo',
    handler: async ({ viewer, services, params }) => {
      const id = params['id'] ?? ''
      return (await services.imports.undo(viewer, id)) ? { redirect: `/imports/${id}` } : { missing: true }
    },
  }),
]

async function form(
  { viewer, services, body }: PageRequest,
  errors?: readonly { readonly href: string; readonly text: string }[],
  problems?: readonly ImportProblem[],
): Promise<Answer> {
  const failed = (errors?.length ?? 0) > 0 || (problems?.length ?? 0) > 0
  return {
    view: `${VIEWS}/new.njk`,
    title: failed ? 'Error: Import a return' : 'Import a return',
    ...(failed ? { status: 422 } : {}),
    data: {
      councils: await services.imports.councils(viewer),
      council: one(body, 'council'),
      year: one(body, 'year'),
      partial: one(body, 'partial') === 'yes',
      errors,
      problems,
    },
  }
}

// '2026', '2025-26' and '2025/26' all name the year to 31 March 2026.
function yearFrom(text: string): number | undefined {
  const parts = /^(20\d\d)(?:\s*[-/]\s*(?:20)?(\d\d))?$/.exec(text)
  if (!parts) return undefined
  const first = Number(parts[1])
  if (parts[2] === undefined) return first
  return (first + 1) % 100 === Number(parts[2]) ? first + 1 : undefined
}
