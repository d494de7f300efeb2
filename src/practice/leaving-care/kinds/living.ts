import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, line, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, ref } from '../../../spine/ledger/kind.ts'
import { heldWhere, leaverHome, leaverHomeProvider, returnedTo, stayingStage } from '../codes.ts'

/** Where a young person who has left care lives. */
export const leaverAccommodation = defineKind({
  name: 'leaver-accommodation',
  subject: 'person',
  title: 'A care leaver’s home',
  about: 'Where a young person who has left care lives, who provides it, and whether it was found suitable for them.',
  section: 'leaving-care',
  lasts: true,
  schema: z.object({
    type: coded(leaverHome).meta({ title: 'Kind of home' }),
    providedBy: coded(leaverHomeProvider).meta({ title: 'Who provides it' }),
    checkedOn: day().optional().meta({ title: 'Date it was checked', description: 'Before they move in' }),
    suitable: z.boolean().optional().meta({
      title: 'It is suitable for them',
      description: 'A judgement about this home and this young person: safe, affordable, near what they need',
    }),
    why: longWords('Why it is, or is not, suitable'),
    address: line('Address', 300),
    postcode: line('Postcode', 10),
  }),
  narrative: ['why'],
  says: entry => `Moved: ${label(leaverHome, entry.body.type).toLowerCase()}`,
  form: { group: 'home', starts: 'Lives there from', ends: 'Lives there until' },
})

/** The adviser's visit to a care leaver's home. */
export const accommodationVisit = defineKind({
  name: 'accommodation-visit',
  subject: 'person',
  title: 'Visit to a care leaver’s home',
  about: 'The personal adviser visited the young person where they live.',
  section: 'leaving-care',
  lasts: false,
  schema: z.object({
    seen: z.boolean().meta({ title: 'The young person was seen' }),
    suitable: z.boolean().optional().meta({ title: 'The home is still suitable for them' }),
    childWords: childWords('What they say about living there'),
    home: longWords('The home'),
    next: longWords('What happens next'),
  }),
  narrative: ['childWords', 'home', 'next'],
  says: entry => (entry.body.seen ? 'Visited at home by their adviser' : undefined),
  form: { group: 'seeing', starts: 'Date of the visit', attachments: true },
})

/** Staying on with a foster carer after 18. */
export const stayingPut = defineKind({
  name: 'staying-put',
  subject: 'person',
  title: 'Staying put',
  about: 'A young person staying on with their foster carers after 18: talked about, agreed, and lived.',
  section: 'leaving-care',
  lasts: true,
  schema: z.object({
    stage: coded(stayingStage).meta({ title: 'Where it has got to' }),
    household: ref('household').optional().meta({ title: 'With whom' }),
    until: day().optional().meta({ title: 'Planned until' }),
    childWords: childWords('What they want'),
    terms: longWords('What is agreed', 'Money, rules of the house, what happens if it changes'),
  }),
  narrative: ['childWords', 'terms'],
  says: entry => `Staying put: ${label(stayingStage, entry.body.stage).toLowerCase()}`,
  form: { group: 'leaving', starts: 'Date of this step', ends: 'Ended', attachments: true },
})

/** Support from a former children's home after leaving it. */
export const stayingClose = defineKind({
  name: 'staying-close',
  subject: 'person',
  title: 'Staying close',
  about: 'A young person who leaves a children’s home living near it, with its people still there for them.',
  section: 'leaving-care',
  lasts: true,
  schema: z.object({
    stage: coded(stayingStage).meta({ title: 'Where it has got to' }),
    setting: ref('setting').optional().meta({ title: 'Which home' }),
    childWords: childWords('What they want'),
    terms: longWords('What is agreed'),
  }),
  narrative: ['childWords', 'terms'],
  says: entry => `Staying close: ${label(stayingStage, entry.body.stage).toLowerCase()}`,
  form: { group: 'leaving', starts: 'Date of this step', ends: 'Ended', attachments: true },
})

/** Money to set up a first home. */
export const settingUpAllowance = defineKind({
  name: 'setting-up-allowance',
  subject: 'person',
  title: 'Setting up home allowance',
  about: 'Money paid so that a young person can set up their first home. It may be paid in parts.',
  section: 'leaving-care',
  lasts: false,
  schema: z.object({
    amount: z.number().nonnegative('Enter the amount in pounds').meta({ title: 'Amount, in pounds' }),
    purpose: line('What it bought', 300),
  }),
  says: () => 'Money to set up home',
  form: { group: 'leaving', starts: 'Date paid' },
})

/** The bursary for a care leaver in higher education. */
export const educationBursary = defineKind({
  name: 'education-bursary',
  subject: 'person',
  title: 'Bursary for studying',
  about: 'The bursary paid to a former relevant young person in higher education.',
  section: 'leaving-care',
  lasts: false,
  schema: z.object({
    amount: z.number().nonnegative('Enter the amount in pounds').meta({ title: 'Amount, in pounds' }),
    course: line('Course', 160),
  }),
  says: () => 'Paid a bursary for studying',
  form: { group: 'leaving', starts: 'Date paid' },
})

/** A young person of 16 or 17 who went home for good, or so it seemed. */
export const returnedToParent = defineKind({
  name: 'returned-to-parent',
  subject: 'person',
  title: 'Went home to live',
  about:
    'A young person of 16 or 17 living again with a parent or someone with parental responsibility. After six months that are settled the duties of leaving care stop; if it breaks down they begin again.',
  section: 'leaving-care',
  lasts: true,
  schema: z.object({
    to: coded(returnedTo).meta({ title: 'Who they went to live with' }),
    settled: z.boolean().optional().meta({
      title: 'It is settled',
      description: 'No, if it may break down: six months that are not settled change nothing',
    }),
  }),
  says: entry => `Went to live with ${label(returnedTo, entry.body.to).toLowerCase()}`,
  form: { group: 'leaving', starts: 'From', ends: 'Until (it broke down)' },
})

/** Being kept in custody or hospital, which may make a young person relevant though they were not in care at 16. */
export const heldElsewhere = defineKind({
  name: 'held-elsewhere',
  subject: 'person',
  title: 'Detained or in hospital',
  about:
    'A time when a young person was detained or in hospital. On the 16th birthday, straight after 13 weeks in care, it makes them a relevant child.',
  section: 'leaving-care',
  lasts: true,
  schema: z.object({ where: coded(heldWhere).meta({ title: 'Where' }) }),
  says: entry => label(heldWhere, entry.body.where),
  form: { group: 'leaving', starts: 'From', ends: 'Until' },
})

export const livingKinds = [
  leaverAccommodation,
  accommodationVisit,
  stayingPut,
  stayingClose,
  settingUpAllowance,
  educationBursary,
  returnedToParent,
  heldElsewhere,
] as const
