import {
  advocacyOffer,
  arrangementApproval,
  carePlan,
  delegatedAuthority,
  familyTime,
  independentVisitorDecision,
  iroEscalation,
  iroEscalationStage,
  permanencePlan,
  permanenceStep,
  placementNotification,
  placementPlan,
  planAction,
  review,
  rightsExplained,
} from '../../practice/care/kinds.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { epochDay } from '../../spine/time/plain-date.ts'
import { addWorkingDays } from '../../spine/time/working-days.ts'
import { type Day, iso, yearEnd } from '../days.ts'
import { type Random, randomFrom } from '../random.ts'
import { reviewsOf } from '../reviews.ts'
import { LAST_YEAR } from '../targets.ts'
import {
  RECORDED_FROM,
  type Life,
  type LivedIn,
  type Written,
  ageAt,
  chancesOf,
  homesOf,
  milesFromFamily,
  sortOfHome,
  timesInCare,
  workingDayBy,
  workingDayFrom,
  write,
} from './life.ts'
import { workerOn } from './seeing.ts'
import { childSays, planAction as actionWords, reviewLetter } from './words.ts'

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
    if (began) {
      const told = workingDayFrom(care.from + random.whole(1, 9))
      if (told < to)
        found.push(
          write(rightsExplained, told, {
            what: ['guide', 'complaints', 'advocacy'],
            ...(ageAt(life, told) < 6 ? { how: 'With pictures, and again the next week.' } : {}),
          }),
        )
    }
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

const OPTION = {
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

/** The plan, notices, approvals and decisions of daily life for each home. */
export function homePlansOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'home plans')
  return homesOf(life)
    .filter(home => home.from >= RECORDED_FROM)
    .flatMap((home, index) => ofHome(life, home, index, random))
}

function ofHome(life: Life, home: LivedIn, index: number, random: Random): readonly Written[] {
  const to = home.to <= life.until ? home.to : null
  const last = Math.min(home.to, life.until + 1)
  const made = workingDayFrom(
    home.from +
      random.weigh([
        [0, 40],
        [3, 35],
        [6, 12],
        [10, 13],
      ] as const),
  )
  if (made >= last || sortOfHome(home.place) === 'other') return []
  const key = `home plan ${index}`
  const found: Written[] = [
    write(
      placementPlan,
      made,
      {
        agreed: iso(made),
        ...(random.chance(0.9) ? { signed: iso(made), signedBy: 'Carer' } : {}),
        reviewingOfficerTold: iso(made),
        ...(random.chance(0.85) ? { delegationComplete: iso(made) } : {}),
        ...(ageAt(life, made) >= 4 ? { childWords: childSays(ageAt(life, made), random) } : {}),
        routines: 'Up at seven. Toast, then teeth. A night light. A warning before anything changes.',
      },
      { end: to, key },
    ),
    write(
      placementNotification,
      workingDayFrom(
        home.from +
          random.weigh([
            [0, 45],
            [3, 40],
            [9, 15],
          ] as const),
      ),
      {
        of: 'start',
        to: [
          'child',
          'parents',
          'health',
          'gp',
          'reviewing-officer',
          ...(ageAt(life, made) >= 4 ? (['school'] as const) : []),
        ],
      },
    ),
  ]
  // Of homes lived in before, only where they were is of use now.
  if (to === null || home.to === life.story.left)
    found.push(
      ...(['haircut', 'school-trip', 'overnight', 'medical-routine', 'holiday-abroad'] as const).map(matter =>
        write(
          delegatedAuthority,
          made,
          {
            plan: `@${key}`,
            matter,
            who: matter === 'holiday-abroad' ? 'trust' : matter === 'overnight' ? 'together' : 'carer',
          },
          { end: to },
        ),
      ),
    )
  const miles = milesFromFamily(life, home.postcode) ?? 0
  const outside = !/^X[NW]/.test(home.postcode)
  if (outside && random.chance(0.93))
    found.push(
      write(arrangementApproval, home.from - random.whole(0, 3), {
        what: miles > 35 ? 'distant' : 'out-of-area',
        approvedBy: miles > 35 ? 'director' : 'nominated-officer',
        note: 'The nearest home that meets these needs. School and health were asked first.',
      }),
    )
  if (sortOfHome(home.place) === 'parents')
    found.push(
      write(arrangementApproval, home.from - random.whole(0, 5), {
        what: 'parent-placement',
        approvedBy: 'nominated-officer',
      }),
    )
  return found.filter(each => typeof each.start !== 'string' || each.start <= iso(life.until))
}

