import {
  accommodationVisit,
  educationBursary,
  keepingInTouch,
  leaverAccommodation,
  needsAssessment,
  pathwayPlan,
  pathwayReview,
  settingUpAllowance,
  stayingPut,
  studyWish,
  supportOffer,
} from '../../practice/leaving-care/kinds.ts'
import { addMonths, epochDay } from '../../spine/time/plain-date.ts'
import { type Day, birthdayOf, iso } from '../days.ts'
import { isCareLeaver } from '../leavers.ts'
import type { Random } from '../random.ts'
import { type Life, RECORDED_FROM, type Written, chancesOf, workingDayBy, workingDayFrom, write } from './life.ts'
import { childSays } from './words.ts'

/** Growing up and leaving care: what is needed, the pathway plan and its reviews, being in touch, homes, help to study. */
export function leavingOf(life: Life): readonly Written[] {
  const adviser = life.given.find(given => given.role === 'personal-adviser')
  if (!adviser) return []
  const random = chancesOf(life, 'leaving')
  const from = Math.max(adviser.from, RECORDED_FROM)
  const to = Math.min(adviser.to ?? life.until + 1, life.until + 1)
  const left = life.story.spells.at(-1)?.to ?? 0
  return [
    ...planning(life, from, to, random),
    ...inTouch(life, Math.max(from, left), to, random),
    ...(left <= life.until && isCareLeaver(life.story.born, life.story.spells, life.story.ending)
      ? home(life, left, to, random)
      : []),
    ...(left > from ? stayingOn(life, from, Math.min(to, left), random) : []),
    ...grown(life, random),
  ]
}

function planning(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  const sixteen = birthdayOf(life.story.born, 16)
  const fresh = from <= sixteen + 250
  const assessed = fresh
    ? workingDayFrom(from + (random.chance(0.82) ? random.whole(30, 85) : random.whole(92, 160)))
    : undefined
  if (assessed !== undefined && assessed < to)
    found.push(
      write(needsAssessment, assessed, {
        why: 'eligible',
        childWords: childSays(16, random),
        health: 'Knows their GP and how to get there.',
        learning: 'Settled at college; wants to work outdoors.',
        home: 'Stay where they are for now; a flat of their own one day.',
        money: 'Saves a little. Needs a bank account that works.',
        people: 'Brother, nan, two friends.',
        skills: 'Cooks three meals. Washing machine a mystery.',
        needs: 'A passport, a savings plan and someone to ring.',
      }),
    )
  const planned = assessed === undefined ? from + random.whole(5, 120) : assessed + random.whole(10, 35)
  if (planned >= to) return found
  found.push(
    write(pathwayPlan, workingDayFrom(planned), {
      agreed: random.chance(0.9),
      copyGiven: iso(workingDayFrom(planned) + random.whole(0, 14)),
      childWords: childSays(17, random),
      home: 'Stay put, and look at own tenancy at 19.',
      learning: 'Finish the course; then an apprenticeship.',
      money: 'Budget together each month. Savings account opened.',
      support: 'See each other every month; ring or text whenever.',
      otherwise: 'If it goes wrong: the sofa at nan’s, and ring me first.',
    }),
  )
  let on = workingDayFrom(planned)
  const left = life.story.spells.at(-1)?.to ?? 0
  for (;;) {
    // In a home we provide, after four weeks and then every three months.
    const moved = left > on && left < on + 150 ? left : undefined
    const due = moved === undefined ? epochDay(addMonths(iso(on), on >= left ? 3 : 6)) : moved + 45
    on = workingDayBy(random.chance(0.1) ? due + random.whole(6, 50) : due - random.whole(1, 14))
    if (on >= to) break
    found.push(
      write(pathwayReview, on, {
        askedBy: 'due',
        inTheirHome: random.chance(0.5),
        cameThemselves: random.chance(0.9),
        childWords: childSays(18, random),
        changed: 'New course; money steadier than it was.',
        next: 'Driving theory booked. Look at tenancies together.',
      }),
    )
  }
  return found
}

function inTouch(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  const twentyOne = birthdayOf(life.story.born, 21)
  const hard = random.chance(0.08)
  for (
    let on = from + random.whole(5, 40);
    on < Math.min(to, twentyOne);
    on += hard ? random.whole(50, 150) : random.whole(18, 42)
  ) {
    const answered = random.chance(hard ? 0.45 : 0.93)
    found.push(
      write(keepingInTouch, workingDayFrom(on), {
        how: random.weigh([
          ['in-person', 40],
          ['phone', 25],
          ['message', 25],
          ['drop-in', 6],
          ['video', 4],
        ] as const),
        twoWay: answered,
        ...(answered && random.chance(0.5) ? { childWords: childSays(18, random) } : {}),
        note: answered ? 'Caught up; all right for now.' : 'Rang twice and left a message. Will call round.',
      }),
    )
  }
  return found.filter(each => (each.start as string) < iso(to))
}

