import type { DemoChild } from './child.ts'
import { type Day, birthdayOf, yearEnd, yearStart } from './days.ts'
import { type Random, randomFrom } from './random.ts'
import type { Row } from './tables.ts'

interface HealthYear {
  readonly assessed: number
  readonly teeth: number
  readonly immunised: number
  readonly development: number
  readonly sdqReturned: number
  /** Shares of scores 0-13, 14-16 and 17-40. */
  readonly bands: readonly [number, number, number]
}

// Dentists all but closed in 2020-21. SDQ bands follow the county's published figures, which have worsened since.
const YEARS: readonly (readonly [until: number, HealthYear])[] = [
  [2018, { assessed: 0.89, teeth: 0.76, immunised: 0.86, development: 0.84, sdqReturned: 0.74, bands: [56, 12, 32] }],
  [2019, { assessed: 0.91, teeth: 0.82, immunised: 0.87, development: 0.86, sdqReturned: 0.78, bands: [57, 12, 31] }],
  [2020, { assessed: 0.9, teeth: 0.83, immunised: 0.88, development: 0.87, sdqReturned: 0.82, bands: [58, 12, 30] }],
  [2021, { assessed: 0.88, teeth: 0.4, immunised: 0.85, development: 0.79, sdqReturned: 0.87, bands: [60, 11, 28] }],
  [2022, { assessed: 0.9, teeth: 0.68, immunised: 0.84, development: 0.83, sdqReturned: 0.82, bands: [54, 12, 34] }],
  [2023, { assessed: 0.91, teeth: 0.76, immunised: 0.83, development: 0.85, sdqReturned: 0.79, bands: [50, 13, 37] }],
  [2024, { assessed: 0.91, teeth: 0.79, immunised: 0.83, development: 0.86, sdqReturned: 0.78, bands: [47, 13, 40] }],
  [9999, { assessed: 0.91, teeth: 0.81, immunised: 0.84, development: 0.87, sdqReturned: 0.79, bands: [45, 13, 42] }],
]

/** The health outcomes of a child who was in care all of a collection year. */
export function healthRow(
  child: Pick<DemoChild, 'id' | 'born' | 'seed' | 'even'> & { readonly disabled: boolean },
  dob: string,
  year: number,
): Row {
  const rates = YEARS.find(([until]) => year <= until)?.[1] ?? (YEARS.at(-1) as (typeof YEARS)[number])[1]
  // Some children and their carers keep every appointment, others hardly any: the flags go together, never in step.
  const keeps = deviate(child.even.keeps)
  const troubled = deviate(child.even.troubled)
  const random = randomFrom(child.seed, 'health', child.id, year)
  const { born } = child
  const [start, end] = [yearStart(year), yearEnd(year)]
  const yes = (rate: number): string => flag(share(0.6 * keeps + 0.8 * random.normal()) < rate)
  const older = birthdayOf(born, 10) <= end
  const ten = birthdayOf(born, 13) <= end
  const misuse = ten && share(0.7 * troubled + 0.71 * random.normal()) > 0.935
  const received = misuse && random.chance(0.6)
  const sdq = questionnaire(born, start, end, troubled, rates, child.disabled, random)
  return {
    CHILD: child.id,
    DOB: dob,
    SDQ_SCORE: sdq.score,
    SDQ_REASON: sdq.reason,
    CONVICTED: older ? flag(isConvicted(child, year)) : '',
    HEALTH_CHECK: birthdayOf(born, 5) > end ? yes(rates.development) : '',
    IMMUNISATIONS: yes(rates.immunised),
    TEETH_CHECK: yes(end < birthdayOf(born, 2) ? rates.teeth - 0.12 : rates.teeth + 0.01),
    HEALTH_ASSESSMENT: yes(rates.assessed),
    SUBSTANCE_MISUSE: flag(misuse),
    INTERVENTION_RECEIVED: misuse ? flag(received) : '',
    INTERVENTION_OFFERED: misuse && !received ? flag(random.chance(0.7)) : '',
  }
}

/** Whether a child is convicted or cautioned in a collection year. */
export function isConvicted(child: Pick<DemoChild, 'id' | 'born' | 'seed' | 'even'>, year: number): boolean {
  if (birthdayOf(child.born, 13) > yearEnd(year)) return false
  const random = randomFrom(child.seed, 'offending', child.id, year)
  return share(0.7 * deviate(child.even.troubled) + 0.71 * random.normal()) > 0.955
}

function questionnaire(
  born: Day,
  start: Day,
  end: Day,
  troubled: number,
  rates: HealthYear,
  disabled: boolean,
  random: Random,
): { score: string; reason: string } {
  if (birthdayOf(born, 4) > end || birthdayOf(born, 17) < start) return { score: '', reason: '' }
  const throughout = birthdayOf(born, 4) <= start && birthdayOf(born, 16) >= end
  const returned = random.next() < rates.sdqReturned + (throughout ? 0.02 : -0.1)
  if (!returned) {
    const reason = !throughout
      ? 'SDQ1'
      : disabled
        ? 'SDQ3'
        : random.weigh([
            ['SDQ2', 40],
            ['SDQ4', 42],
            ['SDQ5', birthdayOf(born, 11) <= end ? 18 : 0],
          ] as const)
    return { score: '', reason }
  }
  const position = share(0.85 * troubled + 0.527 * random.normal())
  const [low, middle, high] = rates.bands
  const total = low + middle + high
  const place = position * total
  if (place < low) return { score: String(Math.min(13, Math.floor(2 + 12 * (place / low) ** 0.8))), reason: '' }
  if (place < low + middle)
    return { score: String(Math.min(16, 14 + Math.floor((3 * (place - low)) / middle))), reason: '' }
  return { score: String(Math.min(38, Math.floor(17 + 18 * ((place - low - middle) / high) ** 1.5))), reason: '' }
}

/** The share of a standard normal population below a value (a logistic curve near enough to it). */
export function share(value: number): number {
  return 1 / (1 + Math.exp(-1.5976 * value - 0.070566 * value ** 3))
}

/** The standard normal value with a given share of the population below it (the inverse of the same logistic curve). */
export function deviate(below: number): number {
  const bounded = Math.min(0.9995, Math.max(0.0005, below))
  return Math.log(bounded / (1 - bounded)) / 1.702
}

function flag(value: boolean): string {
  return value ? '1' : '0'
}
