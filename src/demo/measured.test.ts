import { describe, expect, it } from 'vitest'
import { surroundingsOf } from '../app/context.ts'
import { builtIn } from '../practice/governance/comparators.ts'
import { rooms } from '../rooms.ts'
import { type Cell, createTally } from '../spine/measure/evaluate.ts'
import type { Result } from '../spine/measure/measure.ts'
import { type PlainDate, plainDate } from '../spine/time/plain-date.ts'
import { demoCouncils, demoFiles } from './testing.ts'

// The county's returns, read into files, put to every measure of every room: totals beside what was published of the
// county. Each row says how far from the published figure is near enough, and where it differs on purpose, why.

const measures = rooms.flatMap(room => room.measures)
const YEAR_ENDS = Array.from({ length: 10 }, (_, index) => plainDate(`${2017 + index}-03-31`))
const wholes: readonly Cell[] = YEAR_ENDS.map(on => ({ on, within: demoCouncils }))
const each: readonly Cell[] = YEAR_ENDS.flatMap(on => demoCouncils.map(council => ({ on, within: [council] })))

const tally = createTally(measures, [...wholes, ...each], surroundingsOf(demoCouncils, true))
for (const file of demoFiles('alongside')) tally.add(file)
const answers = tally.results()

const END = plainDate('2021-03-31')

function result(id: string, on: PlainDate = END, council?: string): Result {
  const cell = answers.find(
    ({ cell: asked }) =>
      asked.on === on &&
      (council === undefined
        ? asked.within.length > 1
        : asked.within.length === 1 && asked.within[0]?.code === council),
  )
  const found = cell?.results.find(answer => answer.id === id)
  if (!found) throw new Error(`${id} was not answered`)
  return found
}

const value = (id: string, on?: PlainDate): number => result(id, on).value ?? Number.NaN
const share = (id: string, ...codes: readonly string[]): number =>
  (result(id).parts ?? []).filter(part => codes.includes(part.code)).reduce((sum, part) => sum + part.value, 0)
/** The share of those of whom the answer is known. */
const ofKnown = ({ numerator, denominator, unknown }: Result): number =>
  (100 * numerator) / ((denominator ?? 0) - unknown)

