import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { fromList, line, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { label } from '../../../spine/ledger/code-list.ts'
import { breachSeverity, breachType } from '../codes.ts'

const NO_NAMES = 'Without names: the register says what happened, never to whom'

/** A personal data breach. It begins the moment the trust became aware of it, from which the law counts 72 hours. */
export const dataBreach = defineKind({
  name: 'data-breach',
  subject: 'trust',
  title: 'Data breach',
  about:
    'Personal data were lost, sent wrongly, seen, changed or could not be had: what happened, how many people it touched, how much risk there is to them, whether the Information Commissioner is told or why not, and what was done at once. Names nobody.',
  section: 'trust',
  lasts: true,
  source: 'UK GDPR, articles 33 and 34',
  schema: z.object({
    reference: z
      .string()
      .trim()
      .min(1, 'Give the breach a reference, such as B27-04')
      .max(12)
      .meta({ title: 'Reference', description: 'Short, and not used by another breach, such as B27-04' }),
    happened: day()
      .optional()
      .meta({ title: 'Day it happened', description: 'If known: often before anyone was aware of it' }),
    type: coded(breachType).meta({ title: 'What happened' }),
    what: neededWords('What happened, in words', 'Say what happened', NO_NAMES),
    people: z
      .number()
      .int('Enter a whole number')
      .min(0, 'Enter how many people, or 0')
      .max(10_000_000)
      .optional()
      .meta({ title: 'How many people it touches', description: 'As far as is known' }),
    sensitive: z.boolean().meta({
      title: 'Does it tell of health, beliefs, ethnicity, sexual life or offences?',
      description: 'Most of a child’s record does',
    }),
    severity: coded(breachSeverity)
      .optional()
      .meta({ title: 'Risk to the people it is about', description: 'Leave it open until it is judged' }),
    whyNot: longWords(
      'Why the Commissioner need not be told',
      'Only where a risk is unlikely: the reason is kept (article 33(5))',
    ),
    decided: day().optional().meta({ title: 'Day it was decided not to tell the Commissioner' }),
    contained: longWords('What was done at once', NO_NAMES),
    told: day().optional().meta({ title: 'Day the people it is about were told' }),
    whyUntold: longWords('Why they were not told', 'As where it would harm them, or the data could not be read'),
    came: longWords('What was learnt'),
  }),
  narrative: ['what', 'whyNot', 'contained', 'whyUntold', 'came'],
  says: ({ body }) => `${body.reference}: ${label(breachType, body.type).toLowerCase()}`,
  form: {
    group: 'work',
    starts: 'We became aware of it',
    ends: 'Closed on',
    startIs: 'moment',
    ahead: false,
    needs: ['came'],
    later: ['end', 'came'],
  },
})

/** A breach was reported to the Information Commissioner. */
export const breachReport = defineKind({
  name: 'breach-report',
  subject: 'trust',
  title: 'Breach told to the Commissioner',
  about: 'A breach was reported to the Information Commissioner: when, under which number, and what came of it.',
  section: 'trust',
  lasts: false,
  source: 'UK GDPR, article 33',
  schema: z.object({
    breach: entryRef('data-breach').meta({ title: 'Breach' }),
    number: line('The Commissioner’s own number', 40),
    whyLate: longWords(
      'Why it was not told within 72 hours',
      'Only where it was not: the reasons go with the report (article 33(1))',
    ),
    answer: longWords('What the Commissioner answered'),
  }),
  narrative: ['whyLate', 'answer'],
  says: () => 'Told to the Information Commissioner',
  form: { group: 'work', starts: 'Reported', startIs: 'moment', later: ['answer'] },
})

/** Something to be done so that it does not happen again. It ends when it is done. */
export const breachAction = defineKind({
  name: 'breach-action',
  subject: 'trust',
  title: 'What is learnt from a breach',
  about: 'Something to be done so that a breach does not happen again: what, whose it is and by when.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    breach: entryRef('data-breach').meta({ title: 'Breach' }),
    what: neededWords('What will be done', 'Say what will be done'),
    owner: fromList('account', 'Who will see that it is done'),
    by: day().meta({ title: 'To be done by' }),
    came: longWords('What came of it'),
  }),
  narrative: ['what', 'came'],
  says: ({ body }) => body.what,
  form: { group: 'work', starts: 'Agreed on', ends: 'Done on', ahead: false, later: ['end', 'came'] },
})

/** Everything the register of breaches holds. */
export const breachKinds = [dataBreach, breachReport, breachAction] as const
