import { relation } from '../../practice/people/codes.ts'
import { type Family, type FamilyMember, familyOf } from '../../practice/people/genogram.ts'
import { nameOn } from '../../practice/people/notions.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { fileOf, holdsOn } from '../../spine/ledger/file.ts'
import { listed, lowerFirst } from '../../spine/web/format.ts'
import type { FamilyPicture } from '../../spine/web/services.ts'
import type { ChildOnFile } from './on-file.ts'

// A person's place and the space between rows, in the picture's own units.
const WIDTH = 130
const HEIGHT = 160
const MARGIN = 65
const ABOVE = 40
const ACROSS = 36

type Placed = FamilyMember & { readonly x: number; readonly y: number }
type Line = FamilyPicture['lines'][number]

/** The child's family as a drawing: where each person and each line stands. Undefined where no family is recorded. */
export function familyPicture(child: ChildOnFile): FamilyPicture | undefined {
  const now = child.entries.filter(entry => holdsOn(entry, child.on) || entry.kind !== 'important-person')
  const family = familyOf(now.length === child.entries.length ? child.file : fileOf(child.id, now))
  if (family.members.length < 2) return undefined
  const members = placed(family)
  const byId = new Map(members.map(member => [member.id, member]))
  const mine = nameOn(child.file, child.on)?.body
  const called = mine ? (mine.knownAs ?? mine.given) : 'The child'
  const wide = Math.max(...members.map(member => member.x)) + MARGIN
  return {
    width: wide,
    height: Math.max(...members.map(member => member.y)) + HEIGHT - ABOVE,
    people: members.map(member => ({
      id: member.id,
      name: member.name ?? called,
      role: member.relation === null ? '' : label(relation, member.relation),
      x: member.x,
      y: member.y,
      shape: member.shape,
      ...(member.relation === null ? { child: true as const } : {}),
      ...(member.dead ? { died: true as const } : {}),
      ...(member.livesWith && member.relation !== null ? { household: true as const } : {}),
    })),
    lines: [...couples(family, byId), ...descents(family, byId)],
    sentence: sentenceOf(members),
  }
}

function placed(family: Family): readonly Placed[] {
  const left = Math.min(...family.members.map(member => member.column))
  const top = Math.min(...family.members.map(member => member.generation))
  return family.members.map(member => ({
    ...member,
    x: (member.column - left) * WIDTH + MARGIN,
    y: (member.generation - top) * HEIGHT + ABOVE,
  }))
}

function couples(family: Family, byId: ReadonlyMap<string, Placed>): readonly Line[] {
  return family.unions.flatMap(({ partners: [a, b], by }) => {
    const [one, other] = [byId.get(a), byId.get(b)]
    if (!one || !other) return []
    return [{ from: [one.x, one.y], to: [other.x, other.y], as: by === 'parents' ? 'couple' : 'partners' }]
  })
}

// From between the parents down, across and to the child: the lines that genograms have.
function descents(family: Family, byId: ReadonlyMap<string, Placed>): readonly Line[] {
  return family.parentage.flatMap(({ child, parents, by }): readonly Line[] => {
    const to = byId.get(child)
    const from = parents.flatMap(id => byId.get(id) ?? [])
    if (!to || from.length === 0) return []
    const x = from.reduce((sum, parent) => sum + parent.x, 0) / from.length
    const y = Math.max(...from.map(parent => parent.y))
    // Below the names of those above, and above the shape itself.
    const middle = to.y - ACROSS
    const as = by === 'birth' ? 'child' : 'unsure'
    return [
      { from: [x, y], to: [x, middle], as },
      { from: [x, middle], to: [to.x, middle], as },
      { from: [to.x, middle], to: [to.x, to.y], as },
    ]
  })
}

function sentenceOf(members: readonly Placed[]): string {
  const others = members.filter(member => member.relation !== null)
  const said = others.map(
    member =>
      `${lowerFirst(label(relation, member.relation))} ${member.name ?? ''}${member.dead ? ' (died)' : ''}${member.livesWith ? ' (lives with the child)' : ''}`,
  )
  return `The child’s family in ${new Set(members.map(member => member.generation)).size === 1 ? 'one generation' : 'generations, the oldest at the top'}: ${listed(said)}. The same people are listed below.`
}
