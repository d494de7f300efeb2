import {
  demoBudget,
  demoFigures,
  demoLines,
  demoPays,
  demoSavings,
  demoSavingsBefore,
  demoUsualPrices,
} from '../../demo/finance.ts'
import type { DemoRole } from '../../demo/users.ts'
import { financialYearOf, lastMonthOver, monthsOfYear, shareOf, yearInWords } from '../../practice/finance/notions.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type PlainDate, addDays, addMonths, dateOf, earlier } from '../../spine/time/plain-date.ts'
import { addWorkingDays } from '../../spine/time/working-days.ts'
import type { DemoEntry } from './trust-entries.ts'

const YEARS = 4
/** Of years that have ended three looks are kept: at the half-year, at Christmas and as they ended. */
const KEPT_BEFORE = [6, 9, 12]
const COUNCILS = [
  ['north', 0.44],
  ['west', 0.56],
] as const
const THOUSAND = 1000
const DAYS_IN_A_MONTH = 30

/** What the councils agreed of the year's first in-year change, in pounds. */
const AGREED = 450_000
const CHANGED = 'P110'

// Four months before the day the demonstration is made, or the end of its last month where that is sooner.
function grantedOn(today: PlainDate): PlainDate {
  return earlier(addDays(today, -4 * DAYS_IN_A_MONTH), lastMonthOver(today))
}

function agreedFor(code: string, end: PlainDate, today: PlainDate): number {
  const granted = grantedOn(today)
  const sameYear = financialYearOf(end) === financialYearOf(lastMonthOver(today))
  return code === CHANGED && sameYear && end >= granted ? AGREED : 0
}

/** What KPI 15 came to at a month's end of the last five years, as it was entered before budgets were kept here. */
export function demoVariance(seed: string | number, end: PlainDate, today: PlainDate): number {
  const year = financialYearOf(end)
  const yearsAgo = financialYearOf(lastMonthOver(today)) - year
  const month = monthsOfYear(year).indexOf(end) + 1
  let [over, budgets] = [0, 0]
  for (const line of demoLines) {
    const sign = line.group === 'income' ? -1 : 1
    const budget = demoBudget(line, yearsAgo) + agreedFor(line.code, end, today)
    budgets += sign * budget
    over += sign * (demoFigures(seed, line, yearsAgo, month, budget).forecast - budget)
  }
  return shareOf(over, budgets) ?? 0
}

