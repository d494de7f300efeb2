import { z } from 'zod'
import { coded } from '../../spine/ledger/code-set.ts'
import { line, longWords, maybeFromList, neededWords } from '../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../spine/ledger/kind.ts'
import { frameworkFor, frameworkType, principle, promiseRag, promiseType, stepTaken } from './codes.ts'

const short = (title: string, missing: string, description?: string): z.ZodString =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(200, 'At most 200 letters')
    .meta({ title, ...(description === undefined ? {} : { description }) })

const months = (title: string, description: string) =>
  z
    .number()
    .int('Enter a whole number')
    .min(1, 'Enter 1 or more')
    .max(36, 'Enter 36 or fewer')
    .optional()
    .meta({ title, description })

const NAME_NOBODY = 'Councillors read it. Never name a child, nor a number of children from 1 to 5'

/** A dated framework of aims: an outcomes framework, a charter, a strategy. */
export const framework = defineKind({
  name: 'framework',
  subject: 'trust',
  title: 'Framework of aims',
  about:
    'A framework of aims that the trust and its councils hold themselves to for a time: an outcomes framework, a pledge or charter, a corporate parenting or sufficiency strategy; whose it is and which body looks after it.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    type: coded(frameworkType).meta({ title: 'What it is' }),
    title: short('Title', 'Give it its title'),
    for: coded(frameworkFor).meta({ title: 'Whom it is about' }),
    about: neededWords('What it is for', 'Say what it is for', 'In a few sentences, as a councillor would read it'),
    plain: longWords('The same for children and young people', 'In their words. Asked for a charter or pledge'),
    owner: maybeFromList('account', 'Who answers for the whole of it'),
    board: entryRef('board').optional().meta({ title: 'The body that looks after it' }),
    agreed: line('Who agreed it', 200, 'Such as both councils’ executives'),
    look: months('Months between two looks at each promise', 'Six, unless you say otherwise'),
    review: months('Months between two reviews of the whole', 'Twelve, unless you say otherwise'),
    why: longWords('Why it ended'),
  }),
  narrative: ['about', 'plain', 'why'],
  says: ({ body }) => body.title,
  form: {
    group: 'work',
    starts: 'Holds from',
    ends: 'Held until',
    ahead: true,
    needs: ['why'],
    later: ['end', 'why'],
  },
})

/** An outcome, a priority, or a part of a charter, with its champion and its group. */
export const frameworkAim = defineKind({
  name: 'framework-aim',
  subject: 'trust',
  title: 'Outcome or priority',
  about:
    'An outcome or priority of a framework, or a part of a charter: why it matters, who champions it and which group works on it.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    framework: entryRef('framework').meta({ title: 'Framework' }),
    number: z
      .number()
      .int('Enter a whole number')
      .min(1, 'Enter 1 or more')
      .max(40, 'Enter 40 or fewer')
      .meta({ title: 'Its number', description: 'They are read in this order' }),
    title: short('Outcome or priority', 'Name it'),
    about: longWords('Why it matters'),
    champion: entryRef('board-member')
      .optional()
      .meta({ title: 'Who champions it', description: 'A councillor, or another member of the body' }),
    group: entryRef('board').optional().meta({ title: 'The operational group that works on it' }),
    why: longWords('Why it ended'),
  }),
  narrative: ['about', 'why'],
  says: ({ body }) => `${body.number}. ${body.title}`,
  form: {
    group: 'work',
    starts: 'An aim from',
    ends: 'An aim until',
    ahead: true,
    needs: ['why'],
    later: ['end', 'why'],
  },
})

