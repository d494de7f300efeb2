import { type Entry, type Start, startDay } from '../../ledger/entry.ts'
import { scoresInWords } from '../../ledger/figures.ts'
import { clockInEngland, dayInEngland } from '../../time/instants.ts'
import type { PlainDate } from '../../time/plain-date.ts'
import { inWords } from '../format.ts'
import type { Choice } from '../services.ts'
import { type ChoicesOf, offered } from './controls.ts'
import { type Form, type Question, questionsOf } from './model.ts'

/** A form's wording as it was when it was answered, kept with the version. */
export interface Asked {
  /** The form's title. */
  readonly title: string
  readonly hint?: string
  readonly questions: readonly AskedQuestion[]
  /** Made for the form when it was opened, so that a form sent twice is recorded once. */
  readonly once?: string
}

export interface AskedQuestion {
  readonly name: string
  readonly asks: string
  readonly hint?: string
  /** What could be chosen, and its words. Of other files and entries, only what was. */
  readonly choices?: readonly Choice[]
}

/** The wording of a form on a day, to keep with what was answered. Yes and no need no keeping. */
export function wordingOf(
  form: Form,
  answered: {
    readonly body: unknown
    readonly choices: ChoicesOf
    readonly today: PlainDate
    readonly once?: string | undefined
  },
): Asked {
  const body = (answered.body ?? {}) as Readonly<Record<string, unknown>>
  return {
    title: form.kind.title,
    ...(form.kind.form?.hint ? { hint: form.kind.form.hint } : {}),
    ...(answered.once ? { once: answered.once } : {}),
    questions: questionsOf(form).map(question => {
      const value = body[question.name]
      const chosen = (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string') as string[]
      const choices =
        question.answer.is === 'file' || question.answer.is === 'entry' || question.answer.is === 'listed'
          ? answered.choices(question).filter(choice => chosen.includes(choice.value))
          : offered(question, answered.today, chosen)
      return {
        name: question.name,
        asks: question.asks,
        ...(question.hint ? { hint: question.hint } : {}),
        ...(choices.length > 0 ? { choices } : {}),
      }
    }),
  }
}

/** One question with its answer in words; `answer` is empty where nothing was answered. */
export interface Answered {
  readonly name: string
  readonly asks: string
  readonly hint?: string
  readonly answer: string
  readonly childWords: boolean
}

/**
 * An entry's answers in words, by the questions as they were asked where that was kept, else as they are asked now.
 * `nameOf` names another file or entry whose words were not kept.
 */
export function answersInWords(
  form: Form,
  entry: Pick<Entry, 'start' | 'end' | 'body'>,
  asked: Asked | undefined,
  nameOf: (question: Question, id: string) => string,
): readonly Answered[] {
  const body = (entry.body ?? {}) as Readonly<Record<string, unknown>>
  return questionsOf(form).map(question => {
    const was = asked?.questions.find(each => each.name === question.name)
    const hint = was ? was.hint : question.hint
    const value = question === form.start ? entry.start : question === form.end ? entry.end : body[question.name]
    return {
      name: question.name,
      asks: was?.asks ?? question.asks,
      ...(hint ? { hint } : {}),
      answer: inPlainWords(question, value, was, nameOf),
      childWords: question.childWords,
    }
  })
}

function inPlainWords(
  question: Question,
  value: unknown,
  was: AskedQuestion | undefined,
  nameOf: (question: Question, id: string) => string,
): string {
  if (value === undefined || value === null || value === '') return ''
  const { answer } = question
  const chosen = (code: string): string =>
    was?.choices?.find(choice => choice.value === code)?.text ??
    (answer.is === 'one' || answer.is === 'several'
      ? (answer.choices.find(choice => choice.code === code)?.label ?? code)
      : nameOf(question, code))
  switch (answer.is) {
    case 'yes-no':
      return value === true ? 'Yes' : 'No'
    case 'day':
    case 'part':
    case 'moment':
      return startInWords(value as Start)
    case 'one':
    case 'file':
    case 'entry':
    case 'listed':
      return typeof value === 'string' ? chosen(value) : ''
    case 'several':
      return (value as readonly string[]).map(chosen).join('; ')
    case 'figures':
      return typeof value === 'string' ? `${scoresInWords(answer.figures, value)}. As answered: ${value}` : ''
    case 'lines':
      return (value as readonly string[]).join('\n')
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  }
}

/** When something began, in words: '14 March 2027', 'March 2027', '14 March 2027 at 14:05'. */
export function startInWords(start: Start): string {
  if (start === null) return 'date not known'
  if (start.length <= 10) return inWords(start)
  return `${inWords(dayInEngland(start))} at ${clockInEngland(start)}`
}

/** An entry as something to choose: 'Visit, 3 May 2027: seen alone'. */
export function entryInWords(title: string, entry: Entry, said: string | undefined): string {
  const on = startDay(entry.start)
  const words = said && said !== title ? `: ${said.length > 80 ? `${said.slice(0, 79)}…` : said}` : ''
  return `${title}${on ? `, ${startInWords(entry.start)}` : ''}${words}`
}
