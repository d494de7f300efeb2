import { defineRoom } from '../../spine/room.ts'
import { educationDuties } from './duties.ts'
import { educationKinds } from './kinds.ts'
import { educationMeasures } from './measures.ts'
import { words } from './words.ts'

export const education = defineRoom({
  name: 'education',
  title: 'Education',
  kinds: educationKinds,
  duties: educationDuties,
  measures: educationMeasures,
  words,
})
