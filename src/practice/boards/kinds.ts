import { board, boardCycleItem, boardInterest, boardMember } from './kinds/bodies.ts'
import { boardRecommendation, councilReport } from './kinds/councils.ts'
import {
  boardAction,
  boardAgendaItem,
  boardAttendance,
  boardChallenge,
  boardDecision,
  boardMeeting,
  boardPaper,
} from './kinds/meetings.ts'

export * from './kinds/bodies.ts'
export * from './kinds/councils.ts'
export * from './kinds/meetings.ts'

/** Everything the register of boards and committees holds. */
export const boardKinds = [
  board,
  boardCycleItem,
  boardMember,
  boardInterest,
  boardMeeting,
  boardAgendaItem,
  boardPaper,
  boardAttendance,
  boardDecision,
  boardChallenge,
  boardAction,
  boardRecommendation,
  councilReport,
] as const
