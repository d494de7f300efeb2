import { defineRoom } from '../../spine/room.ts'
import { peopleDuties } from './duties.ts'
import { peopleKinds } from './kinds.ts'
import { peopleMeasures } from './measures.ts'
import { words } from './words.ts'

export const people = defineRoom({
  name: 'people',
  title: 'People',
  kinds: peopleKinds,
  duties: peopleDuties,
  measures: peopleMeasures,
  words,
})
