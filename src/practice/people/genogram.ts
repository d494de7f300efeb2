import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { importantPerson } from './kinds.ts'
import { type ImportantPersonEntry, type Relation, identityOf } from './notions.ts'

/** What a genogram draws: a square for a man or boy, a circle for a woman or girl, a diamond where neither is known. */
export type Shape = 'square' | 'circle' | 'diamond'

/** Someone in a genogram. */
export interface FamilyMember {
  /** The entry's id; `child` for the child. */
  readonly id: string
  /** Null for the child, whose name the page knows. */
  readonly name: string | null
  readonly relation: Relation | null
  /** The file of their own, where they have one. */
  readonly person: string | null
  /** 0 for the child's own generation, -1 for the parents', 1 for the child's children. */
  readonly generation: number
  /** Their place in the row, left to right, in widths of one person; the child's row and every other are centred on 0. */
  readonly column: number
  readonly shape: Shape
  readonly dead: boolean
  readonly born: PlainDate | null
  readonly died: PlainDate | null
  readonly livesWith: boolean
}

/** Two people who are or were a couple, or who are parents of the same child. */
export interface Union {
  readonly partners: readonly [string, string]
  readonly by: 'parents' | 'partners'
}

/** Someone's parents, drawn whole for birth and broken where it is by adoption, by marriage or in doubt. */
export interface Parentage {
  readonly child: string
  readonly parents: readonly string[]
  readonly by: 'birth' | 'adoption' | 'marriage' | 'doubt'
}

/** A family, laid out. */
export interface Family {
  readonly members: readonly FamilyMember[]
  readonly unions: readonly Union[]
  readonly parentage: readonly Parentage[]
}

const CHILD = 'child'

// Where each stands: which generation, which shape, and how far from the middle of the row. The father's side is to the
// left, the mother's to the right, as genograms are drawn.
const PLACES: Readonly<Partial<Record<Relation, readonly [generation: number, shape: Shape, side: number]>>> = {
  'great-grandfather': [-3, 'square', -1],
  'great-grandmother': [-3, 'circle', 1],
  'fathers-father': [-2, 'square', -4],
  'fathers-mother': [-2, 'circle', -3],
  grandfather: [-2, 'square', -1],
  grandmother: [-2, 'circle', 1],
  'mothers-father': [-2, 'square', 3],
  'mothers-mother': [-2, 'circle', 4],
  'fathers-brother': [-1, 'square', -6],
  'fathers-sister': [-1, 'circle', -5],
  stepmother: [-1, 'circle', -3],
  father: [-1, 'square', -2],
  'possible-father': [-1, 'square', -1],
  'adoptive-father': [-1, 'square', 0],
  'adoptive-mother': [-1, 'circle', 1],
  mother: [-1, 'circle', 2],
  stepfather: [-1, 'square', 3],
  'parents-partner': [-1, 'diamond', 4],
  'mothers-sister': [-1, 'circle', 5],
  'mothers-brother': [-1, 'square', 6],
  aunt: [-1, 'circle', 7],
  uncle: [-1, 'square', 8],
  guardian: [-1, 'diamond', 9],
  'fathers-son': [0, 'square', -3],
  'fathers-daughter': [0, 'circle', -3],
  stepbrother: [0, 'square', -2],
  stepsister: [0, 'circle', -2],
  brother: [0, 'square', 0],
  sister: [0, 'circle', 0],
  sibling: [0, 'diamond', 0],
  'adoptive-brother': [0, 'square', 2],
  'adoptive-sister': [0, 'circle', 2],
  partner: [0, 'diamond', 1],
  'mothers-son': [0, 'square', 3],
  'mothers-daughter': [0, 'circle', 3],
  'half-brother': [0, 'square', 4],
  'half-sister': [0, 'circle', 4],
  cousin: [0, 'diamond', 5],
  'other-relative': [0, 'diamond', 6],
  son: [1, 'square', 0],
  daughter: [1, 'circle', 0],
  nephew: [1, 'square', 1],
  niece: [1, 'circle', 1],
}

