import { DEMO_COMMENTS, demoFigures, demoQuarters } from '../../demo/contract.ts'
import { demoUsers } from '../../demo/users.ts'
import { contractComment, contractFigure } from '../../practice/contract/kinds.ts'
import { lastComplete, periodMoved, periodsUpTo } from '../../practice/contract/periods.ts'
import { ROLE_TITLES } from '../../spine/access/roles.ts'
import { recordIn } from '../../spine/ledger/record.ts'
import { type PlainDate, partsOf } from '../../spine/time/plain-date.ts'
import { demoVariance } from '../demo/finance.ts'
import { trustFile } from '../duties/trust-file.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { contractService } from './service.ts'

const DEMO = { author: 'demo', sight: 'files' } as const
const MONTHS = 42
const QUARTERS = 14

/** Enters what a performance analyst of the demo county would have: three and a half years of figures, and commentary. */
export async function recordContract(
  { store }: Pick<Product, 'store'>,
  seed: string | number,
  today: PlainDate,
): Promise<number> {
  const analyst = demoUsers.find(user => user.role === 'performance-analyst')
  const signedBy = `${analyst?.name ?? 'Analyst'}, ${ROLE_TITLES['performance-analyst'].toLowerCase()}`
  const month = lastComplete('month', today)
  const months = periodsUpTo('month', month, MONTHS)
  const quarters = periodsUpTo('quarter', lastComplete('quarter', today), QUARTERS)
  const ofYear = (end: PlainDate): number => ((partsOf(end).month + 8) % 12) / 3 + 1 / 3
  const bodies = [
    ...months.map(end => ({
      start: end,
      body: {
        kpi: 'kpi-15',
        every: 'month',
        council: '',
        value: demoVariance(seed, end, today),
        source: 'Monthly figures of the trust’s earlier systems',
        signedBy,
      },
    })),
    ...demoFigures(seed, MONTHS).map(({ month: at, ...figure }) => ({
      start: months[at] as PlainDate,
      body: { ...figure, every: 'month', source: 'Monthly figures of the trust’s earlier systems', signedBy },
    })),
    ...demoQuarters(
      seed,
      quarters.map((end, quarter) => ({ quarter, ofYear: Math.round(ofYear(end)) })),
    ).map(({ quarter, ...figure }) => ({
      start: quarters[quarter] as PlainDate,
      body: {
        ...figure,
        every: 'quarter',
        source: 'Quarterly figures of the complaints and information teams',
        signedBy,
      },
    })),
  ]
  await store.within(DEMO, async tx => {
    const subject = await trustFile(tx, store.authority)
    await recordIn(
      tx,
      store.authority,
      rulebook,
      DEMO.author,
      [
        ...bodies.map(each => ({ ...each, subject, kind: contractFigure.name, end: null })),
        ...DEMO_COMMENTS.map(({ kpi, back, words }) => ({
          subject,
          kind: contractComment.name,
          start: periodMoved('month', month, -back),
          end: null,
          body: { kpi, every: 'month', council: '', words, signedBy },
        })),
      ],
      null,
    )
  })
  return bodies.length
}

/** Submits the demo county's last quarter and the one before, as its director would, once everything else is recorded. */
export async function submitContract(product: Product, today: PlainDate): Promise<void> {
  const director = demoUsers.find(user => user.role === 'director')
  const viewer = { id: DEMO.author, role: 'director', name: director?.name ?? 'Director' } as const
  const contract = contractService(
    product,
    () => today,
    () => new Date().toISOString(),
  )
  const last = lastComplete('quarter', today)
  for (const end of [periodMoved('quarter', last, -1), last]) {
    const done = await contract.submit(viewer, { every: 'quarter', end, sign: 'yes' })
    if (done.is === 'refused') throw new Error(`The demo county’s quarter was refused: ${done.faults[0]?.text}`)
  }
}
