import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { line } from '../../spine/ledger/fields.ts'
import { defineKind, entryRef } from '../../spine/ledger/kind.ts'
import { costCovers, costPer, costSource, oneOffFor, spendKind } from './codes.ts'

const MOST = 1_000_000
const POUNDS = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

// Fees are agreed in pounds and pence; kept so, and worked with in whole pence.
const money = (title: string, description?: string): z.ZodNumber =>
  z
    .number()
    .min(0, 'A price cannot be less than nought')
    .max(MOST, 'This is too large to be the price of a home')
    .multipleOf(0.01, 'Enter pounds and pence, such as 1234.50')
    .meta(description === undefined ? { title } : { title, description })

const share = (title: string, description: string): z.ZodOptional<z.ZodNumber> =>
  z
    .number()
    .min(0, 'A share is from 0 to 100')
    .max(100, 'A share is from 0 to 100')
    .multipleOf(0.01, 'A share has at most two decimals')
    .optional()
    .meta({ title, description })

const educationShare = () =>
  share('Percentage that education pays', 'From the dedicated schools grant. Left blank, none')
const healthShare = () => share('Percentage that health pays', 'Left blank, none. The trust pays what is left')

/** What a child's home costs, from the day it is paid. A later price for the same thing takes its place. */
export const placementCost = defineKind({
  name: 'placement-cost',
  subject: 'person',
  title: 'Price of a home',
  about:
    'What a child’s home costs: a price by the week, night or year, what it pays for, who pays which part of it, where the price comes from, and from when to when. A later price for the same thing takes its place.',
  section: 'money',
  lasts: true,
  story: 'process',
  schema: z.object({
    placement: entryRef('placement').optional().meta({
      title: 'Which home',
      description: 'Left blank, it is the home the child had on the first day it is paid',
    }),
    price: money('Price in pounds', 'Pounds and pence, such as 1234.50, without a comma'),
    per: coded(costPer).meta({ title: 'For' }),
    covers: coded(costCovers).meta({ title: 'What it pays for' }),
    education: educationShare(),
    health: healthShare(),
    source: coded(costSource).meta({ title: 'Where the price comes from' }),
    reference: line('Purchase order or contract', 60, 'Its number, where there is one'),
  }),
  says: ({ body }) =>
    `${inPence(body.price)} ${label(costPer, body.per).toLowerCase()}: ${label(costCovers, body.covers).toLowerCase()}`,
  form: {
    group: 'home',
    starts: 'First day it is paid',
    ends: 'First day it is no longer paid',
    hint: 'It stops by itself when the child leaves the home, or a later price for the same thing begins.',
    usual: { per: 'week', covers: 'home' },
  },
})

/** What was paid for once beside a home's price. Its start is the day. */
export const placementOneOff = defineKind({
  name: 'placement-one-off-cost',
  subject: 'person',
  title: 'One-off cost of a home',
  about: 'Something paid for once beside the price of a child’s home, and who paid which part of it.',
  section: 'money',
  lasts: false,
  story: 'process',
  schema: z.object({
    placement: entryRef('placement').optional().meta({
      title: 'Which home',
      description: 'Left blank, it is the home the child had that day',
    }),
    amount: money('Amount in pounds', 'Pounds and pence, such as 250.00, without a comma'),
    for: coded(oneOffFor).meta({ title: 'What it was for' }),
    education: educationShare(),
    health: healthShare(),
    reference: line('Purchase order or invoice', 60, 'Its number, where there is one'),
  }),
  says: ({ body }) => `${inPence(body.amount)} once: ${label(oneOffFor, body.for).toLowerCase()}`,
  form: { group: 'home', starts: 'Day it was paid' },
})

/** What a kind of home usually costs, taken where no price is on record: the trust's own assumption, from a day on. */
export const typicalPrice = defineKind({
  name: 'typical-placement-price',
  subject: 'trust',
  title: 'Usual price of a kind of home',
  about:
    'What a kind of home usually costs a week, from a day on: the trust’s own assumption, taken where a child’s home has no price on record and told apart wherever it is.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    kind: coded(spendKind).meta({ title: 'Kind of home' }),
    week: money('Usual price a week, in pounds'),
    basis: z
      .string()
      .trim()
      .min(1, 'Say what it is taken from')
      .max(300)
      .meta({ title: 'What it is taken from', description: 'Such as the mean of last year’s invoices' }),
  }),
  says: ({ body }) => `${label(spendKind, body.kind)}: usually ${inPence(body.week)} a week`,
  form: { group: 'work', starts: 'From' },
})

/** Pounds and pence as people write them: '£1,234.50'. */
export function inPence(pounds: number): string {
  return `£${POUNDS.format(pounds)}`
}

/** What placements cost, child by child. */
export const placementCostKinds = [placementCost, placementOneOff] as const

/** Everything this room writes. */
export const spendKinds = [...placementCostKinds, typicalPrice] as const
