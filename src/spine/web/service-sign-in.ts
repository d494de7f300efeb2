import type { HalfSignedIn } from '../access/half-sessions.ts'
import type { Carried, ProviderRefused } from '../access/provider.ts'
import type { OwnSecondStep, SecondStepDone, SecondStepOn, SecondStepRefused } from '../access/second-step.ts'
import type { CodeAccepted, CodeRefused, VouchedRefused } from '../access/sign-in-steps.ts'
import type { SignInRefused, SignedIn } from '../access/sessions.ts'
import type { Viewer } from './services.ts'

export type { HalfSignedIn } from '../access/half-sessions.ts'
export type { Carried, ProviderRefused } from '../access/provider.ts'
export type { OwnSecondStep, SecondStepDone, SecondStepOn, SecondStepRefused } from '../access/second-step.ts'
export type { CodeRefused, VouchedRefused } from '../access/sign-in-steps.ts'

/** In, or half in: the code is awaited. */
export type In = Omit<SignedIn, 'viewer'> | HalfSignedIn

/** The steps of signing in. None of them knows a viewer yet. */
export interface SigningIn {
  readonly signIn: (email: string, password: string, address: string) => Promise<In | SignInRefused>
  /** The second step, for whoever holds a half session. */
  readonly giveCode: (
    half: string,
    code: string,
    address: string,
  ) => Promise<Omit<CodeAccepted, 'viewer'> | CodeRefused>
  /** A provider of sign-ins, where the trust has one. */
  readonly provider?: ProviderSignIn
}

export interface ProviderSignIn {
  /** What people call it: 'your work account'. */
  readonly label: string
  /** Where to send the browser, and what it carries meanwhile. */
  readonly begin: () => Promise<{ readonly to: string; readonly carried: Carried } | 'down'>
  /** Signs in whomever the provider vouches for, by the query it sent back. */
  readonly finish: (
    query: URLSearchParams,
    carried: Carried,
  ) => Promise<In | { readonly is: 'refused'; readonly why: ProviderRefused | VouchedRefused['why'] }>
}

/** One's own two-step sign-in. */
export interface OwnSecondStepService {
  /** How it stands. A secret not in use yet comes as it is typed, and as a picture an authenticator reads. */
  readonly read: (viewer: Viewer) => Promise<OwnSecondStep & { readonly picture?: Picture }>
  readonly begin: (viewer: Viewer, password: string) => Promise<SecondStepDone>
  /** Answers the recovery codes, which are shown this once. */
  readonly confirm: (viewer: Viewer, code: string) => Promise<SecondStepOn>
  readonly end: (viewer: Viewer, given: { readonly password: string; readonly code: string }) => Promise<SecondStepDone>
}

/** A QR code: the side of its square in modules, the path of the dark ones, and the address it holds. */
export interface Picture {
  readonly size: number
  readonly path: string
  readonly address: string
}

/** One's own account and the provider of sign-ins. */
export interface OwnProviderService {
  readonly label: string
  /** Since when one's account is tied to it, an instant; undefined while it is not. */
  readonly since: (viewer: Viewer) => Promise<string | undefined>
  /** Asks for the password; answers where to send the browser. */
  readonly begin: (
    viewer: Viewer,
    password: string,
  ) => Promise<{ readonly is: 'begun'; readonly to: string; readonly carried: Carried } | SecondStepRefused | 'down'>
  /** Ties the account to whomever the provider vouches for. */
  readonly tie: (
    viewer: Viewer,
    query: URLSearchParams,
    carried: Carried,
  ) => Promise<'tied' | 'tied-elsewhere' | ProviderRefused>
}
