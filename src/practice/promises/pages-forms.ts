import { registerPages } from '../../spine/recording/register-pages.ts'
import type { Page } from '../../spine/web/page.ts'
import type { Action } from '../../spine/web/services.ts'

type Params = Readonly<Record<string, string>>

const WRITE = 'promises.write'
const OWN = 'promises.own'
const FRAMEWORK = '/promises/frameworks/:id'
const PROMISE = '/promises/:id'

const toIndex = (): string => '/promises'
const toFramework = ({ id = '' }: Params): string => `/promises/frameworks/${id}`
const toPromise = ({ id = '' }: Params): string => `/promises/${id}`

/** The forms that put right and take out what stands on a page, and end it where `ends` says what that is called. */
function keeping(
  path: string,
  title: string,
  kind: string,
  { back, out = back, ends, may = WRITE }: Keeping,
): readonly Page[] {
  const entryOf = ({ id = '', entry = id }: Params): string => entry
  return [
    ...registerPages({
      path,
      title,
      may,
      ask: params => ({ doing: 'change', kind, entry: entryOf(params) }),
      onwards: back,
      takenOut: { may: WRITE, onwards: out },
      back,
    }),
    ...(ends === undefined
      ? []
      : registerPages({
          path: path.replace(/\/edit$/, '/close'),
          title: ends,
          may,
          ask: params => ({ doing: 'end', kind, entry: entryOf(params) }),
          onwards: back,
          back,
        })),
  ]
}

interface Keeping {
  readonly back: (params: Params) => string
  readonly out?: (params: Params) => string
  readonly ends?: string
  readonly may?: Action
}

/** A form that adds what belongs to the entry a page is about. */
function adding(
  path: string,
  title: string,
  kind: string,
  field: string,
  { back, may = WRITE, onwards = back, of = 'id' }: Adding,
): readonly Page[] {
  return registerPages({
    path,
    title,
    may,
    ask: params => ({ doing: 'add', kind, within: { field, entry: params[of] ?? '' } }),
    onwards,
    back,
  })
}

interface Adding {
  readonly back: (params: Params) => string
  readonly onwards?: (params: Params, entry: string) => string
  readonly may?: Action
  readonly of?: string
}

/** Every form of the register of promises and aims. */
export const promiseForms: readonly Page[] = [
  ...registerPages({
    path: '/promises/frameworks/add',
    title: 'Add a framework of aims',
    may: WRITE,
    ask: () => ({ doing: 'add', kind: 'framework' }),
    onwards: (_, entry) => `/promises/frameworks/${entry}`,
    back: toIndex,
  }),
  ...keeping(`${FRAMEWORK}/edit`, 'Put a framework right', 'framework', {
    back: toFramework,
    out: toIndex,
    ends: 'Close a framework',
  }),
  ...adding(`${FRAMEWORK}/aims/add`, 'Add an outcome or priority', 'framework-aim', 'framework', { back: toFramework }),
  ...keeping(`${FRAMEWORK}/aims/:entry/edit`, 'Put an outcome or priority right', 'framework-aim', {
    back: toFramework,
    ends: 'Close an outcome or priority',
  }),
  ...adding(`${FRAMEWORK}/aims/:aim/promises/add`, 'Add a promise', 'framework-promise', 'aim', {
    back: toFramework,
    of: 'aim',
    onwards: (_, entry) => `/promises/${entry}`,
  }),
  ...adding(`${FRAMEWORK}/review`, 'Review a framework', 'framework-review', 'framework', {
    back: toFramework,
    may: OWN,
  }),
  ...keeping(`${FRAMEWORK}/reviews/:entry/edit`, 'Put a review right', 'framework-review', {
    back: toFramework,
    may: OWN,
  }),
  ...keeping(`${PROMISE}/edit`, 'Put a promise right', 'framework-promise', {
    back: toPromise,
    out: toIndex,
    ends: 'Say what came of a promise',
  }),
  ...adding(`${PROMISE}/look`, 'Look at a promise', 'framework-note', 'promise', { back: toPromise, may: OWN }),
  ...keeping(`${PROMISE}/looks/:entry/edit`, 'Put a look right', 'framework-note', { back: toPromise, may: OWN }),
  ...adding(`${PROMISE}/work/add`, 'Tie work to a promise', 'framework-work', 'promise', { back: toPromise }),
  ...keeping(`${PROMISE}/work/:entry/edit`, 'Put what is tied right', 'framework-work', { back: toPromise }),
]
