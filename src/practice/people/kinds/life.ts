import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, ref } from '../../../spine/ledger/kind.ts'
import {
  adultReferral,
  disability,
  languageCode,
  lifeStoryStage,
  paidTo,
  pictureSymbol,
  readsLanguage,
  religionCode,
} from '../codes.ts'

/** A need or disability. */
export const need = defineKind({
  name: 'need',
  subject: 'person',
  title: 'Need or disability',
  about: 'A disability or need of the child’s, in the census’s terms, and what helps.',
  section: 'identity',
  lasts: true,
  source: 'CIN census: Disability',
  schema: z.object({
    type: coded(disability).meta({ title: 'Need or disability' }),
    diagnosed: z.boolean().optional().meta({ title: 'Diagnosed' }),
    detail: longWords('What it means for the child'),
    helps: longWords('What helps'),
  }),
  narrative: ['detail', 'helps'],
  story: 'process',
  says: entry => (entry.body.type === 'NONE' ? undefined : `Need: ${label(disability, entry.body.type).toLowerCase()}`),
  form: { group: 'identity', starts: 'Known from', ends: 'No longer from', startIs: 'part' },
})

/** A language the child speaks, and how well it is read. */
export const language = defineKind({
  name: 'language',
  subject: 'person',
  title: 'Language',
  about: 'A language the child speaks: its dialect, whether it is the first, whether an interpreter is needed.',
  section: 'identity',
  lasts: true,
  schema: z.object({
    language: coded(languageCode).meta({ title: 'Language' }),
    other: z.string().trim().max(60).optional().meta({ title: 'Which, if it is not in the list' }),
    dialect: z.string().trim().max(60).optional().meta({ title: 'Dialect' }),
    first: z.boolean().meta({ title: 'First language' }),
    interpreter: z.boolean().meta({ title: 'Needs an interpreter' }),
    reads: coded(readsLanguage).optional().meta({
      title: 'Reads it',
      description: 'Some cannot read their first language: use sound and pictures',
    }),
  }),
  story: 'process',
  says: () => undefined,
  form: { group: 'identity', starts: 'From', ends: 'Until', startIs: 'part' },
})

/** The child's religion or belief, and what it means each day. */
export const religion = defineKind({
  name: 'religion',
  subject: 'person',
  title: 'Religion or belief',
  about: 'The child’s religion or belief, and what it means in daily life.',
  section: 'identity',
  lasts: true,
  schema: z.object({
    religion: coded(religionCode).meta({ title: 'Religion or belief' }),
    which: z.string().trim().max(80).optional().meta({ title: 'Which church, tradition or belief' }),
    practice: longWords('What it means in daily life', 'Food, dress, worship, days to keep'),
  }),
  narrative: ['practice'],
  story: 'process',
  says: () => undefined,
  form: { group: 'identity', starts: 'From', ends: 'Until', startIs: 'part' },
})

/** How the child's heritage is kept alive. */
export const heritagePlan = defineKind({
  name: 'heritage-plan',
  subject: 'person',
  title: 'Heritage plan',
  about: 'Where the child comes from, and how language, food, hair and skin care, faith and festivals are kept alive.',
  section: 'people',
  lasts: true,
  schema: z.object({
    heritage: longWords('Where they come from', 'Family, places, languages, faith'),
    daily: longWords('Every day', 'Food, hair and skin, music, language, worship'),
    people: longWords('Who helps', 'Family, carers, mentors, places to go'),
    gaps: longWords('What is missing, and who will put it right'),
    reviewBy: day().optional().meta({ title: 'Look at it again by' }),
    childWords: childWords('What the child said', 'In their own words'),
  }),
  narrative: ['heritage', 'daily', 'people', 'gaps', 'childWords'],
  says: () => 'A plan for their heritage was made',
  form: {
    group: 'plan',
    starts: 'Date made',
    ends: 'Replaced on',
    later: ['end'],
    own: ['daily', 'people', 'gaps', 'childWords'],
    attachments: true,
  },
})

