import {
  type Answer,
  type Fields,
  type Page,
  type PageRequest,
  address,
  definePage,
  one,
} from '../../spine/web/page.ts'
import type { KpiAnswer, KpiDone, KpiFault, KpiLineFault, KpiSent } from '../../spine/web/services.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import { COLUMNS } from './figures-file.ts'
import { nameOf } from './pages-words.ts'

const VIEWS = 'practice/contract/views'
const MEGABYTE = 1024 ** 2

/** Entering a figure, saying what it means, setting what it is held to, signing a period, and files of figures. */
export const contractEntryPages: readonly Page[] = [
  ...formPages('figure', 'Enter a figure', 'kpis.enter', (services, viewer, id, sent) =>
    services.contract.enter(viewer, id, sent),
  ),
  ...formPages('comment', 'Say what a figure means', 'kpis.enter', (services, viewer, id, sent) =>
    services.contract.comment(viewer, id, sent),
  ),
  ...formPages('target', 'Set a target', 'kpis.set', (services, viewer, id, sent) =>
    services.contract.setTarget(viewer, id, sent),
  ),
  definePage({
    method: 'GET',
    path: '/contract/submit',
    title: 'Submit a period to the councils',
    may: 'kpis.submit',
    handler: request => submitPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/contract/submit',
    title: 'Submit a period to the councils',
    may: 'kpis.submit',
    handler: async request => {
      const sent = sentFrom(request.body)
      const done = await request.services.contract.submit(request.viewer, sent)
      if (done.is === 'refused') return submitPage(request, done.faults, sent)
      return { redirect: address('/contract', { every: sent['every'], end: sent['end'] }) }
    },
  }),
  definePage({
    method: 'GET',
    path: '/contract/rules',
    title: 'How a persistent breach is told',
    may: 'kpis.read',
    handler: request => rulesPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/contract/rules',
    title: 'How a persistent breach is told',
    may: 'kpis.set',
    handler: async request => {
      const sent = sentFrom(request.body)
      const done = await request.services.contract.setRule(request.viewer, sent)
      return done.is === 'refused' ? rulesPage(request, done.faults, sent) : { redirect: '/contract/rules' }
    },
  }),
  definePage({
    method: 'GET',
    path: '/contract/import',
    title: 'Import figures',
    may: 'kpis.enter',
    handler: () => importPage({}),
  }),
  definePage({
    method: 'POST',
    path: '/contract/import',
    title: 'Import figures',
    may: 'kpis.enter',
    files: { total: 4 * MEGABYTE, each: 3 * MEGABYTE, files: 1 },
    handler: async ({ viewer, services, files }) => {
      const [file] = files
      if (!file || file.bytes === 0)
        return importPage({ errors: [{ text: 'Choose a CSV file of figures', href: '#files' }] })
      const done = await services.contract.importFigures(viewer, { path: file.path, name: file.name })
      return importPage(done.is === 'refused' ? { faults: done.faults } : { done })
    },
  }),
]

type Doing = (
  services: PageRequest['services'],
  viewer: PageRequest['viewer'],
  id: string,
  sent: KpiSent,
) => Promise<KpiDone>

function formPages(what: string, title: string, may: 'kpis.enter' | 'kpis.set', doing: Doing): readonly Page[] {
  return [
    definePage({
      method: 'GET',
      path: `/contract/:kpi/${what}`,
      title,
      may,
      handler: request => formPage(request, what, [], sentFrom(request.query)),
    }),
    definePage({
      method: 'POST',
      path: `/contract/:kpi/${what}`,
      title,
      may,
      handler: async request => {
        const { services, viewer, params, body } = request
        const id = params['kpi'] ?? ''
        const sent = sentFrom(body)
        const done = await doing(services, viewer, id, sent)
        if (done.is === 'refused') return formPage(request, what, done.faults, sent)
        return {
          redirect: address(`/contract/${id}`, { every: sent['every'], end: sent['end'], council: sent['council'] }),
        }
      },
    }),
  ]
}

async function formPage(
  { viewer, services, params }: PageRequest,
  what: string,
  faults: readonly KpiFault[],
  sent: KpiSent,
): Promise<Answer> {
  const { end, council } = sent
  const quarter = sent['every'] === 'quarter'
  const found = await services.contract.kpi(viewer, params['kpi'] ?? '', {
    ...(quarter ? { every: 'quarter' as const } : {}),
    ...(isPlainDate(end) ? { end } : {}),
    ...(council ? { council } : {}),
  })
  if (!found) return { missing: true }
  const { row, asked } = found
  return {
    view: `${VIEWS}/${what}.njk`,
    ...(faults.length > 0 ? { status: 422 } : {}),
    data: {
      answer: found,
      row,
      ends: asked.ends.map(each => ({ value: each, text: nameOf(asked.every, each) })),
      councils: row.wholeTrust || services.councils.length < 2 ? [] : services.councils,
      every: asked.every,
      now: nowOf(found),
      sent: { ...prefilled(what, found), ...sent },
      errors: errorsOf(faults),
      back: address(`/contract/${row.id}`, { every: asked.every, end: asked.end, council: asked.council }),
    },
  }
}

