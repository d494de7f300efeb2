import { sensoryNeedKnown, sensoryVisit } from '../../practice/sensory/kinds.ts'
import type { SensoryNeed, SupportLevel } from '../../practice/sensory/codes.ts'
import type { Random } from '../random.ts'
import { type Day, iso } from '../days.ts'
import { type Life, type Written, ageAt, chancesOf, timesInCare, workingDayFrom, write } from './life.ts'

/** How often each level is seen, in days; a little inside the service's own plan, so that most visits are in time. */
const EVERY: Readonly<Record<SupportLevel, number>> = { high: 12, medium: 42, low: 105, monitoring: 320 }

const TEACHER = { hearing: 'qtod', vision: 'qtvi', multi: 'qtmsi' } as const

/** What the sensory impairment service did for a child: of a hundred children in care it knows two or three, more of those who are disabled. */
export function sensoryOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'sensory')
  if (!random.chance(life.story.need === 'N2' ? 0.2 : 0.022)) return []
  const need = random.weigh<SensoryNeed>([
    ['hearing', 70],
    ['vision', 27],
    ['multi', 3],
  ])
  const level = random.weigh<SupportLevel>([
    ['high', need === 'multi' ? 70 : 14],
    ['medium', 30],
    ['low', 34],
    ['monitoring', 22],
  ])
  return timesInCare(life).flatMap(care => {
    const from = workingDayFrom(care.from + random.whole(5, 60))
    const to = Math.min(care.to, life.until + 1)
    // The service knows a child up to nineteen; a first look at a baby comes with the hearing screen.
    if (from >= to || ageAt(life, from) > 18) return []
    return [
      write(
        sensoryNeedKnown,
        from,
        {
          need,
          level,
          framework: ageAt(life, from) < 4 && need === 'hearing' ? 'natsip-early' : 'natsip',
          score: SCORES[level] + random.whole(0, 14),
          plan: 'Visits to school, advice to teachers, and equipment that is checked each term.',
        },
        { end: care.to <= life.until ? care.to : null },
      ),
      ...visitsIn(need, level, from, to, random),
    ]
  })
}

const SCORES: Readonly<Record<SupportLevel, number>> = { high: 70, medium: 50, low: 32, monitoring: 14 }

function visitsIn(need: SensoryNeed, level: SupportLevel, from: Day, to: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  const every = EVERY[level]
  let day = workingDayFrom(from + random.whole(3, Math.min(30, every)))
  while (day < to) {
    const late = random.chance(0.1) ? random.whole(4, Math.max(6, Math.round(every / 2))) : 0
    const next = workingDayFrom(day + every + late)
    found.push(
      write(sensoryVisit, day, {
        discipline: random.chance(0.88) ? TEACHER[need] : need === 'vision' ? 'habilitation' : 'audiology',
        place: random.chance(0.85) ? 'school' : 'home',
        purpose: random.chance(0.5) ? ['teaching', 'advice'] : need === 'hearing' ? ['equipment'] : ['mobility'],
        seen: random.chance(0.96),
        // Only what is close by is planned to the day.
        ...(every < 60 && random.chance(0.3) ? { next: iso(workingDayFrom(day + every + 7)) } : {}),
      }),
    )
    day = next
  }
  return found
}
