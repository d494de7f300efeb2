import { describe, expect, it } from 'vitest'
import { type Knowing, finderFor } from './marks.ts'

const KNOWING: Knowing = {
  own: ['Amara', 'Amara Okafor'],
  ownContacts: ['07700 900111'],
  people: [
    { name: 'Grace Okafor', sort: 'around', who: 'mother' },
    { name: 'Zoë Hartley', sort: 'around', who: 'foster carer' },
    { name: 'Jo Patel', sort: 'worker', who: 'social worker' },
  ],
  places: ['Greenfields Primary School', 'Kettering'],
  added: [{ words: 'the man at number nine', ground: 'crime' }],
}

const find = (text: string, others: readonly string[] = []) =>
  finderFor(KNOWING, [text, ...others])(text).map(
    each => `${each.words} (${each.sort}${each.who ? `, ${each.who}` : ''})`,
  )

describe('names of others in the words of a record', () => {
  it('are found wherever they stand, whole or in part, in the possessive and without their accents', () => {
    expect(find('Grace came late. Amara hid behind Zoe Hartley. It was Zoë’s idea, not Grace Okafor’s.')).toEqual([
      'Grace (around, mother)',
      'Zoe Hartley (around, foster carer)',
      'Zoë (around, foster carer)',
      'Grace Okafor (around, mother)',
    ])
  })

  it('the person’s own names, alone or with the family’s, are left as they are', () => {
    expect(find('Amara Okafor is Amara. The Okafor family.')).toEqual([])
  })

  it('workers are told apart, since their names are usually given', () => {
    expect(find('Jo Patel visited; Jo brought paints.')).toEqual([
      'Jo Patel (worker, social worker)',
      'Jo (worker, social worker)',
    ])
  })

  it('a name that the file does not know may be one, and the beginning of a sentence is not', () => {
    expect(
      find('Yesterday she played with Kieran and Tom Birch. Playing helped.', ['playing is good; yesterday']),
    ).toEqual(['Kieran (perhaps)', 'Tom Birch (perhaps)'])
  })

  it('months, schools, places, subjects and abbreviations are nobody', () => {
    expect(
      find(
        'In March she moved to Greenfields Primary School in Kettering. CAMHS and the PEP say Maths is hard. St Mark Hospital called.',
      ),
    ).toEqual([])
  })

  it('ways to reach somebody are marked, unless they are the person’s own', () => {
    expect(
      find('Call 01604 555 123 or mail gran@example.org, at NN15 6XY; her own is 07700 900 111.', ['call']),
    ).toEqual(['01604 555 123 (contact)', 'gran@example.org (contact)', 'NN15 6XY (contact)'])
  })

  it('words that somebody added are left out whole, and not within other words', () => {
    expect(find('She saw The Man at number nine. Not the man at number nineteen.')).toEqual([
      'the man at number nine (added)',
    ])
  })

  it('places never overlap, and come in order', () => {
    const text = 'Grace (grace.okafor@example.org) and Zoë Hartley'
    const marks = finderFor(KNOWING, [text])(text)
    expect(marks.map(each => text.slice(each.start, each.end))).toEqual([
      'Grace',
      'grace.okafor@example.org',
      'Zoë Hartley',
    ])
  })
})
