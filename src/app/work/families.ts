import { importantPerson } from '../../practice/people/kinds.ts'
import { siblingsOf } from '../../practice/people/notions.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import type { Store } from '../../spine/store/store.ts'
import type { DayGroup } from '../../spine/web/services.ts'
import type { StandingOfWork } from './children.ts'
import { filesFor } from './files.ts'

/**
 * Which of these children belong together: brothers and sisters whose files name one another, and those at one postcode.
 * A child alone is a group of one. Brothers and sisters who are not among them are not told of.
 */
export async function groupsOf(
  store: Store,
  viewer: Viewer,
  children: readonly StandingOfWork[],
): Promise<Readonly<Record<string, DayGroup>>> {
  const ids = children.map(child => child.subject)
  const files = await filesFor(store, viewer, ids, [importantPerson])
  const among = new Set(ids)
  const pairs = [...files].flatMap(([a, file]) =>
    siblingsOf(file)
      .filter(b => among.has(b))
      .map(b => ({ a, b })),
  )
  const family = joined(ids, pairs)
  return Object.fromEntries(
    children.map(({ subject, home_postcode }) => [
      subject,
      { family: family(subject), address: home_postcode?.replaceAll(' ', '').toUpperCase() ?? subject },
    ]),
  )
}

/** Who stands for each one's group, where pairs join groups: the first of them by id. Pure. */
export function joined(
  ids: readonly string[],
  pairs: readonly { readonly a: string; readonly b: string }[],
): (id: string) => string {
  const parent = new Map(ids.map(id => [id, id]))
  const top = (id: string): string => {
    const above = parent.get(id) ?? id
    return above === id ? id : top(above)
  }
  for (const { a, b } of pairs) {
    const [first = a, second = b] = [top(a), top(b)].sort()
    parent.set(second, first)
  }
  return top
}
