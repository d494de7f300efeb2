import { readFileSync } from 'node:fs'
import type { ProviderSettings } from '../spine/access/provider.ts'
import { ROLES, type UserRole, isUserRole } from '../spine/access/roles.ts'

/** How people sign in, besides with a password. */
export interface SignInSettings {
  /** Of whom the trust asks a second step: `ALONGSIDE_SECOND_STEP`. */
  readonly secondStep: readonly UserRole[]
  /** The provider of sign-ins: `ALONGSIDE_OIDC_ISSUER` and what goes with it. */
  readonly provider?: ProviderSettings
}

type Environment = Readonly<Record<string, string | undefined>>

const OIDC = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_SECRET_FILE', 'LABEL'] as const

/** Settings of signing in from environment variables; undefined when none is set. Throws an Error that names the variable and what it takes. */
export function readSignIn(
  environment: Environment,
  { port, proxied }: { readonly port: number; readonly proxied: boolean },
): SignInSettings | undefined {
  const of = (name: string): string | undefined => environment[name]?.trim() || undefined
  const secondStep = rolesFrom(of('ALONGSIDE_SECOND_STEP'))
  const address = addressFrom(of('ALONGSIDE_ADDRESS'))
  const set = OIDC.filter(each => of(`ALONGSIDE_OIDC_${each}`) !== undefined)
  if (set.length === 0) return secondStep.length === 0 ? undefined : { secondStep }
  const needed = (name: string): string => {
    const value = of(name)
    if (value === undefined) throw new Error(`ALONGSIDE_OIDC_${set[0]} is set, and ${name} is not`)
    return value
  }
  if (address === undefined && (proxied || port === 0))
    throw new Error('ALONGSIDE_ADDRESS must say the address that browsers use, such as https://alongside.example.org')
  const provider = {
    issuer: issuerFrom(needed('ALONGSIDE_OIDC_ISSUER')),
    clientId: needed('ALONGSIDE_OIDC_CLIENT_ID'),
    clientSecret: secretFrom(of('ALONGSIDE_OIDC_CLIENT_SECRET'), of('ALONGSIDE_OIDC_CLIENT_SECRET_FILE')),
    label: of('ALONGSIDE_OIDC_LABEL') ?? 'your work account',
    back: `${address ?? `http://127.0.0.1:${port}`}/sign-in/provider/back`,
  }
  return { secondStep, provider }
}

function rolesFrom(text: string | undefined): readonly UserRole[] {
  if (text === undefined) return []
  const named = text.split(',').map(each => each.trim())
  const known = ROLES.filter(isUserRole)
  if (named.length === 1 && named[0] === 'everyone') return known
  const roles = known.filter(role => named.includes(role))
  const strange = named.find(each => !isUserRole(each))
  if (strange === undefined) return roles
  throw new Error(`ALONGSIDE_SECOND_STEP takes everyone, or roles (${known.join(', ')}); '${strange}' is none`)
}

function addressFrom(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = urlOf(text)
  if (!url || !isSafe(url) || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new Error(
      `ALONGSIDE_ADDRESS takes the address that browsers use, such as https://alongside.example.org; it is '${text}'`,
    )
  return url.origin
}

function issuerFrom(text: string): string {
  const url = urlOf(text)
  if (!url || !isSafe(url) || url.search !== '' || url.hash !== '')
    throw new Error(
      `ALONGSIDE_OIDC_ISSUER takes the provider's https address, or an http one of this machine; it is '${text}'`,
    )
  return text
}

function secretFrom(value: string | undefined, file: string | undefined): string {
  if ((value === undefined) === (file === undefined))
    throw new Error('Set either ALONGSIDE_OIDC_CLIENT_SECRET or ALONGSIDE_OIDC_CLIENT_SECRET_FILE')
  if (file === undefined) return value ?? ''
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch {
    throw new Error(`ALONGSIDE_OIDC_CLIENT_SECRET_FILE takes a file that can be read; it is '${file}'`)
  }
  if (text === '') throw new Error(`ALONGSIDE_OIDC_CLIENT_SECRET_FILE is an empty file: '${file}'`)
  return text
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

/** Whether what is sent there can be read by nobody on the way. */
function isSafe({ protocol, hostname, username, password }: URL): boolean {
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