/** Where life story work has got to. */
export const lifeStoryWork = defineKind({
  name: 'life-story-work',
  subject: 'person',
  title: 'Life story work',
  about: 'A stage of the work by which a child comes to know their own story.',
  section: 'people',
  lasts: true,
  schema: z.object({
    stage: coded(lifeStoryStage).meta({ title: 'Where it has got to' }),
    worker: ref('worker').optional().meta({ title: 'Who does it with them' }),
    done: longWords('What was done'),
    childWords: childWords('What the child said', 'In their own words'),
  }),
  narrative: ['done', 'childWords'],
  says: entry => `Life story: ${label(lifeStoryStage, entry.body.stage).toLowerCase()}`,
  form: {
    group: 'people',
    starts: 'Date',
    ends: 'Until',
    own: ['stage', 'done', 'childWords'],
    attachments: true,
    hint: 'Record each step, so that whoever comes next knows where it stands.',
  },
})

/** One page about the child, in the child's words. */
export const profile = defineKind({
  name: 'profile',
  subject: 'person',
  title: 'One page about me',
  about: 'One page in the child’s own words for anyone new: what people like, what matters, how to help, a good day.',
  section: 'people',
  lasts: false,
  schema: z.object({
    whatPeopleLike: childWords('What people like about me'),
    whatMatters: childWords('What matters to me'),
    howToSupport: childWords('How best to help me'),
    goodDay: childWords('A good day for me'),
    symbol: coded(pictureSymbol).optional().meta({
      title: 'My picture',
      description: 'Shown where a photograph is not wanted',
    }),
  }),
  narrative: ['whatPeopleLike', 'whatMatters', 'howToSupport', 'goodDay'],
  says: () => 'Made a page about themselves',
  form: {
    group: 'seeing',
    starts: 'Date made',
    attachments: true,
    hint: 'Write it with the child, as the child says it.',
  },
})

/** Planning the move to adult social care. */
export const transitionPlan = defineKind({
  name: 'transition-plan',
  subject: 'person',
  title: 'Plan for adult life',
  about:
    'From 14, for a disabled child: what adult life should look like, and where the referral to adult services stands.',
  section: 'people',
  lasts: false,
  schema: z.object({
    adultServices: coded(adultReferral).meta({ title: 'Adult social care' }),
    referredOn: day().optional().meta({ title: 'Date referred' }),
    decidedOn: day().optional().meta({ title: 'Date adult services decided' }),
    decided: longWords('What was decided'),
    nextBy: day().optional().meta({ title: 'Plan again by' }),
    childWords: childWords('What they want for themselves'),
  }),
  narrative: ['decided', 'childWords'],
  says: entry => `Planned adult life: ${label(adultReferral, entry.body.adultServices).toLowerCase()}`,
  form: { group: 'leaving', starts: 'Date of the plan or meeting', attachments: true },
})

/** Money paid to arrange support for a disabled child. */
export const directPayment = defineKind({
  name: 'direct-payment',
  subject: 'person',
  title: 'Direct payment',
  about: 'Money paid each week so that support is arranged by the family or the young person.',
  section: 'people',
  lasts: true,
  schema: z.object({
    perWeek: z.number().nonnegative('Enter the amount in pounds').meta({ title: 'Amount a week, in pounds' }),
    paidTo: coded(paidTo).optional().meta({ title: 'Paid to' }),
    purpose: z.string().trim().min(1, 'Say what it is for').max(400).meta({ title: 'What it is for' }),
  }),
  story: 'process',
  says: entry => `Direct payment for ${entry.body.purpose}`,
  form: { group: 'work', starts: 'Paid from', ends: 'Paid until' },
})

export const lifeKinds = [
  need,
  language,
  religion,
  heritagePlan,
  lifeStoryWork,
  profile,
  transitionPlan,
  directPayment,
] as const
