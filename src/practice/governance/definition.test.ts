import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionParts } from './definition.ts'

describe('a definition in parts', () => {
  it('who is asked about, who counts, who is left out and when it cannot be told stand apart', () => {
    expect(
      definitionParts(
        'Asked about: children in care at the end of the day. Short breaks are not care. A child whom no later return mentions is left out and listed. Counts: those whose home is the council’s own (PR1). A child whose provider is not recorded is not known.',
      ),
    ).toEqual([
      { title: 'Asked about', text: 'Children in care at the end of the day. Short breaks are not care.' },
      { title: 'Counts', text: 'Those whose home is the council’s own (PR1).' },
      { title: 'Left out', text: 'A child whom no later return mentions is left out and listed.' },
      { title: 'Not known', text: 'A child whose provider is not recorded is not known.' },
    ])
  })

  it('a definition that names no part says what it counts', () => {
    expect(definitionParts('Children adopted in the year. The average of these.')).toEqual([
      { title: 'Counts', text: 'Children adopted in the year. The average of these.' },
    ])
    expect(definitionParts('')).toEqual([])
  })

  it('a sentence that leans on the one before stays with it', () => {
    expect(
      definitionParts('Counted: starts. A start not known is left out and shown. It is listed. Each is one.'),
    ).toEqual([
      { title: 'Counts', text: 'Starts. Each is one.' },
      { title: 'Left out', text: 'A start not known is left out and shown. It is listed.' },
    ])
  })

  it('no word of a definition is lost or said twice', () => {
    const sentence = fc.constantFrom(
      'Asked about: children.',
      'Counts: those at home.',
      'Left out and shown: those abroad.',
      'A child of 16 is left out and listed.',
      'It is so.',
      'A home not recorded is not known.',
      'Each counts once.',
    )
    const words = (text: string) =>
      text
        .toLowerCase()
        .replaceAll(/(asked about|counts|left out and shown): /g, '')
        .split(' ')
        .toSorted()
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), sentences => {
        const text = sentences.join(' ')
        expect(
          words(
            definitionParts(text)
              .map(part => part.text)
              .join(' '),
          ),
        ).toEqual(words(text))
      }),
    )
  })
})
