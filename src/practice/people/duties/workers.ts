import { defineDuty } from '../../../spine/duty/duty.ts'
import { workingDays } from '../../../spine/duty/span.ts'
import { dated } from '../../../spine/time/dated.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { timesInCare } from '../../care/notions.ts'
import { allocation, identity, socialWorkerEpisode } from '../kinds.ts'
import { turnsIn } from '../notions.ts'
import { because } from '../words.ts'

/** A social worker for every child in care, from the first day and without a gap. */
export const socialWorkerAllocated = defineDuty({
  id: 'social-worker-allocated',
  title: 'A social worker of their own',
  about:
    'A child in care has a named social worker from the first day, and the next when one leaves. No law gives days for it: the number is the trust’s own.',
  owner: 'team-manager',
  section: 'people',
  layer: 'local',
  sources: [
    { title: 'The trust’s own default', provision: 'Our assumption until agreed: one working day', verified: false },
  ],
  limits: {
    allocated: dated({
      from: '2011-04-01',
      value: workingDays(1),
      source: 'Our assumption until agreed: one working day',
    }),
  },
  metBy: 'A social worker among those who work with the child; the return’s social worker episodes count.',
  stops: 'When the child leaves care.',
  record: allocation,
  reads: [identity, periodOfCare, allocation, socialWorkerEpisode],
  occasions: (file, timing) =>
    timesInCare(file).flatMap(({ care, start, end, ends }) =>
      turnsIn(file, 'social-worker', { from: start, until: end })
        .filter(({ from, filled }) => canCountWorkingDays(from, 1) && !(filled?.on === start && !care.startKnown))
        .map(({ from, filled }) => ({
          key: from,
          because: because(from === start ? 'people.in-our-care-from' : 'people.social-worker-left', { on: from }),
          from,
          ...timing.due('allocated', from),
          ...(filled ? { met: filled } : {}),
          ...(end === null ? {} : { ended: { on: end, because: ends } }),
        })),
    ),
})
