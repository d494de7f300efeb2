import { defineRoom } from '../../spine/room.ts'
import { financeDuties } from './duties.ts'
import { financeKinds } from './kinds.ts'
import { words } from './words.ts'

export const finance = defineRoom({
  name: 'money',
  title: 'Finance',
  kinds: financeKinds,
  duties: financeDuties,
  measures: [],
  words,
})
