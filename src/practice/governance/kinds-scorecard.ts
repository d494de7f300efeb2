import { z } from 'zod'
import { coded } from '../../spine/ledger/code-set.ts'
import { fromList, line, longWords, maybeFromList, neededWords } from '../../spine/ledger/fields.ts'
import { day, defineKind } from '../../spine/ledger/kind.ts'
import { heardWhere, promiseKept } from './codes.ts'

/** The names of the twelve places on the front, in order. */
export const PLACES = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const

const place = (name: string) => maybeFromList('measure', `${name} measure`)

/** The measures the board reads first, from a day on. */
export const scorecardFront = defineKind({
  name: 'scorecard-front',
  subject: 'trust',
  title: 'Measures on the front of the scorecard',
  about:
    'The measures that stand on the front of the corporate parenting board’s scorecard from a day on: twelve at most, in the order they are read, and who chose them.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    first: fromList('measure', 'First measure'),
    second: place('Second'),
    third: place('Third'),
    fourth: place('Fourth'),
    fifth: place('Fifth'),
    sixth: place('Sixth'),
    seventh: place('Seventh'),
    eighth: place('Eighth'),
    ninth: place('Ninth'),
    tenth: place('Tenth'),
    eleventh: place('Eleventh'),
    twelfth: place('Twelfth'),
    why: neededWords('Who chose them, and why', 'Say who chose them, such as the board at a meeting, and why'),
  }),
  narrative: ['why'],
  says: () => 'The measures on the front of the scorecard were chosen',
  form: {
    group: 'work',
    starts: 'From',
    ahead: true,
    hint: 'Twelve at most, in the order they are read. Choose at least one from each of the board’s five groups.',
  },
})

/** What is said to the board of a measure’s figure. Its start is the date the figure is of. */
export const scorecardComment = defineKind({
  name: 'scorecard-comment',
  subject: 'trust',
  title: 'Comment on a measure',
  about:
    'What is said to the corporate parenting board of a measure’s figure at a date, in plain words, signed by whoever records it; what is promised about it and by when, and whether what was promised before came about.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    measure: fromList('measure', 'Measure'),
    words: z
      .string()
      .trim()
      .min(1, 'Say in plain words what the figure means')
      .max(1200, 'Use 1,200 characters or fewer: the board reads one comment for each measure')
      .meta({
        title: 'What it means',
        description:
          'Plain words: why it is so, and what is being done. Name no child, and nothing only one child could be',
      }),
    kept: coded(promiseKept).optional().meta({ title: 'What was promised of this measure last time: was it kept?' }),
    keptHow: line('What came of it', 600),
    promise: line('What is promised now', 600, 'Something the board can ask about next time'),
    promiseBy: day().optional().meta({ title: 'Promised by' }),
  }),
  narrative: ['words', 'keptHow', 'promise'],
  says: ({ body }) => `Comment to the board: ${body.words}`,
  form: {
    group: 'work',
    starts: 'Of the figure at',
    hint: 'It is signed with your name. A later comment on the same figure takes its place; this one is kept beneath it.',
  },
})

/** What children said in general on a matter, with nobody named. Its start is the day it was heard. */
export const voiceTheme = defineKind({
  name: 'voice-theme',
  subject: 'trust',
  title: 'What children said',
  about:
    'What several children or young people said on a matter the board asks about: in general, with nobody named, how many they were, where and when they were heard, and what was done about it.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    measure: fromList('measure', 'The measure it bears on'),
    secondMeasure: maybeFromList('measure', 'Another measure it bears on'),
    said: z.string().trim().min(1, 'Say what they said').max(800, 'Use 800 characters or fewer').meta({
      title: 'What they said, in general',
      description:
        'As near to their own words as may be. No name, and nothing that only one child could have said. They agreed that it may be told',
    }),
    howMany: z
      .number()
      .int('Enter a whole number')
      .min(2, 'Two or more: what one child said belongs in that child’s own file')
      .max(5000, 'Enter 5,000 or fewer')
      .meta({ title: 'How many children or young people said so' }),
    where: coded(heardWhere).meta({ title: 'Where they were heard' }),
    did: longWords('What was done about it'),
  }),
  narrative: ['said', 'did'],
  says: ({ body }) => `Children said: ${body.said}`,
  form: { group: 'work', starts: 'Heard on' },
})

/** The authorities a council is compared with from a day on. */
export const neighbourSet = defineKind({
  name: 'neighbour-set',
  subject: 'trust',
  title: 'Statistical neighbours',
  about:
    'The authorities that a council’s published figures are compared with from a day on, by the Department for Education’s three-digit numbers, and whose list it is.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    council: z
      .string()
      .trim()
      .regex(/^\d{3}$/, 'Enter the council’s three-digit number, such as 940')
      .meta({
        title: 'Council, by its three-digit number',
        description: 'The Department for Education’s number, such as 940',
      }),
    authorities: z
      .string()
      .trim()
      .regex(
        /^\d{3}(?:[\s,;]+\d{3}){0,19}$/,
        'Enter up to twenty three-digit numbers with spaces between, such as 866 935 925',
      )
      .meta({
        title: 'Neighbours, by their three-digit numbers, the closest first',
        description: 'With spaces between, such as 866 935 925',
      }),
    model: z
      .string()
      .trim()
      .min(1, 'Say which list it is')
      .max(120)
      .meta({ title: 'Which list it is', description: 'Such as Statistical neighbours, 2025 model' }),
    source: neededWords('Where it comes from', 'Say where the list comes from'),
  }),
  narrative: ['source'],
  says: ({ body }) => `Neighbours of ${body.council}: ${body.authorities}`,
  form: { group: 'work', starts: 'From', ahead: true },
})

/** Everything the scorecard writes in the trust’s own file. */
export const scorecardKinds = [scorecardFront, scorecardComment, voiceTheme, neighbourSet] as const
