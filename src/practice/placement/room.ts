import { defineRoom } from '../../spine/room.ts'
import { placementDuties } from './duties.ts'
import { placementKinds } from './kinds.ts'
import { placementMeasures } from './measures.ts'
import { words } from './words.ts'

export const placement = defineRoom({
  name: 'placement',
  title: 'Homes',
  kinds: placementKinds,
  duties: placementDuties,
  measures: placementMeasures,
  words,
})
