import { defineRoom } from '../../spine/room.ts'
import { qualityKinds } from './kinds.ts'
import { qualityMeasures } from './measures.ts'
import { words } from './words.ts'

export const quality = defineRoom({
  name: 'quality',
  title: 'The record itself',
  kinds: qualityKinds,
  measures: qualityMeasures,
  words,
})
