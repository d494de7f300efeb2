import type { z } from 'zod'
import type { Start } from '../../ledger/entry.ts'
import type { PlainDate } from '../../time/plain-date.ts'
import { type Figures, placesOf } from '../../ledger/figures.ts'
import { listed } from '../format.ts'
import { type Fields, one } from '../page.ts'
import { type Read, boxesOf, dayFrom, momentFrom, partFrom } from './dates.ts'
import { type Form, type Question, isWanted, sentAs } from './model.ts'

/** What is wrong with an answer, in words that stand beside its question, and the id of the box it is about. */
export interface Fault {
  readonly id: string
  readonly text: string
}

/** What a form says once it is read: the entry's dates and body, and what is wrong with them. */
export interface Answers {
  readonly start: Start
  readonly end: PlainDate | null
  readonly body: unknown
  readonly faults: readonly Fault[]
}

/**
 * Reads a form as it was sent. In one of several children's sections (`child`), what is each child's own comes from that
 * section and the rest from what was asked once. Every fault is of one box and says how to mend it. `excused` are
 * questions that the record did without before, and may still.
 */
export function readAnswers(form: Form, fields: Fields, child?: string, excused: readonly string[] = []): Answers {
  const faults: Fault[] = []
  const nameOf = (question: Question): string =>
    sentAs(question.name, child !== undefined && form.own?.includes(question.name) ? child : undefined)
  const blame = (question: Question, text: string): void => {
    const id = anchorOf(question, nameOf(question))
    if (!faults.some(fault => fault.id === id)) faults.push({ id, text })
  }
  const start = readDate(form.start, fields, nameOf(form.start), blame)
  const end = form.end ? readDate(form.end, fields, nameOf(form.end), blame) : null
  if (start === null && !faults.some(fault => fault.id === anchorOf(form.start, nameOf(form.start))))
    blame(form.start, missing(form.start))
  if (form.end && start !== null && end !== null && end < start.slice(0, 10))
    blame(form.end, `‘${form.end.asks}’ must be on or after ‘${form.start.asks}’`)

  const values: Record<string, unknown> = {}
  for (const question of form.questions) {
    const value = readOne(question, fields, nameOf(question))
    if (value.is === 'wrong') blame(question, `‘${question.asks}’ ${value.why}`)
    if (value.is === 'given') values[question.name] = value.value
  }
  for (const question of form.questions) {
    const { when } = question
    const asked = when && form.questions.find(each => each.name === when.field)
    if (!when || !asked || values[question.name] === undefined || values[when.field] === undefined) continue
    if (!isWanted(question, values))
      blame(
        question,
        `‘${question.asks}’ does not fit the answer to ‘${asked.asks}’: change that answer, or clear this one`,
      )
  }
  for (const question of form.questions) {
    if (!form.needs.includes(question.name) || excused.includes(question.name)) continue
    if (values[question.name] === undefined && isWanted(question, values)) blame(question, missing(question))
  }
  const parsed = form.kind.schema.safeParse(values)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const question = form.questions.find(each => each.name === issue.path[0])
      if (question) blame(question, sayIssue(question, issue, values[question.name]))
      else blame(form.questions[0] ?? form.start, sayIssue(undefined, issue, undefined))
    }
  }
  return {
    start,
    end: end as PlainDate | null,
    body: parsed.success ? parsed.data : values,
    faults: inOrder(form, faults, nameOf),
  }
}

/** The id of the box a question's fault points at. */
export function anchorOf(question: Question, name: string): string {
  const { is } = question.answer
  return is === 'day' || is === 'part' || is === 'moment' ? `${name}-day` : name
}

