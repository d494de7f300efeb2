import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { entry } from '../cases.ts'
import { givenChild, post, worker } from './kinds.ts'

// Builders for tests: a worker in a few lines.

/** A worker's file, with a name that nobody has. */
export function workerWith(...entries: readonly (Entry | readonly Entry[])[]): SubjectFile {
  return fileOf('a worker', [entry(worker, null, null, { name: 'Tamsin Orrell' }), ...entries.flat()], {}, 'worker')
}

/** A post as social worker, full time, to whom children are given, unless said otherwise. */
export function inPost(
  start: string | null,
  end: string | null = null,
  more: Partial<BodyOf<typeof post>> = {},
): Entry {
  return entry(post, start, end, { post: 'social-worker', fte: 1, agency: false, holdsCases: true, ...more })
}

/** So many children given to them from a day, in care since long before unless said otherwise. */
export function given(
  count: number,
  start: string,
  end: string | null = null,
  more: Partial<BodyOf<typeof givenChild>> = {},
): readonly Entry[] {
  const from = '2010-01-01' as BodyOf<typeof givenChild>['care'][number]['from']
  return Array.from({ length: count }, (_, index) => ({
    ...entry(givenChild, start, end, { child: `child ${index}`, role: 'social-worker', care: [{ from }], ...more }),
    id: `given ${start} ${index}`,
  }))
}
