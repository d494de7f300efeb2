import { describe, expect, it } from 'vitest'
import { review, visit } from '../../practice/care/kinds.ts'
import { entry } from '../../practice/cases.ts'
import { childWordsSaid } from '../../practice/casework/kinds.ts'
import { profile } from '../../practice/people/kinds.ts'
import { sayingsOf } from './said.ts'
import { byJo, onFile, recorded } from './testing.ts'

const SAM = '00000000-0000-4000-8000-000000000031'
const named = new Map([[SAM, 'Sam Reid']])

describe('what a child has said', () => {
  it('is found in every kind that holds their words, newest first, with who heard it', () => {
    const said = sayingsOf(
      onFile(
        [
          byJo(entry(visit, '2018-03-01', null, { seen: true, childWords: 'I hate maths' })),
          byJo(entry(review, '2018-02-01', null, { participation: 'PN1', chair: SAM, childWords: 'Stay here' })),
          byJo(entry(profile, '2018-01-01', null, { whatMatters: 'Nan', goodDay: 'Football' })),
          byJo(entry(visit, '2018-03-09', null, { seen: true })),
        ],
        { named },
      ),
    )
    expect(said.map(each => [each.on, each.said, each.asked, each.where, each.heardBy])).toEqual([
      ['2018-03-01', 'I hate maths', 'What the child said', 'Visit', 'Jo Example'],
      ['2018-02-01', 'Stay here', 'What the child said', 'Review', 'Sam Reid'],
      ['2018-01-01', 'Nan', 'What matters to me', 'One page about me', 'Jo Example'],
      ['2018-01-01', 'Football', 'A good day for me', 'One page about me', 'Jo Example'],
    ])
    expect(said[0]?.href).toBe('/children/a-child/entries/visit 2018-03-01')
  })

  it('kept as they said it, an answer is owed until one is given', () => {
    const words = (more: object) =>
      sayingsOf(onFile([byJo(entry(childWordsSaid, '2018-03-01', null, { said: 'Come to my play', ...more }))]))[0]
    expect(words({})).toMatchObject({ came: { level: 'due', words: 'An answer is owed' } })
    expect(words({ answered: '2018-03-04', answer: 'Yes, I will' })).toMatchObject({
      came: { level: 'met', words: 'Answered on 4 March 2018' },
      answer: 'Yes, I will',
    })
    expect(words({ heardBy: 'Her teacher', about: 'school' })).toMatchObject({
      heardBy: 'Her teacher',
      asked: 'School or work',
    })
  })

  it('said in another language, both stand, with the way it is written', () => {
    const [said] = sayingsOf(
      onFile([
        byJo(
          entry(childWordsSaid, '2018-03-01', null, {
            said: 'I miss home',
            original: 'دلم برای خانه تنگ شده',
            language: 'prs',
            translatedBy: 'Hamid',
          }),
        ),
      ]),
    )
    expect(said?.original).toEqual({
      said: 'دلم برای خانه تنگ شده',
      language: 'Dari',
      by: 'Hamid',
      rtl: true,
      tag: 'prs',
    })
  })

  it('a review’s letter is what came of what was said there', () => {
    const [said] = sayingsOf(
      onFile([
        byJo(
          entry(review, '2018-02-01', null, {
            participation: 'PN1',
            childWords: 'Stay here',
            letterSent: '2018-02-09' as never,
          }),
        ),
      ]),
    )
    expect(said?.came).toEqual({ level: 'met', words: 'A letter was given to them on 9 February 2018' })
  })

  it('nobody is said to have heard what a task of the system wrote', () => {
    const [said] = sayingsOf(
      onFile([
        recorded(entry(visit, '2018-03-01', null, { seen: true, childWords: 'Hello' }), {
          import: null,
          author: 'demo',
        }),
      ]),
    )
    expect(said?.heardBy).toBeNull()
  })

  it('words in a part of the file this reader may not see are not there', () => {
    const life = [byJo(entry(childWordsSaid, '2018-03-01', null, { said: 'Come to my play' }))]
    expect(sayingsOf(onFile(life, { reads: new Set(['care']) }))).toEqual([])
  })
})
