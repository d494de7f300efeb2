import { defineRoom } from '../../spine/room.ts'
import { careKinds } from './kinds.ts'
import { careDuties } from './duties.ts'
import { careMeasures } from './measures.ts'
import { words } from './words.ts'

export const care = defineRoom({
  name: 'care',
  title: 'Care',
  kinds: careKinds,
  duties: careDuties,
  measures: careMeasures,
  words,
})
