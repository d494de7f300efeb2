import type { PlainDate } from '../time/plain-date.ts'
import type { SubjectFile } from './file.ts'
import type { AnyKind } from './kind.ts'

/** How a person stands now, for lists: ids and codes, never another file's attributes and never an age. */
export interface Standing {
  readonly number: string | null
  readonly name: string | null
  /** The name as it is sorted and searched: family name first, lower case. */
  readonly sortedName: string | null
  readonly council: string | null
  readonly born: PlainDate | null
  readonly sex: string | null
  readonly ethnicity: string | null
  readonly careFrom: PlainDate | null
  readonly careUntil: PlainDate | null
  readonly lostAfter: PlainDate | null
  readonly legalStatus: string | null
  readonly homeType: string | null
  readonly homeProvider: string | null
  readonly homePostcode: string | null
  readonly homeFrom: PlainDate | null
  readonly separated: boolean
  readonly worker: string | null
}

/** What the ledger needs of the rooms: the kinds, and how a file stands. Pure. */
export interface Rulebook {
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly standing: (file: SubjectFile) => Standing
  /** Changes when derived rows written before would now come out otherwise. */
  readonly hash: string
}
