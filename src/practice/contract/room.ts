import { defineRoom } from '../../spine/room.ts'
import { contractKinds } from './kinds.ts'

export const contract = defineRoom({
  name: 'contract',
  title: 'Contract',
  kinds: contractKinds,
  measures: [],
  words: {},
})
