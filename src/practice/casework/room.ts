import { defineRoom } from '../../spine/room.ts'
import { caseworkDuties } from './duties.ts'
import { caseworkKinds } from './kinds.ts'
import { words } from './words.ts'

export const casework = defineRoom({
  name: 'casework',
  title: 'Casework',
  kinds: caseworkKinds,
  duties: caseworkDuties,
  measures: [],
  words,
})
