import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type KindForm, defineKind } from '../../ledger/kind.ts'
import { plainDate } from '../../time/plain-date.ts'
import { answersInWords, wordingOf } from './asked.ts'
import { differences, merged } from './compare.ts'
import { type Control, controlOf } from './controls.ts'
import { fieldsFrom } from './fill.ts'
import { formOf, questionsOf, readingFormOf } from './model.ts'
import { readAnswers } from './read-answers.ts'
import { filledIn, outingForm as form } from './testing.ts'

const today = plainDate('2027-05-10')
const none = () => []
const draw = (
  name: string,
  fields = {},
  choices: (q: unknown) => readonly { value: string; text: string }[] = none,
): Control =>
  controlOf(questionsOf(form).find(each => each.name === name) as never, { fields, faults: [], choices, today })

// A kind with a field no question can ask.
const odd = (name: string, form?: KindForm) =>
  defineKind({
    name,
    subject: 'person',
    title: 'Odd',
    about: 'For the tests of forms.',
    section: 'care',
    lasts: false,
    schema: z.object({ odd: z.record(z.string(), z.number()) }),
    says: () => undefined,
    ...(form ? { form } : {}),
  })

describe('a form made from a kind', () => {
  it('asks when it began, then each field by its title in the schema’s order, then when it ended', () => {
    expect(questionsOf(form).map(each => `${each.asks}${each.optional ? '' : ' *'}: ${each.answer.is}`)).toEqual([
      'Day of the outing *: day',
      'Was it a good day? *: yes-no',
      'How they felt: one',
      'Where *: one',
      'What they saw *: several',
      'Name of the outing *: line',
      'Notes: line',
      'What happened: words',
      'Cost in pounds: number',
      'Booked on: day',
      'Who took them: file',
      'After which outing: entry',
      'Other things: lines',
      'Why sad: line',
      'Came back on: day',
    ])
  })

  it('gives the hint, marks the child’s own words, and says on which answer a question hangs', () => {
    const of = (name: string) => form.questions.find(each => each.name === name)
    expect(of('happy')?.hint).toBe('As the child saw it')
    expect(of('story')?.childWords).toBe(true)
    expect(of('sadWhy')?.when).toEqual({ field: 'feeling', is: ['sad'] })
  })

  it('makes what points into one child’s file each child’s own', () => {
    expect(form.own).toEqual(['happy', 'story', 'after'])
  })

  it('is none where the kind is not recorded by hand, whose questions can be read all the same', () => {
    const quiet = odd('quiet')
    expect(formOf(quiet)).toBeUndefined()
    expect(readingFormOf(quiet).questions.map(each => each.answer.is)).toEqual(['line'])
  })

  it('refuses a field that no question can ask, by name', () => {
    expect(() => formOf(odd('odd', { group: 'work', starts: 'On' }))).toThrow('odd.odd')
  })
})

describe('how a question is drawn', () => {
  it('few answers are radios, and one that may be left out has a way back', () => {
    expect(draw('happy').choices?.map(each => each.text)).toEqual(['Yes', 'No'])
    expect(draw('feeling').choices?.map(each => each.text)).toEqual(['Glad', 'Sad', 'Not recorded'])
  })

  it('more than six are a list; several are boxes to tick', () => {
    expect(draw('place').draw).toBe('select')
    expect(draw('saw', { 'f-saw': 'sad' }).choices?.map(each => [each.text, each.chosen])).toEqual([
      ['Glad', false],
      ['Sad', true],
    ])
  })

  it('a code no longer in use is offered only where it was chosen already', () => {
    expect(draw('feeling', { 'f-feeling': 'old' }).choices?.map(each => [each.text, each.chosen])).toEqual([
      ['Glad', false],
      ['Sad', false],
      ['No longer asked', true],
      ['Not recorded', false],
    ])
  })

  it('each radio has an id of its own, the first the question’s, so that an error leads to it', () => {
    expect(draw('feeling').choices?.map(each => each.id)).toEqual(['f-feeling', 'f-feeling-2', 'f-feeling-3'])
  })

  it('workers are those given', () => {
    const choices = [{ value: 'w1', text: 'Jo (you)' }]
    expect(draw('by', {}, () => choices).choices?.map(each => each.text)).toEqual(['Jo (you)', 'Not recorded'])
  })
})

