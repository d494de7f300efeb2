import { defineRoom } from '../../spine/room.ts'
import { riskDuties } from './duties.ts'
import { riskKinds } from './kinds.ts'
import { words } from './words.ts'

export const risk = defineRoom({
  name: 'risk',
  title: 'Risks',
  kinds: riskKinds,
  duties: riskDuties,
  measures: [],
  words,
})
