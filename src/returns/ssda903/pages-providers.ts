import {
  type Fields,
  type Answer,
  type Page,
  type PageRequest,
  address,
  definePage,
  one,
  pageNumber,
} from '../../spine/web/page.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import type { ProviderEdition, ProviderProblem } from '../../spine/web/services.ts'

const VIEWS = 'returns/ssda903/views'
const PATH = '/providers'
const MEGABYTE = 1024 ** 2

const STATES: Readonly<Record<ProviderEdition['is'], { readonly text: string; readonly level: string }>> = {
  'looked-at': { text: 'Only looked at', level: 'due' },
  'in-use': { text: 'In use', level: 'met' },
  older: { text: 'Kept, a newer one is in use', level: 'cannot-tell' },
  withdrawn: { text: 'Withdrawn', level: 'cannot-tell' },
}

/** Ofsted's lists of providers: the editions that are kept, taking one in after a look at it, and withdrawing one. */
export const providerPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Ofsted’s lists of providers',
    may: 'imports.read',
    nav: { text: 'Ofsted’s lists', order: 34, more: true, under: 'Returns and data' },
    handler: request => list(request),
  }),
  definePage({
    method: 'POST',
    path: PATH,
    title: 'Look at a list of providers',
    may: 'imports.make',
    files: { total: 17 * MEGABYTE, each: 17 * MEGABYTE, files: 1 },
    handler: async request => {
      const { viewer, services, body, files } = request
      const file = files.find(each => each.bytes > 0)
      const typed = one(body, 'as-at')
      if (!file)
        return list(request, {
          problems: [{ box: 'files', what: 'Choose a list of providers.', mend: 'It is an Excel workbook, or CSV.' }],
          fields: body,
        })
      const looked = await services.providers.look(viewer, file, isPlainDate(typed) ? typed : undefined)
      return looked.is === 'refused'
        ? list(request, { problems: looked.problems, file: file.name, fields: body })
        : looked.is === 'same'
          ? list(request, { same: looked.number, file: file.name })
          : { redirect: `${PATH}/${looked.number}` }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:number`,
    title: 'An edition of Ofsted’s lists',
    may: 'imports.read',
    wide: true,
    handler: async request => {
      const { viewer, services, query } = request
      const number = numberIn(request)
      const find = one(query, 'find')
      const read = number && (await services.providers.edition(viewer, number, { find, page: pageNumber(query) }))
      if (!read) return { missing: true }
      const { page, pages } = read
      const at = (to: number): string => `${address(`${PATH}/${number}`, { find, page: to })}#list`
      return {
        view: `${VIEWS}/provider-edition.njk`,
        data: {
          read,
          find,
          here: `${PATH}/${number}`,
          stateIs: STATES[read.edition.is],
          links: {
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
    method: 'POST',
    path: `${PATH}/:number`,
    title: 'Take in a list of providers',
    may: 'imports.make',
    handler: async request => {
      const number = numberIn(request)
      const hash = one(request.body, 'hash') ?? ''
      const done = number && hash !== '' && (await request.services.providers.load(request.viewer, number, hash))
      return done ? { redirect: PATH } : { missing: true }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:number/withdraw`,
    title: 'Withdraw this edition?',
    may: 'imports.undo',
    handler: async request => {
      const number = numberIn(request)
      const read = number && (await request.services.providers.edition(request.viewer, number, {}))
      return read && ['in-use', 'older'].includes(read.edition.is)
        ? { view: `${VIEWS}/provider-withdraw.njk`, data: { edition: read.edition, here: `${PATH}/${number}` } }
        : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:number/withdraw`,
    title: 'Withdraw an edition',
    may: 'imports.undo',
    handler: async request => {
      const number = numberIn(request)
      const done = number && (await request.services.providers.withdraw(request.viewer, number))
      return done ? { redirect: PATH } : { missing: true }
    },
  }),
]

function numberIn({ params }: PageRequest): number | undefined {
  const text = params['number'] ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

interface Came {
  readonly problems?: readonly ProviderProblem[]
  readonly file?: string
  /** The edition that is the same as what was sent. */
  readonly same?: number
  readonly fields?: Fields
}

async function list(
  { viewer, services }: PageRequest,
  { problems = [], file, same, fields = {} }: Came = {},
): Promise<Answer> {
  const held = await services.providers.editions(viewer)
  return {
    view: `${VIEWS}/providers.njk`,
    ...(problems.length > 0 ? { status: 422, title: 'Error: Ofsted’s lists of providers' } : {}),
    data: {
      held: { ...held, editions: held.editions.map(each => ({ ...each, stateIs: STATES[each.is] })) },
      errors: problems.map(({ box, what, mend }) => ({
        href: `#${box}`,
        text: `${file === undefined || box !== 'files' ? '' : `${file}: `}${what} ${mend}`,
      })),
      file,
      same,
      asAt: one(fields, 'as-at') ?? '',
    },
  }
}