/**
 * The child's family, laid out in generations for a genogram: who there is, who is with whom, who is whose child, drawn
 * from what each is to the child. Friends, carers and professionals are not in it. What the relation does not tell (whose
 * child a cousin is) is drawn only where it is recorded. Everything drawn is in `familyList` too, as a list.
 */
export function familyOf(file: SubjectFile): Family {
  const entries = once(all(file, importantPerson)).filter(entry => PLACES[entry.body.relation] !== undefined)
  const parentage = parentageOf(entries)
  return { members: laidOut(file, entries), unions: unionsOf(entries, parentage), parentage }
}

// Someone with a file of their own who is recorded twice is drawn once, as last recorded.
function once(entries: readonly ImportantPersonEntry[]): readonly ImportantPersonEntry[] {
  return entries.filter(
    (entry, index) =>
      entry.body.person === undefined ||
      !entries.slice(index + 1).some(later => later.body.person === entry.body.person),
  )
}

function laidOut(file: SubjectFile, entries: readonly ImportantPersonEntry[]): readonly FamilyMember[] {
  const who = identityOf(file)
  const child = {
    id: CHILD,
    name: null,
    relation: null,
    person: null,
    generation: 0,
    side: 0,
    shape: who?.sex === 'M' ? 'square' : who?.sex === 'F' ? 'circle' : 'diamond',
    dead: false,
    born: who?.born ?? null,
    died: null,
    livesWith: true,
  } as const
  const others = entries.map(({ id, body }) => {
    const [generation, shape, side] = PLACES[body.relation] ?? [0, 'diamond', 0]
    return {
      id,
      name: body.name,
      relation: body.relation,
      person: body.person ?? null,
      generation,
      side,
      shape,
      dead: body.died !== undefined,
      born: body.born ?? null,
      died: body.died ?? null,
      livesWith: body.livesWith ?? false,
    }
  })
  const everyone = [child, ...others].sort(
    (a, b) => a.generation - b.generation || a.side - b.side || compare(a.born ?? '9999', b.born ?? '9999'),
  )
  const inRow = new Map<number, number>()
  for (const { generation } of everyone) inRow.set(generation, (inRow.get(generation) ?? 0) + 1)
  const placed = new Map<number, number>()
  return everyone.map(({ id, name, relation, person, generation, shape, dead, born, died, livesWith }) => {
    const at = placed.get(generation) ?? 0
    placed.set(generation, at + 1)
    const column = at - ((inRow.get(generation) ?? 1) - 1) / 2
    return { id, name, relation, person, generation, column, shape, dead, born, died, livesWith }
  })
}

const SAME_PARENTS: ReadonlySet<Relation> = new Set(['brother', 'sister', 'sibling'])

