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
