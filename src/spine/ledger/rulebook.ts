import type { DueAsking, DueRow } from '../duty/rows.ts'
import type { Dated } from '../time/dated.ts'
import type { PublishedYear } from '../time/council-terms.ts'
import type { Span } from '../duty/span.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { FaultRules } from './fault-rules.ts'
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
  /** The Social Work England number that the return gives. */
  readonly worker: string | null
  /** The files of the workers who are now the social worker, reviewing officer and personal adviser. */
  readonly workerId: string | null
  readonly reviewerId: string | null
  readonly adviserId: string | null
  readonly risk: string | null
  readonly school: string | null
  /** How many alerts hold. */
  readonly alerts: number
  /** Which class of record the file is of, and the last day it must be kept; null where that cannot be told. */
  readonly keepClass: string | null
  readonly keepUntil: PlainDate | null
  /** The first day to come on which a start or an end already recorded would change this. */
  readonly changesOn: PlainDate | null
}

/** How a worker stands now, for lists of people to give children to. */
export interface WorkerStanding {
  readonly name: string | null
  readonly number: string | null
  readonly post: string | null
  readonly team: string | null
  readonly fte: number | null
  readonly agency: boolean | null
  readonly holdsCases: boolean
  /** Their own target, already in proportion to the hours worked. */
  readonly target: number | null
  readonly postFrom: PlainDate | null
  readonly postUntil: PlainDate | null
}

/** The trust's own limits by duty and by the limit's name, as they are kept. */
export type KeptLimits = Readonly<Record<string, Readonly<Record<string, Dated<Span>>>>>

/** What the trust's own file says that every save counts duties by. */
export interface TrustStanding {
  /** The day from which the trust records its work here; null while it does not. */
  readonly keptFrom: PlainDate | null
  readonly limits: KeptLimits
  /** The councils’ own school years. */
  readonly terms: readonly PublishedYear[]
}

/** One word, number or postcode that a person is found by. */
export interface FoundBy {
  readonly kind: 'name' | 'number' | 'postcode'
  /** Which sort of name or number, by its code. */
  readonly what: string
  /** As it is recorded, whole. */
  readonly written: string
  /** One word of it, as it is compared. */
  readonly word: string
  readonly sounds: readonly string[]
  /** The fuller names it may stand for. */
  readonly fuller: readonly string[]
}

/** What the ledger needs of the rooms: the kinds, how a file stands, and what is due for it. Pure. */
export interface Rulebook {
  readonly kinds: ReadonlyMap<string, AnyKind>
  /** How a person stands at the end of a day. */
  readonly standing: (file: SubjectFile, on: PlainDate) => Standing
  readonly worker: (file: SubjectFile, on: PlainDate) => WorkerStanding
  readonly trust: (file: SubjectFile) => TrustStanding
  /** Everything a person is found by; absent where nobody is looked for. */
  readonly foundBy?: (file: SubjectFile) => readonly FoundBy[]
  /** The file's open occasions; undefined for one of which the passing of time alone asks nothing. */
  readonly due: (file: SubjectFile, asking: DueAsking) => readonly DueRow[] | undefined
  /** The kinds that `due` and the standings read: what is read when only time has passed. Absent for every kind. */
  readonly readByTime?: ReadonlySet<string>
  /** What people's files are checked by; absent where nothing is. */
  readonly faults?: FaultRules
  /** Changes when derived rows written before would now come out otherwise. */
  readonly hash: string
}
