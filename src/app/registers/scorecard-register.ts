import {
  neighbourSet,
  PLACES,
  scorecardComment,
  scorecardFront,
  voiceTheme,
} from '../../practice/governance/kinds-scorecard.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { findAuthority } from '../../spine/places/authorities.ts'
import type { Beside } from './beside.ts'
import type { Register } from './register.ts'

/** What is said to the corporate parenting board of its measures, what is promised, and what children said. */
export const commentsRegister: Register = {
  name: 'scorecard-comments',
  kinds: [scorecardComment, voiceTheme],
  may: { read: 'figures.read', write: 'scorecard.comment' },
  check: checkComment,
}

/** What the scorecard shows: the measures on its front, and whom the councils are compared with. */
export const frontRegister: Register = {
  name: 'scorecard-front',
  kinds: [scorecardFront, neighbourSet],
  may: { read: 'figures.read', write: 'scorecard.set' },
  check: checkFront,
}

function checkComment({ kind, given, on, file, entry, blame, notBefore }: Beside): void {
  if (kind === voiceTheme.name) {
    if (given['secondMeasure'] !== undefined && given['secondMeasure'] === given['measure'])
      blame('secondMeasure', 'This is the same measure. Choose another, or none')
    return
  }
  const { promise, promiseBy, kept, keptHow, measure } = given
  notBefore('promiseBy', on, 'the figure is of')
  if (promise === undefined && promiseBy !== undefined) blame('promise', 'Say what is promised by then')
  if (promise !== undefined && promiseBy === undefined) blame('promiseBy', 'Say by when it is promised')
  if (kept === undefined && keptHow !== undefined) blame('kept', 'Say whether what was promised was kept')
  const promised = (file.entries[scorecardComment.name] ?? []).some(other => {
    const body = other.body as Readonly<Record<string, unknown>>
    const day = startDay(other.start)
    return (
      other.id !== entry &&
      body['measure'] === measure &&
      typeof body['promise'] === 'string' &&
      (on === undefined || (day !== undefined && day < on))
    )
  })
  if (kept !== undefined && !promised)
    blame('kept', 'Nothing was promised of this measure before, so leave this unanswered')
}

function checkFront({ kind, given, blame }: Beside): void {
  if (kind === neighbourSet.name) {
    const council = String(given['council'])
    if (!findAuthority(council)) blame('council', `${council} is not the number of an English authority`)
    const numbers = String(given['authorities']).split(/[^\d]+/)
    const unknown = numbers.filter(number => !findAuthority(number))
    if (unknown.length > 0)
      blame('authorities', `Not the number of an English authority: ${unknown.join(', ')}. Check it, or leave it out`)
    if (numbers.includes(council)) blame('authorities', `Leave ${council} out: no council is its own neighbour`)
    if (new Set(numbers).size < numbers.length) blame('authorities', 'A number stands here twice. Leave one out')
    return
  }
  PLACES.forEach((place, at) => {
    const before = PLACES.slice(0, at).findIndex(each => given[each] !== undefined && given[each] === given[place])
    if (before >= 0) blame(place, `This is the ${PLACES[before]} measure already. Choose another, or none`)
  })
}
