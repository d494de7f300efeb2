import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { entry } from '../cases.ts'
import type { Course } from './codes.ts'
import { establishmentPost, postHolding, staffMember, staffSickness, staffTraining } from './kinds.ts'

// Builders for tests: a structure in a few lines. Posts and people are named by their numbers.

/** A post of the agreed structure for a full-time social worker, unless said otherwise. */
export function aPost(
  number: string,
  more: Partial<BodyOf<typeof establishmentPost>> & { from?: string; to?: string } = {},
): Entry {
  const { from = '2015-01-01', to = null, ...body } = more
  return {
    ...entry(establishmentPost, from, to, {
      number,
      role: 'social-worker',
      team: 'east',
      fte: 1,
      above: false,
      ...body,
    }),
    id: number,
  }
}

/** Someone in a post, employed for good and full time unless said otherwise: who they are, and that they are in it. */
export function someone(
  number: string,
  post: string,
  from: string,
  to: string | null = null,
  more: Partial<BodyOf<typeof postHolding>> = {},
): readonly Entry[] {
  return [
    { ...entry(staffMember, from, to, { number, name: `Example ${number}` }), id: number },
    inPost(number, post, from, to, more),
  ]
}

/** A time that someone of whom there is an entry already is in a post. */
export function inPost(
  number: string,
  post: string,
  from: string,
  to: string | null = null,
  more: Partial<BodyOf<typeof postHolding>> = {},
): Entry {
  return {
    ...entry(postHolding, from, to, { post, member: number, fte: 1, basis: 'permanent', ...more }),
    id: `${number} ${post} ${from}`,
  }
}

/** Agency staff who cover a vacancy. */
export function agency(number: string, post: string, from: string, to: string | null = null): readonly Entry[] {
  return someone(number, post, from, to, { basis: 'agency', covers: true })
}

/** A time away sick, of so many working days. */
export function sick(number: string, from: string, to: string | null, days?: number): Entry {
  return {
    ...entry(staffSickness, from, to, { member: number, ...(days === undefined ? {} : { days }) }),
    id: `sick ${number} ${from}`,
  }
}

/** A course completed. */
export function trained(number: string, course: Course, on: string): Entry {
  return { ...entry(staffTraining, on, null, { member: number, course }), id: `trained ${number} ${course} ${on}` }
}

/** The trust's file with these entries. */
export function trustWith(...entries: readonly (Entry | readonly Entry[])[]): SubjectFile {
  return fileOf('the trust', entries.flat(), {}, 'trust')
}
