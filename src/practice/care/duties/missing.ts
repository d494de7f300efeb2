import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { dayOf } from '../../../spine/duty/finding.ts'
import { days, hours, months, workingDays } from '../../../spine/duty/span.ts'
import { type Instant, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { instantInEngland } from '../../../spine/time/instants.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { identity } from '../../people/kinds.ts'
import { missingEpisode, missingStrategyMeeting, periodOfCare, returnInterview } from '../kinds.ts'
import { type Return, returnsFromMissing, timeInCareOn } from '../notions.ts'
import { because } from '../words.ts'
import { CPR_FROM, assumed, dueFrom, once } from './shared.ts'

const GUIDANCE = 'Statutory guidance on children who run away or go missing from home or care (January 2014)'

/** An independent interview offered to a child who comes back from being missing. */
export const returnHomeInterview = defineDuty({
  id: 'return-home-interview',
  title: 'Return home interview',
  about:
    'Offer a child who comes back from being missing a talk with someone independent, held within 72 hours of coming back, nights and weekends counted. Being away without authorisation does not ask for one.',
  owner: 'social-worker',
  section: 'safety',
  layer: 'guidance',
  sources: [{ title: GUIDANCE, provision: 'within 72 hours of the child’s return', verified: false }],
  limits: {
    interview: dated({ from: '2014-01-01', value: hours(72), source: `${GUIDANCE} (number unverified)` }),
    'no-longer': dated({
      from: '2014-01-01',
      value: months(3),
      source: assumed('three months after coming back, a talk is no longer the one that was owed'),
    }),
  },
  metBy: 'The interview held or, where the child says no, the day the child said so.',
  stops: 'Three months after the child came back: it then stays on the record as missed.',
  record: returnInterview,
  reads: [missingEpisode, returnInterview],
  occasions: (file, timing) =>
    returnsFromMissing(file).map((back): Occasion => {
      const due = timing.dueAt('interview', back.at ?? instantInEngland(back.back, '12:00'))
      const done = back.held ?? back.declined
      const before = done !== undefined && dayOf(done) < back.back
      const stopped = timing.due('no-longer', back.back).by
      return {
        key: back.episode.id,
        because: because('care.came-back', { on: back.back }),
        from: back.at ?? back.back,
        // Where the time of coming back is not recorded it is taken as midday, and the last day is told by the day.
        ...(back.at === undefined
          ? { by: dayOf(due.by), ...(due.statutory === undefined ? {} : { statutory: dayOf(due.statutory) }) }
          : due),
        ...(done === undefined || before
          ? { ended: { on: stopped, because: because('care.came-back-long-ago', { on: back.back }) } }
          : { met: { on: done, ...entryOf(back) } }),
        ...(before ? { unsettled: because('care.interview-before-return', { on: dayOf(done), back: back.back }) } : {}),
      }
    }),
})

function entryOf({ interview }: Return): { readonly entry?: string } {
  return interview ? { entry: interview.id } : {}
}

/** Telling the police that a child is missing. */
export const policeTold = defineDuty({
  id: 'missing-report',
  title: 'Police told that a child is missing',
  about: 'Tell the police the same day that a child in care is missing, and tell the parents.',
  owner: 'social-worker',
  section: 'safety',
  layer: 'local',
  sources: [
    { title: GUIDANCE, provision: 'reported to the police without delay', verified: false },
    { title: 'The trust’s own default', provision: assumed('the same day'), verified: false },
  ],
  limits: { told: dated({ from: CPR_FROM, value: days(0), source: assumed('the same day') }) },
  metBy: 'The day the police were told, recorded with the time missing.',
  stops: 'The child comes back.',
  record: missingEpisode,
  reads: [missingEpisode],
  occasions: (file, timing) =>
    all(file, missingEpisode).flatMap((episode): readonly Occasion[] => {
      const from = startDay(episode.start)
      if (from === undefined || episode.body.type !== 'M') return []
      const told = episode.body.policeTold
      return [
        once({
          key: episode.id,
          because: because('care.went-missing', { on: from }),
          from,
          due: timing.due('told', from),
          met: told === undefined ? undefined : { on: told, entry: episode.id },
          stops: { on: episode.end, because: because('care.came-back', { on: episode.end }) },
          unsettled:
            told === undefined && episode.end !== null && Object.keys(episode.body).every(field => field === 'type')
              ? because('care.missing-told-by-return', { on: from })
              : undefined,
        }),
      ]
    }),
})

/** How many times missing, within how many days, call for a meeting. */
const TIMES: Dated<number> = dated({
  from: CPR_FROM,
  value: 3,
  source: assumed('three times missing in 90 days, or 24 hours missing'),
})

/** A meeting about a child who goes missing again and again, or for long. */
export const missingMeeting = defineDuty({
  id: 'missing-strategy',
  title: 'Meeting about going missing',
  about:
    'Meet with the police and those who know the child, and look at the care plan again, when a child goes missing often or for long. No law or guidance gives a number: three times in 90 days, and a day and a night, are the trust’s own.',
  owner: 'team-manager',
  section: 'safety',
  layer: 'local',
  sources: [
    { title: GUIDANCE, provision: 'repeated or high-risk episodes: a strategy meeting', verified: false },
    {
      title: 'The trust’s own default',
      provision: assumed('three times missing in 90 days, or 24 hours missing; the meeting within 3 working days'),
      verified: false,
    },
  ],
  limits: {
    held: dated({ from: CPR_FROM, value: workingDays(3), source: assumed('within 3 working days') }),
    'within-days': dated({ from: CPR_FROM, value: days(90), source: assumed('three times missing in 90 days') }),
    'missing-for': dated({ from: CPR_FROM, value: hours(24), source: assumed('missing for 24 hours') }),
    'no-longer': dated({
      from: CPR_FROM,
      value: months(3),
      source: assumed('after three months a meeting is no longer about what called for it'),
    }),
  },
  metBy: 'A meeting about going missing held on or after the day that called for it.',
  stops: 'Three months later: it then stays on the record as missed. Or the child leaves care.',
  record: missingStrategyMeeting,
  reads: [periodOfCare, identity, missingEpisode, missingStrategyMeeting],
  occasions: (file, timing) => {
    const times = missingTimes(file)
    const held = all(file, missingStrategyMeeting).flatMap(({ id, start }) => {
      const on = startDay(start)
      return on === undefined ? [] : [{ on, entry: id }]
    })
    const found: Occasion[] = []
    // What has been called for covers every time missing up to the meeting, or to the end of its three months.
    let covered: PlainDate | undefined
    for (const [index, { from, at, end, key }] of times.entries()) {
      const time = timeInCareOn(file, from)
      if (!time || (covered !== undefined && from <= covered)) continue
      const repeated = valueOn(TIMES, from)
      const first = times[index - repeated + 1]
      const window = first && timing.due('within-days', first.from)
      const long = timing.dueAt('missing-for', at)
      const often = first !== undefined && window !== undefined && from <= window.by && first.from > (covered ?? '')
      const longBy = dayOf(long.by)
      const isLong = end === null || end > longBy
      if (!often && !isLong) continue
      const since = often ? from : longBy
      const met = held.find(each => each.on >= since)
      const over = timing.due('no-longer', since).by
      covered = met && met.on <= over ? met.on : over
      const why = often
        ? because('care.missing-again', {
            times: repeated,
            days: timing.due('within-days', from).within?.n ?? null,
            on: from,
          })
        : because('care.missing-for-long', { hours: long.within?.n ?? null, on: from })
      const stops =
        time.end !== null && time.end <= over ? { on: time.end, because: time.ends } : { on: over, because: why }
      found.push(
        once({
          key,
          because: why,
          from: since,
          due: dueFrom(timing, 'held', since),
          met: met && met.on <= over ? met : undefined,
          stops,
        }),
      )
    }
    return found
  },
})

function missingTimes(file: SubjectFile): readonly {
  readonly key: string
  readonly from: PlainDate
  readonly at: Instant
  readonly end: PlainDate | null
}[] {
  return all(file, missingEpisode).flatMap(({ id, start, end, body }) => {
    const from = startDay(start)
    if (from === undefined || body.type !== 'M') return []
    return [{ key: id, from, at: instantInEngland(from, body.leftAt ?? '12:00'), end }]
  })
}

export const missingDuties: readonly Duty[] = [returnHomeInterview, policeTold, missingMeeting]
