import { otherBoards } from './others.ts'
import { parentingBoard } from './parenting.ts'
import type { DemoBoard } from './shapes.ts'

export type * from './shapes.ts'
export { demoReports } from './reports.ts'
export { parentingActions, parentingChallenges, parentingRecommendations } from './parenting.ts'

/** Every body of the demonstration, the corporate parenting board first. */
export const demoBoards: readonly DemoBoard[] = [parentingBoard, ...otherBoards]
