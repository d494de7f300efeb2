import { defineRoom } from '../../spine/room.ts'
import { improvementDuties } from './duties.ts'
import { improvementKinds } from './kinds.ts'
import { words } from './words.ts'

export const improvement = defineRoom({
  name: 'improvement',
  title: 'Improvement plan and inspections',
  kinds: improvementKinds,
  duties: improvementDuties,
  measures: [],
  words,
})
