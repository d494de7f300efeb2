import { type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { seriesOf } from '../../../spine/duty/series.ts'
import { months, workingDays } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { dated } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { allocation, identity, socialWorkerEpisode } from '../../people/kinds.ts'
import { approval, supervision } from '../kinds.ts'
import { socialWorkTimes, workOverOn, workedWith } from '../notions.ts'
import { because } from '../words.ts'
import { doneOf } from './seeing.ts'

/** The worker's supervision about the child, at least monthly. */
export const supervisionInterval = defineDuty({
  id: 'supervision-interval',
  title: 'Supervision',
  about:
    'The worker and their manager talk over the child’s situation, what has changed for the child and what happens next, at least once a month.',
  owner: 'team-manager',
  section: 'casework',
  layer: 'local',
  sources: [
    { title: 'The trust’s own default', provision: 'Our assumption until agreed: once a month', verified: false },
  ],
  limits: {
    held: dated({ from: '2011-04-01', value: months(1), source: 'Our assumption until agreed: once a month' }),
  },
  metBy: 'A supervision entry on the child’s file. Each is counted from the one before.',
  stops: 'When the child leaves care and has no social worker; at 25 at the latest.',
  record: supervision,
  reads: [supervision, identity, periodOfCare, allocation, socialWorkerEpisode],
  occasions: (file, timing) => {
    const done = doneOf(file, supervision)
    const sooner = askedSooner(file)
    const over = workOverOn(file)
    return socialWorkTimes(file).flatMap(({ from: start, until: left }) => {
      const until = over !== undefined && (left === null || over < left) ? over : left
      if (until !== null && until <= start) return []
      return seriesOf({
        key: start,
        start,
        end: until,
        ends: because('casework.work-ended', { on: until }),
        done,
        next: (from, index) => {
          const due = timing.due('held', from)
          const asked = index === 0 ? undefined : sooner.get(from)
          return {
            because: because(index === 0 ? 'casework.work-began' : 'casework.last-supervised', { on: from }),
            ...(asked !== undefined && asked < due.by ? { by: asked } : due),
          }
        },
      })
    })
  },
})

// The day by which one supervision asked for the next, by its own day.
const askedSooner = notion(
  (file: SubjectFile): ReadonlyMap<PlainDate, PlainDate> =>
    new Map(
      all(file, supervision).flatMap(({ start, body }) => {
        const on = startDay(start)
        return on !== undefined && body.nextBy !== undefined && body.nextBy > on ? [[on, body.nextBy] as const] : []
      }),
    ),
)

/** What was asked for, decided. */
export const approvalAnswered = defineDuty({
  id: 'approval-answered',
  title: 'Agreement asked for',
  about:
    'What someone is asked to agree to is decided by the day it is needed by or, where none is given, within five working days.',
  owner: 'team-manager',
  section: 'casework',
  layer: 'local',
  sources: [
    { title: 'The trust’s own default', provision: 'Our assumption until agreed: five working days', verified: false },
  ],
  limits: {
    decided: dated({
      from: '2011-04-01',
      value: workingDays(5),
      source: 'Our assumption until agreed: five working days',
    }),
  },
  metBy: 'The decision, with its day: agreed, not agreed, or that more is needed first.',
  stops: 'When it is no longer asked for, or the time in which we worked with the child is over.',
  record: approval,
  reads: [approval, identity, periodOfCare, allocation, socialWorkerEpisode],
  occasions: (file, timing) =>
    all(file, approval).flatMap(({ id, start, body }) => {
      const asked = startDay(start)
      if (asked === undefined) return []
      const { neededBy, decision, decidedOn } = body
      const due = neededBy ? { by: neededBy } : canCountWorkingDays(asked, 5) ? timing.due('decided', asked) : undefined
      if (!due) return []
      return [
        {
          key: id,
          because: because('casework.asked', { on: asked, what: body.what }),
          from: asked,
          ...due,
          ...(decision === 'withdrawn'
            ? {
                ended: {
                  on: decidedOn ?? asked,
                  because: because('casework.withdrawn', { on: decidedOn ?? asked }),
                },
              }
            : decision === undefined
              ? stoppedWith(file, asked)
              : decidedOn === undefined
                ? { unsettled: because('casework.decision-day-not-recorded') }
                : { met: { on: decidedOn, entry: id } }),
        },
      ]
    }),
})

// What was asked while we worked with someone falls away when that ends; it is missed if its day had passed.
function stoppedWith(file: SubjectFile, asked: PlainDate): Pick<Occasion, 'ended'> {
  const work = workedWith(file).find(({ from, until }) => from <= asked && (until === null || until > asked))
  const over = workOverOn(file)
  const until = work?.until ?? null
  const on = over !== undefined && (until === null || over < until) ? over : until
  return on === null ? {} : { ended: { on, because: because('casework.work-ended', { on }) } }
}
