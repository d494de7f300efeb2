import { FORM_GROUPS, type FormGroup, SECTIONS } from '../../spine/ledger/kind.ts'
import { download } from '../../spine/web/download.ts'
import { type Fields, type Page, type PageRequest, address, definePage, one, oneOf } from '../../spine/web/page.ts'
import type { ChildStory, StoryFilter, StoryLine } from '../../spine/web/services.ts'
import { VIEWS, askFrom, keepFrom, opened } from './pages-child.ts'

const VIEWS_OF_STORY = ['family', 'court'] as const
const GROUPS = Object.keys(FORM_GROUPS) as FormGroup[]
const NARROWING = ['group', 'section', 'from', 'to', 'whole', 'view'] as const

/** A child's story: by itself, beside the family's, or as a court needs it; on the page, on paper or as a file. */
export const storyPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/children/:id/story',
    title: 'A child: story',
    may: 'child.read',
    wide: true,
    handler: request => {
      const { filter, sealed } = filterFrom(request)
      return opened(
        request,
        (viewer, id, ask) => request.services.children.story(viewer, id, { ...ask, ...filter }),
        'story',
        story => ({
          view: `${VIEWS}/child-story.njk`,
          data: {
            ...story,
            sealed,
            column: Object.fromEntries(story.of.map((each, at) => [each.id, at + 1])),
            names: Object.fromEntries(story.of.map(each => [each.id, each.called])),
            narrowed: [filter.group, filter.section, filter.from, filter.to, filter.text].some(
              each => each !== undefined,
            ),
            link: linkTo(request, filter, sealed),
            saveAs: (as: string) => linkTo(request, filter, sealed, '/story/download')({ as }),
          },
        }),
      )
    },
  }),
  // What someone looks for is sent in the form and sealed before it stands in an address.
  definePage({
    method: 'POST',
    path: '/children/:id/story',
    title: 'Choose from the story',
    may: 'child.read',
    handler: ({ params, body, seal }) => {
      const text = one(body, 'text')?.slice(0, 100)
      const rest = Object.fromEntries(NARROWING.map(name => [name, one(body, name)]))
      return {
        redirect: address(`/children/${params['id'] ?? ''}/story`, {
          find: text === undefined ? undefined : seal(text),
          ...rest,
          ...keepFrom(body),
        }),
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/:id/story/download',
    title: 'Download a story',
    may: 'child.read',
    handler: async request => {
      const { filter } = filterFrom(request)
      const { services, viewer, params, query } = request
      const story = await services.children.story(viewer, params['id'] ?? '', {
        ...askFrom(query),
        ...filter,
        toSave: true,
      })
      if (story === undefined) return { missing: true }
      if (story.is === 'reason-needed') return { redirect: `/children/${params['id'] ?? ''}/story` }
      return download(tableOf(story), oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv')
    },
  }),
]

function tableOf(story: ChildStory): Parameters<typeof download>[0] {
  const family = story.of.length > 1
  const names = new Map(story.of.map(each => [each.id, each.called]))
  const row = (line: StoryLine): readonly string[] => [
    line.on ?? 'not known',
    line.until ?? '',
    ...(family ? [names.get(line.whose ?? '') ?? ''] : []),
    line.kind,
    line.title,
    line.text ?? '',
    line.effect ?? '',
    line.said ?? '',
    line.source,
  ]
  return {
    // A name in a file's name would stand in a list of downloads.
    name: 'story',
    columns: [
      'When',
      'Until',
      ...(family ? ['Whose'] : []),
      'What',
      'What happened',
      'More',
      'What it meant for the child',
      'In their own words',
      'Where it is known from',
    ],
    rows: story.years.flatMap(year => year.lines.map(row)),
  }
}

function linkTo(
  request: PageRequest,
  filter: StoryFilter,
  sealed: string | undefined,
  path = '/story',
): (changes: Readonly<Record<string, string | number | boolean | undefined>>) => string {
  const { group, section, from, to, whole, view } = filter
  const query = { find: sealed, group, section, from, to, whole, view, ...keepFrom(request.query) }
  return changes => address(`/children/${request.params['id'] ?? ''}${path}`, { ...query, ...changes })
}

function filterFrom({ query, unseal }: Pick<PageRequest, 'query' | 'unseal'>): {
  readonly filter: StoryFilter
  readonly sealed: string | undefined
} {
  const sealed = one(query, 'find')
  const text = sealed === undefined ? undefined : unseal(sealed)
  const group = oneOf(query, 'group', GROUPS)
  const section = oneOf(query, 'section', SECTIONS)
  const from = yearFrom(query, 'from')
  const to = yearFrom(query, 'to')
  const view = oneOf(query, 'view', VIEWS_OF_STORY)
  const filter: StoryFilter = {
    ...(group ? { group } : {}),
    ...(section ? { section } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(text === undefined ? {} : { text }),
    ...(one(query, 'whole') === 'yes' ? { whole: true } : {}),
    ...(view ? { view } : {}),
  }
  return { filter, sealed: text === undefined ? undefined : sealed }
}

function yearFrom(query: Fields, name: string): number | undefined {
  const text = one(query, name)
  return text !== undefined && /^(19|20|21)\d\d$/.test(text) ? Number(text) : undefined
}