describe('reading a form', () => {
  it('filled in well gives the entry’s dates and body, trimmed and typed', () => {
    expect(
      readAnswers(form, {
        ...filledIn,
        'f-title': '  The zoo ',
        'f-story': 'We saw\r\na bear',
        'f-cost': '£1,0',
        'f-booked-day': '1',
        'f-booked-month': 'April',
        'f-booked-year': '2027',
        'f-tags': 'bears\n\n ice cream ',
      }),
    ).toEqual({
      start: '2027-05-03',
      end: null,
      body: {
        happy: true,
        place: 'b',
        saw: ['glad', 'sad'],
        title: 'The zoo',
        story: 'We saw\na bear',
        cost: 10,
        booked: '2027-04-01',
        tags: ['bears', 'ice cream'],
      },
      faults: [],
    })
  })

  it('left blank says of each needed question, in the order they are asked, what to do', () => {
    expect(readAnswers(form, {}).faults).toEqual([
      { id: 'f-start-day', text: 'Enter a date for ‘Day of the outing’' },
      { id: 'f-happy', text: 'Choose an answer to ‘Was it a good day?’' },
      { id: 'f-place', text: 'Choose an answer to ‘Where’' },
      { id: 'f-saw', text: 'Choose an answer to ‘What they saw’' },
      { id: 'f-title', text: 'Answer ‘Name of the outing’' },
    ])
  })

  const wrong = (fields: Record<string, string>) =>
    readAnswers(form, { ...filledIn, ...fields }).faults.map(fault => `${fault.id}: ${fault.text}`)

  it.each([
    [{ 'f-start-day': '31', 'f-start-month': '2' }, 'f-start-day: ‘Day of the outing’ must be a real date'],
    [{ 'f-start-year': '27' }, 'f-start-day: ‘Day of the outing’ must have a year of 4 numbers, such as 2027'],
    [{ 'f-start-day': '' }, 'f-start-day: ‘Day of the outing’ must have a day'],
    [{ 'f-start-year': '2772' }, 'f-start-day: ‘Day of the outing’ must have a year between 1900 and 2150'],
    [
      { 'f-end-day': '2', 'f-end-month': '5', 'f-end-year': '2027' },
      'f-end-day: ‘Came back on’ must be on or after ‘Day of the outing’',
    ],
    [{ 'f-title': 'A very long name' }, 'f-title: ‘Name of the outing’ is too long: 16 letters, and at most 10 fit'],
    [{ 'f-cost': 'ten' }, 'f-cost: ‘Cost in pounds’ must be a number, such as 12'],
    [{ 'f-cost': '1.5' }, 'f-cost: ‘Cost in pounds’ must be a whole number'],
    [{ 'f-cost': '501' }, 'f-cost: ‘Cost in pounds’ must be 500 or less'],
    [{ 'f-place': 'zz' }, 'f-place: Choose one of the answers offered to ‘Where’'],
    [{ 'f-by': 'not an id' }, 'f-by: Choose one of the answers offered to ‘Who took them’'],
    [{ 'f-happy': 'maybe' }, 'f-happy: ‘Was it a good day?’ must be answered yes or no'],
  ])('%j is refused in plain words', (fields, said) => {
    expect(wrong(fields)).toEqual([said])
  })

  it('ends on the day it began, and on a leap day', () => {
    expect(wrong({ 'f-end-day': '3', 'f-end-month': '5', 'f-end-year': '2027' })).toEqual([])
    expect(wrong({ 'f-start-day': '29', 'f-start-month': '2', 'f-start-year': '2024' })).toEqual([])
    expect(wrong({ 'f-start-day': '29', 'f-start-month': '2', 'f-start-year': '2025' })).toHaveLength(1)
  })

  it('in one of several children’s sections takes what is that child’s own from there, and the rest from what was asked once', () => {
    const ife = '00000000-0000-4000-8000-000000000011'
    const fields = { ...filledIn, [`c-${ife}-happy`]: 'no', 'f-story': 'Amara’s', [`c-${ife}-story`]: 'Ife’s' }
    expect(readAnswers(form, fields, ife).body).toMatchObject({ happy: false, story: 'Ife’s', title: 'The zoo' })
    expect(readAnswers(form, filledIn, ife).faults).toEqual([
      { id: `c-${ife}-happy`, text: 'Choose an answer to ‘Was it a good day?’' },
    ])
  })

  it('what an entry holds, filled in again, reads as what it holds', () => {
    const { start, end, body } = readAnswers(form, { ...filledIn, 'f-tags': 'a\nb', 'f-cost': '3' })
    expect(readAnswers(form, fieldsFrom(form, { start, end, body }))).toEqual({ start, end, body, faults: [] })
  })
})