/** Reviews since the last return, with all that is recorded of them; those before came with the returns. */
export function reviewsSince(life: Life): readonly Written[] {
  const random = chancesOf(life, 'reviews')
  const known = life.inReturns ? yearEnd(LAST_YEAR) : 0
  const found: Written[] = []
  const called = life.name.knownAs
  for (const spell of life.story.spells) {
    // The same chances as the returns were made with, so that the rhythm goes on where they stop.
    const held = reviewsOf(
      life.story.born,
      spell.from,
      spell.to,
      randomFrom(life.story.seed, 'rows', life.story.id),
      life.until,
    )
    for (const [index, { on, code }] of held.entries()) {
      if (on <= known || on > life.until) continue
      const officer = workerOn(life, 'reviewing-officer', on)
      const age = ageAt(life, on)
      const sent = (days: number, late: number): Day =>
        epochDay(addWorkingDays(iso(on), random.chance(late) ? days + random.whole(1, 9) : random.whole(1, days)))
      const letter = random.chance(0.8)
      const decisions = sent(5, 0.12)
      const record = sent(20, 0.18)
      found.push(
        write(review, on, {
          participation: code as 'PN1',
          ...(officer ? { chair: `@worker:${officer.worker}` } : {}),
          meetingHeld: true,
          ...(age >= 4 && random.chance(0.88) ? { spokenToBefore: iso(on - random.whole(1, 8)) } : {}),
          ...(random.chance(0.85) ? { reportReady: iso(workingDayBy(on - random.whole(1, 6))) } : {}),
          ...(age >= 4 ? { childWords: childSays(age, random) } : {}),
          ...(index >= 1 || random.chance(0.3) ? { permanenceConsidered: OPTION[life.story.pathway] } : {}),
          familyTimeReviewed: true,
          delegationReviewed: random.chance(0.8),
          consideredVisitor: random.chance(0.85),
          consideredAdvocacy: random.chance(0.85),
          ...(life.story.pathway === 'alone' ? { consideredIdentity: random.chance(0.9) } : {}),
          ...(age >= 16 ? { stayingPut: random.chance(0.8) } : {}),
          decisions:
            'The plan goes on. Family time in the holidays is settled before they begin. School to say by half term what has changed.',
          ...(decisions <= life.until ? { decisionsSent: iso(decisions) } : {}),
          ...(record <= life.until ? { recordSent: iso(record) } : {}),
          ...(letter ? { letter: reviewLetter(called, officer ? 'your reviewing officer' : 'us', age, random) } : {}),
          ...(letter && record <= life.until ? { letterSent: iso(Math.min(record, on + random.whole(3, 20))) } : {}),
        }),
      )
      if (random.chance(0.12)) found.push(...escalationAfter(life, on, `escalation ${on}`, officer?.worker, random))
      if (index === 0 && random.chance(0.9))
        found.push(
          write(independentVisitorDecision, on, {
            decision: random.weigh([
              ['not-in-interests', 55],
              ['appoint', 30],
              ['objected', 15],
            ] as const),
          }),
        )
      if (random.chance(0.5))
        found.push(
          write(advocacyOffer, on, {
            about: 'review',
            response: random.weigh([
              ['declined', 55],
              ['accepted', 30],
              ['thinking', 15],
            ] as const),
          }),
        )
    }
  }
  return found
}

function escalationAfter(
  life: Life,
  on: Day,
  key: string,
  officer: string | undefined,
  random: Random,
): readonly Written[] {
  const raised = workingDayFrom(on + random.whole(1, 25))
  if (raised > life.until) return []
  const settled = epochDay(
    addWorkingDays(iso(raised), random.chance(0.75) ? random.whole(4, 20) : random.whole(21, 45)),
  )
  const ended = settled <= life.until ? settled : null
  return [
    write(
      iroEscalation,
      raised,
      {
        about: random.pick(['drift', 'plan', 'education', 'visits', 'family-time', 'home', 'health'] as const),
        stage: 'team-manager',
        ...(officer ? { raisedBy: `@worker:${officer}` } : {}),
        summary: 'What was agreed at two reviews has not been done, and nobody has told the child why.',
        ...(ended === null ? {} : { outcome: 'resolved' as const }),
      },
      { end: ended, key },
    ),
    ...(ended === null && raised + 14 <= life.until
      ? [
          write(iroEscalationStage, workingDayFrom(raised + 8), {
            escalation: `@${key}`,
            stage: 'service-manager' as const,
          }),
        ]
      : []),
  ]
}
