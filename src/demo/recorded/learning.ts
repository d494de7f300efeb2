import {
  missingEducation,
  pep,
  pepTarget,
  post16,
  schoolMoveConsulted,
  schoolPlace,
} from '../../practice/education/kinds.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { epochDay } from '../../spine/time/plain-date.ts'
import { termsBetween } from '../../spine/time/school-terms.ts'
import { addWorkingDays } from '../../spine/time/working-days.ts'
import { type Day, dayOf, iso } from '../days.ts'
import { type Random, randomFrom } from '../random.ts'
import { type Life, type Written, ageAt, chancesOf, timesInCare, workingDayBy, write } from './life.ts'
import { schoolLifeOf, stageOn } from './at-school.ts'
import { childSays } from './words.ts'

/** The learning of a life in care: school places, education plans by term, attendance, exclusions, support, results. */
export function learningOf(life: Life): readonly Written[] {
  return timesInCare(life).flatMap(care => {
    const random = chancesOf(life, `learning ${care.began}`)
    const to = Math.min(care.to, life.until + 1)
    return [
      ...places(life, care.from, to, care.to, random),
      ...plans(life, care, to, random),
      ...schoolLifeOf(life, care.from, to, random),
    ]
  })
}

function places(life: Life, from: Day, to: Day, left: Day, random: Random): readonly Written[] {
  const found: Written[] = []
  const ended = left <= life.until ? left : null
  const family = randomFrom(life.story.seed, 'schools', life.story.family)
  const primary = `${family.pick(TREES)} ${family.pick(['Primary', 'Church of England Primary', 'Junior'] as const)} School`
  const secondary = `${family.pick(TREES)} ${family.pick(['Academy', 'School', 'Community College'] as const)}`
  // Moves between stages, at the September they fall in; and one move in care for some.
  let day = from
  while (day < to) {
    const stage = stageOn(life, day)
    const next = nextStage(life, day)
    const end = Math.min(next, to)
    if (stage === 'nursery' || stage === 'school') {
      const old = stage === 'school' && ageAt(life, day) >= 11
      const special = life.story.need === 'N2' && random.chance(0.5)
      const type: BodyOf<typeof schoolPlace>['type'] =
        stage === 'nursery' ? 'nursery' : special ? 'special' : random.chance(0.04) && old ? 'ap' : 'mainstream'
      const school =
        stage === 'nursery'
          ? `${family.pick(TREES)} Nursery`
          : special
            ? `${family.pick(TREES)} House School`
            : old
              ? secondary
              : primary
      const moves =
        day + 40 < end && random.chance(0.16) ? day + random.whole(10, Math.min(400, end - day - 10)) : undefined
      const gap =
        moves === undefined
          ? 0
          : random.weigh([
              [0, 45],
              [12, 30],
              [26, 15],
              [60, 10],
            ] as const)
      const last = (until: Day): Day | null => (until >= to ? ended : until)
      found.push(
        write(
          schoolPlace,
          day,
          { type, school, fullTime: stage === 'school', designatedTeacher: 'The deputy head' },
          { end: moves ?? last(end) },
        ),
      )
      if (moves !== undefined) {
        if (random.chance(0.88))
          found.push(
            write(schoolMoveConsulted, workingDayBy(moves - random.whole(3, 25)), {
              agreed: true,
              view: 'The right school, and near enough to go on seeing friends.',
            }),
          )
        if (gap > 0 && moves + gap < end) {
          found.push(
            write(schoolPlace, moves, { type: 'none', fullTime: false }, { end: moves + gap }),
            write(
              missingEducation,
              moves,
              { why: 'moved', tuition: 10, doing: 'A school has been named; the start date is awaited.' },
              { end: moves + gap },
            ),
          )
        }
        const back = moves + gap
        if (back < end)
          found.push(
            write(
              schoolPlace,
              back,
              {
                type: 'mainstream',
                school: `${random.pick(TREES)} ${old ? 'Academy' : 'Primary School'}`,
                fullTime: true,
              },
              { end: last(end) },
            ),
          )
        else if (gap > 0) found.push(write(schoolPlace, moves, { type: 'none', fullTime: false }, { end: last(end) }))
      }
    } else if (stage === 'college') {
      const activity = random.weigh([
        ['F2', 58],
        ['F4', 9],
        ['F5', 8],
        ['P2', 5],
        ['G5', 16],
        ['G4', 2],
        ['G6', 2],
      ] as const)
      found.push(
        write(
          post16,
          day,
          {
            activity,
            ...(activity === 'F2'
              ? {
                  provider: 'County College',
                  course: random.pick([
                    'Level 2 bricklaying',
                    'Level 1 health and social care',
                    'A levels',
                    'Level 2 hair and beauty',
                    'English for speakers of other languages',
                  ] as const),
                }
              : {}),
          },
          { end: end >= to ? ended : end },
        ),
      )
    }
    day = Math.max(end, day + 1)
  }
  return found
}

