import { placementCost, placementOneOff } from '../../practice/spend/kinds.ts'
import { type SpendKind, USUALLY_PAID } from '../../practice/spend/codes.ts'
import { spendKindOf } from '../../practice/spend/notions.ts'
import { type Day, yearOf, yearStart } from '../days.ts'
import type { Random } from '../random.ts'
import { type Life, type LivedIn, RECORDED_FROM, type Written, chancesOf, homesOf, write } from './life.ts'

/** What a kind of home costs a week in the year from April 2026, in pounds; how widely it varies, and by how much it grew a year. */
const LEVELS: Partial<Record<SpendKind, { readonly week: number; readonly spread: number; readonly growth: number }>> =
  {
    'residential-bought': { week: 6350, spread: 0.2, growth: 0.07 },
    'residential-own': { week: 3950, spread: 0.04, growth: 0.045 },
    secure: { week: 8050, spread: 0.05, growth: 0.06 },
    'foster-agency': { week: 905, spread: 0.11, growth: 0.045 },
    'foster-own': { week: 425, spread: 0.16, growth: 0.045 },
    kinship: { week: 242, spread: 0.12, growth: 0.045 },
    supported: { week: 1640, spread: 0.28, growth: 0.05 },
    'family-assessment': { week: 3900, spread: 0.1, growth: 0.045 },
    school: { week: 3100, spread: 0.12, growth: 0.045 },
    'care-home': { week: 3300, spread: 0.12, growth: 0.045 },
  }

const BASE_YEAR = 2027
const WEEKS_IN_A_YEAR = 365 / 7
const NEW = 75

/** What each home of a life cost, as whoever keeps the accounts entered it: a price from its first day, and a new one most Aprils. */
export function costsOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'costs')
  return homesOf(life).flatMap((home, index) => ofHome(life, home, index, random))
}

function ofHome(life: Life, home: LivedIn, index: number, random: Random): readonly Written[] {
  const kind = spendKindOf(home.place, home.provider)
  const level = LEVELS[kind]
  if (!level || !USUALLY_PAID.has(kind)) return []
  const dearer = Math.exp(level.spread * random.normal() - level.spread ** 2 / 2)
  const shares = sharesOf(kind, random)
  const late = home.from > life.until - NEW ? 0.22 : 0.012
  const number = `PO${random.whole(10_000, 99_999)}`
  const setUp = home.from >= RECORDED_FROM && random.chance(0.25)
  const staffed = kind === 'residential-bought' && random.chance(0.12)
  if (random.chance(late)) return []
  const from = Math.max(home.from, RECORDED_FROM)
  const last = Math.min(home.to, life.until)
  const bought = kind !== 'foster-own' && kind !== 'kinship' && kind !== 'residential-own'
  const priced = (day: Day): Written => {
    const week = level.week * dearer * (1 + level.growth) ** (yearOf(day) - BASE_YEAR)
    const { per, price } = asAgreed(kind, week)
    return write(placementCost, day, {
      price,
      per,
      covers: 'home',
      ...shares,
      source: bought ? 'agreement' : 'scale',
      ...(bought ? { reference: `${number}/${index + 1}` } : {}),
    })
  }
  return [
    priced(from),
    ...aprils(from, last).flatMap(day => (random.chance(0.9) ? [priced(day)] : [])),
    ...(staffed && last - from > 120
      ? [
          write(
            placementCost,
            from + 10,
            {
              price: 40 * random.whole(14, 32),
              per: 'week',
              covers: 'staff',
              source: 'agreement',
              reference: `${number}/S`,
            },
            { end: from + 94 },
          ),
        ]
      : []),
    ...(setUp && home.from <= life.until
      ? [write(placementOneOff, home.from, { amount: 10 * random.whole(12, 60), for: 'setting-up' })]
      : []),
  ]
}

// Of a hundred children in homes of others, twelve have their education paid from the schools grant, and ten a part by health.
function sharesOf(kind: SpendKind, random: Random): { readonly education?: number; readonly health?: number } {
  if (kind === 'school') return { education: 50 }
  const [education, health] = [random.chance(0.12), random.chance(0.1)]
  const [school, clinic] = [random.whole(15, 25), random.whole(18, 28)]
  return kind === 'residential-bought'
    ? { ...(education ? { education: school } : {}), ...(health ? { health: clinic } : {}) }
    : {}
}

function asAgreed(kind: SpendKind, week: number): { readonly per: 'week' | 'night' | 'year'; readonly price: number } {
  if (kind === 'secure') return { per: 'night', price: Math.round(week / 7) }
  if (kind === 'school') return { per: 'year', price: Math.round((week * WEEKS_IN_A_YEAR) / 100) * 100 }
  return { per: 'week', price: Math.round(week * 2) / 2 }
}

function aprils(from: Day, last: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, yearOf(last) - yearOf(from)) }, (_, index) =>
    yearStart(yearOf(from) + index + 1),
  ).filter(day => day > from && day <= last)
}
