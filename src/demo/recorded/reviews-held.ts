import {
  advocacyOffer,
  independentVisitorDecision,
  iroEscalation,
  iroEscalationStage,
  review,
} from '../../practice/care/kinds.ts'
import { epochDay } from '../../spine/time/plain-date.ts'
import { addWorkingDays } from '../../spine/time/working-days.ts'
import { type Day, iso, yearEnd } from '../days.ts'
import { type Random, randomFrom } from '../random.ts'
import { reviewsOf } from '../reviews.ts'
import { LAST_YEAR } from '../targets.ts'
import { type Life, type Written, ageAt, chancesOf, workingDayBy, workingDayFrom, write } from './life.ts'
import { workerOn } from './seeing.ts'
import { OPTION } from './plans.ts'
import { childSays, reviewLetter } from './words.ts'

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
