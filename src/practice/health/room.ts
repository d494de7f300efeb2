import { defineRoom } from '../../spine/room.ts'
import { healthDuties } from './duties.ts'
import { healthKinds } from './kinds.ts'
import { healthMeasures } from './measures.ts'
import { words } from './words.ts'

export const health = defineRoom({
  name: 'health',
  title: 'Health',
  kinds: healthKinds,
  duties: healthDuties,
  measures: healthMeasures,
  words,
})
