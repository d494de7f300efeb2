import { type ShownList, listOf } from '../../spine/web/list.ts'
import {
  type Answer,
  type Fields,
  type Page,
  type PageRequest,
  address,
  definePage,
  one,
  oneOf,
  pageNumber,
} from '../../spine/web/page.ts'
import {
  CHECK_LISTS,
  CHECK_SOURCES,
  type CheckBox,
  type CheckHead,
  type CheckList,
  type CheckListed,
  type CheckNarrowing,
  type CheckProblem,
  type CheckState,
} from '../../spine/web/service-checking.ts'
import { checkComparePages } from './pages-checking-compare.ts'
import { groupsList } from './pages-checking-lists.ts'

const VIEWS = 'returns/ssda903/views'
const PATH = '/checking'

/** A form may carry two returns and Ofsted's list, each of many files. */
const LIMITS = { total: 6 * 1024 ** 3, each: 3 * 1024 ** 3, files: 200 } as const

const STATES: Readonly<Record<CheckState, { readonly text: string; readonly level: string }>> = {
  waiting: { text: 'Waiting its turn', level: 'due' },
  reading: { text: 'Being read', level: 'due' },
  checking: { text: 'Being checked', level: 'due' },
  keeping: { text: 'Being kept', level: 'due' },
  done: { text: 'Checked', level: 'met' },
  refused: { text: 'Not checked: something to mend', level: 'overdue' },
  failed: { text: 'Stopped by a fault of ours', level: 'overdue' },
}

const TABS: Readonly<Record<CheckList, string>> = {
  rules: 'By rule',
  workers: 'By worker',
  teams: 'By team',
  children: 'By child',
  faults: 'Each',
}

const isOver = (state: CheckState): boolean => ['done', 'refused', 'failed'].includes(state)

/** Checking a return before it is sent: the kept checks, a new one, how far it has got, and what was found. */
export const checkingPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Check a return',
    may: 'imports.read',
    nav: { text: 'Check a return', order: 31, more: true, under: 'Returns and data' },
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/checks.njk`,
      data: {
        checks: (await services.checking.list(viewer)).map(row => ({
          ...row,
          stateIs: STATES[row.state],
          over: row.state === 'done',
        })),
      },
    }),
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/new`,
    title: 'Check a return',
    may: 'imports.make',
    handler: request => form(request, request.query),
  }),
  definePage({
    method: 'POST',
    path: PATH,
    title: 'Check a return',
    may: 'imports.make',
    files: LIMITS,
    handler: async request => {
      const { viewer, services, body, files } = request
      const of = (box: CheckBox) =>
        files.filter(file => (file.box ?? 'files') === box && (file.bytes > 0 || file.name !== 'file'))
      const started = await services.checking.start(viewer, {
        council: one(body, 'council') ?? '',
        year: Number(one(body, 'year') ?? Number.NaN),
        source: oneOf(body, 'source', CHECK_SOURCES) ?? 'files',
        files: of('files'),
        previous: of('previous'),
        providers: of('providers'),
      })
      return started.is === 'started' ? { redirect: `${PATH}/${started.id}` } : form(request, body, started.problems)
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:id`,
    title: 'A checked return',
    may: 'imports.read',
    wide: true,
    handler: async request => {
      const { viewer, services, params, query } = request
      const id = params['id'] ?? ''
      const progress = await services.checking.progress(viewer, id)
      if (!progress) return { missing: true }
      if (!isOver(progress.state))
        return {
          view: `${VIEWS}/check-progress.njk`,
          title: progress.source === 'record' ? 'Checking our record' : 'Checking the return',
          data: { progress, stateIs: STATES[progress.state], here: `${PATH}/${id}` },
          refresh: progress.steps.some(step => step.done > 0) ? 3 : 1,
        }
      const list = oneOf(query, 'list', CHECK_LISTS) ?? 'rules'
      const narrowing = narrowingOf(query)
      const read = await services.checking.read(viewer, id, { list, page: pageNumber(query), ...narrowing })
      if (!read) return { missing: true }
      const { head, listed } = read
      const base = `${PATH}/${id}`
      return {
        view: `${VIEWS}/${head.state === 'done' ? 'check' : 'check-refused'}.njk`,
        data: {
          head,
          base,
          stateIs: STATES[head.state],
          again: address(`${PATH}/new`, {
            council: head.council.value,
            year: head.year,
            source: head.source === 'record' ? 'record' : undefined,
          }),
          notAsked: whyNotAsked(head),
          tabs: CHECK_LISTS.map(each => ({
            text: TABS[each],
            href: `${address(base, { list: each === 'rules' ? undefined : each })}#list`,
            current: each === list,
          })),
          list,
          groups: listed && groupsShown(listed, base, query),
          listed,
          narrowed: listed && narrowedView(listed, base, list, narrowing),
          to: (more: Readonly<Record<string, string | number>>) => `${address(base, { list: 'faults', ...more })}#list`,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:id/download`,
    title: 'Download the list of faults',
    may: 'imports.read',
    handler: async ({ viewer, services, params, query }) => {
      const saved = await services.checking.save(
        viewer,
        params['id'] ?? '',
        oneOf(query, 'as', ['csv', 'xlsx']) ?? 'xlsx',
      )
      return saved ? { download: saved } : { missing: true }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:id/remove`,
    title: 'Remove this check?',
    may: 'imports.make',
    handler: async ({ viewer, services, params }) => {
      const read = await services.checking.read(viewer, params['id'] ?? '', { list: 'rules' })
      return read?.head.mayRemove
        ? { view: `${VIEWS}/check-remove.njk`, data: { head: read.head, base: `${PATH}/${read.head.id}` } }
        : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/remove`,
    title: 'Remove this check',
    may: 'imports.make',
    handler: async ({ viewer, services, params }) =>
      (await services.checking.remove(viewer, params['id'] ?? '')) ? { redirect: PATH } : { missing: true },
  }),
  ...checkComparePages,
]

async function form(
  { viewer, services }: PageRequest,
  fields: Fields,
  problems: readonly CheckProblem[] = [],
): Promise<Answer> {
  const { councils, years, usual, record, editions } = await services.checking.choices(viewer)
  const chosen = Number(one(fields, 'year') ?? Number.NaN)
  return {
    view: `${VIEWS}/check-new.njk`,
    title: problems.length > 0 ? 'Error: Check a return' : 'Check a return',
    ...(problems.length > 0 ? { status: 422 } : {}),
    data: {
      councils,
      council: councils.length === 1 ? councils[0]?.value : one(fields, 'council'),
      years,
      editions,
      year: years.includes(chosen) ? chosen : usual,
      record,
      source: oneOf(fields, 'source', CHECK_SOURCES) ?? 'files',
      errors: problems.map(problem => ({
        href: `#${problem.box}`,
        text: [problem.file === undefined ? problem.what : `${problem.file}: ${problem.what}`, problem.mend]
          .filter(words => words !== '')
          .join(' '),
      })),
    },
  }
}

