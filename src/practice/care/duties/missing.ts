import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { dayOf } from '../../../spine/duty/finding.ts'
import { days, hours, months } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { all } from '../../../spine/ledger/file.ts'
import { dated } from '../../../spine/time/dated.ts'
import { instantInEngland } from '../../../spine/time/instants.ts'
import { missingEpisode, returnInterview } from '../kinds.ts'
import { type Return, returnsFromMissing } from '../notions.ts'
import { because } from '../words.ts'
import { CPR_FROM, assumed, once } from './shared.ts'

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

export const missingDuties: readonly Duty[] = [returnHomeInterview, policeTold]
