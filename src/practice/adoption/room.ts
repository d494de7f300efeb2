import { defineRoom } from '../../spine/room.ts'
import { adoptionDuties } from './duties.ts'
import { adoptionKinds } from './kinds.ts'
import { adoptionMeasures } from './measures.ts'
import { words } from './words.ts'

export const adoption = defineRoom({
  name: 'adoption',
  title: 'Adoption',
  kinds: adoptionKinds,
  duties: adoptionDuties,
  measures: adoptionMeasures,
  words,
})
