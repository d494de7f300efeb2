import { boardAction, boardChallenge, boardMeeting } from '../../practice/boards/kinds.ts'
import { bodiesOfAccount, boardActionsOn, challengesOn } from '../../practice/boards/notions.ts'
import { improvementAction } from '../../practice/improvement/kinds.ts'
import { actionsOn } from '../../practice/improvement/notions.ts'
import { deliveryRag } from '../../practice/improvement/codes.ts'
import type { PromiseStanding } from '../../practice/promises/notions.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { Standing, WorkShown } from '../../spine/web/services.ts'
import { challengeWords, openWords } from '../boards/words.ts'
import { ragOf } from '../registers/rags.ts'
import { entryIn } from '../registers/register.ts'
import { type Naming, onDay } from './shown.ts'

/**
 * What is being done about a promise in the improvement plan and by boards, as it stands there. Whoever may not read it there
 * does not read it here: of a body, those who keep its register, and its own members once the minutes are published.
 */
export function workShown(
  work: PromiseStanding['work'],
  file: SubjectFile,
  viewer: Viewer,
  naming: Naming,
): readonly WorkShown[] {
  const { on, nameOf } = naming
  const plans = decide(viewer, 'plans.read-for-board').allow
  return work.flatMap(({ tie, id }): readonly WorkShown[] => {
    switch (entryIn(file, id)?.kind) {
      case improvementAction.name: {
        const action = plans ? actionsOn(file, on).find(each => each.id === id) : undefined
        if (!action) return []
        const { text, level } = ragOf(deliveryRag, action.delivery)
        const state: Standing = action.overdue
          ? { level: 'overdue', words: `${text}, past its day` }
          : { level, words: text }
        return [
          {
            tie,
            what: `${action.reference} ${action.what}`,
            from: 'Improvement plan',
            who: nameOf(action.lead),
            state,
            href: `/improvement/actions/${id}`,
          },
        ]
      }
      case boardAction.name: {
        const action = boardActionsOn(file, on).find(each => each.entry.id === id)
        if (!action || !mayRead(file, viewer, action.meeting.id, naming)) return []
        return [
          {
            tie,
            what: action.entry.body.what,
            from: `${naming.boardOf(action.meeting.body.board)}, agreed ${onDay(action.agreed)}`,
            who: nameOf(action.entry.body.owner),
            state: openWords(action, on),
            href: `/boards/meetings/${action.meeting.id}`,
          },
        ]
      }
      case boardChallenge.name: {
        const challenge = challengesOn(file, on).find(each => each.entry.id === id)
        if (!challenge || !mayRead(file, viewer, challenge.meeting.id, naming)) return []
        const { owner } = challenge.entry.body
        return [
          {
            tie,
            what: `Challenge: ${challenge.entry.body.challenge}`,
            from: `${naming.boardOf(challenge.meeting.body.board)}, raised ${onDay(challenge.raised)}`,
            ...(owner === undefined ? {} : { who: nameOf(owner) }),
            state: challengeWords(challenge, on),
            href: `/boards/meetings/${challenge.meeting.id}`,
          },
        ]
      }
      default:
        return []
    }
  })
}

function mayRead(file: SubjectFile, viewer: Viewer, meeting: string, { on }: Naming): boolean {
  if (decide(viewer, 'boards.read').allow) return true
  const of = all(file, boardMeeting).find(each => each.id === meeting)
  return (
    of !== undefined &&
    decide(viewer, 'boards.read-for-board').allow &&
    bodiesOfAccount(file, viewer.id, on).has(of.body.board) &&
    of.body.minutesPublished !== undefined &&
    of.body.minutesPublished <= on
  )
}