function parentageOf(entries: readonly ImportantPersonEntry[]): readonly Parentage[] {
  const ids = (...relations: readonly Relation[]): readonly string[] =>
    entries.filter(entry => relations.includes(entry.body.relation)).map(entry => entry.id)
  const parents = ids('father', 'mother')
  const adopters = ids('adoptive-father', 'adoptive-mother')
  const [father] = ids('father')
  const [mother] = ids('mother')
  const one = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id])
  const drawn: Parentage[] = []
  const draw = (child: string, of: readonly string[], by: Parentage['by']): void => {
    const known = [...new Set(of)].filter(id => id !== child)
    if (known.length > 0) drawn.push({ child, parents: known, by })
  }
  draw(CHILD, parents, 'birth')
  draw(CHILD, adopters, 'adoption')
  for (const id of ids('possible-father')) draw(CHILD, [id], 'doubt')
  draw(father ?? '', father === undefined ? [] : ids('fathers-father', 'fathers-mother'), 'birth')
  draw(mother ?? '', mother === undefined ? [] : ids('mothers-father', 'mothers-mother'), 'birth')
  for (const { id, body } of entries) {
    const named = entries.some(entry => entry.id === body.childOf) ? one(body.childOf) : []
    const { relation } = body
    if (SAME_PARENTS.has(relation)) draw(id, named.length > 0 && parents.length === 0 ? named : parents, 'birth')
    else if (relation === 'mothers-son' || relation === 'mothers-daughter')
      draw(id, [...one(mother), ...named], 'birth')
    else if (relation === 'fathers-son' || relation === 'fathers-daughter')
      draw(id, [...one(father), ...named], 'birth')
    else if (relation === 'adoptive-brother' || relation === 'adoptive-sister')
      draw(id, adopters.length > 0 ? adopters : parents, 'adoption')
    else if (relation === 'mothers-sister' || relation === 'mothers-brother')
      draw(id, ids('mothers-father', 'mothers-mother'), 'birth')
    else if (relation === 'fathers-sister' || relation === 'fathers-brother')
      draw(id, ids('fathers-father', 'fathers-mother'), 'birth')
    else if (relation === 'son' || relation === 'daughter') draw(id, [CHILD, ...named], 'birth')
    else if (!PARENTS.has(relation)) draw(id, named, 'birth')
  }
  return drawn
}

// Their parents are drawn from the grandparents recorded, or not at all.
const PARENTS: ReadonlySet<Relation> = new Set([
  'mother',
  'father',
  'possible-father',
  'adoptive-mother',
  'adoptive-father',
  'mothers-mother',
  'mothers-father',
  'fathers-mother',
  'fathers-father',
])

function unionsOf(entries: readonly ImportantPersonEntry[], parentage: readonly Parentage[]): readonly Union[] {
  const unions = new Map<string, Union>()
  const unite = (a: string | undefined, b: string | undefined, by: Union['by']): void => {
    if (a === undefined || b === undefined || a === b) return
    const key = [a, b].sort(compare).join(' ')
    if (!unions.has(key)) unions.set(key, { partners: [a, b], by })
  }
  const first = (relation: Relation): string | undefined => entries.find(entry => entry.body.relation === relation)?.id
  for (const { parents } of parentage) if (parents.length === 2) unite(parents[0], parents[1], 'parents')
  unite(first('father'), first('stepmother'), 'partners')
  unite(first('mother'), first('stepfather'), 'partners')
  for (const { id, body } of entries) {
    if (body.relation === 'partner') unite(CHILD, id, 'partners')
    if (entries.some(entry => entry.id === body.partnerOf)) unite(body.partnerOf, id, 'partners')
  }
  return [...unions.values()]
}

/** One person of a family as a line of a list: everything that the drawing shows of them. */
export interface FamilyLine extends FamilyMember {
  /** The ids of their parents as far as drawn, with how they are parents. */
  readonly parents: readonly { readonly id: string; readonly by: Parentage['by'] }[]
  /** The ids of those they are or were with, or have a child with. */
  readonly partners: readonly string[]
  /** The ids of their children as far as drawn. */
  readonly children: readonly string[]
}

/** The same family as a list by generation, oldest first, for those who cannot or would rather not see a drawing. */
export function familyList(
  family: Family,
): readonly { readonly generation: number; readonly lines: readonly FamilyLine[] }[] {
  const generations = new Map<number, FamilyLine[]>()
  for (const member of family.members) {
    const { id } = member
    const line: FamilyLine = {
      ...member,
      parents: family.parentage
        .filter(each => each.child === id)
        .flatMap(({ parents, by }) => parents.map(parent => ({ id: parent, by }))),
      partners: family.unions.flatMap(({ partners: [a, b] }) => (a === id ? [b] : b === id ? [a] : [])),
      children: [...new Set(family.parentage.filter(each => each.parents.includes(id)).map(each => each.child))],
    }
    const list = generations.get(member.generation)
    if (list) list.push(line)
    else generations.set(member.generation, [line])
  }
  return [...generations].map(([generation, lines]) => ({ generation, lines }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
