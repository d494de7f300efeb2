import { defineRoom } from '../../spine/room.ts'
import { staffingDuties } from './duties.ts'
import { staffingKinds } from './kinds.ts'
import { words } from './words.ts'

export const staffing = defineRoom({
  name: 'staffing',
  title: 'Posts and people',
  kinds: staffingKinds,
  duties: staffingDuties,
  measures: [],
  words,
})