/** The demonstration's money as entries: five years of budgets, this one by the month, and everything else of it. */
export function demoFinance(
  accounts: ReadonlyMap<DemoRole, string>,
  seed: string | number,
  today: PlainDate,
): readonly DemoEntry[] {
  const account = (role: DemoRole): string => {
    const id = accounts.get(role)
    if (id === undefined) throw new Error(`The demonstration’s money names the ${role}, who has no account`)
    return id
  }
  const last = lastMonthOver(today)
  const year = financialYearOf(last)
  const ids = new Map(demoLines.map(line => [line.code, newId()]))
  const lineOf = (code: string): string => ids.get(code) as string
  const at = (monthsAgo: number): PlainDate => addDays(today, -Math.round(monthsAgo * DAYS_IN_A_MONTH))
  const entry = (
    kind: string,
    start: PlainDate,
    body: DemoEntry['body'],
    more: Partial<Pick<DemoEntry, 'id' | 'end' | 'atEnd'>> = {},
  ): DemoEntry => ({ id: newId(), kind, start, end: null, body, ...more })

  const opened = dateOf(year - YEARS, 4, 1)
  const lines = demoLines.map(({ code, title, group, source, council, owner }) =>
    entry(
      'budget-line',
      opened,
      {
        code,
        title,
        group,
        ...(source ? { source } : {}),
        ...(council ? { council } : {}),
        owner: account(owner),
        ...(demoPays[code] ? { pays: demoPays[code] } : {}),
      },
      { id: lineOf(code) },
    ),
  )
  const granted = grantedOn(today)
  const figures = Array.from({ length: YEARS + 1 }, (_, yearsAgo) => {
    const of = year - yearsAgo
    const months = monthsOfYear(of)
    return demoLines.flatMap(line => {
      const budget = demoBudget(line, yearsAgo)
      const told = months
        .map((end, index) => ({ end, month: index + 1 }))
        .filter(({ end, month }) => (yearsAgo === 0 ? end <= last : KEPT_BEFORE.includes(month)))
      return [
        entry('budget-set', dateOf(of, 4, 1), { line: lineOf(line.code), year: of, amount: budget }),
        ...told.map(({ end, month }) =>
          entry('budget-month', end, {
            line: lineOf(line.code),
            ...demoFigures(seed, line, yearsAgo, month, budget + agreedFor(line.code, end, today)),
            ...(line.why && yearsAgo === 0 && end === last ? { note: line.why } : {}),
          }),
        ),
      ]
    })
  }).flat()

  return [
    ...lines,
    ...figures,
    ...demoUsualPrices.map(([kind, week]) =>
      entry('typical-placement-price', dateOf(year, 4, 1), {
        kind,
        week,
        basis: 'The mean of last year’s prices, as agreed in April',
      }),
    ),
    ...returnsOf(opened, last, today, entry),
    ...periodsOf(year, today, entry),
    ...changesOf(),
    ...savingsOf(),
    ...reservesOf(),
    ...capitalOf(),
  ]

  function changesOf(): readonly DemoEntry[] {
    return [
      entry(
        'in-year-change',
        addDays(granted, -24),
        {
          reference: 'IYC1',
          title: 'More children who need a children’s home than could be foreseen',
          type: 'type-1',
          year,
          amount: 700_000,
          line: lineOf(CHANGED),
          owner: account('finance-lead'),
          case: 'In the first months of the year nine more children needed a children’s home than the budget was made for, after two homes of others closed at short notice. Each costs £5,900 a week on average. The trust meets £250,000 of it from posts not filled.',
        },
        {
          end: granted,
          atEnd: {
            decision: 'part',
            agreed: AGREED,
            answer: 'Agreed in part: the councils ask for a plan for the rest by the half-year.',
          },
        },
      ),
      entry('in-year-change', addDays(today, -37), {
        reference: 'IYC2',
        title: 'A family network team that prevents children coming into care',
        type: 'type-2-save',
        year,
        amount: 380_000,
        line: lineOf('C130'),
        owner: account('director'),
        case: 'Six workers who bring a child’s wider family together before proceedings begin. In two pilots 31 of 44 children stayed with relatives a year on.',
        paysBack:
          'Eleven fewer children in care by the end of the second year, told from the pilots; the contract sum would fall from the third.',
        savesYearly: 610_000,
      }),
      entry(
        'in-year-change',
        dateOf(year, 1, 12),
        {
          reference: 'IYC0',
          title: 'Mobile working for social workers',
          type: 'type-2-improve',
          year: year - 1,
          amount: 240_000,
          line: lineOf('X110'),
          owner: account('director'),
          case: 'Workers would record with families, the same day.',
        },
        {
          end: dateOf(year, 2, 20),
          atEnd: { decision: 'refused', agreed: 0, answer: 'To be asked for again with next year’s budget.' },
        },
      ),
    ]
  }

  function savingsOf(): readonly DemoEntry[] {
    const start = dateOf(year, 4, 1)
    return [
      ...demoSavings.flatMap(({ reference, title, thousands, line, owner, how, updates }) => {
        const id = newId()
        return [
          entry(
            'saving',
            start,
            { reference, title, year, target: thousands * THOUSAND, line: lineOf(line), owner: account(owner), how },
            { id },
          ),
          ...updates
            .filter(([monthsAgo]) => at(monthsAgo) >= start)
            .map(([monthsAgo, made, expected, note]) =>
              entry('saving-update', at(monthsAgo), {
                saving: id,
                delivered: made * THOUSAND,
                forecast: expected * THOUSAND,
                note,
              }),
            ),
        ]
      }),
      ...demoSavingsBefore.flatMap(([reference, title, thousands, made, line]) => {
        const id = newId()
        const target = thousands * THOUSAND
        const ended = dateOf(year, 3, 31)
        return [
          entry(
            'saving',
            dateOf(year - 1, 4, 1),
            {
              reference,
              title,
              year: year - 1,
              target,
              line: lineOf(line),
              owner: account('service-manager'),
              how: 'As set out in the plan of the year.',
            },
            { id },
          ),
          entry('saving-update', ended, {
            saving: id,
            delivered: made * THOUSAND,
            forecast: made * THOUSAND,
            note: 'As the year ended.',
          }),
        ]
      }),
    ]
  }

  function reservesOf(): readonly DemoEntry[] {
    const made = (
      title: string,
      kind: string,
      purpose: string,
      moves: readonly (readonly [day: PlainDate, amount: number, why: string])[],
    ): readonly DemoEntry[] => {
      const id = newId()
      return [
        entry('reserve', opened, { title, kind, purpose }, { id }),
        ...moves.map(([day, amount, why]) => entry('reserve-movement', day, { reserve: id, amount, why })),
      ]
    }
    return [
      ...made('General reserve', 'general', 'Kept for what cannot be foreseen, and for a year that ends over budget.', [
        [opened, 5_200_000, 'Brought forward'],
        [dateOf(year - 2, 3, 31), 640_000, 'What the year had left'],
        [dateOf(year - 1, 3, 31), -410_000, 'The year ended over budget'],
        [dateOf(year, 3, 31), -380_000, 'The year ended over budget'],
      ]),
      ...made(
        'New children’s homes',
        'earmarked',
        'Setting up two homes of our own: staff before the first child, and furniture.',
        [
          [dateOf(year - 1, 4, 1), 850_000, 'Set aside'],
          [at(5), -180_000, 'The first home’s staff'],
          [dateOf(year + 1, 2, 15), -290_000, 'The second home’s staff'],
        ],
      ),
      ...made('Case system', 'earmarked', 'Moving to one record, and training everyone in it.', [
        [dateOf(year - 1, 10, 1), 500_000, 'Set aside'],
        [at(3), -120_000, 'Training'],
      ]),
    ]
  }

  function capitalOf(): readonly DemoEntry[] {
    const home = newId()
    return [
      entry(
        'capital-case',
        dateOf(year - 1, 9, 10),
        {
          title: 'A children’s home for four in the west',
          council: 'west',
          amount: 1_250_000,
          owner: account('director'),
          case: 'A house near schools and families, in place of four homes an hour and more away. Paid back in four years by what those cost.',
        },
        {
          id: home,
          end: dateOf(year - 1, 11, 4),
          atEnd: { decision: 'agreed', agreed: 1_250_000, answer: 'Agreed for the programme.' },
        },
      ),
      entry('capital-spend', at(1), {
        case: home,
        spent: 710_000,
        forecast: 1_310_000,
        note: 'The roof needs more than the survey said',
      }),
      entry('capital-case', at(1.3), {
        title: 'Flats for care leavers, with support on site',
        amount: 640_000,
        owner: account('director'),
        case: 'Six flats for young people who wait in dearer homes for somewhere of their own.',
      }),
    ]
  }
}

