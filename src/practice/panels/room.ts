import { defineRoom } from '../../spine/room.ts'
import { panelDuties } from './duties.ts'
import { panelKindsOfChild, panelKindsOfTrust } from './kinds.ts'
import { words } from './words.ts'

export const panels = defineRoom({
  name: 'panels',
  title: 'Panels',
  kinds: [...panelKindsOfChild, ...panelKindsOfTrust],
  duties: panelDuties,
  measures: [],
  words,
})
