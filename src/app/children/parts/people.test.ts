import { describe, expect, it } from 'vitest'
import { child as who, entry, worker } from '../../../practice/cases.ts'
import { allocation, importantPerson } from '../../../practice/people/kinds.ts'
import { named, table } from './testing.ts'

describe('people', () => {
  const IFE = '00000000-0000-4000-8000-000000000011'
  const life = [
    who({ sex: 'F' }),
    named(entry(importantPerson, null, null, { name: 'Rex', relation: 'pet' }), 'rex'),
    named(entry(importantPerson, null, null, { name: 'Ife', relation: 'sister', person: IFE, livesWith: true }), 'ife'),
    named(
      entry(importantPerson, null, null, {
        name: 'Dela',
        relation: 'mother',
        parentalResponsibility: true,
        mayCollect: false,
        mayKnow: 'day-to-day',
        died: '2017-01-01' as never,
      }),
      'dela',
    ),
    named(entry(importantPerson, null, '2017-01-01', { name: 'Kofi', relation: 'father' }), 'kofi'),
  ]

  it('lists family before friends, with who may collect and who may know, those of before folded', () => {
    const found = table('people', 'people', life)
    expect(found.rows.map(row => row.cells.slice(0, 5))).toEqual([
      ['Dela', 'Mother, died 1 January 2017', 'Yes', 'No', 'Day-to-day things: school, health, how they are'],
      ['Ife', 'Sister, lives here too', '', null, null],
      ['Rex', 'Pet', '', null, null],
    ])
    expect(found.as === 'family' && found.earlier.map(row => row.cells[0])).toEqual(['Kofi'])
  })

  it('only those whose own file this reader may open lead there', () => {
    expect(table('people', 'people', life).rows[1]?.href).toBe('/children/a-child/entries/ife')
    expect(table('people', 'people', life, { opens: new Set([IFE]) }).rows[1]?.href).toBe(`/children/${IFE}`)
  })

  it('draws those who are family now, says who they are, and leaves pets and those of before to the list', () => {
    const found = table('people', 'people', life)
    if (found.as !== 'family') throw new Error('no family')
    expect(
      found.picture?.people.map(({ id, shape, died, household, child }) => [id, shape, died, household, child]),
    ).toEqual([
      ['dela', 'circle', true, undefined, undefined],
      ['child', 'circle', undefined, undefined, true],
      ['ife', 'circle', undefined, true, undefined],
    ])
    expect(found.picture?.sentence).toBe(
      'The child’s family in generations, the oldest at the top: mother Dela (died) and sister Ife (lives with the child). The same people are listed below.',
    )
    expect(table('people', 'people', [who()])).not.toHaveProperty('picture')
  })

  it('shows the worker recorded by name today, and folds the return’s number for the same stretch', () => {
    const found = table(
      'people',
      'workers',
      [worker('SWE1', '2016-01-09'), entry(allocation, '2016-01-09', null, { role: 'social-worker', worker: IFE })],
      { named: new Map([[IFE, 'Jo Patel']]) },
    )
    expect(found.as === 'table' && [found.rows, found.earlier].map(rows => rows.map(row => row.cells[3]))).toEqual([
      ['Jo Patel'],
      ['Social Work England number SWE1'],
    ])
  })

  it('has workers from allocations and, for times before them, from the return', () => {
    const found = table(
      'people',
      'workers',
      [
        worker('SWE1', '2016-01-09', '2017-02-01'),
        entry(allocation, '2017-02-01', null, { role: 'social-worker', worker: IFE, reason: 'LEFTRL' }),
      ],
      { named: new Map([[IFE, 'Jo Patel']]) },
    )
    expect(found.as === 'table' && [...found.rows, ...found.earlier].map(row => row.cells)).toEqual([
      ['1 February 2017', 'now', 'Social worker', 'Jo Patel', 'Previous worker left their role'],
      ['9 January 2016', '1 February 2017', 'Social worker', 'Social Work England number SWE1', ''],
    ])
  })
})