/** A statement, promise or success criterion. How it stands is told by its notes alone. */
export const frameworkPromise = defineKind({
  name: 'framework-promise',
  subject: 'trust',
  title: 'Promise',
  about:
    'A statement of an outcomes framework, a promise of a charter, or a success criterion of a strategy: whose it is, what would show that it is kept, and which measures and principles it is tied to.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    aim: entryRef('framework-aim').meta({ title: 'Outcome or priority' }),
    reference: z
      .string()
      .trim()
      .min(1, 'Give it a reference, such as 1a')
      .max(12)
      .meta({ title: 'Reference', description: 'Short, such as 1a' }),
    type: coded(promiseType).meta({ title: 'What kind of promise' }),
    text: neededWords('The promise', 'Say what is promised'),
    plain: longWords('The same in a child’s words', 'What children and young people read. Asked of a charter'),
    shows: neededWords('What would show that it is kept', 'Say what would show that it is kept'),
    owner: maybeFromList('account', 'Owner', 'Who answers for keeping it. Left blank, it is listed as nobody’s'),
    by: day().optional().meta({ title: 'To be kept by', description: 'Leave blank if it is to be kept always' }),
    measure: maybeFromList('measure', 'Measure that would show it', 'Its live figure stands beside the promise'),
    secondMeasure: maybeFromList('measure', 'A second measure'),
    thirdMeasure: maybeFromList('measure', 'A third measure'),
    principles: z
      .array(coded(principle))
      .optional()
      .meta({ title: 'Corporate parenting principles it answers', description: 'As many as it answers' }),
    came: longWords('What came of it'),
  }),
  narrative: ['text', 'plain', 'shows', 'came'],
  says: ({ body }) => `${body.reference} ${body.text}`,
  form: {
    group: 'work',
    starts: 'Promised on',
    ends: 'Let go, or kept for good, on',
    ahead: true,
    needs: ['came'],
    later: ['end', 'came'],
    closes: 'Say what came of it',
  },
})

/** How a promise stood on a day, by its owner. */
export const frameworkNote = defineKind({
  name: 'framework-note',
  subject: 'trust',
  title: 'Look at a promise',
  about:
    'How a promise stood on a day, as its owner saw it: what has changed, what shows it, whether the step promised last time was taken, and what is promised next. It is signed by whoever records it.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    promise: entryRef('framework-promise').meta({ title: 'Promise' }),
    rag: coded(promiseRag).meta({ title: 'How it stands' }),
    note: neededWords('What has changed', 'Say what has changed', NAME_NOBODY),
    evidence: longWords('What shows it', 'An audit, a survey, what children said, and where it can be seen'),
    taken: coded(stepTaken).optional().meta({ title: 'The step promised last time: was it done?' }),
    next: line('What is promised next', 400, 'Something that can be asked about at the next look'),
    nextBy: day().optional().meta({ title: 'By' }),
  }),
  narrative: ['note', 'evidence', 'next'],
  says: ({ body }) => `Looked at: ${body.rag}`,
  form: { group: 'work', starts: 'As at', hint: 'It is signed with your name.' },
})

/** What is being done about a promise elsewhere: in the improvement plan, or by a board. */
export const frameworkWork = defineKind({
  name: 'framework-work',
  subject: 'trust',
  title: 'Work for a promise',
  about:
    'An action of the improvement plan, or an action or challenge of a board, by which a promise is to be kept. How it goes is told where it stands.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    promise: entryRef('framework-promise').meta({ title: 'Promise' }),
    work: entryRef('improvement-action', 'board-action', 'board-challenge').meta({
      title: 'What is being done',
      description: 'An action of the improvement plan, or an open action or challenge of a board',
    }),
  }),
  says: () => 'Work was tied to a promise',
  form: { group: 'work', starts: 'Tied on' },
})

/** A review of a whole framework. */
export const frameworkReview = defineKind({
  name: 'framework-review',
  subject: 'trust',
  title: 'Review of a framework',
  about:
    'The review, every year, of a whole framework: what it found, what changes, and the meeting that took it. It is signed by whoever records it.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    framework: entryRef('framework').meta({ title: 'Framework' }),
    found: neededWords('What the review found', 'Say what the review found', NAME_NOBODY),
    changes: longWords('What changes because of it'),
    heard: longWords('What children and young people said of it', 'In general, with nobody named'),
    meeting: entryRef('board-meeting').optional().meta({ title: 'The meeting that took it' }),
  }),
  narrative: ['found', 'changes', 'heard'],
  says: ({ body }) => `Reviewed: ${body.found}`,
  form: { group: 'work', starts: 'Reviewed on', hint: 'It is signed with your name.' },
})

/** Everything the frameworks of aims hold. */
export const promiseKinds = [
  framework,
  frameworkAim,
  frameworkPromise,
  frameworkNote,
  frameworkWork,
  frameworkReview,
] as const