describe('the demonstration county by the measures, at 31 March 2021', () => {
  it('answers every measure of every child without a fault', () => {
    expect(tally.failures()).toEqual([])
  })

  it.each([
    ['children in care', 'cla-number', 1144, 12],
    ['children in care for every 10,000, of 170,287', 'cla-rate', 67, 1],
    ['children who came into care', 'cla-starts', 377, 12],
    ['children who left care', 'cla-ceases', 396, 12],
    ['separated children', 'uasc', 123, 12],
    ['settled with the same carers (KPI 7)', 'kpi-7', 63, 5],
    ['three or more homes in the year (KPI 8)', 'kpi-8', 12, 2],
    ['outside both councils', 'out-of-trust-area', 25, 3],
    ['over 20 miles from home and outside the council (KPI 12)', 'kpi-12', 19, 3],
    ['left care to a permanent family (KPI 21)', 'kpi-21', 29, 1.5],
    ['reviews in which children took part', 'review-participation', 92, 2],
    ['adoption orders', 'adoption-orders', 74, 4],
    ['days from court authority to match (KPI 18)', 'kpi-18', 106, 10],
    ['placed within 12 months of the decision (KPI 19)', 'kpi-19', 89, 4],
    ['days from entering care to placed (A1), as England before', 'A1', 486, 60],
    ['care leavers', 'cl-number', 700, 35],
    ['suitable accommodation at 17 and 18', 'cl-suitable-17-18', 89, 4],
    ['suitable accommodation at 19 to 21', 'cl-suitable-19-21', 83, 5],
    ['in education, employment or training at 17 and 18', 'cl-eet-17-18', 61, 7],
    ['in education, employment or training at 19 to 21', 'cl-eet-19-21', 46, 4],
    ['teeth checked', 'oc2-dental', 40, 3],
    ['development checks', 'oc2-development', 79, 4],
    // The county's own 54% is one number copied across columns, which the demonstration leaves out.
    ['health assessments, as England', 'oc2-health-assessment', 91, 5],
    ['immunisations, as England', 'oc2-immunisations', 86, 4],
    ['convicted or cautioned', 'oc2-convictions', 3, 1.5],
    ['substance misuse, as England', 'oc2-substance', 3, 1.5],
    ['questionnaires returned', 'sdq-completion', 87, 3],
    // Between the county's 11.8 and England's 13.7: the county's own bands make a higher average than it published.
    ['average score', 'sdq-average', 12.75, 1],
  ])('has the published figure, near enough: %s', (_what, id, published, within) => {
    expect(Math.abs(value(id) - published)).toBeLessThanOrEqual(within)
  })

  it.each([
    ['fostered', 'cla-placement-type', ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'], 72, 2],
    ['with relatives or friends who foster', 'cla-placement-type', ['U1', 'U2', 'U3'], 20, 2.5],
    ['in the council’s own provision', 'cla-provider', ['PR1'], 35, 2],
    ['under 5', 'cla-age', ['under-1', '1-to-4'], 16, 3],
    ['5 to 9', 'cla-age', ['5-to-9'], 18, 3],
    ['10 to 15', 'cla-age', ['10-to-15'], 39, 3],
    ['16 and over', 'cla-age', ['16-and-over'], 25, 3],
    ['boys', 'cla-sex', ['M'], 56, 3],
    ['girls', 'cla-sex', ['F'], 44, 3],
    ['scores that are normal', 'sdq-bands', ['normal'], 60, 3],
    ['scores that are borderline', 'sdq-bands', ['borderline'], 11, 3],
    ['scores that are a cause for concern', 'sdq-bands', ['concern'], 28, 3],
  ])('has the published share, near enough: %s', (_what, id, codes, published, within) => {
    expect(Math.abs(share(id, ...codes) - published)).toBeLessThanOrEqual(within)
  })

  it('sees about 32 children come into care and 32 leave in a month', () => {
    const { numerator, denominator } = result('cla-net')
    expect(Math.abs(numerator / 12 - 32)).toBeLessThan(1.5)
    expect(Math.abs(((denominator ?? 0) - numerator) / 12 - 32)).toBeLessThan(1.5)
  })

  it('has more outside their own council than outside both', () => {
    expect(value('out-of-county')).toBeGreaterThan(value('out-of-trust-area'))
  })

  it('cannot tell how many social workers anyone had before the returns collected them', () => {
    const { unknown, denominator, value: told } = result('sw-changes')
    expect([told, unknown]).toEqual([null, denominator])
    expect(result('sw-changes', plainDate('2024-03-31')).unknown).toBe(0)
    expect(value('sw-changes', plainDate('2024-03-31'))).toBeGreaterThan(20)
    expect(value('sw-changes', plainDate('2024-03-31'))).toBeLessThan(32)
  })

  // The trust's own reports gave 55% and 59%, and 89% and 93.8%, without saying what became of those not known; with
  // them the figures are those of the Department's two age groups together (333 of 670, 564 of 667).
  it.each([
    ['kpi-9', 55, 59, 49.7],
    ['kpi-10', 89, 93.8, 84.6],
  ])(
    'has the contract’s %s between the share of everyone and the share of those we know of, as reported',
    (id, low, high, official) => {
      const found = result(id)
      expect(found.value ?? Number.NaN).toBeLessThan(low)
      expect(ofKnown(found)).toBeGreaterThan(high)
      expect(Math.abs((found.value ?? Number.NaN) - official)).toBeLessThan(6)
      expect(found.excluded).toBeGreaterThan(100)
    },
  )
})

describe('the demonstration county in other years', () => {
  it('placed 89 in a hundred within 12 months of the decision in 2019-20', () => {
    expect(Math.abs(value('kpi-19', plainDate('2020-03-31')) - 89)).toBeLessThan(4)
  })

  it('has 24 in a hundred leave to a permanent family in 2019-20', () => {
    expect(Math.abs(value('kpi-21', plainDate('2020-03-31')) - 24)).toBeLessThan(1.5)
  })

  it.each(['north', 'west'])('has the number in care that was published of the %s in 2025', council => {
    const on = plainDate('2025-03-31')
    const area = demoCouncils.find(({ code }) => code === council)?.gss ?? ''
    const published = builtIn.on('cla-number', area, on)?.value ?? Number.NaN
    expect(Math.abs((result('cla-number', on, council).value ?? Number.NaN) - published)).toBeLessThan(15)
  })

  it.each([
    ['the north', 'north'],
    ['the west', 'west'],
    ['both', undefined],
  ])('the number in care, plus those who came, less those who left, is the number a year on: %s', (_where, council) => {
    for (const [index, on] of YEAR_ENDS.slice(1).entries()) {
      const opening = result('cla-number', YEAR_ENDS[index], council).value ?? Number.NaN
      const net = result('cla-net', on, council)
      expect(net.excluded).toBe(0)
      expect(opening + (net.value ?? Number.NaN)).toBe(result('cla-number', on, council).value)
    }
  })
})
