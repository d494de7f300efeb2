import { z } from 'zod'
import { day, defineKind } from '../../spine/ledger/kind.ts'

/** What is wrong in a child's record, as figures read it. */
export const recordCheck = defineKind({
  name: 'record-check',
  subject: 'trust',
  title: 'Check of a record',
  about:
    'What the rules of the children looked after return find wrong in a child’s record, and since when. Never recorded: it is made from the check of the record whenever figures are worked out.',
  section: 'trust',
  lasts: false,
  source: 'The rules of the return, asked of the record at every save',
  schema: z.object({
    from: day().meta({ title: 'First day of the collection year' }),
    faults: z.array(z.object({ rule: z.string(), since: day(), until: day().optional() })).meta({
      title: 'Faults',
      description:
        'Each with the day from which the record has been so, and the day it was mended; queries are left out',
    }),
  }),
  says: () => undefined,
})

/** Everything this room reads of its own. */
export const qualityKinds = [recordCheck] as const
