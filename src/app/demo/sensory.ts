import { randomFrom } from '../../demo/random.ts'
import { demoCaseload, demoSchools, demoSensoryMoney } from '../../demo/sensory.ts'
import { financialYearOf, lastMonthOver } from '../../practice/finance/notions.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type PlainDate, addDays, addMonths, dateOf, endOfMonth } from '../../spine/time/plain-date.ts'
import type { DemoEntry } from './trust-entries.ts'

const MONTHS = 14
const COUNCILS = ['north', 'west'] as const
const DISCIPLINES = ['qtod', 'qtvi', 'habilitation', 'audiology'] as const
/** Visits planned in a month of term by each kind of specialist in one council. */
const PLANNED = { qtod: 128, qtvi: 62, habilitation: 26, audiology: 22 }
const SUMMER = '08'
const HOLIDAYS: Readonly<Record<string, number>> = { '04': 0.6, '08': 0.12, '12': 0.7 }

/** The demonstration's sensory impairment service: its caseload, visits, schools and money, whose figures are those one service published. */
export function demoSensory(seed: string | number, today: PlainDate): readonly DemoEntry[] {
  const year = financialYearOf(today)
  const entry = (
    kind: string,
    start: PlainDate,
    body: DemoEntry['body'],
    more: Partial<Pick<DemoEntry, 'id' | 'end'>> = {},
  ): DemoEntry => ({ id: newId(), kind, start, end: null, body, ...more })
  const agreement = newId()
  const money = demoSensoryMoney
  const counted = addDays(today, -40)
  const schools = demoSchools.map(each => ({ ...each, id: newId() }))
  const hours = schools.reduce((sum, each) => (each.employer === 'service' ? sum + each.hours : sum), 0)
  return [
    entry(
      'sensory-agreement',
      dateOf(year - 4, 4, 1),
      {
        title: 'Agreement between the councils for the sensory impairment service',
        host: 'north',
        staff: money.staff,
        terms:
          'North employs the service for both councils. The cost is shared by the percentages agreed when the councils began, from each council’s dedicated schools grant. Either may leave with eighteen months’ notice.',
      },
      { id: agreement },
    ),
    ...COUNCILS.map(council =>
      entry('sensory-share', dateOf(year - 4, 4, 1), { agreement, council, percent: money.agreed[council] }),
    ),
    ...[1, 0].flatMap(ago => {
      const of = year - ago
      // A year ago everything cost three in a hundred less.
      const then = (amount: number): number => (ago === 0 ? amount : Math.round((amount * 0.97) / 1000) * 1000)
      return [
        entry('sensory-year', dateOf(of, 4, 1), {
          year: of,
          staffing: then(money.staffing),
          other: then(money.other),
          recharge: then(money.recharge),
          shared: then(money.shared),
        }),
        ...COUNCILS.map(council =>
          entry('sensory-contribution', dateOf(of, 4, 15), {
            year: of,
            council,
            amount: then(money.contributed[council]),
            from: 'Dedicated schools grant',
          }),
        ),
        ...rechargesOf(of, then(money.recharge)),
      ]
    }),
    ...schools.map(({ id, ...each }) => entry('sensory-deployment', dateOf(year - 2, 9, 1), each, { id })),
    ...[365, 40].flatMap(ago =>
      demoCaseload.map(([council, need, counts]) => {
        const [high, medium, low, monitoring] = counts.map(each => (ago === 40 ? each : Math.round(each * 0.985)))
        return entry('sensory-count', ago === 40 ? counted : addDays(today, -ago), {
          council,
          need,
          high,
          medium,
          low,
          monitoring,
          source: 'The service’s own list',
        })
      }),
    ),
    ...visits(),
  ]

  // By the hours of the workers: the last school's is what is left, so that they come to what was budgeted.
  function rechargesOf(of: number, budget: number): readonly DemoEntry[] {
    const own = schools.filter(each => each.employer === 'service')
    let left = budget
    return own.flatMap((each, index) => {
      const amount = index === own.length - 1 ? left : Math.round((budget * each.hours) / hours / 10) * 10
      left -= amount
      const invoiced = dateOf(of, 9, 10 + index)
      return invoiced > today
        ? []
        : [
            entry('sensory-recharge', invoiced, {
              deployment: each.id,
              year: of,
              amount,
              reference: `SI${of % 100}-${String(index + 1).padStart(2, '0')}`,
            }),
          ]
    })
  }

  function visits(): readonly DemoEntry[] {
    const last = lastMonthOver(today)
    return Array.from({ length: MONTHS }, (_, back) => endOfMonth(addMonths(dateOfMonth(last), -back))).flatMap(month =>
      COUNCILS.flatMap(council =>
        DISCIPLINES.flatMap(discipline => {
          const random = randomFrom(seed, 'sensory visits', month, council, discipline)
          const part = HOLIDAYS[month.slice(5, 7)] ?? 1
          const planned = Math.round(PLANNED[discipline] * part * (0.94 + random.next() * 0.12))
          const made = Math.round(planned * (month.slice(5, 7) === SUMMER ? 0.82 : 0.87 + random.next() * 0.1))
          return planned === 0 ? [] : [entry('sensory-activity', month, { council, discipline, planned, made })]
        }),
      ),
    )
  }
}

function dateOfMonth(end: PlainDate): PlainDate {
  return `${end.slice(0, 7)}-01` as PlainDate
}
