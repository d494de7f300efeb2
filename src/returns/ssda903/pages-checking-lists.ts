import { whole } from '../../spine/web/format.ts'
import type { ListDeclaration } from '../../spine/web/list.ts'
import { address } from '../../spine/web/page.ts'
import type { CheckChangedRow, CheckGroup } from '../../spine/web/service-checking.ts'

// The short lists of a checked return, each declared once.

const some = (one: string, many: string) => (count: number) => `${whole(count)} ${count === 1 ? one : many}`

const GROUPS = {
  rules: {
    caption: 'Rules that found something',
    title: 'Rule',
    facet: 'rule',
    counted: some('rule found something', 'rules found something'),
  },
  workers: {
    caption: 'Workers whose children have something to mend',
    title: 'Worker today',
    facet: 'worker',
    counted: some('worker', 'workers'),
  },
  teams: {
    caption: 'Teams whose children have something to mend',
    title: 'Team today',
    facet: 'team',
    counted: some('team', 'teams'),
  },
} as const

/** Faults under each rule, worker or team; `base` is the check's own address. */
export function groupsList(by: keyof typeof GROUPS, base: string): ListDeclaration<CheckGroup> {
  const { caption, title, facet, counted } = GROUPS[by]
  const to = (row: CheckGroup, more: Readonly<Record<string, string>> = {}): string =>
    `${address(base, { list: 'faults', [facet]: row.key, ...more })}#list`
  return {
    caption,
    columns: [
      {
        key: 'title',
        title,
        of: row => ({ text: row.title, href: to(row), ...(row.note === null ? {} : { note: row.note }) }),
        by: row => row.title,
      },
      {
        key: 'faults',
        title: 'Faults',
        of: row => (row.faults > 0 ? { text: whole(row.faults), href: to(row, { is: 'fault' }) } : 0),
        by: row => -row.faults,
        number: true,
      },
      {
        key: 'queries',
        title: 'Queries',
        of: row => (row.queries > 0 ? { text: whole(row.queries), href: to(row, { is: 'query' }) } : 0),
        by: row => -row.queries,
        number: true,
      },
      {
        key: 'children',
        title: 'Children',
        of: row => ({
          text: whole(row.children),
          href: `${address(base, { list: 'children', [facet]: row.key })}#list`,
        }),
        by: row => -row.children,
        number: true,
      },
    ],
    sort: 'faults',
    empty: 'Nothing is wrong by the rules that were asked.',
    counted,
    perPage: 100,
  }
}

/** What changed since another check, by rule. */
export function changesList(base: string, before: string): ListDeclaration<CheckChangedRow> {
  const to = (row: CheckChangedRow, change?: string): string =>
    `${address(base, { with: before, list: 'faults', rule: row.key, change })}#list`
  const count = (
    key: 'new' | 'mended' | 'still',
    title: string,
  ): ListDeclaration<CheckChangedRow>['columns'][number] => ({
    key,
    title,
    of: row => (row.counts[key] > 0 ? { text: whole(row.counts[key]), href: to(row, key) } : 0),
    by: row => -row.counts[key],
    number: true,
  })
  return {
    caption: 'What changed, by rule',
    columns: [
      {
        key: 'rule',
        title: 'Rule',
        of: row => ({ text: row.title, href: to(row), ...(row.note === null ? {} : { note: row.note }) }),
        by: row => row.title,
      },
      count('new', 'New'),
      count('mended', 'Mended'),
      count('still', 'Still there'),
      {
        key: 'not-asked',
        title: 'Asked only once',
        of: row => row.counts['not-asked'],
        by: row => -row.counts['not-asked'],
        number: true,
      },
    ],
    empty: 'Neither check found anything.',
    counted: some('rule', 'rules'),
    perPage: 100,
  }
}