// The next September in which the stage, or the school, changes; far off when it does not.
function nextStage(life: Life, day: Day): Day {
  const stage = stageOn(life, day)
  for (let year = Number(iso(day).slice(0, 4)); year < 2032; year++) {
    const september = dayOf(`${year}-09-03`)
    if (september <= day) continue
    const then = stageOn(life, september)
    const upToBigSchool = ageAt(life, september) === 11 && ageAt(life, day) < 11
    if (then !== stage || upToBigSchool) return september
  }
  return dayOf('2035-01-01')
}

function plans(
  life: Life,
  care: { readonly from: Day; readonly to: Day; readonly began: Day },
  to: Day,
  random: Random,
): readonly Written[] {
  const found: Written[] = []
  const came = care.began === care.from
  const grade = (): BodyOf<typeof pep>['quality'] =>
    random.weigh([
      ['outstanding', 12],
      ['good', 61],
      ['improve', 23],
      ['inadequate', 4],
    ] as const)
  for (const term of termsBetween(iso(care.from), iso(to - 1))) {
    const [start, end] = [epochDay(term.start), epochDay(term.end)]
    if (stageOn(life, end) === 'none' || care.to <= start) continue
    const first = came && care.from >= start
    let on: Day
    let began: Day
    if (first) {
      began = epochDay(addWorkingDays(iso(care.from), random.chance(0.82) ? random.whole(3, 10) : random.whole(11, 25)))
      on = epochDay(addWorkingDays(iso(care.from), random.chance(0.8) ? random.whole(12, 20) : random.whole(21, 40)))
    } else {
      if (random.chance(0.06)) continue
      on = workingDayBy(start + random.whole(12, Math.max(13, end - start - 5)))
      began = on - random.whole(5, 20)
    }
    if (on >= to || on > end + 25) {
      continue
    }
    const assured = on + random.whole(12, 40)
    const key = `pep ${on}`
    const age = ageAt(life, on)
    found.push(
      write(
        pep,
        on,
        {
          startedOn: iso(Math.min(began, on)),
          ...(random.chance(0.93) && on + 6 <= life.until ? { signedOff: iso(on + random.whole(0, 6)) } : {}),
          childCame: age >= 5 && random.chance(0.8),
          ...(age >= 4 ? { childWords: childSays(age, random) } : {}),
          summary: 'Reading has moved on; maths needs a different way in. Agreed who helps and when.',
          pupilPremium: stageOn(life, on) === 'school' ? random.pick([400, 600, 800, 900] as const) : 0,
          pupilPremiumUse: random.pick([
            'One-to-one tuition in maths',
            'Drama club and the trip',
            'A laptop',
            'Sessions with the learning mentor',
          ] as const),
          ...(assured <= life.until && random.chance(0.7)
            ? { quality: grade(), assuredOn: iso(assured), assuredBy: '@worker:school lead' }
            : {}),
        },
        { key },
      ),
      ...targets(life, key, on, random),
    )
  }
  return found
}

function targets(life: Life, key: string, on: Day, random: Random): readonly Written[] {
  return Array.from({ length: random.whole(1, 2) }, () => {
    const byWhen = on + random.whole(60, 110)
    const done = byWhen <= life.until && random.chance(0.85)
    return write(pepTarget, on, {
      pep: `@${key}`,
      target: random.pick([
        'Reads for ten minutes a day',
        'Uses the quiet pass before, not after',
        'Catches up on times tables',
        'Joins one club',
        'Finishes the personal statement',
        'Attends every morning for a month',
      ] as const),
      lead: random.pick(['Form tutor', 'Carer', 'Learning mentor', 'Virtual school'] as const),
      byWhen: iso(byWhen),
      ...(done
        ? {
            done: iso(byWhen),
            outcome: random.weigh([
              ['met', 55],
              ['partly', 28],
              ['not-met', 12],
              ['changed', 5],
            ] as const),
          }
        : {}),
    })
  })
}

const TREES = [
  'Alderfield',
  'Beechcroft',
  'Cherrytree',
  'Elmhurst Lane',
  'Hawthornden',
  'Larchwood',
  'Maplewell',
  'Oakridge',
  'Rowanbank',
  'Willowbrook',
] as const
