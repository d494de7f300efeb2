import { download } from '../../spine/web/download.ts'
import { whole } from '../../spine/web/format.ts'
import { type Cell, type ListColumn, type ListDeclaration, listOf, savedList } from '../../spine/web/list.ts'
import { type Answer, type Page, type PageRequest, address, definePage, one } from '../../spine/web/page.ts'
import { type DutyFault, type DutyRow, may } from '../../spine/web/services.ts'
import { openDutyPages } from './pages-duties-open.ts'

const VIEWS = 'practice/governance/views'

/** The register of duties: what must happen, by which law and by when, and how it stands. */
export const dutyPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/duties',
    title: 'What must be done',
    may: 'duties.read',
    nav: { text: 'Duties', order: 35, more: true },
    wide: true,
    handler: request => registerPage(request),
  }),
  definePage({
    method: 'GET',
    path: '/duties/download',
    title: 'Download the register of duties',
    may: 'duties.read',
    handler: async ({ viewer, services, query }) => {
      const { rows, counted } = await services.duties.register(viewer)
      const { table, as } = savedList('duties', declared(counted), pressingFirst(rows), query)
      return download(table, as)
    },
  }),
  definePage({
    method: 'POST',
    path: '/duties/kept-from',
    title: 'From when work is recorded here',
    may: 'duties.set',
    handler: async request => {
      const from = one(request.body, 'from') ?? ''
      const done = await request.services.duties.setKeptFrom(request.viewer, from)
      return done.is === 'done' ? { redirect: '/duties' } : registerPage(request, { from, faults: done.faults })
    },
  }),
  definePage({
    method: 'GET',
    path: '/duties/:id',
    title: 'A duty',
    may: 'duties.read',
    handler: request => dutyPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/duties/:id/limit',
    title: 'Set the trust’s own limit',
    may: 'duties.set',
    handler: async request => {
      const { services, viewer, params, body } = request
      const id = params['id'] ?? ''
      const sent = {
        limit: one(body, 'limit') ?? '',
        n: one(body, 'n') ?? '',
        unit: one(body, 'unit') ?? '',
        from: one(body, 'from') ?? '',
        why: one(body, 'why') ?? '',
      }
      const ending = one(body, 'what') === 'end'
      const done = ending
        ? await services.duties.endLimit(viewer, id, sent)
        : await services.duties.setLimit(viewer, id, sent)
      if (done.is === 'done') return { redirect: `/duties/${id}#limits` }
      return dutyPage(request, { sent: { ...sent, what: ending ? 'end' : 'set' }, faults: done.faults })
    },
  }),
  ...openDutyPages,
]

/** The register as a list: who, which law, by when, and how many stand how. */
function declared(counted: boolean): ListDeclaration<DutyRow> {
  const count = (key: 'due' | 'overdue' | 'cannotTell' | 'files') => (row: DutyRow) => row.count?.[key] ?? null
  const counts = (key: 'due' | 'overdue' | 'cannotTell' | 'files', title: string): ListColumn<DutyRow> => ({
    key: key === 'cannotTell' ? 'cannot-tell' : key,
    title,
    of: row => openCell(row, key),
    by: count(key),
    saved: count(key),
    number: true,
  })
  return {
    caption: 'Duties',
    columns: [
      {
        key: 'duty',
        title: 'Duty',
        of: row => ({ text: row.title, href: `/duties/${row.id}`, note: row.law }),
        by: row => row.title,
        saved: row => row.title,
      },
      { key: 'law', title: 'Source', of: row => row.law, savedOnly: true },
      { key: 'who', title: 'Whose work', of: row => row.owner.text },
      {
        key: 'layer',
        title: 'Stands on',
        of: row => ({ text: row.layer.text, ...(row.verified ? {} : { note: 'text not yet checked' }) }),
        saved: row => row.layer.text,
      },
      {
        key: 'checked',
        title: 'Text of the source read',
        of: row => (row.verified ? 'Yes' : 'Not yet'),
        savedOnly: true,
      },
      { key: 'limits', title: 'By when', of: row => limitsInWords(row), by: false },
      ...(counted
        ? [
            counts('overdue', 'Overdue'),
            counts('due', 'Due'),
            counts('cannotTell', 'Cannot tell'),
            counts('files', 'Children'),
          ]
        : []),
    ],
    facets: [
      { name: 'owner', title: 'Whose work', of: row => row.owner },
      { name: 'section', title: 'Part of the file', of: row => row.section },
      { name: 'layer', title: 'Stands on', of: row => row.layer, inOrder: ['law', 'guidance', 'local'] },
      {
        name: 'checked',
        title: 'Text of the source',
        of: row => (row.verified ? { value: 'read', text: 'Read' } : { value: 'not-read', text: 'Not yet checked' }),
      },
    ],
    empty: 'No duty is held here.',
    counted: n => (n === 1 ? '1 duty' : `${whole(n)} duties`),
  }
}

