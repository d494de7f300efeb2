import { allocation } from '../../practice/people/kinds/around.ts'
import { all, holdsOn } from '../../spine/ledger/file.ts'
import { type Form, answerAsSent, sentAs } from '../../spine/web/forms/model.ts'
import type { Fields } from '../../spine/web/page.ts'
import { type Around, asksForWorker, fileIn } from './around.ts'

/** What a new form about a child says before anyone has answered it. Pure. */
export function usualFields(around: Around, form: Form, id: string): Fields {
  return Object.fromEntries(
    Object.entries(form.usual).flatMap(([name, usual]) => {
      const question = form.questions.find(each => each.name === name)
      const value = question && asksForWorker(question) ? workerWho(around, id, String(usual)) : answerAsSent(usual)
      return value === undefined ? [] : [[sentAs(name), value] as const]
    }),
  )
}

// Only someone who may be chosen: whoever left is not put down for what is done today.
function workerWho(around: Around, id: string, who: string): string | undefined {
  const worker =
    who === 'asker'
      ? around.viewer.worker
      : all(fileIn(around, id), allocation).findLast(each => each.body.role === who && holdsOn(each, around.on))?.body
          .worker
  return around.workers.find(each => each.id === worker)?.id
}
