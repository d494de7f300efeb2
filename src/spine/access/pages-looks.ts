import { type Answer, type Page, type PageRequest, address, definePage, one, oneOf } from '../web/page.ts'
import { SIGNS, SIGN_CHOICES } from './pages-guard-words.ts'

const VIEW = 'spine/access/views/looks.njk'
const DAYS = [
  { value: '7', text: '7 days' },
  { value: '30', text: '30 days' },
  { value: '90', text: '90 days' },
] as const
/** What one page shows: the report is to be worked through, not scrolled. */
const SHOWN = 200

/** Looks at children's records that have a sign of being odd. */
export const looksPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/looks',
    title: 'Odd looks',
    may: 'looks.read',
    nav: { text: 'Odd looks', order: 66, more: true, under: 'Who may see what' },
    handler: request => looksPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/looks/check',
    title: 'Odd looks',
    may: 'looks.read',
    handler: async request => {
      const { services, viewer, body } = request
      const [event = '', child = '', words = ''] = ['event', 'child', 'words'].map(name => one(body, name))
      const done = await services.guard.looks.check(viewer, event, child, words)
      if (done === undefined) return { missing: true }
      if (done === 'words-missing') return looksPage(request, `${event}-${child}`)
      return { redirect: address('/looks', { ...filterIn(body), done: 'yes' }) }
    },
  }),
]

function filterIn(fields: PageRequest['query']): {
  readonly days: string
  readonly sign: string | undefined
  readonly all: boolean
} {
  return {
    days:
      oneOf(
        fields,
        'days',
        DAYS.map(each => each.value),
      ) ?? '7',
    sign: oneOf(
      fields,
      'sign',
      SIGN_CHOICES.map(each => each.value),
    ),
    all: one(fields, 'all') === 'yes',
  }
}

async function looksPage({ services, viewer, query, body }: PageRequest, wrong?: string): Promise<Answer> {
  const filter = filterIn(wrong === undefined ? query : body)
  const found = await services.guard.looks.odd(viewer, Number(filter.days))
  const wanted = found.odd.filter(
    look =>
      (filter.all || !look.checked) && (filter.sign === undefined || look.signs.some(sign => sign === filter.sign)),
  )
  return {
    view: VIEW,
    ...(wrong === undefined ? {} : { status: 422, title: 'Error: Odd looks' }),
    data: {
      filter,
      found,
      unchecked: found.odd.filter(look => !look.checked).length,
      looks: wanted.slice(0, SHOWN).map(look => ({
        ...look,
        // Nobody looks into what they did themselves.
        own: look.who.id === viewer.id,
        key: `${look.event}-${look.child.id}`,
        signs: look.signs.map(sign => SIGNS[sign]),
      })),
      more: Math.max(0, wanted.length - SHOWN),
      days: DAYS,
      signs: SIGN_CHOICES,
      wrong,
      errors:
        wrong === undefined
          ? undefined
          : [{ href: `#words-${wrong}`, text: 'Say what you found when you looked into it' }],
      done: one(query, 'done') === 'yes' ? 'Marked as looked into.' : undefined,
    },
  }
}
