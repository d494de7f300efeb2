import { REASON_LETTERS, REASON_MINUTES, REASON_MOST, REASON_PURPOSES } from '../../spine/access/reasons.ts'
import { doneFrom } from '../../spine/recording/pages-shared.ts'
import { daysBetween, isPlainDate } from '../../spine/time/plain-date.ts'
import { drawForEveryWidth, tableFor } from '../../spine/web/charts/draw.ts'
import {
  type Answer,
  type Fields,
  type Page,
  type PageRequest,
  type Shown,
  address,
  definePage,
  one,
  oneOf,
} from '../../spine/web/page.ts'
import { CHILD_PARTS, CHILD_PART_TITLES } from '../../spine/web/service-child.ts'
import type {
  ChildAsk,
  ChildHead,
  ChildPart,
  Opening,
  PartSection,
  ReasonNeeded,
  SectionedPart,
} from '../../spine/web/services.ts'
import { drawGenogram } from './pages-genogram.ts'

export const VIEWS = 'practice/people/views'

const SECTIONED = CHILD_PARTS.filter((part): part is SectionedPart => part !== 'story' && part !== 'looks')

/** Pages of a file to which someone who had to say why comes back. */
const PAGES = [...CHILD_PARTS, 'profile'] as const
type PageName = (typeof PAGES)[number]

/** The first page of a child's file, its parts, who has looked, the profile, and the question why. */
export const childPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/children/:id',
    title: 'A child',
    may: 'child.read',
    wide: true,
    handler: request =>
      opened(request, request.services.children.open, undefined, front => ({
        view: `${VIEWS}/child.njk`,
        data: {
          ...front,
          justDone: doneFrom(request),
          ago: front.latest ? agoInWords(front.latest.on, front.head.asked.on) : undefined,
        },
      })),
  }),
  ...SECTIONED.map(part =>
    definePage({
      method: 'GET',
      path: `/children/:id/${part}`,
      title: `A child: ${CHILD_PART_TITLES[part].toLowerCase()}`,
      may: 'child.read',
      wide: true,
      handler: request =>
        opened(
          request,
          (viewer, id, ask) => request.services.children.part(viewer, id, part, ask),
          part,
          page => ({
            view: `${VIEWS}/child-part.njk`,
            data: { ...page, heading: CHILD_PART_TITLES[part], sections: page.sections.map(drawn) },
          }),
        ),
    }),
  ),
  definePage({
    method: 'GET',
    path: '/children/:id/looks',
    title: 'A child: who has looked',
    may: 'child.read',
    wide: true,
    handler: request =>
      opened(request, request.services.children.looks, 'looks', page => ({
        view: `${VIEWS}/child-looks.njk`,
        data: { ...page },
      })),
  }),
  definePage({
    method: 'GET',
    path: '/children/:id/profile',
    title: 'A child: one page',
    may: 'child.read',
    handler: request =>
      opened(request, request.services.children.profile, 'profile', page => ({
        view: `${VIEWS}/child-profile.njk`,
        data: { ...page },
      })),
  }),
  definePage({
    method: 'POST',
    path: '/children/:id/reason',
    title: 'Say why you are looking',
    may: 'child.read',
    handler: async request => {
      const id = request.params['id'] ?? ''
      const purpose = one(request.body, 'purpose') ?? ''
      const why = one(request.body, 'why') ?? ''
      const page = oneOf(request.body, 'page', PAGES)
      const given = await request.services.access.giveReason(request.viewer, id, { purpose, why })
      switch (given.is) {
        case 'given':
        case 'not-needed':
          return { redirect: page === undefined ? `/children/${id}` : `/children/${id}/${page}` }
        case 'missing':
          return { missing: true }
        case 'refused':
          return askWhy(id, page, {
            purpose,
            why,
            problems: given.problems.map(problem => PROBLEMS[problem]),
          })
      }
    },
  }),
]

