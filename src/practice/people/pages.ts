import { download } from '../../spine/web/download.ts'
import { type Page, type PageRequest, address, definePage, one, oneOf, pageNumber } from '../../spine/web/page.ts'
import type { ChildChoices, ChildFilter, ChildSort, Choice } from '../../spine/web/services.ts'
import { VIEWS, childPages } from './pages-child.ts'
import { storyPages } from './pages-story.ts'

const SORTS = ['name', 'age', 'council', 'since', 'home'] as const satisfies readonly ChildSort[]
const CARE: readonly Choice[] = [
  { value: 'in', text: 'In care now' },
  { value: 'left', text: 'Left care' },
  { value: 'any', text: 'Everyone' },
]
/** Those of whom it is not known that they are in care still: looked at wherever they stand. */
const OUTSIDE_CARE: readonly Choice[] = [
  { value: 'lost', text: 'Lost to the return' },
  { value: 'past-18', text: 'Over 18, no end of care recorded' },
  { value: 'turned-18', text: 'Turned 18 since the latest return, no end of care recorded' },
]
const ALWAYS_OFFERED = OUTSIDE_CARE.filter(each => each.value !== 'turned-18')
const FILTERS = ['council', 'care', 'age', 'legal', 'home', 'attention'] as const

/** Finding children, and the pages of one child's file. */
export const peoplePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/children',
    title: 'Children',
    may: 'children.list',
    nav: { text: 'Children', order: 20 },
    handler: async request => {
      const { filter, sealed } = filterFrom(request)
      const found = await request.services.children.find(request.viewer, filter)
      const link = (changes: Readonly<Record<string, string | number | boolean | undefined>>): string =>
        address('/children', { find: sealed, ...asQuery(filter), ...changes })
      return {
        view: `${VIEWS}/children.njk`,
        data: {
          found,
          filter,
          sealed,
          care: CARE,
          narrowed: filter.text !== undefined || FILTERS.some(name => name !== 'care' && filter[name] !== undefined),
          careIs: filter.care ?? 'any',
          who: whoIsListed(filter),
          turned: found.turned18
            ? link({ care: undefined, attention: 'turned-18', page: undefined, sort: undefined, down: undefined })
            : undefined,
          flagged: found.rows.some(row => row.flags.length > 0),
          attention: [
            ...found.choices.attention,
            ...ALWAYS_OFFERED.filter(each => !found.choices.attention.some(choice => choice.value === each.value)),
          ],
          everyone: filter.care === undefined ? undefined : link({ care: 'any', page: undefined }),
          chips: chips(filter, found.choices, name =>
            link({
              [name]: name === 'care' ? 'any' : undefined,
              ...(name === 'text' ? { find: undefined } : {}),
              page: undefined,
            }),
          ),
          sorts: Object.fromEntries(
            SORTS.map(sort => {
              const current = (filter.sort ?? 'name') === sort
              const down = current && !filter.down
              return [
                sort,
                {
                  href: link({ sort, down, page: undefined }),
                  state: current ? (filter.down ? 'descending' : 'ascending') : 'none',
                },
              ]
            }),
          ),
          pages: {
            page: found.page,
            pages: found.pages,
            before: found.page > 1 ? link({ page: found.page - 1 }) : undefined,
            after: found.page < found.pages ? link({ page: found.page + 1 }) : undefined,
          },
          download: (as: string) =>
            address('/children/download', { find: sealed, ...asQuery(filter), page: undefined, as }),
        },
      }
    },
  }),
  // The words someone looks for are sent in the form and sealed before they stand in an address.
  definePage({
    method: 'POST',
    path: '/children/find',
    title: 'Find a child',
    may: 'children.list',
    handler: ({ body, seal }) => {
      const text = one(body, 'text')?.slice(0, 100)
      const rest = Object.fromEntries(FILTERS.map(name => [name, one(body, name)]))
      return { redirect: address('/children', { find: text === undefined ? undefined : seal(text), ...rest }) }
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/download',
    title: 'Download the list of children',
    may: 'children.list',
    handler: async request => {
      const rows = await request.services.children.list(request.viewer, filterFrom(request).filter)
      return download(
        {
          name: 'children',
          columns: ['Child', 'Number', 'Age', 'Council', 'In care', 'Since', 'Legal status', 'Home', 'To look at'],
          rows: rows.map(row => [
            row.called,
            row.number,
            row.age,
            row.council,
            row.inCare ? 'yes' : 'no',
            row.since,
            row.legal,
            row.home,
            row.flags.map(flag => flag.words).join('; '),
          ]),
        },
        oneOf(request.query, 'as', ['csv', 'xlsx']) ?? 'csv',
      )
    },
  }),
  ...childPages,
  ...storyPages,
]

