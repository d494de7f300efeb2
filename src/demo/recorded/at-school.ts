import {
  attainment,
  attendanceDay,
  attendanceTotal,
  ehcPlan,
  ehcReview,
  exclusion,
  reducedTimetable,
} from '../../practice/education/kinds.ts'
import { epochDay, type PlainDate } from '../../spine/time/plain-date.ts'
import { isOfSchoolAge } from '../../spine/time/school-age.ts'
import { termsBetween } from '../../spine/time/school-terms.ts'
import { isWorkingDay } from '../../spine/time/working-days.ts'
import { type Day, birthdayOf, dayOf, iso } from '../days.ts'
import { type Random } from '../random.ts'
import { type Life, type Written, ageAt, workingDayBy, workingDayFrom, write } from './life.ts'
import { childSays } from './words.ts'

/** Days at school and away from it, what went wrong, what helped and what was attained, for one time in care. */
export function schoolLifeOf(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  return [
    ...attendance(life, from, to, random),
    ...troubles(life, from, to, random),
    ...support(life, from, to, random),
    ...results(life, from, to, random),
  ]
}

/** Whether someone is of school age, or in nursery or college, on a day. */
export function stageOn(life: Life, on: Day): 'none' | 'nursery' | 'school' | 'college' {
  if (isOfSchoolAge(iso(life.story.born), iso(on))) return 'school'
  const age = ageAt(life, on)
  if (age >= 15) return 'college'
  return age >= 3 ? 'nursery' : 'none'
}

function attendance(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  const missing = Math.min(0.5, Math.max(0.01, 0.07 + random.normal() * 0.06))
  for (const term of termsBetween(iso(from), iso(to - 1))) {
    const start = Math.max(from, epochDay(term.start))
    const end = Math.min(to - 1, epochDay(term.end))
    if (end - start < 10 || stageOn(life, start) !== 'school') continue
    const possible = Math.round((end - start) * 0.62) * 2
    const missed = Math.round(possible * missing * (0.6 + random.next() * 0.8))
    const unauthorised = Math.round(missed * random.next() * 0.5)
    if (epochDay(term.end) <= life.until)
      found.push(
        write(attendanceTotal, start, { possible, authorised: missed - unauthorised, unauthorised }, { end: end + 1 }),
      )
  }
  // The last fortnight day by day, as the daily call found it.
  if (to > life.until)
    for (let day = Math.max(from, life.until - 13); day <= life.until; day++) {
      if (!isWorkingDay(iso(day)) || stageOn(life, day) !== 'school' || (day === life.until && random.chance(0.45)))
        continue
      const away = random.chance(missing)
      const mark = away
        ? random.weigh([
            ['I', 50],
            ['M', 15],
            ['O', 25],
            ['N', 10],
          ] as const)
        : ('/' as const)
      found.push(
        write(attendanceDay, day, {
          am: mark,
          pm: away ? mark : ('\\' as const),
          ...(away && mark !== 'N' && random.chance(0.93)
            ? { followedUp: iso(day), reason: mark === 'I' ? 'A cold; back tomorrow' : 'Carer is speaking to school' }
            : {}),
        }),
      )
    }
  return found
}

function troubles(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  const often = ageAt(life, to - 1) >= 11 ? 0.16 : 0.03
  for (const term of termsBetween(iso(from), iso(to - 1))) {
    const on = workingDayBy(epochDay(term.start) + random.whole(10, 70))
    if (on <= from || on >= to || stageOn(life, on) !== 'school' || !random.chance(often * 0.5)) continue
    const days = random.whole(1, 3)
    found.push(
      write(
        exclusion,
        on,
        {
          type: random.chance(0.015) ? 'permanent' : 'suspension',
          sessions: days * 2,
          ...(random.chance(0.94) ? { vshTold: iso(on) } : {}),
          ...(random.chance(0.92)
            ? { pepRevised: iso(workingDayFrom(on + (random.chance(0.7) ? 0 : random.whole(2, 12)))) }
            : {}),
          summary: 'A row in the corridor. A return meeting was held with the carers there.',
        },
        { end: on + days },
      ),
    )
  }
  if (to > life.until && stageOn(life, life.until) === 'school' && random.chance(0.03))
    found.push(
      write(reducedTimetable, life.until - random.whole(10, 60), {
        hours: 15,
        agreed: random.chance(0.8),
        reviewBy: iso(life.until + random.whole(-10, 25)),
        why: 'Coming back a morning at a time after a hard term.',
      }),
    )
  return found
}

function support(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const level =
    life.story.need === 'N2'
      ? 'ehcp'
      : random.weigh([
          ['ehcp', 26],
          ['support', 27],
          ['', 47],
        ] as const)
  if (level === '' || ageAt(life, to - 1) < 5) return []
  const start = Math.max(from, birthdayOf(life.story.born, 5))
  if (start >= to) return []
  const need = random.pick(['SEMH', 'SLCN', 'ASD', 'MLD'] as const)
  const found = [
    write(
      ehcPlan,
      start,
      {
        level: LEVELS[level],
        need,
        ...(level === 'ehcp'
          ? { issued: iso(start - random.whole(0, 700)), reviewed: iso(start - random.whole(5, 350)) }
          : {}),
      },
      { end: to <= life.until ? to : null },
    ),
  ]
  if (level !== 'ehcp') return found
  for (
    let on = start + random.whole(60, 340);
    on < to;
    on += random.chance(0.82) ? random.whole(330, 364) : random.whole(380, 470)
  )
    found.push(
      write(ehcReview, workingDayBy(on), {
        outcome: random.pick(['keep', 'amend'] as const),
        ...(ageAt(life, on) >= 5 ? { childWords: childSays(ageAt(life, on), random) } : {}),
      }),
    )
  return found
}

const LEVELS = { ehcp: 'plan', support: 'support' } as const

function results(life: Life, from: Day, to: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  for (const [age, stage] of [
    [11, 'KS2'],
    [16, 'KS4'],
  ] as const) {
    // The summer of the school year in which they turn that age.
    const born = iso(life.story.born)
    const year = Number(born.slice(0, 4)) + age + (born.slice(5) >= '09-01' ? 1 : 0)
    const on = dayOf(stage === 'KS2' ? `${year}-07-10` : `${year}-08-21`)
    if (on <= from || on >= to) continue
    const able = random.next()
    for (const [subject, harder] of stage === 'KS2'
      ? ([
          ['reading', 0.1],
          ['writing', 0],
          ['maths', 0.02],
        ] as const)
      : ([
          ['english', 0],
          ['maths', -0.04],
        ] as const)) {
      const reached = able + harder > (stage === 'KS2' ? 0.63 : 0.7)
      found.push(
        write(
          attainment,
          iso(on) as PlainDate,
          stage === 'KS2'
            ? { stage: STAGES.KS2, subject, expected: reached }
            : {
                stage: STAGES.KS4,
                subject: SUBJECTS[subject as 'english' | 'maths'],
                result: String(reached ? random.whole(4, 7) : random.whole(1, 3)),
              },
        ),
      )
    }
  }
  return found
}

const STAGES = { KS2: 'KS2', KS4: 'KS4' } as const
const SUBJECTS = { english: 'english', maths: 'maths' } as const
