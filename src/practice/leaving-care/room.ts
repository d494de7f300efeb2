import { defineRoom } from '../../spine/room.ts'
import { leavingCareDuties } from './duties.ts'
import { leavingCareKinds } from './kinds.ts'
import { leavingCareMeasures } from './measures.ts'
import { words } from './words.ts'

export const leavingCare = defineRoom({
  name: 'leaving-care',
  title: 'Leaving care',
  kinds: leavingCareKinds,
  duties: leavingCareDuties,
  measures: leavingCareMeasures,
  words,
})
