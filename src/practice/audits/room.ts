import { defineRoom } from '../../spine/room.ts'
import { auditDuties } from './duties.ts'
import { auditKinds } from './kinds.ts'
import { auditMeasures } from './measures.ts'
import { words } from './words.ts'

export const audits = defineRoom({
  name: 'practice-audits',
  title: 'Audits and learning',
  kinds: auditKinds,
  duties: auditDuties,
  measures: auditMeasures,
  words,
})