// As the page asks them, whichever was found first.
function inOrder(form: Form, faults: readonly Fault[], nameOf: (question: Question) => string): readonly Fault[] {
  const order = [form.start, ...form.questions, ...(form.end ? [form.end] : [])].map(each =>
    anchorOf(each, nameOf(each)),
  )
  return faults.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

function readDate(
  question: Question,
  fields: Fields,
  name: string,
  blame: (question: Question, text: string) => void,
): Start {
  const read = dateAs(question, fields, name)
  if (read.is === 'wrong') blame(question, `‘${question.asks}’ ${read.why}`)
  return read.is === 'given' ? (read.value as Start) : null
}

function dateAs(question: Question, fields: Fields, name: string): Read<string> {
  const boxes = boxesOf(fields, name)
  if (question.answer.is === 'moment') return momentFrom(boxes)
  return question.answer.is === 'part' ? partFrom(boxes) : dayFrom(boxes)
}

function readOne(question: Question, fields: Fields, name: string): Read<unknown> {
  const sent = fields[name]
  const text = (typeof sent === 'string' ? sent : (sent?.at(-1) ?? '')).replaceAll('\r\n', '\n').trim()
  switch (question.answer.is) {
    case 'day':
    case 'part':
    case 'moment':
      return dateAs(question, fields, name)
    case 'several': {
      const chosen = (typeof sent === 'string' ? [sent] : [...(sent ?? [])]).filter(each => each !== '')
      return chosen.length === 0 ? { is: 'blank' } : { is: 'given', value: chosen }
    }
    case 'lines': {
      const lines = text
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== '')
      return lines.length === 0 ? { is: 'blank' } : { is: 'given', value: lines }
    }
    case 'yes-no':
      if (text === '') return { is: 'blank' }
      return text === 'yes' || text === 'no'
        ? { is: 'given', value: text === 'yes' }
        : { is: 'wrong', why: 'must be answered yes or no' }
    case 'figures':
      return figuresFrom(question.answer.figures, fields, name)
    case 'number': {
      if (text === '') return { is: 'blank' }
      const plain = text.replaceAll(/[,\s£%]/g, '')
      return /^-?\d+(\.\d+)?$/.test(plain)
        ? { is: 'given', value: Number(plain) }
        : { is: 'wrong', why: 'must be a number, such as 12' }
    }
    default:
      return text === '' ? { is: 'blank' } : { is: 'given', value: text }
  }
}

// All of them or none: a scale with one answer missing has no score.
function figuresFrom(figures: Figures, fields: Fields, name: string): Read<string> {
  const given = placesOf(figures).map(({ place }) => ({ place, text: (one(fields, `${name}-${place}`) ?? '').trim() }))
  const blank = given.filter(({ text }) => text === '').map(({ place }) => place)
  if (blank.length === given.length) return { is: 'blank' }
  const most = figures.most
  const odd = given.filter(({ text }) => text !== '' && !(/^\d$/.test(text) && Number(text) <= most))
  if (odd.length > 0)
    return {
      is: 'wrong',
      why: `must each be from 0 to ${most}: look at ${listed(odd.map(({ place }) => String(place)))}`,
    }
  if (blank.length > 0)
    return {
      is: 'wrong',
      why: `must all be given, or none: ${listed(blank.map(String))} ${blank.length === 1 ? 'is' : 'are'} blank`,
    }
  return { is: 'given', value: given.map(({ text }) => text).join('') }
}

function missing(question: Question): string {
  switch (question.answer.is) {
    case 'day':
    case 'moment':
    case 'part':
      return `Enter a date for ‘${question.asks}’`
    case 'one':
    case 'yes-no':
    case 'several':
    case 'file':
    case 'entry':
    case 'listed':
      return `Choose an answer to ‘${question.asks}’`
    default:
      return `Answer ‘${question.asks}’`
  }
}

// What the schema library says by itself is written for programmers; what a kind says is written for people.
const ITS_OWN = /^(Invalid |Too (small|big)|Unrecognized|Expected|Required)/

function sayIssue(question: Question | undefined, issue: z.core.$ZodIssue, value: unknown): string {
  if (!question)
    return ITS_OWN.test(issue.message)
      ? 'Something here does not fit together. Look at each answer again'
      : issue.message
  if (value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) return missing(question)
  if (
    value === undefined &&
    (question.answer.is === 'file' || question.answer.is === 'entry' || question.answer.is === 'day')
  )
    return missing(question)
  if (value === undefined && ITS_OWN.test(issue.message)) return missing(question)
  if (
    question.answer.is === 'one' ||
    question.answer.is === 'several' ||
    question.answer.is === 'file' ||
    question.answer.is === 'entry' ||
    question.answer.is === 'listed'
  )
    return `Choose one of the answers offered to ‘${question.asks}’`
  if (!ITS_OWN.test(issue.message)) return issue.message
  if (issue.code === 'too_big')
    return typeof value === 'string'
      ? `‘${question.asks}’ is too long: ${value.length.toLocaleString('en-GB')} letters, and at most ${Number(issue.maximum).toLocaleString('en-GB')} fit`
      : `‘${question.asks}’ must be ${Number(issue.maximum)} or less`
  if (issue.code === 'too_small')
    return typeof value === 'string'
      ? issue.minimum === 1
        ? missing(question)
        : `‘${question.asks}’ must have at least ${Number(issue.minimum)} letters`
      : `‘${question.asks}’ must be ${Number(issue.minimum)} or more`
  if (question.answer.is === 'number' && question.answer.whole) return `‘${question.asks}’ must be a whole number`
  return `The answer to ‘${question.asks}’ does not fit. Look at it again`
}
