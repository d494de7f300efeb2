import { isAnswered, sentNames } from './fill.ts'
import type { Fields } from '../page.ts'
import { type Form, type Question, questionsOf } from './model.ts'

/** A question that two texts answer differently. */
export interface Difference {
  readonly question: Question
  /** The child whose own section it stands in; absent for what is asked once. */
  readonly child?: string
  /** What says which is taken, when the two are put together. */
  readonly pick: string
  readonly theirs: string
  readonly yours: string
  /** Both can be kept, one after the other. */
  readonly both: boolean
}

/** Which questions two forms answer differently, in the order they are asked. `say` puts one form's answer into words. */
export function differences(
  form: Form,
  theirs: Fields,
  yours: Fields,
  say: (question: Question, fields: Fields, child?: string) => string,
  children: readonly string[] = [],
): readonly Difference[] {
  const of = (question: Question, child?: string): readonly Difference[] =>
    same(question, theirs, yours, child)
      ? []
      : [
          {
            question,
            ...(child === undefined ? {} : { child }),
            pick: pickOf(question, child),
            theirs: say(question, theirs, child),
            yours: say(question, yours, child),
            both:
              (question.answer.is === 'words' || question.answer.is === 'lines') &&
              isAnswered(question, theirs, child) &&
              isAnswered(question, yours, child),
          },
        ]
  return [
    ...questionsOf(form).flatMap(question => of(question)),
    ...children.flatMap(child =>
      form.questions.filter(question => form.own?.includes(question.name)).flatMap(question => of(question, child)),
    ),
  ]
}

/** The two put together as chosen: theirs, yours (where nothing was chosen), or both one after the other. */
export function merged(
  form: Form,
  theirs: Fields,
  yours: Fields,
  picks: Fields,
  children: readonly string[] = [],
): Fields {
  const result: Record<string, string | readonly string[]> = { ...yours }
  const settle = (question: Question, child?: string): void => {
    const pick = picks[pickOf(question, child)]
    for (const name of sentNames(question, child)) {
      if (pick === 'theirs') {
        const value = theirs[name]
        if (value === undefined) delete result[name]
        else result[name] = value
      }
      if (pick === 'both') result[name] = [theirs[name], yours[name]].flatMap(each => each ?? []).join('\n\n')
    }
  }
  for (const question of questionsOf(form)) settle(question)
  for (const child of children) for (const question of form.questions) settle(question, child)
  return result
}

function pickOf(question: Question, child?: string): string {
  return child === undefined ? `pick-${question.name}` : `pick-${child}-${question.name}`
}

function same(question: Question, a: Fields, b: Fields, child?: string): boolean {
  return sentNames(question, child).every(name => plain(a[name]) === plain(b[name]))
}

function plain(value: string | readonly string[] | undefined): string {
  return (typeof value === 'string' ? [value] : (value ?? []))
    .map(each => each.replaceAll('\r\n', '\n').trim())
    .filter(each => each !== '')
    .toSorted()
    .join('\u0000')
}
