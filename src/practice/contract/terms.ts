import { type Dated, dated, valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { KpiId, Polarity } from './kpis.ts'

/** What a figure is held to from a day on. */
export interface Term {
  readonly polarity: Polarity
  /** What is aimed at; of a band its middle. Null where none is agreed. */
  readonly target: number | null
  /** The worst that is still tolerated; of a band how far from its middle. Null where none is agreed. */
  readonly tolerance: number | null
  /** Whether both councils agreed it, or it is what we assume until they do. */
  readonly agreed: boolean
  /** Why it is so, or where it is printed. */
  readonly why: string
}

/** A term with the first day it is in force. */
export interface TermFrom extends Term {
  readonly from: PlainDate
}

/** What the contract leaves unsaid, and how many periods outside tolerance are a persistent breach. */
export interface Rule {
  readonly months: number
  readonly quarters: number
  /** A period without a figure: it neither adds to a run nor ends it, it ends it, or it counts as outside tolerance. */
  readonly missing: 'keeps' | 'ends' | 'counts'
  /** A period with nothing to count, which is no fault: it leaves a run as it was, or ends it. */
  readonly nothing: 'keeps' | 'ends'
  /** A figure that came out otherwise after it was submitted: judged as it is now, or as it was submitted. */
  readonly restated: 'as-now' | 'as-submitted'
  /** Whether a run goes on past 31 March. */
  readonly yearEnd: 'runs-on' | 'begins-again'
  readonly agreed: boolean
  readonly why: string
}

export interface RuleFrom extends Rule {
  readonly from: PlainDate
}

/** The day the trust began, and its contract with it. */
const BEGAN = '2020-11-01'
const ASSUMED = 'Our assumption until agreed'

type Shipped = readonly [polarity: Polarity, target: number | null, tolerance: number | null, because: string]

const AS_BEFORE = 'tolerated down to the figure printed for 2019-20, the last whole year before the trust'

const PUBLISHED_BEFORE =
  'tolerated up to the county’s rate that the Department published for 30 September 2020, the last before the trust'

// No target or tolerance of the contract is printed: these hold until the councils' are entered.
const SHIPPED: Readonly<Record<KpiId, Shipped>> = {
  'kpi-1': ['higher', 95, 83, AS_BEFORE],
  'kpi-2': ['lower', 23, 33, AS_BEFORE],
  'kpi-3': ['higher', 90, 87, AS_BEFORE],
  'kpi-4': ['band', 34, 10, 'within ten points of the figure printed for 2019-20, because both ends are worrying'],
  'kpi-5': ['higher', 85, 68, AS_BEFORE],
  'kpi-6': ['lower', 23, 26, AS_BEFORE],
  'kpi-7': ['higher', 68, 63, AS_BEFORE],
  'kpi-8': ['lower', 10, 12, AS_BEFORE],
  'kpi-9': ['higher', 60, 55, AS_BEFORE],
  'kpi-10': ['higher', 93, 89, AS_BEFORE],
  'kpi-11': ['lower', 10, 17, AS_BEFORE],
  'kpi-12': ['lower', 16, 19, AS_BEFORE],
  'kpi-13': ['higher', 90, 80, 'no earlier figure is printed'],
  'kpi-14': ['lower', 5, 10, 'no earlier figure is printed'],
  'kpi-15': ['band', 0, 2, 'within two per cent of the budget either way; no earlier figure is printed'],
  'kpi-16': ['lower', 20, 33.6, PUBLISHED_BEFORE],
  'kpi-17': ['lower', 15, 27.8, PUBLISHED_BEFORE],
  'kpi-18': ['lower', 121, 147.2, `aimed at the national threshold of four months; ${AS_BEFORE}`],
  'kpi-19': ['higher', 95, 89, AS_BEFORE],
  'kpi-20': ['lower', 0, 3, AS_BEFORE],
  'kpi-21': ['higher', 29, 24, AS_BEFORE],
}

const shipped: ReadonlyMap<string, Dated<Term>> = new Map(
  Object.entries(SHIPPED).map(([id, [polarity, target, tolerance, because]]) => [
    id,
    dated({
      from: BEGAN,
      value: { polarity, target, tolerance, agreed: false, why: `${ASSUMED}: ${because}.` },
      source: ASSUMED,
    }),
  ]),
)

const rule = dated<Rule>({
  from: BEGAN,
  value: {
    months: 3,
    quarters: 2,
    missing: 'keeps',
    nothing: 'keeps',
    restated: 'as-now',
    yearEnd: 'runs-on',
    agreed: false,
    why: 'The numbers of months and quarters are printed in the trust’s risk register of 2021. The rest is our assumption until agreed.',
  },
  source: 'The trust’s business plan of 2021, strategic risk register',
})

/** The terms of a KPI, oldest first: those it comes with, and those entered since. Of two from one day the later written holds. */
export function termsOf(kpi: string, entered: readonly TermFrom[]): readonly TermFrom[] {
  const own = (shipped.get(kpi) ?? []).map(step => ({ ...step.value, from: step.from }))
  const byDay = new Map([...own, ...entered].map(term => [term.from, term]))
  return [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The term in force on a day, of terms oldest first; the first of them for days before it. */
export function termOn(terms: readonly TermFrom[], on: PlainDate): TermFrom | undefined {
  return terms.findLast(term => term.from <= on) ?? terms[0]
}

/** What holds of the breach rule, oldest first: what it comes with, and what was entered since. */
export function rulesOf(entered: readonly RuleFrom[]): readonly RuleFrom[] {
  const byDay = new Map(
    [...rule.map(step => ({ ...step.value, from: step.from })), ...entered].map(each => [each.from, each]),
  )
  return [...byDay.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** The rule in force on a day. */
export function ruleOn(rules: readonly RuleFrom[], on: PlainDate): Rule {
  return rules.findLast(each => each.from <= on) ?? rules[0] ?? valueOn(rule, on)
}

/** A local target that is no part of the contract, for what a measure here already counts. */
export interface LocalTarget {
  readonly measure: string
  readonly title: string
  readonly polarity: Polarity
  readonly target: number
  readonly unit: 'percent' | 'count'
  readonly source: string
}

/** The trust's local targets beside the contract. */
export const localTargets: readonly LocalTarget[] = [
  {
    measure: 'pathway-plan-current',
    title: 'Pathway plans up to date',
    polarity: 'higher',
    target: 95,
    unit: 'percent',
    source: 'The trust’s local target; the page that prints it is not held here',
  },
  {
    measure: 'iha-on-time',
    title: 'First health assessments in time',
    polarity: 'higher',
    target: 85,
    unit: 'percent',
    source: 'Sufficiency strategy 2017 to 2021',
  },
  {
    measure: 'caseload-over-target',
    title: 'Most children a social worker in the children in care teams should hold',
    polarity: 'lower',
    target: 22,
    unit: 'count',
    source: 'Corporate parenting board annual report 2020-21',
  },
]
