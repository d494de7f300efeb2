import {
  dentalCheck,
  dentistRegistration,
  developmentCheck,
  gpRegistration,
  healthAssessment,
  healthCondition,
  healthPassport,
  healthPlanAction,
  healthReferral,
  immunisationCheck,
  sdq,
  substanceMisuse,
  wellbeingReferral,
} from '../../practice/health/kinds.ts'
import { addMonths, epochDay } from '../../spine/time/plain-date.ts'
import { addWorkingDays } from '../../spine/time/working-days.ts'
import { type Day, birthdayOf, iso, yearStart } from '../days.ts'
import type { Random } from '../random.ts'
import { LAST_YEAR } from '../targets.ts'
import {
  type Life,
  type Written,
  ageAt,
  chancesOf,
  homesOf,
  timesInCare,
  workingDayBy,
  workingDayFrom,
  write,
} from './life.ts'
import { childSays } from './words.ts'

/** The health of a life in care: assessments and what came of them, teeth, immunisations, questionnaires, help with feelings. */
export function healthOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'health')
  return timesInCare(life).flatMap(care => {
    const to = Math.min(care.to, life.until + 1)
    const began = care.began === care.from
    return [
      ...(began ? comingIn(life, care.from, to, random) : []),
      ...moving(life, care.from, to),
      ...assessments(life, care, to, began, random),
      ...teeth(life, care.from, to, random),
      ...questionnaires(life, care, to),
      ...feelings(life, care.from, to, random),
      ...registrations(life, care.from, random),
      ...passport(life, care, random),
    ]
  })
}

function comingIn(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const told = workingDayFrom(
    from +
      random.weigh([
        [1, 35],
        [3, 30],
        [6, 20],
        [14, 15],
      ] as const),
  )
  if (told >= to) return []
  const consent = random.chance(0.72)
  return [
    write(healthReferral, told, {
      why: 'into-care',
      consentGiven: consent,
      ...(consent ? {} : { consentSent: iso(told + random.whole(4, 20)) }),
      received: iso(told + 1),
    }),
  ]
}

// Health is told of each move too.
function moving(life: Life, from: Day, to: Day): readonly Written[] {
  const random = chancesOf(life, `health told ${from}`)
  return homesOf(life).flatMap(home => {
    if (home.from <= from || home.from >= to || random.chance(0.04)) return []
    const told = workingDayFrom(
      home.from +
        random.weigh([
          [0, 40],
          [2, 45],
          [9, 15],
        ] as const),
    )
    return told < to ? [write(healthReferral, told, { why: 'moved', consentGiven: true, received: iso(told + 1) })] : []
  })
}

// From the first assessment on: each next one a little before it is due, or late.
function assessments(
  life: Life,
  care: { readonly from: Day; readonly began: Day },
  to: Day,
  began: boolean,
  random: Random,
): readonly Written[] {
  const found: Written[] = []
  let on = began
    ? epochDay(addWorkingDays(iso(care.from), random.chance(0.68) ? random.whole(9, 19) : random.whole(21, 48)))
    : care.from + random.whole(10, 200)
  for (let index = 0; on < to; index++) {
    const initial = began && index === 0
    const age = ageAt(life, on)
    const declined = !initial && age >= 14 && random.chance(0.07)
    const key = `health ${on}`
    found.push(
      write(
        healthAssessment,
        workingDayFrom(on),
        {
          type: initial ? 'initial' : 'review',
          ...(declined
            ? { declined: true, competent: true, declinedWhy: 'Did not want another appointment at school.' }
            : {
                by: initial ? 'doctor' : 'nurse',
                ...(on + 12 <= life.until ? { reportReceived: iso(on + random.whole(4, 12)) } : {}),
                inCarePlan: random.chance(0.9),
                sdqUsed: age >= 4 && random.chance(0.62),
                ...(age >= 4 ? { childWords: childSays(age, random) } : {}),
                summary: random.pick([
                  'Growing well. Sleep is the thing to work on.',
                  'Eyes to be tested. Otherwise well.',
                  'Asthma well controlled; inhaler at school and at home.',
                  'Anxious before appointments: offer the first of the day.',
                ] as const),
              }),
        },
        { key },
      ),
    )
    if (!declined) found.push(...afterAssessment(life, workingDayFrom(on), key, age, random))
    const due = epochDay(addMonths(iso(workingDayFrom(on)), age < 5 ? 6 : 12))
    on = random.chance(0.11) ? due + random.whole(4, 60) : due - random.whole(0, 25)
  }
  return found
}

function afterAssessment(life: Life, on: Day, key: string, age: number, random: Random): readonly Written[] {
  const found: Written[] = [
    write(
      immunisationCheck,
      on,
      random.chance(0.86) ? { upToDate: true } : { upToDate: false, missing: 'The pre-school booster' },
    ),
  ]
  if (age < 5)
    found.push(write(developmentCheck, on, { upToDate: random.chance(0.88), review: age < 1 ? '1-year' : '2-years' }))
  const byWhen = on + random.whole(30, 120)
  const done = byWhen + random.whole(-20, 30)
  found.push(
    write(healthPlanAction, on, {
      assessment: `@${key}`,
      action: random.pick([
        'Eye test',
        'Sleep advice for the carers',
        'Speech and language referral',
        'Missing vaccination',
        'Talk about growing up',
      ] as const),
      lead: random.pick(['Carer', 'Nurse for children in care', 'Social worker'] as const),
      byWhen: iso(byWhen),
      ...(done <= life.until && random.chance(0.83)
        ? { done: iso(Math.max(on, done)), outcome: random.pick(['done', 'done', 'done-no-change', 'partly'] as const) }
        : {}),
    }),
  )
  return found
}

