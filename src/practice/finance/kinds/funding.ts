import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { fromList, line, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { changeType, fundingDecision, reserveKind } from '../codes.ts'
import { amount, councilCode, financialYear, pounds } from './fields.ts'

/** A period of the contract and what is paid in it. It ends when the next begins. */
export const contractPeriod = defineKind({
  name: 'contract-period',
  subject: 'trust',
  title: 'Contract period',
  about:
    'A period of the contract with the councils: the sum agreed for it, in how many instalments it is paid and when, and what is agreed about reserves.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    title: z.string().trim().min(1, 'Name the period, such as 2026-27').max(60).meta({ title: 'Period' }),
    sum: amount('Contract sum, in pounds', 0),
    instalments: z
      .number()
      .int('Enter a whole number')
      .min(1, 'There is at least one instalment')
      .max(60, 'At most 60 instalments')
      .meta({
        title: 'Number of instalments',
        description: 'Paid a month apart, the first in the period’s first month',
      }),
    payDay: z
      .number()
      .int('Enter a whole number')
      .min(1, 'A day of the month is from 1 to 28')
      .max(28, 'A day of the month is from 1 to 28')
      .meta({ title: 'Day of the month each is due', description: 'From 1 to 28' }),
    working: amount('Working reserve paid at the start, in pounds', 0, 'Nought where none was agreed'),
    reserveLeast: amount('Least that general reserves may be, in pounds', 0),
    reserveMost: amount('Most that general reserves may be, in pounds', 0),
    terms: longWords('What else is agreed about paying it'),
  }),
  narrative: ['terms'],
  says: ({ body }) => `${body.title}: contract sum of ${pounds(body.sum)}`,
  form: { group: 'work', starts: 'First day', ends: 'Last day', needs: ['end'], hint: 'The last day counts.' },
})

/** What one council pays of a contract period's sum. */
export const contractShare = defineKind({
  name: 'contract-share',
  subject: 'trust',
  title: 'Council’s share of a contract sum',
  about: 'What one council pays of the sum agreed for a period of the contract.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    period: entryRef('contract-period').meta({ title: 'Contract period' }),
    council: z.string().min(1, 'Choose a council').max(80).meta({ title: 'Council', listed: 'council' }),
    amount: amount('What it pays, in pounds', 0),
  }),
  says: ({ body }) => `${pounds(body.amount)} of the contract sum`,
  form: { group: 'work', starts: 'Agreed on' },
})

/** An instalment received. Its start is the day it came. */
export const instalmentPaid = defineKind({
  name: 'instalment-paid',
  subject: 'trust',
  title: 'Instalment received',
  about: 'A council paid an instalment of the contract sum.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    period: entryRef('contract-period').meta({ title: 'Contract period' }),
    council: z.string().min(1, 'Choose a council').max(80).meta({ title: 'Council', listed: 'council' }),
    number: z
      .number()
      .int('Enter a whole number')
      .min(1, 'The first instalment is number 1')
      .max(60)
      .meta({ title: 'Number of the instalment' }),
    amount: amount('What was received, in pounds', 0),
    note: line('Anything to know about it', 300),
  }),
  says: ({ body }) => `Instalment ${body.number}: ${pounds(body.amount)} received`,
  form: { group: 'work', starts: 'Received on' },
})

