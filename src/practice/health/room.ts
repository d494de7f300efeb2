import { defineRoom } from '../../spine/room.ts'
import { healthKinds } from './kinds.ts'
import { healthMeasures } from './measures.ts'
import { words } from './words.ts'

export const health = defineRoom({
  name: 'health',
  title: 'Health',
  kinds: healthKinds,
  measures: healthMeasures,
  words,
})
