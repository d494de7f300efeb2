import { defineRoom } from '../../spine/room.ts'
import { peopleKinds } from './kinds.ts'
import { peopleMeasures } from './measures.ts'
import { words } from './words.ts'

export const people = defineRoom({
  name: 'people',
  title: 'People',
  kinds: peopleKinds,
  measures: peopleMeasures,
  words,
})
