import type { Choice } from '../../spine/web/services.ts'
import { boxesOf } from '../../spine/web/forms/dates.ts'
import { sentNames } from '../../spine/web/forms/fill.ts'
import { type Question, sentAs } from '../../spine/web/forms/model.ts'
import type { Fields } from '../../spine/web/page.ts'

/** What a form that was sent answers to a question, in words and as it was typed: a date that is none is shown as it stands. */
export function sayFields(
  choices: (child: string | undefined, question: Question) => readonly Choice[],
): (question: Question, fields: Fields, child?: string) => string {
  return (question, fields, child) => {
    const name = sentAs(question.name, child)
    const sent = fields[name]
    const all = typeof sent === 'string' ? [sent] : [...(sent ?? [])]
    const chosen = (code: string): string => {
      if (question.answer.is === 'one' || question.answer.is === 'several')
        return question.answer.choices.find(each => each.code === code)?.label ?? code
      return choices(child, question).find(each => each.value === code)?.text ?? code
    }
    switch (question.answer.is) {
      case 'day':
      case 'part':
      case 'moment': {
        const { day, month, year, time } = boxesOf(fields, name)
        return [day, month, year, time].filter(each => each !== '').join(' ')
      }
      case 'figures':
        return sentNames(question, child)
          .map(each => fields[each])
          .filter(each => each !== undefined && each !== '')
          .join('')
      case 'yes-no':
        return all.at(-1) === 'yes' ? 'Yes' : all.at(-1) === 'no' ? 'No' : ''
      case 'one':
      case 'several':
      case 'file':
      case 'entry':
        return all
          .filter(each => each !== '')
          .map(chosen)
          .join('; ')
      default:
        return all.join('\n').trim()
    }
  }
}
