import type { Entry } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { importantPerson } from '../kinds.ts'

export type ImportantPersonEntry = Entry<BodyOf<typeof importantPerson>>

/** Who someone is to the child: `mother`, `mothers-son`. */
export type Relation = BodyOf<typeof importantPerson>['relation']

/** Brothers and sisters by birth, whole or half, and by adoption. Step and foster brothers and sisters are apart. */
const SIBLINGS: ReadonlySet<Relation> = new Set([
  'brother',
  'sister',
  'sibling',
  'mothers-son',
  'mothers-daughter',
  'fathers-son',
  'fathers-daughter',
  'half-brother',
  'half-sister',
  'adoptive-brother',
  'adoptive-sister',
])

/** The brothers and sisters recorded, half and adoptive ones included, step and foster ones not, oldest entry first. */
export const siblingEntries = notion((file: SubjectFile): readonly ImportantPersonEntry[] =>
  all(file, importantPerson).filter(entry => SIBLINGS.has(entry.body.relation)),
)

/** The ids of the files of the child's brothers and sisters, each once, for those who have a file of their own. */
export const siblingsOf = notion((file: SubjectFile): readonly string[] => [
  ...new Set(siblingEntries(file).flatMap(entry => entry.body.person ?? [])),
])
