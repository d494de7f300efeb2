import { describe, expect, it } from 'vitest'
import { type ListDeclaration, listOf, savedList } from './list.ts'

interface Child {
  readonly id: string
  readonly called: string
  readonly council: string
  readonly due: string | null
}

const children: readonly Child[] = [
  { id: 'a', called: 'Nia Ashdown', council: 'north', due: '2027-03-09' },
  { id: 'b', called: 'Bo Carrow', council: 'west', due: null },
  { id: 'c', called: 'Élodie Brand', council: 'north', due: '2027-03-01' },
]

const declared: ListDeclaration<Child> = {
  caption: 'Children',
  columns: [
    { key: 'child', title: 'Child', of: row => ({ text: row.called, href: `/children/${row.id}` }) },
    { key: 'due', title: 'Due', of: row => row.due, by: row => row.due },
    { key: 'number', title: 'Number', of: row => row.id, savedOnly: true },
  ],
  facets: [{ name: 'council', title: 'Council', of: row => ({ value: row.council, text: row.council }) }],
  sort: 'child',
  empty: 'Children given to you stand here.',
  counted: count => `${count} children`,
  id: row => row.id,
}

const shown = (query: Readonly<Record<string, string>>, more: Partial<ListDeclaration<Child>> = {}) =>
  listOf({ ...declared, ...more }, children, { path: '/x', query, keep: { of: 'mine' }, download: '/x/download' })
const names = (list: ReturnType<typeof shown>) => list.rows.map(row => row.cells[0]?.text)

describe('a list', () => {
  it('is sorted by its own column until another is chosen, accents and numbers as people expect', () => {
    expect(names(shown({}))).toEqual(['Bo Carrow', 'Élodie Brand', 'Nia Ashdown'])
  })

  it('what has nothing to sort by stands last, whichever way', () => {
    expect(names(shown({ sort: 'due' }))).toEqual(['Élodie Brand', 'Nia Ashdown', 'Bo Carrow'])
    expect(names(shown({ sort: 'due', down: 'yes' }))).toEqual(['Nia Ashdown', 'Élodie Brand', 'Bo Carrow'])
  })

  it('a column says how it is sorted, and its address asks for the other way', () => {
    const { columns } = shown({ sort: 'due', council: 'north' })
    expect(columns.map(({ href, state }) => [href, state])).toEqual([
      ['/x?of=mine&council=north', 'none'],
      ['/x?of=mine&council=north&sort=due&down=yes', 'ascending'],
    ])
  })

  it('a filter narrows it, shows as a chip that takes only itself off, and counts what each choice would leave', () => {
    const list = shown({ council: 'north', sort: 'due' })
    expect(names(list)).toEqual(['Élodie Brand', 'Nia Ashdown'])
    expect(list.chips).toEqual([{ text: 'Council: north', href: '/x?of=mine&sort=due' }])
    expect(list.facets[0]?.choices).toEqual([
      { value: 'north', text: 'north (2)' },
      { value: 'west', text: 'west (1)' },
    ])
    expect(list).toMatchObject({ total: 3, found: 2, counted: '2 children' })
  })

  it('a word that is no column and no code asks for nothing', () => {
    expect(names(shown({ sort: 'drop table', council: 'a b' }))).toEqual(names(shown({})))
  })

  it('is shown a page at a time, and a page past the end is the last', () => {
    const list = shown({ page: '9' }, { perPage: 2 })
    expect(names(list)).toEqual(['Nia Ashdown'])
    expect(list.pages).toEqual({ page: 2, pages: 2, before: '/x?of=mine&page=1' })
  })

  it('is saved as it is narrowed and sorted, every page, with the columns kept for saving', () => {
    const { table, as } = savedList('children', { ...declared, perPage: 1 }, children, { council: 'north', as: 'xlsx' })
    expect(as).toBe('xlsx')
    expect(table.columns).toEqual(['Child', 'Due', 'Number'])
    expect(table.rows).toEqual([
      ['Élodie Brand', '2027-03-01', 'c'],
      ['Nia Ashdown', '2027-03-09', 'a'],
    ])
    expect(shown({ council: 'north' }).csv).toBe('/x/download?of=mine&council=north&sort=child&as=csv')
  })

  it('an empty list offers nothing to save', () => {
    expect(listOf(declared, [], { path: '/x', query: {}, download: '/y' }).csv).toBeUndefined()
  })
})
