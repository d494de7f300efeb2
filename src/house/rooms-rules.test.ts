import { describe, expect, it } from 'vitest'
import { codeSet } from '../spine/ledger/code-set.ts'
import { rooms } from '../rooms.ts'
import { animal, pet, pets, petsRoom, walk } from './example-room.ts'
import { projectFiles } from './project.ts'
import { codeSetsOf, faultsOfRooms, reasonsWithoutWords, wordsWithoutReasons } from './rooms-rules.ts'

const rule = (text: string) => new Map([['src/practice/pets/measures.ts', text]])

describe('the rooms', () => {
  it('declare themselves rightly: names once, every measure with source and provision, every word of its room', () => {
    expect(rooms.flatMap(room => room.measures).length).toBeGreaterThan(20)
    expect(faultsOfRooms(rooms)).toEqual([])
  })

  it.each([
    [
      'two rooms of one name',
      [petsRoom, { ...petsRoom, kinds: [], measures: [], words: {} }],
      'two rooms are named pets',
    ],
    ['two kinds of one name', [{ ...petsRoom, kinds: [pet, { ...pet }] }], 'two kinds are named pet'],
    ['two measures of one name', [{ ...petsRoom, measures: [pets, { ...pets }] }], 'two measures are named pets'],
    [
      'two code sets of one name',
      [
        {
          ...petsRoom,
          measures: [{ ...pets, parts: codeSet({ name: 'animal', title: 'Animals', source: 'elsewhere', codes: [] }) }],
        },
      ],
      'two code sets are named animal',
    ],
    [
      'a measure without a source',
      [{ ...petsRoom, measures: [{ ...pets, sources: [] }] }],
      'measure pets names no source',
    ],
    [
      'a measure whose source names no provision',
      [{ ...petsRoom, measures: [{ ...pets, sources: [{ title: 'Pets Act 2001', provision: ' ', verified: true }] }] }],
      'measure pets has a source without a title or a provision',
    ],
    [
      'a measure that reads a kind of no room',
      [{ ...petsRoom, kinds: [], words: {} }],
      'measure pets reads pet, a kind of no room',
    ],
    [
      'words under another room’s name',
      [{ ...petsRoom, words: { 'zoo.everyone': 'Everyone' } }],
      'the words of pets hold zoo.everyone, which does not begin with the room’s name',
    ],
    ['a reason with nothing to say', [{ ...petsRoom, words: { 'pets.everyone': '' } }], 'pets.everyone has no words'],
    [
      'words that name a code set there is not',
      [{ ...petsRoom, words: { 'pets.colour': 'It is {code:colour}' } }],
      'pets.colour says {code:colour}, and there is no such code set',
    ],
  ])('are refused for %s', (_, broken, fault) => {
    expect(faultsOfRooms(broken)).toEqual([fault])
  })

  it('that read what is not measured are refused', () => {
    const unmeasured = { ...pet, measured: false }
    expect(faultsOfRooms([{ ...petsRoom, kinds: [unmeasured], measures: [{ ...pets, reads: [unmeasured] }] }])).toEqual(
      ['measure pets reads pet, which is not measured'],
    )
  })

  it.each([
    ['without a source', { sources: [] }, 'duty pet-walk names no source'],
    [
      'whose source names no provision',
      { sources: [{ title: 'Pets Act 2001', provision: '', verified: true }] },
      'duty pet-walk has a source without a title or a provision',
    ],
    ['with a limit of no value', { limits: { first: [] } }, 'duty pet-walk has no value for first'],
    [
      'with a limit that cites nothing',
      { limits: { first: (walk.limits['next-walk'] ?? []).map(step => ({ ...step, source: ' ' })) } },
      'duty pet-walk has a limit, first, without a source',
    ],
    ['that does not say what meets it', { metBy: '' }, 'duty pet-walk does not say its metBy'],
    ['named as no address can be', { id: 'Pet walk' }, 'duty Pet walk is not named in lower-case words and hyphens'],
    [
      'that reads what is not measured',
      { reads: [{ ...pet, measured: false }] },
      'duty pet-walk reads pet, a kind of no room',
    ],
  ])('with a duty %s are refused', (_, more, fault) => {
    expect(faultsOfRooms([{ ...petsRoom, duties: [{ ...walk, ...more }] }])).toContain(fault)
  })

  it('with two duties of one name are refused', () => {
    expect(faultsOfRooms([{ ...petsRoom, duties: [walk, { ...walk }] }])).toEqual(['two duties are named pet-walk'])
  })

  it('of the example have nothing wrong, and one code set', () => {
    expect(faultsOfRooms([petsRoom])).toEqual([])
    expect(faultsOfRooms([{ ...petsRoom, duties: [walk] }])).toEqual([])
    expect(codeSetsOf([petsRoom])).toEqual([animal])
  })
})

describe('the reasons that rules give', () => {
  it('all have words', () => {
    expect(reasonsWithoutWords(projectFiles(), rooms)).toEqual([])
  })

  it('between them use every word there is', () => {
    expect(wordsWithoutReasons(projectFiles(), rooms)).toEqual([])
  })

  it.each([
    ['given in place', `because('pets.gone')`, 'pets.gone'],
    ['kept in a table', `const keys = { a: 'pets.gone' }`, 'pets.gone'],
    ['written out as a reason', `const reason = { key: 'gone' }`, 'gone'],
    ['put together from parts', 'because(`pets.no-${why}`)', 'pets.no-${why}'],
  ])('are refused without words when %s', (_, text, key) => {
    expect(reasonsWithoutWords(rule(text), [petsRoom])).toEqual([`src/practice/pets/measures.ts: ${key}`])
  })

  it('with words are right, and a word nothing gives is found', () => {
    const files = new Map([
      ...rule(`import './kinds.ts'\nbecause('pets.everyone')`),
      ['src/practice/pets/words.ts', `const w = 'pets.since'`],
    ])
    expect(reasonsWithoutWords(files, [petsRoom])).toEqual([])
    expect(wordsWithoutReasons(files, [petsRoom])).toEqual(['pets.since'])
  })

  it('put together from parts are right where words fit', () => {
    const files = rule('because(`pets.every${who}`, `pets.${when}`)')
    expect(reasonsWithoutWords(files, [petsRoom])).toEqual([])
    expect(wordsWithoutReasons(files, [petsRoom])).toEqual([])
  })
})