function teeth(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  for (
    let on = from + random.whole(20, 150);
    on < to;
    on += random.chance(0.78) ? random.whole(150, 210) : random.whole(330, 520)
  ) {
    if (ageAt(life, on) < 1) continue
    const refused = ageAt(life, on) > 11 && random.chance(0.05)
    found.push(
      write(
        dentalCheck,
        workingDayBy(on),
        refused
          ? { refused: true }
          : {
              outcome: random.weigh([
                ['healthy', 72],
                ['treated', 16],
                ['treatment-needed', 9],
                ['referred', 3],
              ] as const),
            },
      ),
    )
  }
  return found
}

// The year just begun, by hand: those before came with the returns. A child new to the returns has each year from care on.
function questionnaires(life: Life, care: { readonly from: Day; readonly began: Day }, to: Day): readonly Written[] {
  const random = chancesOf(life, `questionnaires ${care.began}`)
  const found: Written[] = []
  let score = Math.min(36, Math.max(1, Math.round(13 + random.normal() * 6.5)))
  for (let year = 2022; year <= LAST_YEAR + 1; year++) {
    const on = yearStart(year) + random.whole(40, 300)
    score = Math.min(38, Math.max(0, score + Math.round(random.normal() * 3 - 0.4)))
    const age = ageAt(life, on)
    if (on < care.began + 200 || on >= to || age < 4 || age > 16 || random.chance(0.2)) continue
    found.push(write(sdq, workingDayBy(on), { by: 'carer', total: score, shared: age >= 8 && random.chance(0.6) }))
    if (age >= 11 && random.chance(0.25))
      found.push(
        write(sdq, workingDayBy(on), { by: 'self', total: Math.min(40, Math.max(0, score + random.whole(-5, 4))) }),
      )
  }
  return found
}

function feelings(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  if (ageAt(life, to - 1) >= 5 && random.chance(0.3)) {
    const asked = workingDayBy(from + random.whole(20, Math.max(21, Math.min(700, to - from - 1))))
    if (asked > from && asked < to && ageAt(life, asked) >= 5) {
      const decision = random.weigh([
        ['accepted', 38],
        ['waiting', 27],
        ['advice', 15],
        ['signposted', 12],
        ['refused', 8],
      ] as const)
      const decided = asked + random.whole(8, 50)
      const seen = decided + random.whole(10, 160)
      found.push(
        write(wellbeingReferral, asked, {
          to: random.pick(['camhs', 'our-team', 'therapist', 'school'] as const),
          need: random.pick(['trauma', 'anxiety', 'loss', 'sleep', 'anger', 'low-mood'] as const),
          ...(decided <= life.until ? { decision, decided: iso(decided) } : {}),
          ...(decided <= life.until && decision === 'refused' ? { why: 'Not thought to meet the threshold.' } : {}),
          ...(seen <= life.until && (decision === 'accepted' || decision === 'waiting')
            ? { firstSeen: iso(seen) }
            : {}),
          summary: 'Help with sleep and with what has happened; the carers use the advice meanwhile.',
        }),
      )
    }
  }
  if (ageAt(life, to - 1) >= 14 && random.chance(0.06)) {
    const on = to - random.whole(30, 300)
    if (on > from && ageAt(life, on) >= 13)
      found.push(
        write(substanceMisuse, on, {
          what: 'cannabis',
          ...(random.chance(0.85) ? { offered: iso(on + random.whole(1, 14)), accepted: random.chance(0.5) } : {}),
        }),
      )
  }
  if (random.chance(0.14))
    found.push(
      write(
        healthCondition,
        null,
        random.pick([
          {
            type: 'physical',
            condition: 'Asthma',
            treatment: 'Blue inhaler when needed, brown each morning',
            carerKnows: true,
          },
          { type: 'physical', condition: 'Eczema', treatment: 'Cream after each bath', carerKnows: true },
          {
            type: 'allergy',
            condition: 'Peanut allergy',
            treatment: 'Two adrenaline pens',
            carerKnows: true,
            emergency: 'Pen, then 999, then the carers.',
          },
        ] as const),
      ),
    )
  return found
}

function registrations(life: Life, from: Day, random: Random): readonly Written[] {
  const town = random.pick(['The Mill', 'Riverside', 'Castle Hill', 'The Crescent'] as const)
  return [
    write(gpRegistration, from + random.whole(2, 20), {
      practice: `${town} Surgery`,
      phone: `01632 960${random.whole(100, 999)}`,
    }),
    ...(ageAt(life, from) >= 1 && random.chance(0.85)
      ? [write(dentistRegistration, from + random.whole(5, 60), { practice: `${town} Dental Practice` })]
      : []),
  ].filter(each => (each.start as string) <= iso(life.until))
}

function passport(life: Life, care: { readonly from: Day; readonly to: Day }, random: Random): readonly Written[] {
  const seventeen = birthdayOf(life.story.born, 17)
  const on = seventeen + random.whole(120, 360)
  if (on < care.from || on > Math.min(care.to, life.until) || !random.chance(0.8)) return []
  return [
    write(
      healthPassport,
      workingDayBy(on),
      random.chance(0.12) ? { declined: true } : { explained: random.chance(0.8) },
    ),
  ]
}
