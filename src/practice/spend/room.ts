import { defineRoom } from '../../spine/room.ts'
import { spendKinds } from './kinds.ts'
import { spendMeasures } from './measures.ts'
import { words } from './words.ts'

export const spend = defineRoom({
  name: 'placement-spend',
  title: 'Placement spend',
  kinds: spendKinds,
  measures: spendMeasures,
  words,
})
