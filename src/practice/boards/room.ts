import { defineRoom } from '../../spine/room.ts'
import { boardDuties } from './duties.ts'
import { boardKinds } from './kinds.ts'
import { words } from './words.ts'

export const boards = defineRoom({
  name: 'boards-and-committees',
  title: 'Boards and committees',
  kinds: boardKinds,
  duties: boardDuties,
  measures: [],
  words,
})