const PROBLEMS = {
  'purpose-not-known': { href: '#purpose', text: 'Choose why you need to see this record' },
  'why-too-short': {
    href: '#why',
    text: `Say in a sentence what you need to know, and for what: at least ${REASON_LETTERS} letters`,
  },
  'why-too-long': { href: '#why', text: `Say it in fewer words: at most ${REASON_MOST} letters` },
} as const

/** Opens one page of a child's file and shows it under the child's head; asks why where that is needed first. */
export async function opened<T extends { readonly head: ChildHead }>(
  request: PageRequest,
  ask: (viewer: PageRequest['viewer'], id: string, asked: ChildAsk) => Promise<Opening<T & { readonly is: 'open' }>>,
  page: PageName | undefined,
  show: (answer: T) => Shown | Promise<Shown>,
): Promise<Answer> {
  const id = request.params['id'] ?? ''
  const answer: (T & { readonly is: 'open' }) | ReasonNeeded | undefined = await ask(
    request.viewer,
    id,
    askFrom(request.query),
  )
  if (answer === undefined) return { missing: true }
  if (answer.is === 'reason-needed') return askWhy(id, page)
  const shown = await show(answer)
  const keep = keepFrom(request.query)
  return {
    ...shown,
    data: {
      ...shown.data,
      keep,
      at: page,
      to: (part?: ChildPart) => address(`/children/${id}${part ? `/${part}` : ''}`, keep),
      partTitles: CHILD_PART_TITLES,
    },
  }
}

/** On what day, and as known when, a page of a file is asked for. */
export function askFrom(query: Fields): ChildAsk {
  const { on, known, clock } = keepFrom(query)
  return {
    ...(isPlainDate(on) ? { on } : {}),
    ...(isPlainDate(known) ? { knownAt: known, clock: clock ?? 'recorded' } : {}),
  }
}

/** What stays in the address from page to page of one file. */
export function keepFrom(query: Fields): {
  readonly on: string | undefined
  readonly known: string | undefined
  readonly clock: 'recorded' | 'per-source' | undefined
} {
  const on = one(query, 'on')
  const known = one(query, 'known')
  return {
    on: isPlainDate(on) ? on : undefined,
    known: isPlainDate(known) ? known : undefined,
    clock: isPlainDate(known) ? (oneOf(query, 'clock', ['recorded', 'per-source'] as const) ?? 'recorded') : undefined,
  }
}

/** The question why someone needs to see a record, which comes before it. */
export function askWhy(
  id: string,
  page: PageName | undefined,
  typed: {
    readonly purpose: string
    readonly why: string
    readonly problems: readonly { readonly href: string; readonly text: string }[]
  } = { purpose: '', why: '', problems: [] },
): Shown {
  const wrong = typed.problems.length > 0
  return {
    view: `${VIEWS}/reason.njk`,
    title: wrong ? 'Error: Say why you are looking' : 'Say why you are looking',
    ...(wrong ? { status: 422 } : {}),
    data: {
      id,
      page,
      purpose: typed.purpose,
      why: typed.why,
      purposes: REASON_PURPOSES,
      minutes: REASON_MINUTES,
      errors: wrong ? typed.problems : undefined,
      wrong: Object.fromEntries(typed.problems.map(({ href }) => [href.slice(1), true])),
    },
  }
}

// Charts and drawings are made here: what a service answers is data.
function drawn(section: PartSection): PartSection | (PartSection & { readonly svg: unknown }) {
  if (section.as === 'chart' && section.chart)
    return { ...section, svg: drawForEveryWidth(section.chart), table: tableFor(section.chart) } as PartSection & {
      svg: unknown
    }
  if (section.as === 'family' && section.picture) return { ...section, svg: drawGenogram(section.picture) }
  return section
}

/** How long ago a day was: 'today', '3 days ago', '5 weeks ago', 'in March 2026'. */
export function agoInWords(on: string | null, today: string): string | undefined {
  if (on === null || !isPlainDate(on) || !isPlainDate(today)) return undefined
  const days = daysBetween(on, today)
  if (days < 0) return undefined
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 28) return `${days} days ago`
  return days < 365 ? `${Math.floor(days / 7)} weeks ago` : 'over a year ago'
}
