import { z } from 'zod'
import { coded } from '../../../spine/ledger/code-set.ts'
import { fromList, line, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { spendKind } from '../../spend/codes.ts'
import { budgetGroup, incomeSource } from '../codes.ts'
import { amount, councilCode, financialYear, pounds } from './fields.ts'

/** A line of the budget. It begins when it is opened and ends when it is closed. */
export const budgetLine = defineKind({
  name: 'budget-line',
  subject: 'trust',
  title: 'Budget line',
  about:
    'A line of the trust’s budget: its code in the accounts, its heading, whose it is and, where it is one council’s alone, which.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    code: z
      .string()
      .trim()
      .min(1, 'Give the line its code')
      .max(20)
      .regex(/^[\w.-]+$/, 'A code is letters, figures, dots and hyphens, such as P110')
      .meta({ title: 'Code', description: 'As in the accounts and in files of figures, such as P110' }),
    title: z.string().trim().min(1, 'Say what the line is').max(120).meta({ title: 'What it is' }),
    group: coded(budgetGroup).meta({ title: 'Heading' }),
    source: coded(incomeSource)
      .optional()
      .meta({ title: 'Where the income comes from', when: { field: 'group', is: 'income' } }),
    council: councilCode('Council, where it is one council’s alone'),
    owner: fromList('account', 'Budget holder', 'Who answers for it'),
    pays: z
      .array(coded(spendKind))
      .optional()
      .meta({
        title: 'Kinds of home it pays for',
        description: 'So that it is laid beside what those homes cost, child by child',
        when: { field: 'group', is: 'placements' },
      }),
  }),
  says: ({ body }) => `${body.code} ${body.title}`,
  form: { group: 'work', starts: 'Opened on', ends: 'Closed on', later: ['end'] },
})

/** What a line was given for a year. Its start is the day the budget was set. */
export const budgetSet = defineKind({
  name: 'budget-set',
  subject: 'trust',
  title: 'Budget for a year',
  about:
    'What a budget line was given for a year, as set before any change within it. Income is entered as a plain amount: its heading says that it lessens what is spent.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    line: entryRef('budget-line').meta({ title: 'Budget line' }),
    year: financialYear(),
    amount: amount('Budget for the year, in pounds'),
    note: line('Anything to know about it', 300),
  }),
  says: ({ body }) => `Budget of ${pounds(body.amount)} for the year from April ${body.year}`,
  form: { group: 'work', starts: 'Set on' },
})

/** What a line had spent by a month's end and is expected to spend by the year's. Its start is the month's last day. */
export const budgetMonth = defineKind({
  name: 'budget-month',
  subject: 'trust',
  title: 'Month of a budget line',
  about:
    'What a budget line had spent since April by the end of a month, and what it was then expected to have spent by the end of March.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    line: entryRef('budget-line').meta({ title: 'Budget line' }),
    actual: amount('Spent since 1 April, in pounds'),
    forecast: amount('Expected for the whole year, in pounds'),
    note: line('Why it moved', 400),
  }),
  says: ({ body }) => `${pounds(body.actual)} to date, ${pounds(body.forecast)} expected`,
  form: { group: 'work', starts: 'Last day of the month' },
})

/** A month's figures said to be complete. Its start is the day they were. */
export const budgetReturn = defineKind({
  name: 'budget-return',
  subject: 'trust',
  title: 'Month’s figures returned',
  about: 'The figures of a month are complete, with what the position is and why, in words.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    month: day().meta({ title: 'Last day of the month' }),
    words: neededWords('What the position is, and why', 'Say what the position is, and why'),
  }),
  narrative: ['words'],
  says: () => 'The figures of a month were returned',
  form: { group: 'work', starts: 'Returned on' },
})

/** A saving the trust means to make in a year. It ends when it is taken off the list. */
export const saving = defineKind({
  name: 'saving',
  subject: 'trust',
  title: 'Saving',
  about: 'A saving the trust means to make in a year: how, how much, on which line, and whose it is.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    reference: z.string().trim().min(1, 'Give it a reference, such as SV3').max(12).meta({ title: 'Reference' }),
    title: z.string().trim().min(1, 'Say what is saved').max(160).meta({ title: 'What is saved' }),
    year: financialYear(),
    target: amount('Target for the year, in pounds', 0),
    line: entryRef('budget-line').optional().meta({ title: 'Budget line it is taken from' }),
    owner: fromList('account', 'Owner', 'Who answers for it'),
    how: neededWords('How it will be made', 'Say how it will be made'),
    closedWhy: longWords('Why it is taken off the list'),
  }),
  narrative: ['how', 'closedWhy'],
  says: ({ body }) => `${body.reference}: ${body.title}`,
  form: {
    group: 'work',
    starts: 'Agreed on',
    ends: 'Taken off the list on',
    ahead: false,
    needs: ['closedWhy'],
    later: ['end', 'closedWhy'],
  },
})

/** How a saving stood on a day. */
export const savingUpdate = defineKind({
  name: 'saving-update',
  subject: 'trust',
  title: 'How a saving goes',
  about: 'What of a saving had been made by a day, and what is expected of it by the year’s end.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    saving: entryRef('saving').meta({ title: 'Saving' }),
    delivered: amount('Made so far this year, in pounds'),
    forecast: amount('Expected for the year, in pounds'),
    note: neededWords('What has changed', 'Say what has changed, or that nothing has'),
  }),
  narrative: ['note'],
  says: ({ body }) => `${pounds(body.delivered)} made, ${pounds(body.forecast)} expected`,
  form: { group: 'work', starts: 'As at' },
})
