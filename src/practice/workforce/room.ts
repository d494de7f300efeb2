import { defineRoom } from '../../spine/room.ts'
import { workforceKinds } from './kinds.ts'
import { workforceMeasures } from './measures.ts'
import { words } from './words.ts'

export const workforce = defineRoom({
  name: 'workforce',
  title: 'Workforce',
  kinds: workforceKinds,
  measures: workforceMeasures,
  words,
})
