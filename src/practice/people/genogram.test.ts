import { describe, expect, test } from 'vitest'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { child, fileWith, on } from '../cases.ts'
import { familyList, familyOf } from './genogram.ts'
import { importantPerson } from './kinds.ts'

type Person = BodyOf<typeof importantPerson>

const FILE = '0b9f6f0e-4f0e-4c3e-9a55-0d6f3c1f2a10'

/** Someone of the child's; the id is the name. */
const person = (name: string, relation: Person['relation'], more: Partial<Person> = {}) => ({
  id: name,
  kind: importantPerson.name,
  start: null,
  end: null,
  body: { name, relation, ...more } satisfies Person,
})

describe('a family of three generations', () => {
  const family = familyOf(
    fileWith([
      child({ sex: 'M', born: '2012-03-01' }),
      person('Dela', 'mother'),
      person('Kofi', 'father', { died: on('2020-01-09') }),
      person('Esi', 'sister', { born: on('2010-05-05'), person: FILE }),
      person('Nan', 'mothers-mother', { livesWith: true }),
      person('Grandad', 'mothers-father'),
      person('Ama', 'mothers-sister'),
      person('Yaw', 'cousin', { childOf: 'Ama' }),
      person('Ben', 'mothers-son'),
      person('Rex', 'pet'),
      person('Ms Lowe', 'teacher'),
    ]),
  )

  test('stands in rows, the father’s side to the left, brothers and sisters by age, without pets and teachers', () => {
    expect(family.members.map(({ id, generation, column, shape }) => [id, generation, column, shape])).toEqual([
      ['Grandad', -2, -0.5, 'square'],
      ['Nan', -2, 0.5, 'circle'],
      ['Kofi', -1, -1, 'square'],
      ['Dela', -1, 0, 'circle'],
      ['Ama', -1, 1, 'circle'],
      ['Esi', 0, -1.5, 'circle'],
      ['child', 0, -0.5, 'square'],
      ['Ben', 0, 0.5, 'square'],
      ['Yaw', 0, 1.5, 'diamond'],
    ])
  })

  test('marks who has died and who lives with the child', () => {
    expect(family.members.filter(member => member.dead).map(member => [member.id, member.died])).toEqual([
      ['Kofi', '2020-01-09'],
    ])
    expect(family.members.filter(member => member.livesWith).map(member => member.id)).toEqual(['Nan', 'child'])
  })

  test('draws whose child each is from what they are to the child, the cousin’s parent as recorded', () => {
    expect(family.parentage).toEqual([
      { child: 'child', parents: ['Dela', 'Kofi'], by: 'birth' },
      { child: 'Dela', parents: ['Grandad', 'Nan'], by: 'birth' },
      { child: 'Ama', parents: ['Grandad', 'Nan'], by: 'birth' },
      { child: 'Ben', parents: ['Dela'], by: 'birth' },
      { child: 'Esi', parents: ['Dela', 'Kofi'], by: 'birth' },
      { child: 'Yaw', parents: ['Ama'], by: 'birth' },
    ])
    expect(family.unions).toEqual([
      { partners: ['Dela', 'Kofi'], by: 'parents' },
      { partners: ['Grandad', 'Nan'], by: 'parents' },
    ])
  })

  test('says all of it again as a list', () => {
    const list = familyList(family)
    expect(list.map(({ generation, lines }) => [generation, lines.map(line => line.id)])).toEqual([
      [-2, ['Grandad', 'Nan']],
      [-1, ['Kofi', 'Dela', 'Ama']],
      [0, ['Esi', 'child', 'Ben', 'Yaw']],
    ])
    const dela = list.flatMap(({ lines }) => lines).find(line => line.id === 'Dela')
    expect(dela).toMatchObject({
      parents: [
        { id: 'Grandad', by: 'birth' },
        { id: 'Nan', by: 'birth' },
      ],
      partners: ['Kofi'],
      children: ['child', 'Ben', 'Esi'],
    })
    const lines = list.flatMap(row => row.lines)
    expect(lines.flatMap(line => line.parents).length).toBe(family.parentage.flatMap(each => each.parents).length)
    expect(lines.flatMap(line => line.partners).length).toBe(family.unions.length * 2)
  })
})

describe('families that are not so simple', () => {
  test('adoptive and birth parents are both drawn, each as what they are', () => {
    const { parentage } = familyOf(
      fileWith([
        child(),
        person('Birth mum', 'mother'),
        person('Perhaps', 'possible-father'),
        person('Mum', 'adoptive-mother'),
        person('Mummy', 'adoptive-mother'),
        person('Jude', 'adoptive-brother'),
      ]),
    )
    expect(parentage).toEqual([
      { child: 'child', parents: ['Birth mum'], by: 'birth' },
      { child: 'child', parents: ['Mum', 'Mummy'], by: 'adoption' },
      { child: 'child', parents: ['Perhaps'], by: 'doubt' },
      { child: 'Jude', parents: ['Mum', 'Mummy'], by: 'adoption' },
    ])
  })

  test('a stepfather is with the mother, and a half brother is both of theirs where it is recorded', () => {
    const { unions, parentage } = familyOf(
      fileWith([
        child(),
        person('Mum', 'mother'),
        person('Lee', 'stepfather'),
        person('Sol', 'mothers-son', { childOf: 'Lee' }),
        person('Jo', 'partner'),
        person('Baby', 'daughter', { childOf: 'Jo' }),
      ]),
    )
    expect(unions).toEqual([
      { partners: ['child', 'Jo'], by: 'parents' },
      { partners: ['Mum', 'Lee'], by: 'parents' },
    ])
    expect(parentage.filter(each => each.child !== 'child')).toEqual([
      { child: 'Baby', parents: ['child', 'Jo'], by: 'birth' },
      { child: 'Sol', parents: ['Mum', 'Lee'], by: 'birth' },
    ])
  })

  test('a sister with a file of her own who was recorded twice is drawn once, as last recorded', () => {
    const { members } = familyOf(
      fileWith([
        child(),
        { ...person('Esi', 'half-sister', { person: FILE }), start: '2019' },
        { ...person('Esi Mensah', 'sister', { person: FILE }), start: '2021' },
      ]),
    )
    expect(members.map(member => member.name)).toEqual([null, 'Esi Mensah'])
  })

  test('grandparents of a side are not joined to a parent who is not recorded', () => {
    const { parentage, unions } = familyOf(
      fileWith([child(), person('Gran', 'fathers-mother'), person('Pop', 'fathers-father')]),
    )
    expect([parentage, unions]).toEqual([[], []])
  })

  test('a child of whom nobody is recorded stands alone', () => {
    expect(familyOf(fileWith([]))).toEqual({
      members: [
        expect.objectContaining({ id: 'child', generation: 0, column: 0, shape: 'diamond', born: null }) as unknown,
      ],
      unions: [],
      parentage: [],
    })
  })
})
