import { registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { inShort } from '../../spine/web/format.ts'
import { type ListDeclaration, listOf, savedList } from '../../spine/web/list.ts'
import { type Answer, type Page, type PageRequest, definePage, one } from '../../spine/web/page.ts'
import type { DestructionDone, HoldRow, RetentionRow } from '../../spine/web/services.ts'

const VIEWS = 'practice/information/views'
const PATH = '/information/retention'
const HOLDS = '/information/holds'
const FILE = '/information/files/:id/destruction'
const LONGEST_WORDS = 1000

/** Files that are past their time, or will be this quarter. */
export const DUE_FILES: ListDeclaration<RetentionRow> = {
  caption: 'Files past their time by the end of the quarter, the longest past first',
  columns: [
    {
      key: 'file',
      title: 'File',
      of: row => ({ text: row.called, href: `/information/files/${row.child}/destruction` }),
      by: row => row.called,
    },
    { key: 'class', title: 'Class', of: row => row.class.text },
    {
      key: 'from',
      title: 'Counted from',
      of: row => `${row.trigger} ${inShort(row.from)}`,
      by: row => row.from,
      saved: row => row.from,
    },
    {
      key: 'until',
      title: 'Kept until',
      of: row => inShort(row.until),
      by: row => row.until,
      saved: row => row.until,
      short: true,
    },
    {
      key: 'standing',
      title: 'How it stands',
      of: row =>
        row.proposed
          ? { text: `Proposed by ${row.proposed.by}`, level: 'due' }
          : row.kept
            ? { text: row.kept, level: 'cannot-tell' }
            : row.past
              ? { text: 'Past its time', level: 'overdue' }
              : { text: 'This quarter', level: 'due' },
    },
    { key: 'law', title: 'By which law', of: row => row.law, savedOnly: true },
  ],
  facets: [
    { name: 'class', title: 'Class', of: row => row.class },
    {
      name: 'is',
      title: 'How it stands',
      of: row =>
        row.proposed
          ? { value: 'proposed', text: 'Proposed' }
          : row.kept
            ? { value: 'kept', text: 'Kept all the same' }
            : { value: 'due', text: 'May be proposed' },
    },
  ],
  empty: 'No file comes past its time this quarter.',
  counted: count => `${count} ${count === 1 ? 'file' : 'files'}`,
  perPage: 50,
}

/** Holds, those that still hold first. */
export const HOLD_LIST: ListDeclaration<HoldRow> = {
  caption: 'Holds, those that still hold first',
  columns: [
    {
      key: 'covers',
      title: 'What it covers',
      of: row => ({
        text: row.covers,
        href: row.child ? `/children/${row.child}/entries/${row.id}` : `${HOLDS}/${row.id}`,
      }),
      by: row => row.covers,
    },
    {
      key: 'reason',
      title: 'Why',
      of: row => ({ text: row.reason.text, note: row.words }),
      by: row => row.reason.text,
      saved: row => row.reason.text,
    },
    {
      key: 'asked',
      title: 'Who asked',
      of: row => row.asked ?? { text: 'not said', missing: true },
      saved: row => row.asked ?? '',
    },
    {
      key: 'from',
      title: 'From',
      of: row => inShort(row.from),
      by: row => row.from,
      saved: row => row.from,
      short: true,
    },
    {
      key: 'again',
      title: 'Look at it again by',
      of: row =>
        row.again === null
          ? { text: 'no day set', missing: true }
          : { text: inShort(row.again), ...(row.overdue ? { level: 'overdue' as const, note: 'overdue' } : {}) },
      by: row => row.again,
      saved: row => row.again,
      short: true,
    },
    {
      key: 'lifted',
      title: 'Lifted',
      of: row => (row.lifted === null ? 'Holds' : inShort(row.lifted)),
      by: row => row.lifted,
      saved: row => row.lifted,
      short: true,
    },
  ],
  facets: [{ name: 'reason', title: 'Why', of: row => row.reason }],
  empty: 'No hold is on any file.',
  counted: count => `${count} ${count === 1 ? 'hold' : 'holds'}`,
  perPage: 50,
}

/** How long files are kept, holds on them, and destroying what is past its time. */
export const retentionPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'How long files are kept',
    may: 'retention.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const found = await services.information.retention(viewer)
      return {
        view: `${VIEWS}/retention.njk`,
        data: {
          found,
          waiting: found.files.filter(each => each.proposed),
          may: found.files.filter(each => each.past && !each.kept && !each.proposed).length,
          list: listOf(DUE_FILES, found.files, { path: PATH, query, download: `${PATH}/download` }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/download`,
    title: 'Download the files past their time',
    may: 'retention.read',
    handler: async ({ viewer, services, query }) => {
      const { files } = await services.information.retention(viewer)
      const saved = savedList('files-past-their-time', DUE_FILES, files, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/certificates/:certificate`,
    title: 'Certificate of destruction',
    may: 'retention.read',
    handler: async ({ viewer, services, params }) => {
      const certificate = await services.information.certificate(viewer, params['certificate'] ?? '')
      return certificate ? { view: `${VIEWS}/certificate.njk`, data: { certificate } } : { missing: true }
    },
  }),
  definePage({
    method: 'GET',
    path: HOLDS,
    title: 'Legal holds',
    may: 'retention.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const found = await services.information.holds(viewer)
      return {
        view: `${VIEWS}/holds.njk`,
        data: {
          found,
          overdue: found.holds.filter(each => each.overdue).length,
          standing: found.holds.filter(each => each.lifted === null).length,
          list: listOf(HOLD_LIST, found.holds, { path: HOLDS, query, download: `${HOLDS}/download` }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: `${HOLDS}/download`,
    title: 'Download the legal holds',
    may: 'retention.read',
    handler: async ({ viewer, services, query }) => {
      const { holds } = await services.information.holds(viewer)
      const saved = savedList('legal-holds', HOLD_LIST, holds, query)
      return download(saved.table, saved.as)
    },
  }),
  ...registerPages({
    path: `${HOLDS}/add`,
    title: 'Put a hold on many files',
    may: 'information.write',
    ask: () => ({ doing: 'add', kind: 'records-hold' }),
    onwards: () => HOLDS,
    back: () => HOLDS,
  }),
  ...registerPages({
    path: `${HOLDS}/:hold`,
    title: 'Put a hold right',
    may: 'information.write',
    ask: ({ hold = '' }) => ({ doing: 'change', kind: 'records-hold', entry: hold }),
    onwards: () => HOLDS,
    takenOut: { may: 'information.write', onwards: () => HOLDS },
    back: () => HOLDS,
  }),
  ...registerPages({
    path: `${HOLDS}/:hold/lift`,
    title: 'Lift a hold',
    may: 'information.write',
    ask: ({ hold = '' }) => ({ doing: 'end', kind: 'records-hold', entry: hold }),
    onwards: () => HOLDS,
    back: () => HOLDS,
  }),
  definePage({
    method: 'GET',
    path: FILE,
    title: 'A file past its time',
    may: 'retention.destroy',
    handler: request => shown(request),
  }),
  definePage({
    method: 'POST',
    path: `${FILE}/propose`,
    title: 'Propose that a file is destroyed',
    may: 'retention.destroy',
    handler: async request =>
      answered(request, await request.services.information.propose(request.viewer, idOf(request))),
  }),
  definePage({
    method: 'POST',
    path: `${FILE}/destroy`,
    title: 'Destroy a file',
    may: 'retention.destroy',
    handler: async request => {
      const { viewer, services, body } = request
      if (one(body, 'sure') !== 'yes')
        return shown(request, {
          href: '#sure',
          text: 'Say that you have looked at the file and that it is to be destroyed',
        })
      return answered(request, await services.information.destroy(viewer, idOf(request), one(body, 'proposal') ?? ''))
    },
  }),
  definePage({
    method: 'POST',
    path: `${FILE}/refuse`,
    title: 'Keep a file that was proposed',
    may: 'retention.destroy',
    handler: async request => {
      const { viewer, services, body } = request
      const words = one(body, 'words') ?? ''
      if (words === '' || words.length > LONGEST_WORDS)
        return shown(request, {
          href: '#words',
          text: `Say why it is kept, in at most ${LONGEST_WORDS.toLocaleString('en-GB')} letters`,
        })
      return answered(
        request,
        await services.information.refuse(viewer, idOf(request), one(body, 'proposal') ?? '', words),
      )
    },
  }),
]

function idOf({ params }: PageRequest): string {
  return params['id'] ?? ''
}

async function shown(request: PageRequest, wrong?: { readonly href: string; readonly text: string }): Promise<Answer> {
  const id = idOf(request)
  const { files } = await request.services.information.retention(request.viewer)
  const file = files.find(each => each.child === id)
  if (!file) return { missing: true }
  return {
    view: `${VIEWS}/destruction.njk`,
    title: `${wrong ? 'Error: ' : ''}A file past its time`,
    ...(wrong ? { status: 422 } : {}),
    data: { file, errors: wrong ? [wrong] : [], words: one(request.body, 'words') ?? '' },
  }
}

async function answered(request: PageRequest, done: DestructionDone): Promise<Answer> {
  switch (done.is) {
    case 'missing':
      return { missing: true }
    case 'refused':
      return shown(request, { href: '#file', text: done.why })
    case 'done':
      return { redirect: done.certificate ? `${PATH}/certificates/${done.certificate}` : PATH }
  }
}
