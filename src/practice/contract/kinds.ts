import { z } from 'zod'
import { coded } from '../../spine/ledger/code-set.ts'
import { neededWords } from '../../spine/ledger/fields.ts'
import { defineKind } from '../../spine/ledger/kind.ts'
import { type Start, startDay } from '../../spine/ledger/entry.ts'
import { inWords } from '../../spine/time/words.ts'
import {
  contractEvery,
  contractKpi,
  contractPolarity,
  missingFigure,
  nothingToCount,
  restatedFigure,
  runAtYearEnd,
} from './codes.ts'
import { kpiBy } from './kpis.ts'

const kpi = () => coded(contractKpi).meta({ title: 'KPI' })
const every = () => coded(contractEvery).meta({ title: 'Month or quarter' })
const council = () => z.string().max(80).meta({ title: 'Council; blank for the trust as a whole' })
const signed = () => z.string().trim().min(1, 'Sign it').max(200).meta({ title: 'Signed by' })
const figure = () => z.number().min(-1_000_000).max(1_000_000)
const agreed = () => z.boolean().meta({ title: 'Agreed with both councils' })
const called = (id: string): string => kpiBy.get(id)?.title ?? id
const toDay = (start: Start): string => {
  const day = startDay(start)
  return day === undefined ? 'a day not known' : inWords(day)
}

/** What a KPI is held to, from its start on. */
export const contractTarget = defineKind({
  name: 'contract-target',
  subject: 'trust',
  title: 'Target of a contract KPI',
  about:
    'What a contract KPI is held to from a day on: its target, what is still tolerated, which way is good, and why.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    kpi: kpi(),
    polarity: coded(contractPolarity).meta({ title: 'Which way is good' }),
    target: figure().nullable().meta({ title: 'Target' }),
    tolerance: figure().nullable().meta({ title: 'Tolerance' }),
    agreed: agreed(),
    why: neededWords('Why', 'Say why, and who agreed it'),
    signedBy: signed(),
  }),
  narrative: ['why'],
  says: ({ body }) => `Target of ‘${called(body.kpi)}’: ${body.target ?? 'none'}`,
})

/** What holds, from its start on, where the contract's breach rule leaves things unsaid. */
export const contractRule = defineKind({
  name: 'contract-rule',
  subject: 'trust',
  title: 'Rule of persistent breach',
  about:
    'How runs of periods outside tolerance are counted from a day on, with what the contract leaves unsaid: missing figures, restated ones and the year’s end.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    months: z.number().int().min(1).max(24).meta({ title: 'Months in a row' }),
    quarters: z.number().int().min(1).max(12).meta({ title: 'Quarters in a row' }),
    missing: coded(missingFigure).meta({ title: 'A period without a figure' }),
    nothing: coded(nothingToCount).meta({ title: 'A period with nothing to count' }),
    restated: coded(restatedFigure).meta({ title: 'A figure that changed after it was submitted' }),
    yearEnd: coded(runAtYearEnd).meta({ title: 'A run at the year’s end' }),
    agreed: agreed(),
    why: neededWords('Why', 'Say why, and who agreed it'),
    signedBy: signed(),
  }),
  narrative: ['why'],
  says: () => 'The rule of persistent breach was set',
})

/** A figure entered by hand for a period. Its start is the period's last day. */
export const contractFigure = defineKind({
  name: 'contract-figure',
  subject: 'trust',
  title: 'Figure of a contract KPI',
  about:
    'A contract KPI’s figure for a month or quarter, entered or imported with its source and signed, while the record that works it out is not held here.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    kpi: kpi(),
    every: every(),
    council: council(),
    value: figure().nullable().meta({ title: 'Figure' }),
    part: figure().optional().meta({ title: 'How many count' }),
    whole: figure().optional().meta({ title: 'Of how many' }),
    source: z.string().trim().min(1, 'Say where it comes from').max(400).meta({ title: 'Where it comes from' }),
    signedBy: signed(),
  }),
  says: ({ body, start }) => `‘${called(body.kpi)}’ to ${toDay(start)}: ${body.value ?? 'nothing to count'}`,
})

/** What is said of a KPI for a period. Its start is the period's last day. */
export const contractComment = defineKind({
  name: 'contract-comment',
  subject: 'trust',
  title: 'Commentary on a contract KPI',
  about: 'What the trust says of a KPI’s figure for a month or quarter: why it is so and what is being done, signed.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    kpi: kpi(),
    every: every(),
    council: council(),
    words: z.string().trim().min(1, 'Write what you want to say').max(4000).meta({ title: 'Commentary' }),
    signedBy: signed(),
  }),
  narrative: ['words'],
  says: ({ body }) => `Commentary on ‘${called(body.kpi)}’, signed by ${body.signedBy}`,
})

/** A period's figures as they went to the councils. Its start is the period's last day. */
export const contractSubmission = defineKind({
  name: 'contract-submission',
  subject: 'trust',
  title: 'Figures submitted to the councils',
  about:
    'The figures of a month or quarter as they went to the councils, each with what it was held to then, and the commentary: kept as they were, whatever is recorded later.',
  section: 'trust',
  lasts: false,
  measured: false,
  schema: z.object({
    every: every(),
    figures: z
      .array(
        z.object({
          kpi: z.string().max(20),
          council: z.string().max(80),
          value: z.number().nullable(),
          part: z.number().optional(),
          whole: z.number().optional(),
          from: z.string().max(20),
          status: z.string().max(20),
          streak: z.number().int(),
          breach: z.boolean(),
          target: z.number().nullable(),
          tolerance: z.number().nullable(),
          comment: z.string().max(4000).optional(),
          commentBy: z.string().max(200).optional(),
        }),
      )
      .max(200)
      .meta({ title: 'Figures' }),
    note: z.string().trim().max(4000).optional().meta({ title: 'Anything to know about it' }),
    signedBy: signed(),
  }),
  narrative: ['note'],
  says: ({ body, start }) =>
    `The figures of the ${body.every} to ${toDay(start)} were submitted to the councils, signed by ${body.signedBy}`,
})

/** Everything written in the trust's own file by this room. */
export const contractKinds = [
  contractTarget,
  contractRule,
  contractFigure,
  contractComment,
  contractSubmission,
] as const
