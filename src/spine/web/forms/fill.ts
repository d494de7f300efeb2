import type { Entry, Start } from '../../ledger/entry.ts'
import { placesOf } from '../../ledger/figures.ts'
import type { Fields } from '../page.ts'
import { boxFields } from './dates.ts'
import { type Form, type Question, questionsOf, sentAs } from './model.ts'

/** An entry as its form would have been sent, for asking again with what is known filled in. */
export function fieldsFrom(form: Form, entry: Pick<Entry, 'start' | 'end' | 'body'>): Fields {
  const body = (entry.body ?? {}) as Readonly<Record<string, unknown>>
  const filled: Record<string, string | readonly string[]> = {}
  for (const question of questionsOf(form)) {
    const value = question === form.start ? entry.start : question === form.end ? entry.end : body[question.name]
    Object.assign(filled, asSent(question, sentAs(question.name), value))
  }
  return filled
}

function asSent(
  question: Question,
  name: string,
  value: unknown,
): Readonly<Record<string, string | readonly string[]>> {
  switch (question.answer.is) {
    case 'day':
    case 'part':
    case 'moment':
      return boxFields(name, (value ?? null) as Start, question.answer.is === 'moment')
    case 'several':
      return Array.isArray(value) ? { [name]: value.map(String) } : {}
    case 'figures':
      return typeof value === 'string'
        ? Object.fromEntries(value.split('').map((figure, at) => [`${name}-${at + 1}`, figure]))
        : {}
    case 'lines':
      return Array.isArray(value) ? { [name]: value.map(String).join('\n') } : {}
    case 'yes-no':
      return typeof value === 'boolean' ? { [name]: value ? 'yes' : 'no' } : {}
    default:
      return typeof value === 'string' || typeof value === 'number' ? { [name]: String(value) } : {}
  }
}

/** The names under which a question's answer is sent, `child`'s own where it is given. */
export function sentNames(question: Question, child?: string): readonly string[] {
  const name = sentAs(question.name, child)
  switch (question.answer.is) {
    case 'day':
    case 'part':
      return [`${name}-day`, `${name}-month`, `${name}-year`]
    case 'moment':
      return [`${name}-day`, `${name}-month`, `${name}-year`, `${name}-time`]
    case 'figures':
      return placesOf(question.answer.figures).map(({ place }) => `${name}-${place}`)
    default:
      return [name]
  }
}

/** Whether anything at all was answered to a question. */
export function isAnswered(question: Question, fields: Fields, child?: string): boolean {
  return sentNames(question, child).some(name => {
    const value = fields[name]
    return typeof value === 'string' ? value.trim() !== '' : (value ?? []).some(each => each.trim() !== '')
  })
}

/** Those of the fields sent that answer a form's questions, for the first child and any others; the rest is the page's own. */
export function answersAmong(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => /^(f-[A-Za-z]|c-[0-9a-f-]{36}-[A-Za-z])/.test(name)),
  )
}
