import { carePlan, familyTime, permanencePlan, permanenceStep, planAction } from '../../practice/care/kinds.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { type Day, iso } from '../days.ts'
import { type Random } from '../random.ts'
import {
  type Life,
  type Written,
  ageAt,
  chancesOf,
  sortOfHome,
  timesInCare,
  workingDayBy,
  workingDayFrom,
  write,
} from './life.ts'
import { childSays, planAction as actionWords } from './words.ts'

/** Care plans and their actions, the plan for permanence and its steps, family time, rights. */
export function plansOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'plans')
  const found: Written[] = []
  for (const [index, care] of timesInCare(life).entries()) {
    const to = Math.min(care.to, life.until + 1)
    const ended = care.to <= life.until ? care.to : null
    const began = care.began === care.from
    const made = began
      ? workingDayFrom(
          care.from +
            random.weigh([
              [4, 30],
              [8, 45],
              [11, 15],
              [19, 10],
            ] as const),
        )
      : care.from
    if (made >= to) continue
    const revised = made + random.whole(150, 400)
    const second = revised < to - 30
    const key = `plan ${index}`
    found.push(
      write(carePlan, made, planBody(life, made, began ? 'first' : 'revised', random), {
        end: second ? revised : ended,
        key,
      }),
      ...actionsOf(life, key, made, second ? revised : to, random),
    )
    if (second)
      found.push(
        write(carePlan, revised, planBody(life, revised, 'revised', random), { end: ended, key: `${key} again` }),
        ...actionsOf(life, `${key} again`, revised, to, random),
      )
    found.push(...permanenceOf(life, care, to, ended, random), ...familyTimeOf(life, care.from, ended, random))
  }
  return found
}

function planBody(life: Life, on: Day, basis: 'first' | 'revised', random: Random): BodyOf<typeof carePlan> {
  const age = ageAt(life, on)
  const called = life.name.knownAs
  return {
    basis,
    ...(random.chance(0.7) ? { parentsAgreed: iso(on + random.whole(0, 12)) } : {}),
    ...(age >= 16 ? { youngPersonAgreed: iso(on) } : {}),
    ...(age >= 4 ? { childWords: childSays(age, random) } : {}),
    aim: `${called} is safe, knows why, and knows where home will be.`,
    daily: 'Bedtime, meals and time to play are the same on school days. One adult takes the lead.',
    health: 'Health assessment followed up; dentist twice a year.',
    education: age >= 4 ? 'Stays at the same school. A quiet place at lunch.' : 'Nursery three mornings a week.',
    identity: 'Photographs and stories from family; food and festivals that are known from home.',
    family: 'As family time below. Brothers and sisters come first.',
    ifItFails: 'The carers ring us before it comes to that; the grandparents have said they would help.',
  }
}

function actionsOf(life: Life, plan: string, from: Day, to: Day, random: Random): readonly Written[] {
  return Array.from({ length: random.whole(2, 4) }, () => {
    const { action, measure, lead, outcome } = actionWords(life.name.knownAs, random)
    const byWhen = from + random.whole(30, 150)
    const done = byWhen + random.whole(-25, 30)
    const isDone = done < to && random.chance(0.82)
    return write(planAction, from, {
      plan: `@${plan}`,
      action,
      measure,
      lead,
      byWhen: iso(byWhen),
      ...(isDone ? { done: iso(Math.max(from, done)), outcome } : {}),
    })
  })
}

export const OPTION = {
  adoption: 'adoption',
  guardianship: 'special-guardianship',
  home: 'return-home',
  grown: 'long-term-fostering',
  late: 'independence',
  alone: 'independence',
  other: 'family-friends',
} as const

function permanenceOf(
  life: Life,
  care: { readonly from: Day; readonly began: Day },
  to: Day,
  ended: Day | null,
  random: Random,
): readonly Written[] {
  const planned =
    care.began === care.from
      ? workingDayFrom(
          care.from +
            random.weigh([
              [70, 50],
              [105, 32],
              [160, 12],
              [250, 6],
            ] as const),
        )
      : care.from
  if (planned >= to) return []
  const option =
    life.story.pathway === 'grown' && sortOfHome(life.story.episodes.at(-1)?.place ?? '') === 'home'
      ? 'residential'
      : OPTION[life.story.pathway]
  const steps: readonly (readonly [step: BodyOf<typeof permanenceStep>['step'], after: number])[] =
    option === 'adoption'
      ? [
          ['planning-meeting', 5],
          ['decision-maker', 45],
          ['family-finding', 70],
          ['match', 200],
          ['introductions', 215],
        ]
      : option === 'special-guardianship'
        ? [
            ['family-meeting', 10],
            ['viability', 35],
            ['carer-assessment', 120],
            ['application', 160],
          ]
        : option === 'return-home'
          ? [
              ['family-meeting', 7],
              ['reunification-assessment', 60],
            ]
          : [
              ['planning-meeting', 10],
              ['sibling-assessment', 50],
              ['match', 180],
            ]
  const reached = steps.filter(([, days]) => planned + days < to)
  return [
    write(
      permanencePlan,
      planned,
      {
        option,
        status: reached.length === steps.length ? 'ratified' : 'agreed',
        ...(option === 'return-home' ? { parallel: 'family-friends' as const } : {}),
        why: 'Agreed at the review, after hearing what everyone wants and what has been tried.',
      },
      { end: ended },
    ),
    ...reached.map(([step, days]) => write(permanenceStep, workingDayBy(planned + days), { step, outcome: 'forward' })),
  ]
}

function familyTimeOf(life: Life, from: Day, ended: Day | null, random: Random): readonly Written[] {
  if (life.story.pathway === 'alone') return []
  const found = [
    write(
      familyTime,
      from + random.whole(3, 20),
      {
        with: random.pick(['Mum', 'Dad', 'Mum and Dad', 'Grandmother'] as const),
        howOften: random.pick(['weekly', 'fortnightly', 'monthly', 'few-yearly'] as const),
        supervised: random.pick(['none', 'supported', 'supervised'] as const),
        arrangement: 'agreed',
        where: random.pick(['Family centre', 'The park and the library', 'At grandmother’s home'] as const),
      },
      { end: ended },
    ),
  ]
  if (life.siblings.length > 0 && !life.story.together)
    found.push(
      write(
        familyTime,
        from + random.whole(3, 20),
        {
          with: 'Brothers and sisters',
          howOften: random.pick(['fortnightly', 'monthly', 'school-holidays'] as const),
          supervised: 'none',
          arrangement: 'agreed',
        },
        { end: ended },
      ),
    )
  return found.filter(each => ended === null || (each.start as string) < iso(ended))
}
