import type { DemoChild } from './child.ts'
import { type Day, birthdayOf, yearEnd, yearStart } from './days.ts'
import { deviate, share } from './health.ts'
import { type Random, randomFrom } from './random.ts'
import type { Row } from './tables.ts'

interface Outlook {
  /** Shares in education, training or employment, and not: the rest is not known. */
  readonly active: number
  readonly inactive: number
  /** Shares in suitable and unsuitable accommodation: the rest is not known. */
  readonly suitable: number
  readonly unsuitable: number
}

// To 2021 as the county's two age groups were published; since then rising to about what England's care leavers were
// in 2025, so that the demonstration's contract has something to show for its work.
const YOUNGER: readonly (readonly [until: number, Outlook])[] = [
  [2018, { active: 0.58, inactive: 0.31, suitable: 0.82, unsuitable: 0.09 }],
  [2020, { active: 0.61, inactive: 0.3, suitable: 0.88, unsuitable: 0.05 }],
  [2021, { active: 0.61, inactive: 0.31, suitable: 0.89, unsuitable: 0.04 }],
  [2022, { active: 0.63, inactive: 0.3, suitable: 0.92, unsuitable: 0.04 }],
  [2023, { active: 0.65, inactive: 0.29, suitable: 0.93, unsuitable: 0.04 }],
  [9999, { active: 0.68, inactive: 0.28, suitable: 0.95, unsuitable: 0.03 }],
]

const OLDER: readonly (readonly [until: number, Outlook])[] = [
  [2018, { active: 0.48, inactive: 0.38, suitable: 0.74, unsuitable: 0.11 }],
  [2020, { active: 0.49, inactive: 0.38, suitable: 0.81, unsuitable: 0.06 }],
  [2021, { active: 0.46, inactive: 0.4, suitable: 0.83, unsuitable: 0.03 }],
  [2022, { active: 0.51, inactive: 0.38, suitable: 0.86, unsuitable: 0.05 }],
  [2023, { active: 0.54, inactive: 0.37, suitable: 0.89, unsuitable: 0.05 }],
  [9999, { active: 0.57, inactive: 0.36, suitable: 0.91, unsuitable: 0.04 }],
]

/** A time in care, for deciding whether a young person is a care leaver. */
export interface Spell {
  readonly from: Day
  readonly to: Day
}

/**
 * Whether someone counts as a care leaver: looked after for at least 13 weeks since the 14th birthday, some of it after
 * the 16th, and not adopted, taken over by another council, found to be an adult, or dead.
 */
export function isCareLeaver(born: Day, spells: readonly Spell[], ending: string): boolean {
  if (['E11', 'E12', 'E2', 'E3', 'E15'].includes(ending)) return false
  const [fourteen, sixteen] = [birthdayOf(born, 14), birthdayOf(born, 16)]
  let days = 0
  for (const spell of spells) days += Math.max(0, spell.to - Math.max(spell.from, fourteen))
  return days >= 91 && spells.some(spell => spell.to > sixteen)
}

