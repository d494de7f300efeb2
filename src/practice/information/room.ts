import { defineRoom } from '../../spine/room.ts'
import { informationDuties } from './duties.ts'
import { breachKinds, keepingKinds, requestKinds } from './kinds.ts'
import { informationMeasures } from './measures.ts'
import { words } from './words.ts'

export const information = defineRoom({
  name: 'information-governance',
  title: 'Information governance',
  kinds: [...breachKinds, ...requestKinds, ...keepingKinds],
  duties: informationDuties,
  measures: informationMeasures,
  words,
})
