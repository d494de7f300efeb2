import type { PlainDate } from '../../../spine/time/plain-date.ts'

/** A provider on Ofsted's lists. */
export interface Provider {
  readonly urn: string
  /** Codes of PLACE it may have. */
  readonly places: ReadonlySet<string>
  /** Codes of PLACE_PROVIDER it may have. */
  readonly kinds: ReadonlySet<string>
  /** When its registration ended; undefined while it is registered or the list does not say. */
  readonly ended: PlainDate | undefined
  /** Upper-cased, without spaces. */
  readonly postcode: string | undefined
  /** GSS code of the council in whose area it is; undefined where it cannot be told. */
  readonly council: string | undefined
}

/** Providers by URN, upper-cased. */
export type Providers = ReadonlyMap<string, Provider>

/** Ofsted's two lists: children's homes, agencies and the rest it registers; and supported accommodation. */
export const PROVIDER_LISTS = ['registered', 'supported'] as const

export type ProviderList = (typeof PROVIDER_LISTS)[number]

/** A provider with all that is kept of what a list says of it. */
export interface ListedProvider extends Provider {
  readonly list: ProviderList
  /** As the list gives it; a list may leave a home's name out. */
  readonly name: string | undefined
  /** The type of provision, in the list's words. */
  readonly type: string | undefined
  /** The local authority, in the list's words. */
  readonly area: string | undefined
  readonly opened: PlainDate | undefined
  /** How its registration stands, in the list's words. */
  readonly status: string | undefined
}
