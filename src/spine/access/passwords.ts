import { hash, verify } from '@node-rs/argon2'
import { COMMON_WORDS } from './common-passwords.ts'

// The package's names for algorithms are a const enum, which cannot be imported; 2 is Argon2id.
/** Argon2id with the least that OWASP's Password Storage Cheat Sheet gives: 19 MiB, 2 passes, 1 lane. */
export const ARGON2 = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 } as const

/** The fewest characters a password may have. */
export const LEAST = 12
/** The most, so that a request cannot ask for endless work. */
export const MOST = 200

/** What is wrong with a password someone chose. */
export type PasswordProblem = 'too-short' | 'too-long' | 'is-the-email' | 'is-the-name' | 'too-common'

/** What is wrong with a password chosen by this person; nothing when it may be used. No rule asks for digits or symbols. */
export function judgePassword(
  password: string,
  person: { readonly email: string; readonly name: string },
): readonly PasswordProblem[] {
  const problems: PasswordProblem[] = []
  const length = Array.from(password.normalize('NFKC')).length
  if (length < LEAST) problems.push('too-short')
  if (length > MOST) problems.push('too-long')
  const bare = core(password)
  const email = person.email.toLowerCase()
  if (bare !== '' && [email, email.split('@')[0] ?? ''].some(part => core(part) === bare)) problems.push('is-the-email')
  const names = person.name.split(/\s+/)
  if (bare !== '' && [names, names.toReversed()].some(order => core(order.join('')) === bare))
    problems.push('is-the-name')
  if (isCommon(password)) problems.push('too-common')
  return problems
}

/** Hashes a password for keeping; rejects one that is longer than MOST. */
export async function hashPassword(password: string): Promise<string> {
  const text = password.normalize('NFKC')
  if (Array.from(text).length > MOST) throw new Error(`A password has at most ${MOST} characters`)
  return hash(text, ARGON2)
}

/**
 * Whether a password is the one that was hashed. Always false where there is no hash, after the same work, so that how
 * long it takes does not tell whether an account exists.
 */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  const text = password.normalize('NFKC')
  const tooLong = Array.from(text).length > MOST
  const same = await verify(kept ?? NOBODYS, tooLong ? '' : text)
  return same && kept !== undefined && !tooLong
}

/** The hash, under the same parameters, of a random password that was thrown away. */
export const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$pJq1jroRuKINhZnPrYX50Q$BafP3xhilBq4YZksPYTEWcFIkxKsBXgEhkJWjKhBKRA'

// Letters and digits in lower case, without the digits and signs people add to the end.
function core(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/\p{N}+$/u, '')
}

const SWAPS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

// Common when nothing is left of it after taking out common words, digits and signs; or when it repeats or counts.
function isCommon(password: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase()
  if (new Set(lower).size <= 4) return true
  if (/^\d+$/.test(lower) && counts(lower)) return true
  // What people add to the end is no part of a word.
  const stem = lower.replace(/[^\p{L}]+$/u, '')
  return [
    lower,
    Array.from(stem)
      .map(letter => SWAPS[letter] ?? letter)
      .join(''),
  ].some(text => leftover(text).length <= 2)
}

function leftover(text: string): string {
  let left = text
  for (const word of LONGEST_FIRST) left = left.replaceAll(word, '')
  return left.replace(/[^\p{L}]+/gu, '')
}

const LONGEST_FIRST = COMMON_WORDS.toSorted((a, b) => b.length - a.length)

function counts(digits: string): boolean {
  const steps = new Set(
    Array.from(digits)
      .slice(1)
      .map((digit, index) => (Number(digit) - Number(digits[index]) + 10) % 10),
  )
  return steps.size === 1
}
