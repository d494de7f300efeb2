import { placesOf } from '../../ledger/figures.ts'
import type { PlainDate } from '../../time/plain-date.ts'
import type { Fields } from '../page.ts'
import type { Choice } from '../services.ts'
import { type Boxes, boxesOf } from './dates.ts'
import { type Question, sentAs } from './model.ts'
import { type Fault, anchorOf } from './read-answers.ts'

/** The most answers shown as radios; more are a list to choose from. */
const RADIOS = 6
/** Answers whose words are no longer than this together stand beside one another. */
const ROW = 48

/** A choice as it is drawn. */
export interface Drawn extends Choice {
  readonly id: string
  readonly chosen: boolean
}

/** One question ready to be drawn. */
export interface Control {
  readonly draw: 'words' | 'line' | 'number' | 'date' | 'radios' | 'select' | 'checkboxes' | 'figures'
  readonly id: string
  readonly name: string
  readonly asks: string
  readonly hint?: string
  readonly optional: boolean
  readonly childWords: boolean
  readonly error?: string
  readonly value: string
  readonly rows?: number
  readonly boxes?: Boxes
  /** Of a date: whether the day may be left out, and whether its time is asked. */
  readonly part?: boolean
  readonly timed?: boolean
  readonly choices?: readonly Drawn[]
  readonly inline?: boolean
  /** One box for each question of a questionnaire, and whether any of them was answered. */
  readonly figures?: readonly {
    readonly name: string
    readonly place: number
    readonly scale: string
    readonly value: string
  }[]
  readonly begun?: boolean
  /** Whether only the likely ones of more are offered. */
  readonly wider?: boolean
  /** What another control must say for this one to be asked, where there is script. */
  readonly when?: { readonly name: string; readonly is: string }
}

/** What may be chosen for a question that points to other files or entries. */
export type ChoicesOf = (question: Question) => readonly Choice[]

/** How a question is drawn, with what was answered and what is wrong with it. Codes not in use on `today` are offered only where one was already chosen. */
export function controlOf(
  question: Question,
  given: {
    readonly fields: Fields
    readonly faults: readonly Fault[]
    readonly choices: ChoicesOf
    readonly today: PlainDate
    readonly child?: string | undefined
    /** Whether there are more to choose from than `choices` gives. */
    readonly wider?: boolean
    /** Where the question it hangs on is asked: in the same child's section, or once for all. */
    readonly whenChild?: string | undefined
  },
): Control {
  const name = sentAs(question.name, given.child)
  const id = anchorOf(question, name)
  const sent = given.fields[name]
  const value = typeof sent === 'string' ? sent : (sent?.at(-1) ?? '')
  const chosen = typeof sent === 'string' ? [sent] : (sent ?? [])
  const error = given.faults.find(fault => fault.id === id)?.text
  const shared = {
    id: name,
    name,
    asks: question.asks,
    ...(question.hint ? { hint: question.hint } : {}),
    optional: question.optional,
    childWords: question.childWords,
    value,
    ...(error ? { error } : {}),
    ...(given.wider ? { wider: true } : {}),
    ...(question.when
      ? { when: { name: sentAs(question.when.field, given.whenChild), is: question.when.is.join(' ') } }
      : {}),
  }
  const listed = (choices: readonly Choice[]): Control => {
    if (choices.length > RADIOS)
      return { ...shared, draw: 'select', choices: choices.map(each => drawn(each, name, value === each.value)) }
    // Radios cannot be let go of, so an answer that may be left out has a way back.
    const all = question.optional ? [...choices, { value: '', text: 'Not recorded' }] : choices
    return {
      ...shared,
      draw: 'radios',
      inline: fitsARow(all),
      choices: all.map((each, at) => ({
        ...drawn(each, name, each.value === '' ? value === '' && sent !== undefined : value === each.value),
        id: at === 0 ? name : `${name}-${at + 1}`,
      })),
    }
  }
  const { answer } = question
  switch (answer.is) {
    case 'words':
      return { ...shared, draw: 'words', rows: answer.rows }
    case 'lines':
      return { ...shared, draw: 'words', rows: 4 }
    case 'line':
      return { ...shared, draw: 'line' }
    case 'number':
      return { ...shared, draw: 'number' }
    case 'figures': {
      const figures = placesOf(answer.figures).map(each => {
        const box = `${name}-${each.place}`
        const typed = given.fields[box]
        return { ...each, name: box, value: typeof typed === 'string' ? typed : (typed?.at(-1) ?? '') }
      })
      return { ...shared, draw: 'figures', figures, begun: figures.some(each => each.value !== '') }
    }
    case 'day':
    case 'part':
    case 'moment':
      return {
        ...shared,
        draw: 'date',
        boxes: boxesOf(given.fields, name),
        part: answer.is === 'part',
        timed: answer.is === 'moment',
      }
    case 'yes-no':
      return listed([
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ])
    case 'one':
      return listed(offered(question, given.today, chosen))
    case 'several': {
      const choices = offered(question, given.today, chosen)
      return {
        ...shared,
        draw: 'checkboxes',
        inline: choices.length > 2 * RADIOS || fitsARow(choices),
        choices: choices.map((each, at) => ({
          ...drawn(each, name, chosen.includes(each.value)),
          id: at === 0 ? name : `${name}-${at + 1}`,
        })),
      }
    }
    case 'file':
    case 'entry':
    case 'listed':
      return listed(given.choices(question))
  }
}

function fitsARow(choices: readonly Choice[]): boolean {
  return choices.reduce((letters, choice) => letters + choice.text.length, 0) <= ROW
}

function drawn(choice: Choice, name: string, chosen: boolean): Drawn {
  return { ...choice, id: `${name}-${choice.value}`, chosen }
}

/** The codes offered for a question on a day, with any already chosen that are in use no longer. */
export function offered(question: Question, today: PlainDate, chosen: readonly string[] = []): readonly Choice[] {
  if (question.answer.is !== 'one' && question.answer.is !== 'several') return []
  return question.answer.choices
    .filter(code => chosen.includes(code.code) || ((code.from ?? today) <= today && today <= (code.until ?? today)))
    .map(code => ({ value: code.code, text: code.label }))
}