// A number that some may open: never a link that leads nowhere.
function openCell(row: DutyRow, key: 'due' | 'overdue' | 'cannotTell' | 'files'): Cell | number | null {
  const n = row.count?.[key]
  if (n === undefined) return null
  if (!row.listed || n === 0) return n
  const level = key === 'files' ? undefined : key === 'cannotTell' ? 'cannot-tell' : key
  return { text: whole(n), href: address(`/duties/${row.id}/open`, { level }) }
}

const LAYERS = ['law', 'guidance', 'local']

// What the law asks first, then guidance, then our own practice; in each the most overdue first, where it is counted.
function pressingFirst(rows: readonly DutyRow[]): readonly DutyRow[] {
  return rows.toSorted(
    (a, b) =>
      LAYERS.indexOf(a.layer.value) - LAYERS.indexOf(b.layer.value) ||
      (b.count?.overdue ?? 0) - (a.count?.overdue ?? 0),
  )
}

/** Each limit in a line: 'First: 20 working days (ours: 15 working days)'. */
export function limitsInWords({ limits }: Pick<DutyRow, 'limits'>): string {
  if (limits.length === 0) return 'A date of its own'
  return limits
    .map(({ title, law, ours }) => {
      const named = limits.length > 1 ? `${title.replace(/([a-z])(\d)/, '$1 $2')}: ` : ''
      return `${named}${spanInWords(law)}${ours ? ` (ours: ${spanInWords(ours)})` : ''}`
    })
    .join('; ')
}

function spanInWords(span: string): string {
  return span === '0 days' ? 'the same day' : span
}

async function registerPage(
  { viewer, services, query }: PageRequest,
  refused?: { readonly from: string; readonly faults: readonly DutyFault[] },
): Promise<Answer> {
  const { rows, counted, keptFrom, on } = await services.duties.register(viewer)
  return {
    view: `${VIEWS}/duties.njk`,
    ...(refused ? { status: 422 } : {}),
    data: {
      list: listOf(declared(counted), pressingFirst(rows), { path: '/duties', query, download: '/duties/download' }),
      on,
      counted,
      keptFrom,
      from: refused?.from ?? keptFrom ?? '',
      maySet: may(viewer, 'duties.set'),
      errors: errorsOf(refused?.faults ?? []),
    },
  }
}

/** What was sent and refused, so that nothing typed is lost. */
interface Refused {
  readonly sent: Readonly<Record<string, string>>
  readonly faults: readonly DutyFault[]
}

async function dutyPage({ viewer, services, params }: PageRequest, refused?: Refused): Promise<Answer> {
  const duty = await services.duties.duty(viewer, params['id'] ?? '')
  if (!duty) return { missing: true }
  return {
    view: `${VIEWS}/duty.njk`,
    title: duty.title,
    ...(refused ? { status: 422 } : {}),
    data: {
      duty,
      limits: duty.history.map(({ title, name, law, ours }) => ({
        title,
        name,
        steps: [
          ...law.map(step => ({ ...step, whose: duty.layer.text, until: undefined, why: step.source })),
          ...ours.map(step => ({ ...step, whose: 'Our own', source: undefined })),
        ],
      })),
      mayEnd: duty.history.some(({ ours }) => ours.some(step => step.until === undefined || step.until > duty.on)),
      inForce: limitsInWords(duty),
      maySet: may(viewer, 'duties.set') && duty.history.length > 0,
      units: services.duties.units,
      choices: duty.history.map(({ name, title }) => ({ value: name, text: title })),
      sent: refused?.sent ?? { limit: duty.history[0]?.name ?? '', what: 'set' },
      errors: errorsOf(refused?.faults ?? []),
    },
  }
}

function errorsOf(faults: readonly DutyFault[]): readonly { readonly text: string; readonly href: string }[] {
  return faults.map(({ field, text }) => ({ text, href: `#${field}` }))
}
