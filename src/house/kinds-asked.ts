import { kinds } from '../app/rulebook.ts'
import { child, entry, home, inCare, status } from '../practice/cases.ts'
import type { Entry } from '../spine/ledger/entry.ts'
import { type SubjectFile, fileOf } from '../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../spine/ledger/kind.ts'
import { sampleOf } from './sample-entry.ts'

/** Lives that between them meet every duty of a child or a care leaver: born, in care from, until. */
export const LIVES: readonly (readonly [called: string, born: string, entered: string, left: string | null])[] = [
  ['a baby in care', '2025-06-01', '2025-07-01', null],
  ['a child of school age in care', '2014-06-01', '2023-07-01', null],
  ['a young person about to be eighteen', '2008-04-01', '2020-07-01', null],
  ['a care leaver', '2006-04-01', '2015-07-01', '2024-04-01'],
]

/** The entries of a life in one home. */
export function lifeOf(born: string, entered: string, left: string | null): readonly Entry[] {
  return [child({ born }), inCare(entered, left), home(entered, left), status('C2', entered, left)].flat()
}

/** The kinds that something asks a file for beyond those it says: the file has an entry of every kind, from a day, besides those given. */
export function kindsAskedBeyond(
  said: ReadonlySet<string>,
  {
    subject,
    entries,
    from,
  }: Pick<SubjectFile, 'subject'> & { readonly entries: readonly Entry[]; readonly from: string },
  ask: (file: SubjectFile) => void,
): readonly string[] {
  const also = [...kinds.values()].flatMap(kind => {
    const body = kind.subject === subject ? sampleOf(kind) : undefined
    return body === undefined ? [] : [entry(kind as AnyKind, from, null, body as BodyOf<AnyKind>)]
  })
  const beyond = new Set<string>()
  const plain = fileOf('a file', [...entries, ...also], {}, subject)
  ask({
    ...plain,
    entries: new Proxy(plain.entries, {
      get: (held, kind) => {
        if (typeof kind === 'string' && !said.has(kind)) beyond.add(kind)
        return held[kind as string]
      },
    }),
  })
  return [...beyond]
}
