import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { line, longWords } from '../../../spine/ledger/fields.ts'
import { defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { amount as wholePounds, financialYear, pounds } from '../../finance/kinds/fields.ts'
import { accessBy, sensoryDiscipline, sensoryNeed, supportEmployer } from '../codes.ts'

const amount = (title: string, description?: string): z.ZodNumber => wholePounds(title, 0, description)

const how = (title: string, most = 10_000): z.ZodNumber =>
  z
    .number()
    .int('Enter a whole number')
    .min(0, 'This cannot be less than nought')
    .max(most, 'This is too many')
    .meta({ title })

const council = (title = 'Council'): z.ZodString =>
  z.string().min(1, 'Choose a council').max(80).meta({ title, listed: 'council' })

/** How many children of a council the service knows on a day for one need, level by level: everyone, with a file here or not. */
export const sensoryCount = defineKind({
  name: 'sensory-count',
  subject: 'trust',
  title: 'Count of the sensory caseload',
  about:
    'How many children of a council the sensory impairment service knows on a day for one need, at each level of support: every child, also those with no file here.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    council: council(),
    need: coded(sensoryNeed).meta({ title: 'Sensory need' }),
    high: how('At the high level'),
    medium: how('At the medium level'),
    low: how('At the low level'),
    monitoring: how('Monitored'),
    source: line('Where the count comes from', 160),
  }),
  says: ({ body }) =>
    `${label(sensoryNeed, body.need)}: ${body.high + body.medium + body.low + body.monitoring} children`,
  form: { group: 'work', starts: 'Counted on' },
})

/** Visits planned and made in a month by one kind of specialist in one council's area, of all children. Its start is the month's last day. */
export const sensoryActivity = defineKind({
  name: 'sensory-activity',
  subject: 'trust',
  title: 'Month of specialist visits',
  about:
    'How many visits a kind of specialist of the sensory impairment service had planned and made in a month to children of a council, with a file here or not.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    council: council(),
    discipline: coded(sensoryDiscipline).meta({ title: 'Specialist' }),
    planned: how('Visits planned'),
    made: how('Visits made'),
    note: line('Anything to know about it', 300),
  }),
  says: ({ body }) => `${label(sensoryDiscipline, body.discipline)}: ${body.made} of ${body.planned} visits`,
  form: { group: 'work', starts: 'Last day of the month' },
})

/** Access and communication support workers in a school. */
export const sensoryDeployment = defineKind({
  name: 'sensory-deployment',
  subject: 'trust',
  title: 'Support workers in a school',
  about:
    'Access and communication support workers of pupils who sign or read braille: in which school, how many and for how many hours a week, who employs them, from when to when.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    school: z.string().trim().min(1, 'Name the school').max(120).meta({ title: 'School' }),
    council: council('Council the school is in'),
    employer: coded(supportEmployer).meta({ title: 'Who employs them' }),
    workers: how('Workers', 100),
    hours: z
      .number()
      .min(0, 'Hours cannot be less than nought')
      .max(2000, 'This is too many hours a week')
      .meta({ title: 'Hours a week, all together' }),
    by: z.array(coded(accessBy)).min(1, 'Say how they give access').meta({ title: 'Access by' }),
    pupils: how('Pupils supported', 500),
    note: line('Anything to know about it', 300),
  }),
  says: ({ body }) =>
    `${body.school}: ${body.workers} employed by ${label(supportEmployer, body.employer).toLowerCase()}`,
  form: { group: 'work', starts: 'From', ends: 'Until', later: ['end'] },
})

/** What the councils agreed about the shared service. */
export const sensoryAgreement = defineKind({
  name: 'sensory-agreement',
  subject: 'trust',
  title: 'Agreement for the sensory impairment service',
  about: 'That one council hosts the service for both, under which agreement, and what it says about leaving it.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    title: z.string().trim().min(1, 'Name the agreement').max(160).meta({ title: 'Agreement' }),
    host: council('Council that hosts the service'),
    staff: how('Staff of the service', 1000).optional().meta({ title: 'Staff of the service' }),
    terms: longWords('What it says', 'How the cost is shared, notice, and what happens when it ends'),
  }),
  narrative: ['terms'],
  says: ({ body }) => body.title,
  form: { group: 'work', starts: 'From', ends: 'Until', later: ['end'] },
})

/** A council's agreed share of the cost, from a day on. */
export const sensoryShare = defineKind({
  name: 'sensory-share',
  subject: 'trust',
  title: 'Agreed share',
  about: 'What part of the service’s cost a council agreed to pay, in hundredths, from a day on.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    agreement: entryRef('sensory-agreement').meta({ title: 'Agreement' }),
    council: council(),
    percent: z
      .number()
      .min(0, 'A share is from 0 to 100')
      .max(100, 'A share is from 0 to 100')
      .multipleOf(0.01, 'A share has at most two decimals')
      .meta({ title: 'Percentage of the cost' }),
  }),
  says: ({ body }) => `Agreed share of ${body.percent}%`,
  form: { group: 'work', starts: 'From' },
})

/** What the service costs in a year. Its start is the day the budget was set. */
export const sensoryYear = defineKind({
  name: 'sensory-year',
  subject: 'trust',
  title: 'Year’s cost of the sensory impairment service',
  about:
    'What the service is budgeted to cost in a year, what it expects to recharge to schools, and what of it the councils said they would share. The two need not agree, and are kept apart.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    year: financialYear(),
    staffing: amount('Staff, in pounds'),
    other: amount('Everything else, in pounds'),
    recharge: amount('Recharge to schools, as budgeted, in pounds'),
    shared: amount(
      'What the councils share, in pounds',
      'The cost as they told it when they agreed their contributions',
    ),
    note: line('Anything to know about it', 300),
  }),
  says: ({ body }) => `${pounds(body.shared)} shared between the councils`,
  form: { group: 'work', starts: 'Set on' },
})

/** What a council contributes to a year. Its start is the day it was agreed or paid. */
export const sensoryContribution = defineKind({
  name: 'sensory-contribution',
  subject: 'trust',
  title: 'Council’s contribution',
  about: 'What a council contributes to a year of the service, and from which money.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    year: financialYear(),
    council: council(),
    amount: amount('Contribution in pounds'),
    from: line('From which money', 120, 'Such as the dedicated schools grant'),
  }),
  says: ({ body }) => `Contribution of ${pounds(body.amount)}`,
  form: { group: 'work', starts: 'Agreed on' },
})

/** What a school was recharged for support workers whom the service employs. */
export const sensoryRecharge = defineKind({
  name: 'sensory-recharge',
  subject: 'trust',
  title: 'Recharge to a school',
  about: 'What a school was recharged in a year for support workers whom the service employs.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    deployment: entryRef('sensory-deployment').meta({ title: 'Support workers in which school' }),
    year: financialYear(),
    amount: amount('Recharged in pounds'),
    reference: line('Invoice', 60),
  }),
  says: ({ body }) => `Recharge of ${pounds(body.amount)}`,
  form: { group: 'work', starts: 'Invoiced on' },
})
