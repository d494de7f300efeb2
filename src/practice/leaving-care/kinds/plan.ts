import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import { needsAssessmentFor, offerResponse, reviewAskedBy, studyKind, touchHow } from '../codes.ts'

/** What a young person will need as they grow up and leave care. */
export const needsAssessment = defineKind({
  name: 'needs-assessment',
  subject: 'person',
  title: 'Assessment of needs',
  about: 'What the young person needs to be ready for adult life, on which the pathway plan is built.',
  section: 'leaving-care',
  lasts: false,
  schema: z.object({
    why: coded(needsAssessmentFor).meta({ title: 'Why needs are assessed' }),
    childWords: childWords('What they say they need'),
    health: longWords('Health and feelings'),
    learning: longWords('Learning, training and work'),
    home: longWords('Where to live'),
    money: longWords('Money'),
    people: longWords('Family and friends'),
    skills: longWords('Looking after themselves'),
    identity: longWords('Who they are', 'Culture, faith, language, immigration status'),
    needs: longWords('What they need from us'),
  }),
  narrative: ['childWords', 'health', 'learning', 'home', 'money', 'people', 'skills', 'identity', 'needs'],
  says: () => 'Needs were assessed for leaving care',
  form: { group: 'leaving', starts: 'Date completed', attachments: true },
})

/** The plan for leaving care. */
export const pathwayPlan = defineKind({
  name: 'pathway-plan',
  subject: 'person',
  title: 'Pathway plan',
  about:
    'What the young person and we will do, by when, so that they are ready for adult life; and what happens if it goes wrong.',
  section: 'leaving-care',
  lasts: false,
  schema: z.object({
    agreed: z.boolean().meta({ title: 'The young person agrees with it' }),
    copyGiven: day().optional().meta({ title: 'Date a copy was given to them' }),
    childWords: childWords('What they want'),
    home: longWords('Where to live'),
    learning: longWords('Learning, training and work'),
    money: longWords('Money'),
    health: longWords('Health and feelings'),
    people: longWords('Family and friends'),
    skills: longWords('Looking after themselves'),
    identity: longWords('Who they are', 'Culture, faith, language, immigration status'),
    support: longWords('What the adviser will do'),
    otherwise: longWords('If it does not work out'),
  }),
  narrative: [
    'childWords',
    'home',
    'learning',
    'money',
    'health',
    'people',
    'skills',
    'identity',
    'support',
    'otherwise',
  ],
  says: entry => (entry.body.agreed ? 'A pathway plan was agreed' : 'A pathway plan was made'),
  form: { group: 'leaving', starts: 'Date made', attachments: true },
})

/** A review of the pathway plan. */
export const pathwayReview = defineKind({
  name: 'pathway-review',
  subject: 'person',
  title: 'Pathway plan review',
  about: 'The pathway plan was looked at again with the young person: what has changed and what happens next.',
  section: 'leaving-care',
  lasts: false,
  schema: z.object({
    askedBy: coded(reviewAskedBy).optional().meta({ title: 'Why now' }),
    inTheirHome: z.boolean().optional().meta({ title: 'It was held where they live' }),
    cameThemselves: z.boolean().optional().meta({ title: 'The young person took part' }),
    childWords: childWords('What they said'),
    changed: longWords('What has changed'),
    next: longWords('What happens next'),
    nextBy: day().optional().meta({ title: 'Look at it again by' }),
  }),
  narrative: ['childWords', 'changed', 'next'],
  says: () => 'The pathway plan was looked at again',
  form: { group: 'leaving', starts: 'Date', attachments: true },
})

/** Being in touch with a young person who has left care. */
export const keepingInTouch = defineKind({
  name: 'keeping-in-touch',
  subject: 'person',
  title: 'In touch',
  about: 'We were in touch with the young person, or tried to be. Only what went both ways keeps us in touch.',
  section: 'leaving-care',
  lasts: false,
  schema: z.object({
    how: coded(touchHow).meta({ title: 'How' }),
    twoWay: z.boolean().meta({
      title: 'They answered',
      description: 'No, for a message or a call that nobody answered',
    }),
    childWords: childWords('What the young person said', 'In their own words'),
    note: longWords('What it was about'),
  }),
  narrative: ['childWords', 'note'],
  says: entry => (entry.body.twoWay ? `In touch: ${label(touchHow, entry.body.how).toLowerCase()}` : undefined),
  form: { group: 'seeing', starts: 'Date', attachments: true },
})

/** The offer of support from 21 to 24, or a request for it. */
export const supportOffer = defineKind({
  name: 'support-offer',
  subject: 'person',
  title: 'Offer of support, 21 to 24',
  about:
    'A young person of 21 to 24 was told that an adviser’s support is there for them, or asked for it, and what they answered.',
  section: 'leaving-care',
  lasts: false,
  schema: z.object({
    response: coded(offerResponse).meta({ title: 'What they answered' }),
    asked: z.boolean().optional().meta({ title: 'They asked for it themselves' }),
    wants: longWords('What they want help with'),
    childWords: childWords('What the young person said', 'In their own words'),
  }),
  narrative: ['wants', 'childWords'],
  says: entry => `Offered support: ${label(offerResponse, entry.body.response).toLowerCase()}`,
  form: { group: 'leaving', starts: 'Date of the offer or request' },
})

/** A young person telling us that they study or want to. */
export const studyWish = defineKind({
  name: 'study-wish',
  subject: 'person',
  title: 'Studying, or wants to',
  about:
    'A care leaver under 25 told us that they are on a course or want to be, which calls for an assessment and a plan.',
  section: 'leaving-care',
  lasts: true,
  schema: z.object({
    kind: coded(studyKind).meta({ title: 'What sort of course' }),
    course: z.string().trim().max(160).optional().meta({ title: 'Course and where' }),
    begins: day().optional().meta({ title: 'Date it begins' }),
    livesAway: z.boolean().optional().meta({
      title: 'They live away from home for it in term',
      description: 'A home is then arranged, or paid for, in each vacation',
    }),
    childWords: childWords('What they hope for'),
  }),
  narrative: ['childWords'],
  says: entry => `Wants to study: ${label(studyKind, entry.body.kind).toLowerCase()}`,
  form: { group: 'leaving', starts: 'Date they told us', ends: 'Date the course ended, or they changed their mind' },
})

export const planKinds = [needsAssessment, pathwayPlan, pathwayReview, keepingInTouch, supportOffer, studyWish] as const