function home(life: Life, left: Day, to: Day, random: Random): readonly Written[] {
  const from = Math.max(left, RECORDED_FROM)
  if (from >= to) return []
  const type = random.weigh([
    ['U', 33],
    ['D', 22],
    ['Z', 16],
    ['E', 8],
    ['B', 12],
    ['K', 4],
    ['X', 3],
    ['W', 2],
  ] as const)
  const ours = ['D', 'E', 'U'].includes(type)
  // What we arrange is for a time; after it most have a tenancy of their own, from the council.
  const until = ours ? Math.min(birthdayOf(life.story.born, 21), from + random.whole(300, 1100)) : undefined
  const ended = until !== undefined && until > from && until < to ? until : null
  const found: Written[] = [
    write(
      leaverAccommodation,
      from,
      {
        type,
        providedBy: type === 'Z' ? 'carer' : type === 'B' ? 'family' : ours ? 'ours' : 'other',
        ...(random.chance(0.96)
          ? { checkedOn: iso(from - random.whole(0, 6)), suitable: !['W', 'X'].includes(type) }
          : {}),
      },
      { end: ended },
    ),
  ]
  if (ended !== null)
    found.push(
      write(leaverAccommodation, ended, {
        type: 'U',
        providedBy: 'council-housing',
        checkedOn: iso(ended - random.whole(0, 6)),
        suitable: true,
      }),
    )
  if (!['Z', 'B', 'X'].includes(type) && random.chance(0.94))
    found.push(
      write(settingUpAllowance, workingDayFrom(from + random.whole(3, 40)), {
        amount: 3000,
        purpose: 'Bed, cooker, fridge and curtains',
      }),
    )
  if (!ours) return found.filter(each => (each.start as string) < iso(to))
  let on = from + (random.chance(0.8) ? random.whole(2, 7) : random.whole(9, 25))
  while (on < to && on < (ended ?? to)) {
    found.push(
      write(accommodationVisit, workingDayBy(on), {
        seen: true,
        suitable: true,
        childWords: childSays(18, random),
        home: 'Warm, tidy enough, food in.',
      }),
    )
    on += random.chance(0.9) ? random.whole(35, 57) : random.whole(65, 100)
  }
  return found.filter(each => (each.start as string) < iso(to))
}

function stayingOn(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const fostered = life.story.episodes.at(-1)?.place.startsWith('U')
  const talked = from + random.whole(20, 200)
  if (!fostered || talked >= to || !random.chance(0.75)) return []
  return [
    write(stayingPut, workingDayFrom(talked), {
      stage: random.chance(0.6) ? 'agreed' : 'discussed',
      childWords: childSays(17, random),
    }),
  ].filter(each => (each.start as string) < iso(to))
}

function grown(life: Life, random: Random): readonly Written[] {
  const found: Written[] = []
  const to = life.until + 1
  if (random.chance(0.12)) {
    const on = birthdayOf(life.story.born, 18) + random.whole(60, 400)
    if (on > RECORDED_FROM && on < to) {
      found.push(
        write(studyWish, on, { kind: 'higher', course: 'Nursing', childWords: 'I want to be the nurse I needed.' }),
      )
      if (on + 60 < to && random.chance(0.9))
        found.push(
          write(needsAssessment, workingDayFrom(on + random.whole(20, 59)), {
            why: 'education',
            childWords: 'I want to be the nurse I needed.',
            learning: 'A place at university; help with the first term’s rent.',
          }),
        )
      if (on + 60 < to) found.push(write(educationBursary, on + 60, { amount: 2000, course: 'Nursing' }))
    }
  }
  for (const age of [21, 22, 23, 24]) {
    const on = birthdayOf(life.story.born, age) + random.whole(-10, 30)
    if (on > RECORDED_FROM && on < to && random.chance(0.85))
      found.push(
        write(supportOffer, workingDayFrom(on), {
          response: random.weigh([
            ['wants', 35],
            ['not-now', 40],
            ['no-answer', 20],
            ['not-reached', 5],
          ] as const),
        }),
      )
  }
  return found.filter(each => (each.start as string) < iso(to))
}