function narrowingOf(query: Fields): CheckNarrowing {
  const code = (name: string): string | undefined => {
    const value = one(query, name)
    return value !== undefined && /^[\w-]{1,60}$/.test(value) ? value : undefined
  }
  return {
    rule: code('rule'),
    is: oneOf(query, 'is', ['fault', 'query']),
    table: code('table'),
    worker: code('worker'),
    team: code('team'),
    child: pageNumber(query, 'child'),
  }
}

function groupsShown(listed: CheckListed, base: string, query: Fields): ShownList | undefined {
  if (!('groups' in listed)) return undefined
  const keep = { list: listed.list === 'rules' ? undefined : listed.list }
  return listOf(groupsList(listed.list, base), listed.groups, { path: base, query, keep, anchor: 'list' })
}

/** What narrows faults or children, and the addresses that narrow them otherwise. */
function narrowedView(listed: CheckListed, base: string, list: CheckList, narrowing: CheckNarrowing) {
  if ('groups' in listed) return undefined
  const { page, pages, found } = listed.paging
  const at = (more: Readonly<Record<string, string | number | undefined>>): string =>
    `${address(base, { list, ...narrowing, ...more })}#list`
  return {
    found,
    facets: listed.facets
      .filter(facet => facet.choices.length > 1 || narrowing[facet.name] !== undefined)
      .map(facet => ({ ...facet, chosen: narrowing[facet.name] })),
    chips: listed.facets.flatMap(facet => {
      const value = narrowing[facet.name]
      if (value === undefined) return []
      const text = facet.choices.find(choice => choice.value === value)?.text.replace(/ \([\d,]+\)$/, '') ?? value
      return [{ text: `${facet.title}: ${text}`, href: at({ [facet.name]: undefined }) }]
    }),
    clear: `${address(base, { list })}#list`,
    pages: {
      page,
      pages,
      before: page > 1 ? at({ page: page - 1 }) : undefined,
      after: page < pages ? at({ page: page + 1 }) : undefined,
    },
  }
}

/** Rules that were not asked, under each reason why: the reasons are few and the rules many. */
function whyNotAsked({
  notAsked,
}: CheckHead): readonly { readonly why: string; readonly rules: CheckHead['notAsked'] }[] {
  const found = new Map<string, CheckHead['notAsked'][number][]>()
  for (const each of notAsked) {
    const held = found.get(each.why)
    if (held) held.push(each)
    else found.set(each.why, [each])
  }
  return [...found].map(([why, rules]) => ({ why, rules }))
}
