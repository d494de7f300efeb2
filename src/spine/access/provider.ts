import {
  AuthorizationResponseError,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  ResponseBodyError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import type { Vouched } from './sign-in-steps.ts'

/** Seconds a provider has to answer. */
const PATIENCE = 10
/** How long what a provider says of itself is taken for so. */
const REMEMBERED = 60 * 60 * 1000

/** A provider of sign-ins (OpenID Connect), and what this service is to it. */
export interface ProviderSettings {
  /** Its address, as it calls itself. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it: 'your work account'. */
  readonly label: string
  /** Where it sends people back to: the address of `/sign-in/provider/back` as a browser reaches it. */
  readonly back: string
}

/** What a browser carries while its reader is at the provider's. */
export const carriedSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
export type Carried = z.infer<typeof carriedSchema>

export type ProviderRefused =
  /** It does not answer, or not as a provider does. */
  | 'down'
  /** It says no, or the person did. */
  | 'refused'
  /** What came back is of no sign-in that was begun here, or has been used. */
  | 'not-begun'

/** Signing in by a provider. Knows of no account. */
export interface SignInProvider {
  /** Its address as accounts are tied to it. */
  readonly issuer: string
  readonly label: string
  /** Where to send the browser, and what it carries meanwhile. */
  readonly begin: () => Promise<{ readonly to: string; readonly carried: Carried } | 'down'>
  /** Whom it vouches for, from the query it sent back. */
  readonly finish: (query: URLSearchParams, carried: Carried) => Promise<Vouched | ProviderRefused>
}

/**
 * Signing in by a provider: authorization code with PKCE, state and nonce, the ID token's signature checked. It is asked
 * what it can do when someone first signs in, so that one that is down keeps nothing else from working. `onTrouble` is
 * told what went wrong, in a code that says nothing of anyone.
 */
export function signInProvider(
  settings: ProviderSettings,
  onTrouble: (code: string) => void = () => undefined,
  now: () => number = Date.now,
): SignInProvider {
  const { issuer, clientId, clientSecret, label, back } = settings
  let known: { readonly config: Configuration; readonly since: number } | undefined
  const configured = async (): Promise<Configuration> => {
    if (known && now() - known.since < REMEMBERED) return known.config
    const plain = issuer.startsWith('http:') ? [allowInsecureRequests] : []
    const config = await discovery(new URL(issuer), clientId, undefined, authenticating(clientSecret), {
      timeout: PATIENCE,
      execute: [enableNonRepudiationChecks, ...plain],
    })
    known = { config, since: now() }
    return config
  }
  const failed = (error: unknown): ProviderRefused => {
    onTrouble(codeOf(error))
    return troubleOf(error)
  }
  return {
    issuer: new URL(issuer).href,
    label,
    begin: async () => {
      try {
        const config = await configured()
        const carried: Carried = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
        const to = buildAuthorizationUrl(config, {
          redirect_uri: back,
          scope: 'openid email',
          state: carried.state,
          nonce: carried.nonce,
          code_challenge: await calculatePKCECodeChallenge(carried.verifier),
          code_challenge_method: 'S256',
        })
        return { to: to.href, carried }
      } catch (error) {
        failed(error)
        return 'down'
      }
    },
    finish: async (query, carried) => {
      if (query.get('state') !== carried.state) return 'not-begun'
      try {
        const config = await configured()
        const from = new URL(back)
        from.search = query.toString()
        const tokens = await authorizationCodeGrant(config, from, {
          expectedState: carried.state,
          expectedNonce: carried.nonce,
          pkceCodeVerifier: carried.verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims || claims.sub.length > 255) return 'refused'
        const own: Vouched = { issuer: new URL(claims.iss).href, subject: claims.sub }
        if (claims['email'] !== undefined || config.serverMetadata().userinfo_endpoint === undefined)
          return { ...own, ...checkedEmail(claims) }
        return { ...own, ...checkedEmail(await fetchUserInfo(config, tokens.access_token, claims.sub)) }
      } catch (error) {
        return failed(error)
      }
    },
  }
}

// Whichever way the provider says it takes; where it says nothing, the one that is then meant (OpenID Connect Discovery 1.0, 3).
function authenticating(secret: string): ClientAuth {
  const [inBody, inHeader] = [ClientSecretPost(secret), ClientSecretBasic(secret)]
  return (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? inBody : inHeader)(server, ...rest)
}

// Only what the provider says in so many words that it has checked.
function checkedEmail(claims: { readonly [name: string]: unknown }): { readonly email?: string } {
  const { email, email_verified: checked } = claims
  return typeof email === 'string' && email !== '' && checked === true ? { email } : {}
}

function troubleOf(error: unknown): ProviderRefused {
  if (error instanceof AuthorizationResponseError)
    return ['server_error', 'temporarily_unavailable'].includes(error.error) ? 'down' : 'refused'
  if (error instanceof ResponseBodyError) {
    if (error.status >= 500) return 'down'
    return error.error === 'invalid_grant' ? 'not-begun' : 'refused'
  }
  if (!(error instanceof ClientError)) return 'down'
  return UNANSWERED.includes(error.code ?? '') ? 'down' : 'refused'
}

/** The codes of answers that are none, or not a provider's. */
const UNANSWERED: readonly string[] = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]

function codeOf(error: unknown): string {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) return error.error
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown'
}