describe('the wording that is kept', () => {
  const body = readAnswers(form, filledIn).body
  it('is every question with its hint, and every choice as it was offered', () => {
    const asked = wordingOf(form, { body, choices: none, today })
    expect(asked.title).toBe('Outing')
    expect(asked.questions[1]).toEqual({ name: 'happy', asks: 'Was it a good day?', hint: 'As the child saw it' })
    expect(asked.questions[2]?.choices).toEqual([
      { value: 'glad', text: 'Glad' },
      { value: 'sad', text: 'Sad' },
    ])
  })

  it('of workers keeps only whoever was chosen', () => {
    const by = '00000000-0000-4000-8000-000000000001'
    const choices = () => [
      { value: by, text: 'Jo Example' },
      { value: 'other', text: 'Someone else' },
    ]
    const asked = wordingOf(form, { body: { ...(body as object), by }, choices, today })
    expect(asked.questions.find(each => each.name === 'by')?.choices).toEqual([{ value: by, text: 'Jo Example' }])
  })

  it('is what an answer is read by, whatever the form asks now', () => {
    const asked = {
      title: 'Outing',
      questions: [{ name: 'place', asks: 'Where did you go?', choices: [{ value: 'b', text: 'The old zoo' }] }],
    }
    const said = answersInWords(form, { start: plainDate('2027-05-03'), end: null, body }, asked, () => '?')
    expect(said.find(each => each.name === 'place')).toMatchObject({ asks: 'Where did you go?', answer: 'The old zoo' })
    expect(said.find(each => each.name === 'saw')?.answer).toBe('Glad; Sad')
    expect(said.find(each => each.name === 'start')?.answer).toBe('3 May 2027')
  })
})

describe('two texts of one form', () => {
  const say = ({ name }: { name: string }, fields: Readonly<Record<string, string | readonly string[]>>) =>
    [fields[`f-${name}`] ?? ''].flat().join()
  const theirs = { ...filledIn, 'f-story': 'Theirs', 'f-cost': '4' }
  const yours = { ...filledIn, 'f-story': 'Yours', 'f-saw': ['sad', 'glad'] }

  it('differ where their answers do, and only there; both of two long texts can be kept', () => {
    expect(
      differences(form, theirs, yours, say).map(row => [row.question.name, row.theirs, row.yours, row.both]),
    ).toEqual([
      ['story', 'Theirs', 'Yours', true],
      ['cost', '4', '', false],
    ])
  })

  it('are put together as chosen, yours where nothing was', () => {
    expect(merged(form, theirs, yours, { 'pick-story': 'both', 'pick-cost': 'theirs' })).toMatchObject({
      'f-story': 'Theirs\n\nYours',
      'f-cost': '4',
    })
    expect(merged(form, theirs, yours, {})).toEqual(yours)
    expect(merged(form, yours, theirs, { 'pick-cost': 'theirs' })).not.toHaveProperty('f-cost')
  })
})
