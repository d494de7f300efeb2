import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '../ledger/entry.ts'

/** A secret for a cookie: 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether something is written as a token is. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** What is kept of a token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** So many seconds after an instant. */
export function after(at: Instant, seconds: number): Instant {
  return new Date(Date.parse(at) + seconds * 1000).toISOString()
}
