import { defineRoom } from '../../spine/room.ts'
import { promiseDuties } from './duties.ts'
import { promiseKinds } from './kinds.ts'
import { words } from './words.ts'

export const promises = defineRoom({
  name: 'promises-and-aims',
  title: 'Promises and aims',
  kinds: promiseKinds,
  duties: promiseDuties,
  measures: [],
  words,
})