/** What the return says of a care leaver around the birthday of a year; nothing when none from 17 to 21 falls in it. */
export function leaverRow(
  child: Pick<DemoChild, 'id' | 'born' | 'seed' | 'left' | 'ending' | 'even'> & { readonly alone: boolean },
  dob: string,
  year: number,
): Row | undefined {
  const age = [17, 18, 19, 20, 21].find(
    years => birthdayOf(child.born, years) >= yearStart(year) && birthdayOf(child.born, years) <= yearEnd(year),
  )
  if (age === undefined) return undefined
  const on = birthdayOf(child.born, age)
  // From 2023-24 the return does not ask of a birthday on which they left.
  if (on < child.left || (on === child.left && age <= 18 && year >= 2024)) return undefined
  const lasting = randomFrom(child.seed, 'leaver', child.id)
  const steady = deviate(child.even.keeps)
  const fate = lasting.next()
  const row = (contact: string, activity: string, accommodation: string): Row => ({
    CHILD: child.id,
    DOB: dob,
    IN_TOUCH: contact,
    ACTIV: activity,
    ACCOM: accommodation,
  })
  // Going home for six months, and death, are reported once and close the record.
  const firstAge = age === 17 || birthdayOf(child.born, age - 1) < child.left
  if ((child.ending === 'E4A' || child.ending === 'E4B') && fate < 0.8) {
    const home = [17, 18, 19].find(years => birthdayOf(child.born, years) >= child.left + 183)
    if (age === home) return row('RHOM', '0', '0')
    if (home !== undefined && age > home) return undefined
  }
  if (fate > 0.996) {
    if (age === 20) return row('DIED', '0', '0')
    if (age > 20) return undefined
  }
  const random = randomFrom(child.seed, 'leaver', child.id, age)
  const outlook =
    (age <= 18 ? YOUNGER : OLDER).find(([until]) => year <= until)?.[1] ?? (OLDER.at(-1) as (typeof OLDER)[number])[1]
  const unknown = 1 - outlook.active - outlook.inactive
  const touch = share(0.8 * steady + 0.6 * random.normal())
  if (touch < unknown) {
    const contact = random.weigh([
      ['NO', 66],
      ['NREQ', firstAge ? 4 : 20],
      ['REFU', 14],
    ] as const)
    const known = unknown - (1 - outlook.suitable - outlook.unsuitable)
    return row(
      contact,
      '0',
      known > 0 && random.chance(known / unknown) ? accommodationFor(child, age, true, random) : '0',
    )
  }
  const active = share(0.4 * steady + 0.917 * random.normal() - 0.06) > 1 - outlook.active / (1 - unknown)
  const suitable = !random.chance(outlook.unsuitable / (outlook.suitable + outlook.unsuitable))
  return row('YES', activityFor(year, age, active, random), accommodationFor(child, age, suitable, random))
}

/** What their adviser notes of a young person as they leave care from 16 on: nearly all have somewhere to live, and most something to do. */
export function leavingTold(
  child: Pick<DemoChild, 'id' | 'born' | 'seed' | 'left' | 'ending'> & { readonly alone: boolean },
  year: number,
): { readonly activity: string; readonly accommodation: string } {
  const random = randomFrom(child.seed, 'leaving told', child.id)
  const age = child.left >= birthdayOf(child.born, 18) ? 18 : child.left >= birthdayOf(child.born, 17) ? 17 : 16
  const { active, suitable } =
    YOUNGER.find(([until]) => year <= until)?.[1] ?? (YOUNGER.at(-1) as (typeof YOUNGER)[number])[1]
  return {
    activity: activityFor(year, age, random.chance(active), random),
    accommodation: accommodationFor(child, age, random.chance(suitable), random),
  }
}

function activityFor(year: number, age: number, active: boolean, random: Random): string {
  if (!active)
    return random.weigh([
      ['G5', 56],
      ['G4', 26],
      ['G6', 18],
    ] as const)
  const hours = random.chance(0.83) ? 'F' : 'P'
  const what = random.weigh([
    ['1', age >= 19 ? 14 : 1],
    ['2', age >= 19 ? 34 : 66],
    ['4', 9],
    ['5', age >= 19 ? 43 : 24],
  ] as const)
  // Training and employment was one code until apprenticeships were told apart.
  return hours + (year <= 2018 && (what === '4' || what === '5') ? '3' : what)
}

function accommodationFor(
  child: { readonly ending: string; readonly alone: boolean },
  age: number,
  suitable: boolean,
  random: Random,
): string {
  if (!suitable)
    return random.weigh([
      ['S2', 26],
      ['X2', 34],
      ['W2', 8],
      ['V2', 8],
      ['Y2', 14],
      ['U2', 6],
      ['R2', age >= 18 ? 4 : 0],
    ] as const)
  if (random.chance(0.006)) return child.alone ? 'H2' : 'G1'
  if (child.ending === 'E17' && age >= 18 && age <= 20 && random.chance(age === 18 ? 0.86 : age === 19 ? 0.55 : 0.32))
    return 'Z1'
  return `${random.weigh([
    ['U', age >= 19 ? 46 : 12],
    ['D', age >= 19 ? 18 : 44],
    ['B', 15],
    ['K', age >= 18 ? 6 : 1],
    ['E', age >= 20 ? 3 : 8],
    ['C', 4],
    ['T', age >= 19 ? 4 : 0],
    ['Y', 3],
  ] as const)}1`
}
