import { codeSet } from '../../spine/ledger/code-list.ts'
import { PRINTED, kpis } from './kpis.ts'

/** The contract's key performance indicators. */
export const contractKpi = codeSet({
  name: 'contract-kpi',
  title: 'Contract KPI',
  source: PRINTED,
  codes: kpis.map(({ id, title }) => ({ code: id, label: title })),
})

/** How often a figure is told. */
export const contractEvery = codeSet({
  name: 'contract-every',
  title: 'How often',
  source: 'Alongside',
  codes: [
    { code: 'month', label: 'Each month' },
    { code: 'quarter', label: 'Each quarter' },
  ],
})

/** Which way is good. */
export const contractPolarity = codeSet({
  name: 'contract-polarity',
  title: 'Which way is good',
  source: 'Alongside',
  codes: [
    { code: 'higher', label: 'Higher is better' },
    { code: 'lower', label: 'Lower is better' },
    { code: 'band', label: 'Near the target, either way' },
  ],
})

/** What a period without a figure does to a run of periods outside tolerance. */
export const missingFigure = codeSet({
  name: 'missing-figure',
  title: 'A period without a figure',
  source: 'Alongside',
  codes: [
    { code: 'keeps', label: 'Neither adds to a run nor ends it' },
    { code: 'ends', label: 'Ends a run' },
    { code: 'counts', label: 'Counts as outside tolerance' },
  ],
})

/** What a period in which there was nothing to count does to a run. */
export const nothingToCount = codeSet({
  name: 'nothing-to-count',
  title: 'A period with nothing to count',
  source: 'Alongside',
  codes: [
    { code: 'keeps', label: 'Neither adds to a run nor ends it' },
    { code: 'ends', label: 'Ends a run' },
  ],
})

/** Which figure is judged where one came out otherwise after it was submitted. */
export const restatedFigure = codeSet({
  name: 'restated-figure',
  title: 'A figure that changed after it was submitted',
  source: 'Alongside',
  codes: [
    { code: 'as-now', label: 'Judged as it is now' },
    { code: 'as-submitted', label: 'Judged as it was submitted' },
  ],
})

/** Whether a run goes on past 31 March. */
export const runAtYearEnd = codeSet({
  name: 'run-at-year-end',
  title: 'A run at the year’s end',
  source: 'Alongside',
  codes: [
    { code: 'runs-on', label: 'Runs on past 31 March' },
    { code: 'begins-again', label: 'Begins again on 1 April' },
  ],
})