/** A change to the contract sum asked for within a year. It ends when it is answered. */
export const inYearChange = defineKind({
  name: 'in-year-change',
  subject: 'trust',
  title: 'In-year change',
  about:
    'A change to the contract sum asked of the councils within a year, of either type, with its business case and how it was answered. What is agreed changes the budget of its line from the day of the answer.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    reference: z.string().trim().min(1, 'Give it a reference, such as IYC2').max(12).meta({ title: 'Reference' }),
    title: z.string().trim().min(1, 'Say what is asked for').max(160).meta({ title: 'What is asked for' }),
    type: coded(changeType).meta({ title: 'Type' }),
    year: financialYear(),
    amount: amount('Asked for in this year, in pounds'),
    line: entryRef('budget-line').meta({ title: 'Budget line it changes' }),
    council: councilCode('Council asked, where it is one alone'),
    owner: fromList('account', 'Owner', 'Who answers for it'),
    case: neededWords('Business case', 'Give the business case: why, what it pays for and what comes of it'),
    paysBack: longWords('How it pays for itself', 'What the contract sum falls by, from when'),
    savesYearly: amount('What it saves in a full year, in pounds', 0)
      .optional()
      .meta({ title: 'What it saves in a full year, in pounds', when: { field: 'type', is: 'type-2-save' } }),
    decision: coded(fundingDecision).optional().meta({ title: 'Answer' }),
    agreed: amount('Agreed for this year, in pounds', 0, 'Nought where nothing was')
      .optional()
      .meta({ title: 'Agreed for this year, in pounds', description: 'Nought where nothing was' }),
    answer: longWords('What was said'),
  }),
  narrative: ['case', 'paysBack', 'answer'],
  says: ({ body }) => `${body.reference}: ${body.title}`,
  form: {
    group: 'work',
    starts: 'Submitted on',
    ends: 'Answered on',
    ahead: false,
    needs: ['decision', 'agreed'],
    later: ['end', 'decision', 'agreed', 'answer'],
  },
})

/** A reserve. It ends when it is closed. */
export const reserve = defineKind({
  name: 'reserve',
  subject: 'trust',
  title: 'Reserve',
  about: 'A reserve of the trust: general, or earmarked for something that is said.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    title: z.string().trim().min(1, 'Name the reserve').max(120).meta({ title: 'Reserve' }),
    kind: coded(reserveKind).meta({ title: 'Kind' }),
    purpose: neededWords('What it is for', 'Say what it is for, and when it may be used'),
  }),
  narrative: ['purpose'],
  says: ({ body }) => body.title,
  form: { group: 'work', starts: 'Set up on', ends: 'Closed on', later: ['end'] },
})

/** What went into a reserve or came out of it; where the day is to come, what is planned. */
export const reserveMovement = defineKind({
  name: 'reserve-movement',
  subject: 'trust',
  title: 'Movement of a reserve',
  about: 'What went into a reserve or came out of it on a day, and why. A day to come is what is planned.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    reserve: entryRef('reserve').meta({ title: 'Reserve' }),
    amount: amount('Amount in pounds: less than nought where it came out'),
    why: neededWords('Why', 'Say why'),
  }),
  narrative: ['why'],
  says: ({ body }) => `${pounds(body.amount)}`,
  form: { group: 'work', starts: 'On', ahead: true },
})

/** A business case for capital from a council's programme. It ends when it is answered. */
export const capitalCase = defineKind({
  name: 'capital-case',
  subject: 'trust',
  title: 'Capital case',
  about: 'A business case for money from a council’s capital programme: what for, how much, and how it was answered.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    title: z.string().trim().min(1, 'Say what it is for').max(160).meta({ title: 'What it is for' }),
    council: councilCode('Whose capital programme, where it is one council’s alone'),
    amount: amount('Asked for, in pounds', 0),
    owner: fromList('account', 'Owner', 'Who answers for it'),
    case: neededWords('Business case', 'Give the business case'),
    decision: coded(fundingDecision).optional().meta({ title: 'Answer' }),
    agreed: amount('Agreed, in pounds', 0)
      .optional()
      .meta({ title: 'Agreed, in pounds', description: 'Nought where nothing was' }),
    answer: longWords('What was said'),
  }),
  narrative: ['case', 'answer'],
  says: ({ body }) => body.title,
  form: {
    group: 'work',
    starts: 'Submitted on',
    ends: 'Answered on',
    ahead: false,
    needs: ['decision', 'agreed'],
    later: ['end', 'decision', 'agreed', 'answer'],
  },
})

/** What was spent of a capital case by a day, and is expected in all. */
export const capitalSpend = defineKind({
  name: 'capital-spend',
  subject: 'trust',
  title: 'Spending on a capital case',
  about: 'What of a capital case had been spent by a day, and what is expected in all.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    case: entryRef('capital-case').meta({ title: 'Capital case' }),
    spent: amount('Spent so far, in pounds', 0),
    forecast: amount('Expected in all, in pounds', 0),
    note: line('Anything to know about it', 300),
  }),
  says: ({ body }) => `${pounds(body.spent)} spent`,
  form: { group: 'work', starts: 'As at' },
})
