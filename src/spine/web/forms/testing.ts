import { z } from 'zod'
import { coded, codeSet } from '../../ledger/code-set.ts'
import { day, defineKind, entryRef, ref } from '../../ledger/kind.ts'
import { type Form, formOf } from './model.ts'

const feeling = codeSet({
  name: 'feeling',
  title: 'Feeling',
  source: 'Made up for tests',
  codes: [
    { code: 'glad', label: 'Glad' },
    { code: 'sad', label: 'Sad' },
    { code: 'old', label: 'No longer asked', until: '2020-03-31' },
  ],
})
const place = codeSet({
  name: 'place',
  title: 'Place',
  source: 'Made up for tests',
  codes: 'abcdefgh'.split('').map(code => ({ code, label: `Place ${code.toUpperCase()}` })),
})

/** A kind with a field of every shape a form asks. */
export const outing = defineKind({
  name: 'outing',
  subject: 'person',
  title: 'Outing',
  about: 'A day out, for the tests of forms.',
  section: 'care',
  lasts: true,
  schema: z.object({
    happy: z.boolean().meta({ title: 'Was it a good day?', description: 'As the child saw it' }),
    feeling: coded(feeling).optional().meta({ title: 'How they felt' }),
    place: coded(place).meta({ title: 'Where' }),
    saw: z.array(coded(feeling)).min(1, 'Choose what they saw').meta({ title: 'What they saw' }),
    title: z.string().trim().min(1, 'Give it a name').max(10).meta({ title: 'Name of the outing' }),
    notes: z.string().trim().max(50).optional().meta({ title: 'Notes' }),
    story: z.string().optional().meta({ title: 'What happened', words: 'child' }),
    cost: z.number().int().min(0).max(500).optional().meta({ title: 'Cost in pounds' }),
    booked: day().optional().meta({ title: 'Booked on' }),
    by: ref('worker').optional().meta({ title: 'Who took them' }),
    after: entryRef('outing').optional().meta({ title: 'After which outing' }),
    tags: z.array(z.string()).optional().meta({ title: 'Other things' }),
    sadWhy: z
      .string()
      .max(80)
      .optional()
      .meta({ title: 'Why sad', when: { field: 'feeling', is: 'sad' } } as Record<string, unknown>),
  }),
  narrative: ['story'],
  says: entry => entry.body.title,
  form: {
    group: 'seeing',
    starts: 'Day of the outing',
    ends: 'Came back on',
    own: ['happy', 'story'],
    attachments: true,
  },
})

/** Its form. */
export const outingForm: Form = formOf(outing) as Form

/** A form of it filled in well. */
export const filledIn = {
  'f-start-day': '3',
  'f-start-month': '5',
  'f-start-year': '2027',
  'f-happy': 'yes',
  'f-place': 'b',
  'f-saw': ['glad', 'sad'],
  'f-title': 'The zoo',
} as const
