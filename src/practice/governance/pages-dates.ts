import { type Answer, type Fields, type Page, type PageRequest, definePage, one } from '../../spine/web/page.ts'
import { type TrustDateFault, type TrustDates, may } from '../../spine/web/services.ts'

const VIEW = 'practice/governance/views/dates.njk'

/** The trust's own dates: its councils' school terms and their local offers for care leavers. */
export const datePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/duties/dates',
    title: 'Our own dates',
    may: 'duties.read',
    handler: request => datesPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/duties/dates/terms',
    title: 'School term dates',
    may: 'duties.set',
    handler: async request => {
      const { services, viewer, body } = request
      const { fields } = await services.duties.dates(viewer)
      const sent = sentIn(body, ['council', 'year', 'closed', ...fields.map(({ name }) => name)])
      const done = await services.duties.setTerms(viewer, sent)
      return done.is === 'done' ? { redirect: '/duties/dates#terms' } : datesPage(request, { terms: sent }, done.faults)
    },
  }),
  definePage({
    method: 'POST',
    path: '/duties/dates/offer',
    title: 'Local offer for care leavers',
    may: 'duties.set',
    handler: async request => {
      const { services, viewer, body } = request
      const sent = sentIn(body, ['council', 'on', 'where'])
      const done = await services.duties.noteOffer(viewer, sent)
      return done.is === 'done'
        ? { redirect: '/duties/dates#offers' }
        : datesPage(request, { offer: sent }, done.faults)
    },
  }),
]

type Sent = Readonly<Record<string, string>>

function sentIn(body: Fields, names: readonly string[]): Sent {
  return Object.fromEntries(names.map(name => [name, one(body, name) ?? '']))
}

async function datesPage(
  { viewer, services, query }: PageRequest,
  sent: { readonly terms?: Sent; readonly offer?: Sent } = {},
  faults: readonly TrustDateFault[] = [],
): Promise<Answer> {
  const dates = await services.duties.dates(viewer)
  return {
    view: VIEW,
    ...(faults.length > 0 ? { status: 422 } : {}),
    data: {
      dates,
      terms: sent.terms ?? asEntered(dates, one(query, 'council'), one(query, 'year')),
      offer: sent.offer ?? {},
      maySet: may(viewer, 'duties.set'),
      errors: faults.map(({ field, text }) => ({ text, href: `#${field}` })),
    },
  }
}

// A year already entered, to be put right; else nothing.
function asEntered({ terms }: TrustDates, council: string | undefined, year: string | undefined): Sent {
  const found = terms.find(each => each.council.value === council && String(each.year) === year)
  return found ? { ...found.dates, council: found.council.value, year: String(found.year) } : {}
}
