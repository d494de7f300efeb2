import { refOf } from './kind.ts'
import type { Rulebook } from './rulebook.ts'

const rolesOfKinds = new WeakMap<object, readonly string[]>()

/** The fields of a kind that link to another file, found once for each kind. */
export function linkRoles(rulebook: Rulebook, name: string): readonly string[] {
  const kind = rulebook.kinds.get(name)
  if (!kind) return []
  let roles = rolesOfKinds.get(kind)
  if (!roles) {
    roles = Object.keys(kind.schema.shape).filter(field => refOf(kind.schema.shape[field] as never) !== undefined)
    rolesOfKinds.set(kind, roles)
  }
  return roles
}

/** The files that entries point to, each once. */
export function pointedTo(
  rulebook: Rulebook,
  entries: readonly { readonly kind: string; readonly body: Readonly<Record<string, unknown>> }[],
): readonly string[] {
  const ids = new Set<string>()
  for (const { kind, body } of entries)
    for (const role of linkRoles(rulebook, kind)) {
      const to = body[role]
      if (typeof to === 'string') ids.add(to)
    }
  return [...ids]
}

/** What an entry says, with whatever points to a merged file pointing to the one it is read in. */
export function pointingTo(
  rulebook: Rulebook,
  kind: string,
  body: Readonly<Record<string, unknown>>,
  aliases: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  let said = body
  for (const role of linkRoles(rulebook, kind)) {
    const to = body[role]
    const kept = typeof to === 'string' ? aliases.get(to) : undefined
    if (kept !== undefined) said = { ...said, [role]: kept }
  }
  return said
}
