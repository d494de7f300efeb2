import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const PREFIX = 1
const NONCE = 12
const TAG = 16

/**
 * Words sealed for an address: a name someone searched for must not stand in a browser's history or a proxy's log.
 * AES-256-GCM under the server's key, bound to one session.
 */
export function seal(key: Uint8Array, session: string, text: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(bound(session))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([PREFIX]), nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** The words `seal` hid; undefined when they were changed, or sealed by another key or for another session. */
export function unseal(key: Uint8Array, session: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= PREFIX + NONCE + TAG || bytes[0] !== PREFIX) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(PREFIX, PREFIX + NONCE))
  decipher.setAAD(bound(session))
  decipher.setAuthTag(bytes.subarray(PREFIX + NONCE, PREFIX + NONCE + TAG))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(PREFIX + NONCE + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** Minutes for which what a browser carries between the steps of signing in is good. */
const CARRIED_MINUTES = 10
/** No session's secret: nobody is signed in between the steps. */
const STEPS = 'the steps of signing in'

/** What a browser is to carry between the steps of signing in, for its cookie. */
export function carrying(key: Uint8Array, text: string, now: number = Date.now()): string {
  return seal(key, STEPS, `${now + CARRIED_MINUTES * 60_000} ${text}`)
}

/** What a browser carries; undefined when it carries nothing, what it carries was not made here, or it is too old. */
export function carriedFrom(key: Uint8Array, cookie: string | undefined, now: number = Date.now()): string | undefined {
  const [, until = '0', text] = /^(\d+) ([^]*)$/.exec(unseal(key, STEPS, cookie ?? '') ?? '') ?? []
  return Number(until) > now ? text : undefined
}

function bound(session: string): Buffer {
  return createHash('sha256').update(session).digest()
}
