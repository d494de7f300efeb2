import { type Cell, type ListFacet, orMissing } from '../../spine/web/list.ts'
import type { WorkChild } from '../../spine/web/services.ts'

// What every list of the virtual school shows alike.

export const some = (one: string, many: string) => (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

export const toChild = (child: { readonly id: string; readonly called: string }): Cell => ({
  text: child.called,
  href: `/children/${child.id}/learning`,
})

export const named = (who: { readonly name: string } | null): Cell => orMissing(who?.name, 'nobody named')

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)

export const council = <Row>(of: (row: Row) => WorkChild): ListFacet<Row> => ({
  name: 'council',
  title: 'Council',
  of: row => ({ value: slug(of(row).council), text: of(row).council }),
})
