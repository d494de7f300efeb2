import { isIP } from 'node:net'
import path from 'node:path'
import { type SignInSettings, readSignIn } from './settings-sign-in.ts'

/** Where the product keeps its data and serves its pages, from the environment. */
export interface Settings {
  /** The data directory: `ALONGSIDE_DATA`, else ./data. */
  readonly dataDir: string
  /** Your own PostgreSQL 15 or later, when `DATABASE_URL` is set. */
  readonly databaseUrl: string | undefined
  /** `PORT`, else 3000. */
  readonly port: number
  /** Whether an empty database is filled with the demo county: `ALONGSIDE_DEMO=off` says no. */
  readonly demo: boolean
  /**
   * The proxy that speaks TLS to readers and whose word is taken for their addresses: `ALONGSIDE_PROXY`, `loopback` where
   * it runs on this machine, else its address or range. Undefined: served plainly, on the loopback address alone.
   */
  readonly proxy?: string
  /** A provider of sign-ins, and of whom a second step is asked. */
  readonly signIn?: SignInSettings
}

/** Settings from environment variables. Throws an Error that names the variable and what it takes. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const port = environment['PORT'] ?? '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`PORT takes a number from 0 to 65535; it is '${port}'`)
  const demo = environment['ALONGSIDE_DEMO'] ?? 'on'
  if (demo !== 'on' && demo !== 'off') throw new Error(`ALONGSIDE_DEMO takes on or off; it is '${demo}'`)
  const proxy = environment['ALONGSIDE_PROXY']?.trim() || undefined
  if (proxy !== undefined && !proxy.split(',').every(each => isProxy(each.trim())))
    throw new Error(`ALONGSIDE_PROXY takes 'loopback' or a proxy's address, such as 10.0.0.5; it is '${proxy}'`)
  const signIn = readSignIn(environment, { port: Number(port), proxied: proxy !== undefined })
  return {
    dataDir: path.resolve(environment['ALONGSIDE_DATA'] || 'data'),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    port: Number(port),
    demo: demo === 'on',
    ...(proxy === undefined ? {} : { proxy }),
    ...(signIn === undefined ? {} : { signIn }),
  }
}

// An address, or a range such as 10.0.0.0/24. One that takes in everybody would let anyone write their own address.
function isProxy(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  if (more !== undefined || (family === 0 && text !== 'loopback')) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= (family === 4 ? 32 : 128))
  )
}

/** The address to listen on: this machine's own, unless the proxy is on another. */
export function hostFor({ proxy }: Settings): string {
  const here = (each: string): boolean => each === 'loopback' || each === '::1' || each.startsWith('127.')
  return proxy === undefined || proxy.split(',').every(each => here(each.trim())) ? '127.0.0.1' : '0.0.0.0'
}