function filterFrom({ query, unseal }: Pick<PageRequest, 'query' | 'unseal'>): {
  readonly filter: ChildFilter
  readonly sealed: string | undefined
} {
  const sealed = one(query, 'find')
  const text = sealed === undefined ? undefined : unseal(sealed)
  // Those in care unless others are asked for; who is lost or past 18 is not known to be in care at all.
  const wanted = oneOf(query, 'care', ['in', 'left', 'any'] as const) ?? 'in'
  const outside = OUTSIDE_CARE.some(choice => choice.value === one(query, 'attention'))
  const care = wanted === 'any' || (outside && wanted === 'in') ? undefined : wanted
  const sort = oneOf(query, 'sort', SORTS)
  const page = pageNumber(query)
  const code = (name: 'council' | 'age' | 'legal' | 'home' | 'attention'): Readonly<Record<string, string>> => {
    const value = one(query, name)
    return value !== undefined && /^[\w-]{1,40}$/.test(value) ? { [name]: value } : {}
  }
  const filter: ChildFilter = {
    ...(text === undefined ? {} : { text }),
    ...code('council'),
    ...(care ? { care } : {}),
    ...code('age'),
    ...code('legal'),
    ...code('home'),
    ...code('attention'),
    ...(sort ? { sort } : {}),
    ...(one(query, 'down') === 'yes' ? { down: true } : {}),
    ...(page ? { page } : {}),
  }
  return { filter, sealed: text === undefined ? undefined : sealed }
}

// What the number at the top of the list is a number of.
function whoIsListed({ care, ...rest }: ChildFilter): string {
  if (care === 'in') return ' in care'
  if (care === 'left') return ' who left care'
  const narrowed = rest.text !== undefined || FILTERS.some(name => name !== 'care' && rest[name] !== undefined)
  return narrowed ? '' : ', everyone your role may see'
}

function asQuery({
  council,
  care,
  age,
  legal,
  home,
  attention,
  sort,
  down,
  page,
}: ChildFilter): Readonly<Record<string, string | number | boolean | undefined>> {
  return { council, care: care === 'in' ? undefined : (care ?? 'any'), age, legal, home, attention, sort, down, page }
}

function chips(
  filter: ChildFilter,
  choices: ChildChoices,
  without: (name: string) => string,
): readonly { readonly text: string; readonly href: string }[] {
  const named = (name: keyof ChildChoices, before: string): readonly { text: string; href: string }[] => {
    const value = filter[name]
    if (value === undefined) return []
    return [
      {
        text: `${before}: ${choices[name].find(choice => choice.value === value)?.text ?? value}`,
        href: without(name),
      },
    ]
  }
  return [
    ...(filter.text === undefined ? [] : [{ text: `Matching ‘${filter.text}’`, href: without('text') }]),
    ...named('council', 'Council'),
    ...(filter.care ? [{ text: filter.care === 'in' ? 'In care now' : 'Left care', href: without('care') }] : []),
    ...named('age', 'Age'),
    ...named('legal', 'Legal status'),
    ...named('home', 'Home'),
    ...named('attention', 'To look at'),
  ]
}
