import { board, boardAction, boardChallenge, boardMeeting, boardMember } from '../../practice/boards/kinds.ts'
import { improvementAction, improvementPriority, improvementProgress } from '../../practice/improvement/kinds.ts'
import {
  framework,
  frameworkAim,
  frameworkNote,
  frameworkPromise,
  frameworkReview,
  frameworkWork,
  promiseKinds,
} from '../../practice/promises/kinds.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { Beside } from '../registers/beside.ts'
import { type Choosing, type Register, entryIn, textOf } from '../registers/register.ts'

/** Frameworks of aims with their promises, how each stands, and what is tied to them. */
export const promisesRegister: Register = {
  name: 'promises',
  kinds: promiseKinds,
  sees: [
    board,
    boardMember,
    boardMeeting,
    boardAction,
    boardChallenge,
    improvementPriority,
    improvementAction,
    improvementProgress,
  ],
  may: { read: 'promises.read', write: 'promises.write', own: 'promises.own' },
  keptUp: {
    [frameworkNote.name]: { of: 'promise', owner: 'owner' },
    [frameworkReview.name]: { of: 'framework', owner: 'owner' },
  },
  holds: [framework.name, frameworkAim.name, frameworkPromise.name],
  fixed: {
    [frameworkAim.name]: ['framework'],
    [frameworkPromise.name]: ['aim'],
    [frameworkNote.name]: ['promise'],
    [frameworkWork.name]: ['promise'],
    [frameworkReview.name]: ['framework'],
  },
  belongs,
  check,
}

// Of the same body's members, groups that work under it, and what is still to be done.
function belongs({ kind, field, choice, held, within, file }: Choosing): boolean {
  const of = within?.kind === framework.name ? within : entryIn(file, textOf(held, 'framework') ?? '')
  switch (choice.kind) {
    case board.name:
      return (textOf(choice, 'type') === 'group') === (kind === frameworkAim.name && field === 'group')
    case boardMember.name:
      return choice.end === null && textOf(choice, 'board') === textOf(of, 'board')
    case boardMeeting.name:
      return textOf(choice, 'board') === textOf(of, 'board')
    case boardAction.name:
    case boardChallenge.name:
      return choice.end === null
    default:
      return true
  }
}

function check({ kind, given, on, file, entry, blame, unlike, notBefore, startOf }: Beside): void {
  switch (kind) {
    case framework.name:
      unlike('title')
      if (given['type'] === 'charter' && given['plain'] === undefined)
        blame('plain', 'A charter is read by children and young people: say in their words what it is')
      break
    case frameworkAim.name:
      unlike('number', 'framework')
      notBefore('start', startOf('framework'), 'the framework began')
      break
    case frameworkPromise.name:
      notBefore('start', startOf('aim'), 'the outcome or priority began')
      notBefore('by', on, 'it was promised')
      if (referenceTaken(file, given, entry))
        blame('reference', `‘${String(given['reference'])}’ is used already in this framework: choose another`)
      break
    case frameworkNote.name:
      notBefore('start', startOf('promise'), 'it was promised')
      notBefore('nextBy', on, 'it is looked at')
      if (given['nextBy'] !== undefined && given['next'] === undefined) blame('next', 'Say what is promised by then')
      break
    case frameworkWork.name:
      unlike('work', 'promise')
      notBefore('start', startOf('promise'), 'it was promised')
      break
    case frameworkReview.name:
      notBefore('start', startOf('framework'), 'the framework began')
      break
  }
}

// A reference tells a promise apart from all others of its framework, whichever its aim.
function referenceTaken(file: SubjectFile, given: Beside['given'], entry: string | undefined): boolean {
  const frameworkOf = (aim: unknown): string | undefined =>
    typeof aim === 'string' ? textOf(entryIn(file, aim) as Entry | undefined, 'framework') : undefined
  const own = frameworkOf(given['aim'])
  const reference = given['reference']
  return (
    own !== undefined &&
    typeof reference === 'string' &&
    all(file, frameworkPromise).some(
      each =>
        each.id !== entry &&
        each.body.reference.toLowerCase() === reference.toLowerCase() &&
        frameworkOf(each.body.aim) === own,
    )
  )
}
