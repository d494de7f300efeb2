import { type Action, type Role, SECTIONS_OF } from '../../spine/access/roles.ts'
import { kinds } from '../rulebook.ts'

/** The kinds of entry whose part of the file a role does not read; undefined where it reads every part. */
export function hiddenFrom(role: Role): readonly string[] | undefined {
  return outside(role, 'read')
}

/** The kinds of entry that a role does not write in a file; undefined where it writes every part. */
export function unwritableBy(role: Role): readonly string[] | undefined {
  return outside(role, 'write')
}

/** Whether a role writes entries of a kind: its part of the file is one the role reads and writes. */
export function mayWrite(role: Role, kind: string): boolean {
  const section = kinds.get(kind)?.section
  const { read, write } = SECTIONS_OF[role]
  return section !== undefined && read.includes(section) && write.includes(section)
}

/** Actions that record in a file by hand, and so only in the parts the role writes. */
export const RECORDS: readonly Action[] = ['child.write', 'child.create']

const known = new Map<string, readonly string[] | undefined>()

function outside(role: Role, way: 'read' | 'write'): readonly string[] | undefined {
  const key = `${role} ${way}`
  if (known.has(key)) return known.get(key)
  const inside = SECTIONS_OF[role][way]
  const names = [...kinds.values()].filter(kind => !inside.includes(kind.section)).map(kind => kind.name)
  const answer = names.length > 0 ? names : undefined
  known.set(key, answer)
  return answer
}
