import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { line, longWords } from '../../../spine/ledger/fields.ts'
import { defineKind } from '../../../spine/ledger/kind.ts'
import { offendingOutcome } from '../codes.ts'

/**
 * A conviction or a caution, or that the youth justice service was asked and knew of none. Of the casework part of a file:
 * what a child was found guilty of is for those who work with them, not for their school or the health team.
 */
export const conviction = defineKind({
  name: 'conviction',
  subject: 'person',
  title: 'Conviction or caution',
  about:
    'That a child was convicted, or given a youth caution or a youth conditional caution (before April 2013 a reprimand or a final warning), or that the youth justice service was asked and knew of none in the year. The return tells the year’s answer of each child aged 10 or over.',
  section: 'casework',
  lasts: false,
  source: 'SSDA903 OC2: CONVICTED',
  schema: z.object({
    outcome: coded(offendingOutcome).meta({ title: 'What it was' }),
    offence: line('What it was for', 200),
    support: longWords('What is being done to help the child'),
  }),
  narrative: ['offence', 'support'],
  says: ({ body: { outcome } }) => (outcome === 'none' ? undefined : label(offendingOutcome, outcome)),
  form: {
    ahead: false,
    group: 'safety',
    starts: 'Day of the conviction or caution, or the day you asked',
    hint: 'Leave out an arrest, and anything that did not end in a conviction or a caution.',
    own: ['offence', 'support'],
  },
})
