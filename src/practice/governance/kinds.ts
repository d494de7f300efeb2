import { z } from 'zod'
import { coded } from '../../spine/ledger/code-set.ts'
import { neededWords } from '../../spine/ledger/fields.ts'
import { defineKind } from '../../spine/ledger/kind.ts'
import { spanUnit } from './codes.ts'

/** The trust's own limit for a duty: shorter than the law's, or the whole of it where the duty is the trust's own. */
export const localLimit = defineKind({
  name: 'local-limit',
  subject: 'trust',
  title: 'The trust’s own limit',
  about:
    'A limit of a duty that the trust set for itself, from a day, and why. The law and guidance may be tightened by it and never loosened.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    duty: z.string().min(1).max(80).meta({ title: 'Duty' }),
    limit: z.string().min(1).max(80).meta({ title: 'Which of its limits' }),
    n: z.number().int('Enter a whole number').min(1, 'Enter 1 or more').max(400, 'Enter 400 or fewer').meta({
      title: 'How many',
    }),
    unit: coded(spanUnit).meta({ title: 'Counted in' }),
    why: neededWords('Why', 'Say why the trust sets its own limit'),
  }),
  narrative: ['why'],
  says: entry => `The trust’s own limit for ${entry.body.duty}: ${entry.body.n} ${entry.body.unit.replace('-', ' ')}`,
})

/** The day from which the trust records its work here rather than elsewhere. */
export const recordsKeptFrom = defineKind({
  name: 'records-kept-from',
  subject: 'trust',
  title: 'Work recorded here from',
  about:
    'The day from which the trust records its work here. Of what fell due before it, only what a return tells is claimed to be missing.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    note: z.string().trim().max(2000).optional().meta({ title: 'Anything to know about it' }),
  }),
  narrative: ['note'],
  says: () => 'The trust records its work here from this day',
})

/** Everything written in the trust's own file by this room. */
export const governanceKinds = [localLimit, recordsKeptFrom] as const
