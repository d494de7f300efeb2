import { type Answer, type Page, type PageRequest, address, definePage, one } from '../../spine/web/page.ts'
import type { MatchReason, NewPersonProblem, NewPersonTyped, PersonFound } from '../../spine/web/services.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { identifierScheme, nameKind } from './codes.ts'

const VIEWS = 'practice/people/views'

/** Finding people by whatever is known of them, and opening a new file. */
export const searchPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/search',
    title: 'Search',
    may: 'children.list',
    handler: async ({ query, unseal, services, viewer }) => {
      const sealed = one(query, 'find')
      const text = sealed === undefined ? undefined : unseal(sealed)
      const found = text === undefined ? undefined : await services.search.search(viewer, text)
      return {
        view: `${VIEWS}/search.njk`,
        data: {
          text,
          people: found?.people.map(asShown),
          errors: found?.nothingAsked
            ? [{ href: '#text', text: 'Enter part of a name, a number, or a date of birth' }]
            : undefined,
        },
        ...(found?.nothingAsked ? { status: 422, title: 'Error: Search' } : {}),
      }
    },
  }),
  // What someone looks for is sent in the form and sealed before it stands in an address.
  definePage({
    method: 'POST',
    path: '/search/find',
    title: 'Search',
    may: 'children.list',
    handler: ({ body, seal }) => {
      const text = one(body, 'text')?.slice(0, 100)
      return { redirect: address('/search', { find: seal(text ?? '-') }) }
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/new',
    title: 'Open a new file',
    may: 'child.create',
    handler: request => newPage(request, { typed: BLANK }),
  }),
  definePage({
    method: 'POST',
    path: '/children/new',
    title: 'Open a new file',
    may: 'child.create',
    handler: async request => {
      const { services, viewer, body } = request
      const [given, family, day, month, year] = ['given', 'family', 'day', 'month', 'year'].map(
        name => one(body, name) ?? '',
      ) as [string, string, string, string, string]
      const [sex, council, postcode, birthKnownBy] = ['sex', 'council', 'postcode', 'birthKnownBy'].map(
        name => one(body, name) ?? '',
      ) as [string, string, string, string]
      const none = one(body, 'none') === 'yes'
      const typed = { given, family, day, month, year, sex, council, postcode, birthKnownBy, none }
      const done = await services.search.open(viewer, typed)
      if (done.is === 'opened') return { redirect: `/children/${done.id}` }
      if (done.is === 'refused') return newPage(request, { typed, problems: done.problems })
      return newPage(request, { typed, perhaps: done.people })
    },
  }),
]

const BLANK: NewPersonTyped = {
  given: '',
  family: '',
  day: '',
  month: '',
  year: '',
  birthKnownBy: '',
  sex: '',
  council: '',
  postcode: '',
  none: false,
}

function newPage(
  { services, viewer }: PageRequest,
  {
    typed,
    problems = [],
    perhaps,
  }: {
    readonly typed: NewPersonTyped
    readonly problems?: readonly NewPersonProblem[]
    readonly perhaps?: readonly PersonFound[]
  },
): Answer {
  const errors = problems.map(({ field, why }) => ({
    href: `#${field === 'born' ? 'day' : field}`,
    text: PROBLEMS[field][why] ?? 'Look at this again',
  }))
  return {
    view: `${VIEWS}/search-new.njk`,
    data: {
      typed,
      errors,
      perhaps: perhaps?.map(asShown),
      choices: services.search.newPersonChoices(viewer),
    },
    ...(errors.length > 0 ? { status: 422, title: 'Error: Open a new file' } : {}),
    ...(perhaps ? { title: 'Is it one of these?' } : {}),
  }
}

const PROBLEMS: Readonly<
  Record<NewPersonProblem['field'], Readonly<Partial<Record<NewPersonProblem['why'], string>>>>
> = {
  given: { missing: 'Enter their first name', 'too-long': 'First name must be 80 characters or fewer' },
  family: { missing: 'Enter their last name', 'too-long': 'Last name must be 80 characters or fewer' },
  born: {
    missing: 'Enter their date of birth, or the nearest you can tell',
    'not-a-day': 'Date of birth must be a real date with a day, a month and a year, such as 14 3 2012',
    'to-come': 'Date of birth must be today or in the past. Open a file for a baby when they are born',
    'too-old': 'Date of birth must be within the last 120 years',
  },
  birthKnownBy: { 'not-a-choice': 'Choose how the date of birth is known from the list' },
  sex: { missing: 'Choose their sex', 'not-a-choice': 'Choose their sex from the list' },
  council: {
    missing: 'Choose the responsible council',
    'not-a-choice': 'Choose the responsible council from the list',
  },
  postcode: { 'not-a-postcode': 'Enter a full postcode, such as NN1 1AA, or leave it out' },
}

const WAYS: Readonly<Record<MatchReason['by'], string>> = {
  same: '',
  begins: 'begins with',
  short: 'another form of',
  sounds: 'sounds like',
  near: 'is spelt like',
}

/** Someone found, with why in words. */
export function asShown(person: PersonFound) {
  return {
    ...person,
    why: [...person.matches.map(whyOf), ...(person.birth === undefined ? [] : [BIRTH[person.birth]])],
  }
}

const BIRTH: Readonly<Record<NonNullable<PersonFound['birth']>, string>> = {
  fits: 'date of birth fits',
  near: 'date of birth is near',
  differs: 'date of birth differs',
}

// Such as 'Elizabeth Hartley, a former name: another form of ‘liz’'.
function whyOf({ by, kind, what, written, typed }: MatchReason): string {
  const sort =
    kind === 'number'
      ? `${label(identifierScheme, what)} ${written}`
      : kind === 'postcode'
        ? `postcode ${written}`
        : what === 'usual'
          ? `name ${written}`
          : `${written} (${lowerFirst(label(nameKind, what))})`
  return WAYS[by] === '' ? `${sort}: ‘${typed}’` : `${sort}: ${WAYS[by]} ‘${typed}’`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