type MakeEntry = (
  kind: string,
  start: PlainDate,
  body: DemoEntry['body'],
  more?: Partial<Pick<DemoEntry, 'id' | 'end' | 'atEnd'>>,
) => DemoEntry

// Most months are returned in time, one in seven a few days late; the last is not returned while it may still be in time.
function returnsOf(opened: PlainDate, last: PlainDate, today: PlainDate, entry: MakeEntry): readonly DemoEntry[] {
  const years = financialYearOf(last) - financialYearOf(opened) + 1
  return Array.from({ length: years }, (_, index) => monthsOfYear(financialYearOf(opened) + index))
    .flat()
    .filter(month => month <= last)
    .flatMap((month, index) => {
      const returned = addWorkingDays(month, index % 7 === 3 ? 13 : 7 + (index % 3))
      return returned > today
        ? []
        : [entry('budget-return', returned, { month, words: SAID[index % SAID.length] as string })]
    })
}

const SAID = [
  'Placements are the pressure: children’s homes of others and supported accommodation. Posts not filled and our own foster carers’ allowances are under budget.',
  'The forecast moved little. Agency social workers cost more than planned while posts are filled.',
  'Legal costs and transport rose. The savings on agency foster homes are behind; what is left of them is looked at each week.',
]

function periodsOf(year: number, today: PlainDate, entry: MakeEntry): readonly DemoEntry[] {
  return Array.from({ length: YEARS + 1 }, (_, yearsAgo) => {
    const of = year - yearsAgo
    const id = newId()
    const sum = demoLines.reduce(
      (total, line) => total + (line.group === 'income' ? -1 : 1) * demoBudget(line, yearsAgo),
      0,
    )
    const [north, west] = COUNCILS.map(([council, share]) => ({ council, amount: Math.round(sum * share) }))
    if (!north || !west) return []
    const shares = [north, { ...west, amount: sum - north.amount }]
    const least = Math.round((sum * 0.02) / THOUSAND) * THOUSAND
    return [
      entry(
        'contract-period',
        dateOf(of, 4, 1),
        {
          title: yearInWords(of),
          sum,
          instalments: 12,
          payDay: 15,
          working: 0,
          reserveLeast: least,
          reserveMost: least * 2,
          terms:
            'Paid by the month. What general reserves may be is our assumption, from two to four in a hundred of the sum.',
        },
        { id, end: dateOf(of + 1, 3, 31) },
      ),
      ...shares.map(each => entry('contract-share', dateOf(of, 4, 1), { period: id, ...each })),
      ...shares.flatMap(({ council, amount }) =>
        Array.from({ length: 12 }, (_, index): DemoEntry[] => {
          const due = addMonths(dateOf(of, 4, 15), index)
          // Once a year one council pays late; the latest from the west is still owed.
          const late = council === 'west' && (index + of) % 11 === 4
          const paid = addDays(due, late ? 9 : -(index % 3))
          const each = Math.floor(amount / 12)
          const owed = due <= today && council === 'west' && yearsAgo === 0 && addMonths(due, 1) > today
          return paid > today || owed
            ? []
            : [
                entry('instalment-paid', paid, {
                  period: id,
                  council,
                  number: index + 1,
                  amount: index === 11 ? amount - each * 11 : each,
                }),
              ]
        }).flat(),
      ),
    ]
  }).flat()
}
