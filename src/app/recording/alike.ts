import { NEARLY_THE_SAME, likeness } from '../../spine/recording/likeness.ts'
import { type Form, sentAs } from '../../spine/web/forms/model.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import type { FormShown } from '../../spine/web/services.ts'
import { calledIn, firstNamesIn } from './about.ts'
import { type Around, fileIn } from './around.ts'

/** Own words of two children that are nearly the same: each pair, with the question they stand under. */
export function alikeIn(around: Around, form: Form, children: readonly string[], fields: Fields): FormShown['alike'] {
  if (children.length < 2) return []
  const names = children.flatMap(child => firstNamesIn(fileIn(around, child)))
  const called = (child: string): string => calledIn(fileIn(around, child), around.on)
  return form.questions
    .filter(question => form.own?.includes(question.name) && question.answer.is === 'words')
    .flatMap(question => {
      const texts = children.map((child, at) => one(fields, sentAs(question.name, at === 0 ? undefined : child)) ?? '')
      return children.flatMap((first, at) =>
        children.slice(at + 1).flatMap((second, after) => {
          const alike = likeness(texts[at] ?? '', texts[at + 1 + after] ?? '', names)
          return alike > NEARLY_THE_SAME
            ? [{ first: called(first), second: called(second), question: question.asks }]
            : []
        }),
      )
    })
}
