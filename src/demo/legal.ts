import { type Day, roughAge, yearOf } from './days.ts'
import type { Outline } from './journey.ts'
import type { Random } from './random.ts'

/** A legal status from a day until the next one begins. */
export interface Standing {
  readonly from: Day
  readonly status: string
}

/** The steps of an adoption plan. */
export interface AdoptionPlan {
  readonly decided: Day
  readonly order?: Day
  readonly matched?: Day
  readonly placed?: Day
  readonly reversed?: { readonly on: Day; readonly why: string }
  /** Adopted by, or first placed with, carers who fostered the child. */
  readonly fosterCarers: boolean
  readonly consent: boolean
}

export interface LegalStory {
  readonly standings: readonly Standing[]
  readonly adoption?: AdoptionPlan
  /** The first day a care order or interim care order runs, from which a child can live with parents in care. */
  readonly underOrder?: Day
}

/** The legal statuses of a child's time in care, and the plan for adoption if there was one. */
export function legalStoryOf(child: Outline, random: Random): LegalStory {
  const { entered, left, pathway } = child
  const length = left - entered
  if (pathway === 'adoption') return adoptionStory(child, random)
  if (pathway === 'other' && child.ending === 'E14') return { standings: [{ from: entered, status: 'J1' }] }
  // Custody ends a time in care only when the child is accommodated by agreement.
  if (child.ending === 'E9') return { standings: [{ from: entered, status: 'V2' }] }
  const agreed =
    pathway === 'alone'
      ? 0.94
      : pathway === 'late'
        ? 0.6
        : pathway === 'home'
          ? 0.55
          : pathway === 'other'
            ? 0.6
            : pathway === 'grown'
              ? 0.1
              : 0.05
  const teenager = roughAge(child.born, entered) > 14
  if (random.chance(teenager ? Math.max(agreed, 0.6) : agreed)) {
    if (length > 20 && pathway !== 'alone' && random.chance(0.08))
      return {
        standings: [
          { from: entered, status: 'L1' },
          { from: entered + random.whole(1, 2), status: 'V2' },
        ],
      }
    return { standings: [{ from: entered, status: 'V2' }] }
  }
  const opening = courtOpening(entered, length, random)
  const interim = opening.at(-1)?.from ?? entered
  const final = interim + random.whole(150, 290)
  const standings = [...opening]
  if (final < left - 14) standings.push({ from: final, status: 'C2' })
  const story = { standings, underOrder: interim }
  if (pathway !== 'grown' || roughAge(child.born, entered) > 6 || length < 1500 || !random.chance(0.25)) return story
  const order = final + random.whole(0, 60)
  const reversed = order + random.whole(250, 600)
  return {
    standings: [
      ...standings.filter(standing => standing.from < order),
      { from: order, status: 'E1' },
      { from: reversed, status: 'C2' },
    ],
    underOrder: interim,
    adoption: {
      decided: order - random.whole(15, 60),
      order,
      reversed: {
        on: reversed,
        why: random.weigh([
          ['RD1', 30],
          ['RD3', 55],
          ['RD4', 15],
        ] as const),
      },
      fosterCarers: false,
      consent: false,
    },
  }
}

function courtOpening(entered: Day, length: number, random: Random): Standing[] {
  const way = random.next()
  if (way < 0.16 && length > 40) {
    const next = entered + random.whole(1, 2)
    return random.chance(0.5)
      ? [
          { from: entered, status: 'L1' },
          { from: next, status: 'C1' },
        ]
      : [
          { from: entered, status: 'L1' },
          { from: next, status: 'V2' },
          { from: next + random.whole(6, 30), status: 'C1' },
        ]
  }
  if (way < 0.24 && length > 40)
    return [
      { from: entered, status: 'L2' },
      { from: entered + random.whole(4, 14), status: 'C1' },
    ]
  if (way < 0.62 && length > 90)
    return [
      { from: entered, status: 'V2' },
      { from: entered + random.whole(8, 70), status: 'C1' },
    ]
  return [{ from: entered, status: 'C1' }]
}

// Days a child waited between the placement order and the match, on average, by the year of the adoption order: the
// county's published figure fell from over 140 to 106.
const WAITS: readonly (readonly [number, number])[] = [
  [2019, 188],
  [2020, 150],
  [2021, 80],
  [2100, 140],
]

// The share who wait so long, by the year they leave: the county placed 89 in a hundred within a year of the decision in
// 2019-20, and is made to do a little better since the contract asks for it.
const SLOW: readonly (readonly [number, number])[] = [
  [2023, 0.15],
  [2100, 0.08],
]

function adoptionStory(child: Outline, random: Random): LegalStory {
  const { entered, left } = child
  const length = left - entered
  const consent = child.ending === 'E11' && random.chance(0.25)
  const fosterCarers = random.chance(0.14)
  const placedFor = Math.round(Math.min(length * 0.45, 170 + random.next() * 190))
  const placed = left - placedFor
  const matched = placed - Math.min(random.whole(12, 40), Math.max(2, Math.round((placed - entered) / 8)))
  if (consent) {
    const decided = entered + Math.max(20, Math.round((matched - entered) * 0.5))
    return {
      standings: [{ from: entered, status: 'V2' }],
      adoption: { decided: Math.min(decided, matched), matched, placed, fosterCarers, consent },
    }
  }
  const mean = WAITS.find(([until]) => yearOf(left) <= until)?.[1] ?? 150
  const wait = Math.round(mean * (0.35 + 0.55 * random.wait(1) + 0.22 * random.next()))
  const earliest = entered + Math.min(120, Math.round((matched - entered) * 0.45))
  const order = Math.max(earliest, Math.min(matched - wait, placed))
  const opening = courtOpening(entered, order - entered - 40, random).filter(standing => standing.from < order - 30)
  const interim = opening.find(standing => standing.status === 'C1')?.from
  const final = order - random.whole(20, 80)
  const standings = [...opening]
  if (random.chance(0.35) && final > (opening.at(-1)?.from ?? entered) + 30)
    standings.push({ from: final, status: 'C2' })
  standings.push({ from: order, status: 'E1' })
  const soon = Math.max(entered + 5, Math.min(order, matched) - random.whole(20, 70))
  // A few wait more than a year from the decision to moving in, mostly on the court's timetable before the order.
  const slow = SLOW.find(([until]) => yearOf(left) <= until)?.[1] ?? 0
  const late = placed - 375 - Math.round((slow - child.even.keeps) * 900)
  const decided = !fosterCarers && child.even.keeps < slow && late > entered + 20 ? Math.min(soon, late) : soon
  // For adoption by the child's foster carers the match is the decision itself.
  const plan: AdoptionPlan = {
    decided,
    order,
    matched: fosterCarers ? decided : matched,
    placed,
    fosterCarers,
    consent,
  }
  return { standings, adoption: plan, ...(interim === undefined ? {} : { underOrder: interim }) }
}
