import { defineRoom } from '../../spine/room.ts'
import { contractDuties } from './duties.ts'
import { bothSidesKinds } from './kinds-councils.ts'
import { contractKinds } from './kinds.ts'
import { words } from './words.ts'

export const contract = defineRoom({
  name: 'contract',
  title: 'Contract',
  kinds: [...contractKinds, ...bothSidesKinds],
  duties: contractDuties,
  measures: [],
  words,
})
