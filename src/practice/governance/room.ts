import { defineRoom } from '../../spine/room.ts'
import { governanceDuties } from './duties.ts'
import { scorecardKinds } from './kinds-scorecard.ts'
import { governanceKinds } from './kinds.ts'
import { words } from './words.ts'

export const governance = defineRoom({
  name: 'governance',
  title: 'Governance',
  kinds: [...governanceKinds, ...scorecardKinds],
  duties: governanceDuties,
  measures: [],
  words,
})
