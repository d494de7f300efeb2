import { defineRoom } from '../../spine/room.ts'
import { sensoryDuties } from './duties.ts'
import { sensoryKinds } from './kinds.ts'
import { sensoryMeasures } from './measures.ts'
import { words } from './words.ts'

export const sensory = defineRoom({
  name: 'senses',
  title: 'Sensory impairment service',
  kinds: sensoryKinds,
  duties: sensoryDuties,
  measures: sensoryMeasures,
  words,
})
