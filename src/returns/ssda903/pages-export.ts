import { yearName } from '../../spine/web/format.ts'
import {
  type Answer,
  type Fields,
  type Page,
  type PageRequest,
  address,
  definePage,
  one,
  oneOf,
} from '../../spine/web/page.ts'
import { FIRST_CHECKED_YEAR } from '../../spine/web/service-checking.ts'
import { type ExportAsk, type ExportFault, EXPORT_FORMATS } from '../../spine/web/service-exports.ts'

const VIEW = 'returns/ssda903/views/export.njk'
const PATH = '/returns/export'

/** Rules told one by one before the rest are folded away. */
const MOST_TOLD = 12

const TYPES = { csv: 'application/zip', xml: 'application/xml; charset=utf-8' } as const

/** Making a return from the record: choosing which, how it stands by the rules, and saving it. */
export const exportPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Make a return',
    may: 'returns.export',
    nav: { text: 'Make a return', order: 32, more: true, under: 'Returns and data' },
    handler: async request => {
      const { viewer, services, query } = request
      if (one(query, 'council') === undefined && one(query, 'year') === undefined) return shown(request, query)
      const asked = await askedIn(request, query)
      return 'errors' in asked
        ? shown(request, query, { errors: asked.errors })
        : shown(request, query, { asked, look: await services.exports.look(viewer, asked) })
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    title: 'Make a return',
    may: 'returns.export',
    perMinute: 20,
    handler: async request => {
      const { viewer, services, body } = request
      const asked = await askedIn(request, body)
      const format = oneOf(body, 'format', EXPORT_FORMATS)
      if ('errors' in asked) return shown(request, body, { errors: asked.errors })
      if (format === undefined) return { redirect: address(PATH, { council: asked.council, year: asked.year }) }
      const saved = await services.exports.save(viewer, asked, format)
      return { download: { name: saved.name, type: TYPES[format], body: saved.body } }
    },
  }),
]

interface ErrorLine {
  readonly href: string
  readonly text: string
}

async function askedIn(
  { viewer, services }: PageRequest,
  fields: Fields,
): Promise<ExportAsk | { readonly errors: readonly ErrorLine[] }> {
  const { councils, years } = await services.exports.choices(viewer)
  const council = one(fields, 'council')
  const year = Number(one(fields, 'year') ?? Number.NaN)
  const errors: ErrorLine[] = []
  if (council === undefined || !councils.some(choice => choice.value === council))
    errors.push({ href: '#council', text: 'Choose the council the return is for' })
  if (!years.includes(year)) errors.push({ href: '#year', text: 'Choose the year of the return' })
  return errors.length > 0 || council === undefined ? { errors } : { council, year }
}

async function shown(
  { viewer, services }: PageRequest,
  fields: Fields,
  more: {
    readonly errors?: readonly ErrorLine[]
    readonly asked?: ExportAsk
    readonly look?: Awaited<ReturnType<PageRequest['services']['exports']['look']>>
  } = {},
): Promise<Answer> {
  const { councils, years, usual } = await services.exports.choices(viewer)
  const { errors, asked, look } = more
  const chosen = one(fields, 'council') ?? (councils.length === 1 ? councils[0]?.value : undefined)
  return {
    view: VIEW,
    ...(errors
      ? { status: 422, title: 'Error: Make a return' }
      : look
        ? { title: titleOf(look.council, look.year) }
        : {}),
    data: {
      councils,
      years: years.map(year => ({ value: year, text: `${yearName(year)}: April ${year - 1} to March ${year}` })),
      council: chosen,
      year: Number(one(fields, 'year')) || usual,
      errors,
      asked,
      check:
        asked && asked.year >= FIRST_CHECKED_YEAR
          ? address('/checking/new', { ...asked, source: 'record' })
          : undefined,
      look: look && {
        ...look,
        title: titleOf(look.council, look.year),
        faults: {
          count: rowsIn(look.faults),
          first: look.faults.slice(0, MOST_TOLD),
          rest: look.faults.slice(MOST_TOLD),
        },
        queries: { count: rowsIn(look.queries), all: look.queries },
      },
    },
  }
}

function titleOf(council: string, year: number): string {
  return `The return of ${council}, ${yearName(year)}`
}

function rowsIn(faults: readonly ExportFault[]): number {
  return faults.reduce((sum, each) => sum + each.rows, 0)
}
