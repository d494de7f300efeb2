import { randomBytes } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { encode } from 'uqr'
import type { Instant } from '../ledger/entry.ts'

/** Seconds for which a code is shown (RFC 6238). */
export const STEP_SECONDS = 30
/** How many recovery codes are given. */
export const RECOVERY_CODES = 10

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A new secret for an authenticator: 160 bits in base32. */
export function newSecret(): string {
  return generateSecret({ length: 20 })
}

/** What an authenticator reads: whose account it is and the secret. */
export function secretAddress(secret: string, account: string): string {
  return generateURI({ strategy: 'totp', issuer: 'Alongside', label: account, secret })
}

/**
 * The time step a code is of at an instant; undefined when it is not right, or its step is `after` or before it, which
 * are used up. A clock may be one step ahead or behind.
 */
export function stepOf(code: string, secret: string, at: Instant, after: number): number | undefined {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const epoch = Math.floor(Date.parse(at) / 1000)
  const now = Math.floor(epoch / STEP_SECONDS)
  const result = verifySync({ strategy: 'totp', secret, token, epoch, epochTolerance: STEP_SECONDS })
  if (!result.valid) return undefined
  const step = now + result.delta
  return step > after ? step : undefined
}

/** Ten recovery codes of 15 characters (74 bits), in groups, without letters that look like others. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    let code = ''
    while (code.length < 15) {
      for (const byte of randomBytes(16)) {
        // Every character as likely as any other.
        if (byte < LETTERS.length * 8 && code.length < 15) code += LETTERS[byte % LETTERS.length]
      }
    }
    return `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`
  })
}

/** A recovery code as it is digested, however it was typed; undefined when it cannot be one. */
export function bareRecoveryCode(typed: string): string | undefined {
  const bare = typed.toLowerCase().replaceAll(/[\s-]/g, '')
  return bare.length === 15 && Array.from(bare).every(letter => LETTERS.includes(letter)) ? bare : undefined
}

/** A QR code as a square of `size` and the path of its dark modules, for an SVG. */
export function qrOf(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}
