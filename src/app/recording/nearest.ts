import { allocation } from '../../practice/people/kinds/around.ts'
import { all, holdsOn } from '../../spine/ledger/file.ts'
import { type Form, sentAs } from '../../spine/web/forms/model.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import { type Around, asksForWorker, fileIn } from './around.ts'
import type { WorkerChoice } from './choices.ts'

/** What a form carries once every worker of the trust was asked for. */
export const EVERYONE = 'everyone'

/**
 * The workers most likely meant, so that nobody looks for a colleague among hundreds: whoever works with one of these
 * children, and the team of whoever asks. All of them where every worker was asked for, where somebody else was chosen,
 * and where there would be nobody to choose. Pure.
 */
export function nearestWorkers(
  around: Around,
  form: Form,
  children: readonly string[],
  fields: Fields,
): { readonly workers: readonly WorkerChoice[]; readonly isFewer: boolean } {
  const everyone = { workers: around.workers, isFewer: false }
  if (one(fields, EVERYONE) === 'yes') return everyone
  const theirs = new Set(
    children.flatMap(child =>
      all(fileIn(around, child), allocation)
        .filter(each => holdsOn(each, around.on))
        .map(each => each.body.worker),
    ),
  )
  const own = around.workers.find(each => each.id === around.viewer.worker)
  const isNear = ({ id, team }: WorkerChoice): boolean => {
    return id === own?.id || theirs.has(id) || (team !== null && team === own?.team)
  }
  const near = around.workers.filter(isNear)
  const chosen = form.questions.filter(asksForWorker).flatMap(question => one(fields, sentAs(question.name)) ?? [])
  const isOther = chosen.some(id => around.workers.some(each => each.id === id) && !near.some(each => each.id === id))
  if (near.length === 0 || near.length === around.workers.length || isOther) return everyone
  // Those who work with the child before the rest of the team; `around` gives each by name.
  return {
    workers: [...near.filter(each => theirs.has(each.id)), ...near.filter(each => !theirs.has(each.id))],
    isFewer: true,
  }
}
