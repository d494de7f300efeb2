import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { figuresOf, placesOf, scaleScore, scoresInWords } from '../../ledger/figures.ts'
import { defineKind } from '../../ledger/kind.ts'
import { plainDate } from '../../time/plain-date.ts'
import { answersInWords } from './asked.ts'
import { controlOf } from './controls.ts'
import { fieldsFrom, isAnswered, sentNames } from './fill.ts'
import { type Form, type Question, formOf } from './model.ts'
import { readAnswers } from './read-answers.ts'

const figures = {
  most: 2,
  totalTitle: 'altogether',
  scales: [
    { title: 'Glad', places: [1, 3], backwards: [3], inTotal: true },
    { title: 'Brave', places: [2, 4], backwards: [], inTotal: false },
  ],
}
const quiz = defineKind({
  name: 'quiz',
  subject: 'person',
  title: 'Quiz',
  about: 'For the tests of forms.',
  section: 'care',
  lasts: false,
  schema: z.object({ answers: figuresOf(figures, { title: 'The answers' }) }),
  says: () => undefined,
  form: { group: 'seeing', starts: 'Date' },
})
const form = formOf(quiz) as Form
const question = form.questions[0] as Question
const on = { 'f-start-day': '1', 'f-start-month': '5', 'f-start-year': '2027' }
const answered = (...given: string[]) =>
  Object.fromEntries(given.map((figure, at) => [`f-answers-${at + 1}`, figure] as const))
const faults = (...given: string[]) => readAnswers(form, { ...on, ...answered(...given) }).faults

describe('a questionnaire answered in figures', () => {
  it('is asked one by one in its own order, each by its number and scale', () => {
    expect(placesOf(figures).map(({ place, scale }) => `${place} ${scale}`)).toEqual([
      '1 Glad',
      '2 Brave',
      '3 Glad',
      '4 Brave',
    ])
    const drawn = controlOf(question, {
      fields: answered('', '2'),
      faults: [],
      choices: () => [],
      today: plainDate('2027-05-10'),
    })
    expect(drawn).toMatchObject({ draw: 'figures', begun: true })
    expect(drawn.figures?.map(each => [each.name, each.value])).toEqual([
      ['f-answers-1', ''],
      ['f-answers-2', '2'],
      ['f-answers-3', ''],
      ['f-answers-4', ''],
    ])
    expect(sentNames(question)).toHaveLength(4)
    expect([isAnswered(question, {}), isAnswered(question, answered('', '2'))]).toEqual([false, true])
  })

  it('is kept whole, and asked again as it was given', () => {
    const { body, faults: none } = readAnswers(form, { ...on, ...answered('0', '2', '1', '0') })
    expect([body, none]).toEqual([{ answers: '0210' }, []])
    expect(fieldsFrom(form, { start: plainDate('2027-05-01'), end: null, body })).toMatchObject(
      answered('0', '2', '1', '0'),
    )
  })

  it('may be left out; half of it, or another figure, is refused by its number', () => {
    expect(faults()).toEqual([])
    expect(faults('0', '', '1')).toEqual([
      { id: 'f-answers', text: '‘The answers’ must all be given, or none: 2 and 4 are blank' },
    ])
    expect(faults('0', '3', 'x', '1')).toEqual([
      { id: 'f-answers', text: '‘The answers’ must each be from 0 to 2: look at 2 and 3' },
    ])
  })

  it('is scored by scale, strengths counted backwards, and said so', () => {
    expect(figures.scales.map(scale => scaleScore(scale, '0210', 2))).toEqual([1, 2])
    expect(scoresInWords(figures, '0210')).toBe('Glad 1, Brave 2; altogether 1')
    const entry = { start: plainDate('2027-05-01'), end: null, body: { answers: '0210' } }
    expect(answersInWords(form, entry, undefined, () => '').at(-1)?.answer).toBe(
      'Glad 1, Brave 2; altogether 1. As answered: 0210',
    )
  })
})