// What stands already is where a correction begins.
function prefilled(what: string, { row, asked }: KpiAnswer): KpiSent {
  const said = (value: number | null | undefined): string => (value == null ? '' : String(value))
  if (what === 'figure')
    return {
      end: row.end,
      council: asked.council ?? '',
      value: row.now.from === 'entered' ? said(row.now.value) : '',
      part: row.now.from === 'entered' ? said(row.now.part) : '',
      whole: row.now.from === 'entered' ? said(row.now.whole) : '',
      source: row.now.source ?? '',
    }
  if (what === 'comment') return { end: row.end, council: asked.council ?? '' }
  return {
    polarity: row.term?.polarity ?? '',
    target: said(row.term?.target),
    tolerance: said(row.term?.tolerance),
  }
}

function nowOf({ row }: KpiAnswer): string | undefined {
  return row.now.from === 'record' ? 'The record here works this figure out, so none is entered.' : undefined
}

async function submitPage(
  { viewer, services, query }: PageRequest,
  faults: readonly KpiFault[] = [],
  sent: KpiSent = sentFrom(query),
): Promise<Answer> {
  const { end } = sent
  const every = sent['every'] === 'month' ? 'month' : 'quarter'
  const glance = await services.contract.glance(viewer, { every, ...(isPlainDate(end) ? { end } : {}) })
  const { asked } = glance
  const due = glance.rows
  return {
    view: `${VIEWS}/submit.njk`,
    ...(faults.length > 0 ? { status: 422 } : {}),
    data: {
      asked,
      period: nameOf(asked.every, asked.end),
      missing: due.filter(row => row.status === 'missing'),
      unsaid: due.filter(row => row.status === 'outside' && !row.comment),
      submissions: glance.submissions,
      ends: asked.ends.map(each => ({ value: each, text: nameOf(asked.every, each) })),
      sent,
      errors: errorsOf(faults),
    },
  }
}

async function rulesPage(
  { viewer, services }: PageRequest,
  faults: readonly KpiFault[] = [],
  sent?: KpiSent,
): Promise<Answer> {
  const { rules, choices } = await services.contract.rules(viewer)
  const [newest] = rules
  return {
    view: `${VIEWS}/rules.njk`,
    ...(faults.length > 0 ? { status: 422 } : {}),
    data: {
      rules,
      fields: [
        { name: 'missing', title: 'A period without a figure', choices: choices.missing },
        { name: 'nothing', title: 'A period with nothing to count', choices: choices.nothing },
        { name: 'restated', title: 'A figure that changed after it was submitted', choices: choices.restated },
        { name: 'yearEnd', title: 'A run at the year’s end', choices: choices.yearEnd },
      ],
      sent: sent ?? {
        months: String(newest?.months ?? ''),
        quarters: String(newest?.quarters ?? ''),
        missing: newest?.missing.value ?? '',
        nothing: newest?.nothing.value ?? '',
        restated: newest?.restated.value ?? '',
        yearEnd: newest?.yearEnd.value ?? '',
      },
      errors: errorsOf(faults),
    },
  }
}

interface Came {
  readonly errors?: readonly { readonly text: string; readonly href: string }[]
  readonly faults?: readonly KpiLineFault[]
  readonly done?: { readonly figures: number; readonly replaced: number }
}

function importPage({ errors = [], faults = [], done }: Came): Answer {
  return {
    view: `${VIEWS}/import.njk`,
    ...(errors.length > 0 || faults.length > 0 ? { status: 422 } : {}),
    data: { errors, faults, done, columns: COLUMNS },
  }
}

function sentFrom(fields: Fields): KpiSent {
  return Object.fromEntries(
    Object.keys(fields).flatMap(name => {
      const value = one(fields, name)
      return value === undefined || name === '_csrf' ? [] : [[name, value]]
    }),
  )
}

function errorsOf(faults: readonly KpiFault[]): readonly { readonly text: string; readonly href: string }[] {
  return faults.map(({ field, text }) => ({ text, href: `#${field}` }))
}
