import type { Action, Services, UploadedFile, Viewer } from './services.ts'
import type { UploadLimits } from './uploads.ts'

/** Values of a form or an address: each field once, or a list where it was sent more than once. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What a page's handler may know of a request. */
export interface PageRequest<V = Viewer> {
  readonly viewer: V
  readonly services: Services
  readonly params: Readonly<Record<string, string>>
  readonly query: Fields
  readonly body: Fields
  /** Files sent with the form; only on pages that take `files`. */
  readonly files: readonly UploadedFile[]
  /** The reader's network address, for sign-in alone. */
  readonly address: string
  /** What this browser carries between the steps of signing in; undefined when nothing, or once it is too old. */
  readonly carried: string | undefined
  /** The session's secret; empty when nobody is signed in. */
  readonly token: string
  /** Makes words safe to carry in an address: only this session can read them back. */
  readonly seal: (text: string) => string
  /** Reads back what `seal` made; undefined when it was not made for this session. */
  readonly unseal: (sealed: string) => string | undefined
}

/** A page to show. `title` replaces the page's own. */
export interface Shown {
  readonly view: string
  readonly data: Readonly<Record<string, unknown>>
  readonly title?: string
  readonly status?: number
  /** Seconds after which a browser without script should ask again. */
  readonly refresh?: number
}

/** A file to save, or a short text. */
export interface Download {
  readonly download: {
    readonly name: string
    readonly type: string
    readonly body: string | Uint8Array
    readonly inline?: boolean
    /** Was sent by someone: a browser must save it, never show or run it. */
    readonly untrusted?: boolean
  }
}

/** Somewhere else to go, with the cookie that starts or ends a session. */
export interface Redirect {
  readonly redirect: string
  readonly session?: { readonly token: string; readonly expiresAt: string } | 'ended'
  /** What the browser is to carry to the next step of signing in, where it can neither be read nor changed; `null` for nothing more. */
  readonly carry?: string | null
}

export interface NotFound {
  readonly missing: true
}

export type Answer = Shown | Download | Redirect | NotFound

export type Method = 'GET' | 'POST'

/** What is folded under 'More' is read in groups, in this order. */
export const NAV_GROUPS = ['The service', 'Answering for it', 'Returns and data', 'Who may see what'] as const

export type NavGroup = (typeof NAV_GROUPS)[number]

interface PageBase {
  readonly method: Method
  /** A route's pattern: `/children/:id`. */
  readonly path: string
  /** What people see in the browser's tab and in the list of pages. */
  readonly title: string
  /** Where it stands in the service's navigation, for those who may. */
  readonly nav?: {
    readonly text: string
    readonly order: number
    /** Folded under 'More': always, or where the row would be too long. */
    readonly more?: true | 'when-crowded'
    /** The heading it stands under there; 'The service' unless it is said. */
    readonly under?: NavGroup
  }
  /** How many requests a minute one address may make. */
  readonly perMinute?: number
  /** Takes files, within limits of its own where they are given; the form's first field must then be its token. */
  readonly files?: boolean | UploadLimits
  /** The page's own rows fill the width: dense tables. */
  readonly wide?: boolean
}

/** A page for those who have leave to do `may`. */
export interface GuardedPage extends PageBase {
  readonly may: Action
  readonly handler: (request: PageRequest) => Promise<Answer> | Answer
}

/** A page anyone may ask for. */
export interface PublicPage extends PageBase {
  readonly public: true
  readonly handler: (request: PageRequest<Viewer | undefined>) => Promise<Answer> | Answer
}

export type Page = GuardedPage | PublicPage

const PUBLIC_PATHS: readonly string[] = [
  '/sign-in',
  '/sign-in/code',
  '/sign-in/provider',
  '/sign-in/provider/back',
  '/health',
]

/**
 * Declares a page. Throws when it names no action (a route is refused unless someone has leave for it), when a page
 * other than the steps of signing in and the health check would be public, or when its path is not a route's pattern.
 */
export function definePage(page: GuardedPage): GuardedPage
export function definePage(page: PublicPage): PublicPage
export function definePage(page: Page): Page {
  checkPage(page)
  return page
}

/** Throws unless a page may be registered; the server asks again, so that nothing gets round `definePage`. */
export function checkPage(page: Page): void {
  if (!/^\/[a-z0-9/:.-]*$/i.test(page.path)) throw new Error(`'${page.path}' is not a route's pattern`)
  const open = 'public' in page && page.public === true
  const guarded = 'may' in page && typeof page.may === 'string' && page.may.length > 0
  if (open === guarded) throw new Error(`${page.method} ${page.path} must name the action it needs`)
  if (open && !PUBLIC_PATHS.includes(page.path)) throw new Error(`${page.method} ${page.path} may not be public`)
}

/** One value of a field, trimmed; undefined when it is absent or blank. */
export function one(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  const first = typeof value === 'string' ? value : value?.[0]
  const text = first?.trim()
  return text ? text : undefined
}

/** A field as a whole number from 1; undefined when it is absent or is not one. */
export function pageNumber(fields: Fields, name = 'page'): number | undefined {
  const text = one(fields, name)
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

/** A field as one of a list of words; undefined when it is absent or is none of them. */
export function oneOf<T extends string>(fields: Fields, name: string, words: readonly T[]): T | undefined {
  const text = one(fields, name)
  return words.find(word => word === text)
}

/** An address with its query: undefined, blank and false values are left out. */
export function address(path: string, query: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '' && value !== false)
  if (pairs.length === 0) return path
  return `${path}?${new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value === true ? 'yes' : String(value)])).toString()}`
}
