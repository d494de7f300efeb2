import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const FORM = 1
const NONCE = 12
const TAG = 16
const KEY = 32

/** Encrypts what the database must not be able to read. The key is never in the database. */
export interface Keeping {
  /** AES-256-GCM, bound to what it is about: sealed for one, it opens for no other. */
  readonly seal: (about: string, text: string) => Buffer
  /** What was sealed; undefined when it was changed, or sealed under another key or about something else. */
  readonly open: (about: string, sealed: Uint8Array) => string | undefined
  /** HMAC-SHA-256 under a key of its own: 32 bytes. */
  readonly digest: (text: string) => Buffer
}

/** Keeping under 32 bytes, asked for when they are first needed and not before. */
export function keepingUnder(key: () => Uint8Array): Keeping {
  let made: { readonly sealing: Buffer; readonly digesting: Buffer } | undefined
  const keys = () => {
    if (made) return made
    const whole = key()
    if (whole.length !== KEY) throw new Error(`A key has ${KEY} bytes; this one has ${whole.length}`)
    const derived = (use: string) => Buffer.from(hkdfSync('sha256', whole, '', `alongside ${use}`, KEY))
    made = { sealing: derived('sealing at rest'), digesting: derived('digests at rest') }
    return made
  }
  return {
    seal: (about, text) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', keys().sealing, nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([FORM]), nonce, cipher.getAuthTag(), body])
    },
    open: (about, sealed) => {
      const bytes = Buffer.from(sealed)
      if (bytes.length < 1 + NONCE + TAG || bytes[0] !== FORM) return undefined
      const decipher = createDecipheriv('aes-256-gcm', keys().sealing, bytes.subarray(1, 1 + NONCE))
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(1 + NONCE, 1 + NONCE + TAG))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE + TAG)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
    digest: text => createHmac('sha256', keys().digesting).update(text).digest(),
  }
}

/**
 * The key kept in the data directory, made the first time: 32 bytes in a file that only its owner may read. Losing it
 * loses every second step, and nothing else. Throws when the file is there and is no key.
 */
export function keyIn(dataDir: string): Uint8Array {
  const file = path.join(dataDir, 'keys', 'at-rest.key')
  try {
    return keyFrom(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `${randomBytes(KEY).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Another process has just made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keyFrom(file)
}

function keyFrom(file: string): Uint8Array {
  const key = readKey(readFileSync(file, 'utf8').trim())
  if (!key) throw new Error(`${file} is not a key: put the one it was back from a backup, or take the file away`)
  return key
}

/** A key as it is written, 32 bytes in base64; undefined when it is not that. */
export function readKey(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]{43}=?$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === KEY ? bytes : undefined
}
