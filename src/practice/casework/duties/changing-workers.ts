import { defineDuty } from '../../../spine/duty/duty.ts'
import { days, workingDays } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays } from '../../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { visit } from '../../care/kinds.ts'
import { allocation } from '../../people/kinds.ts'
import { type WorkerChange, workerChanges } from '../../people/notions.ts'
import { goodbye, introduction } from '../kinds.ts'
import { because } from '../words.ts'

const DEFAULT = 'The trust’s own default'

/** Days before a change within which a goodbye or a first meeting is about it. */
const DAYS_AROUND: Dated<number> = dated({
  from: '2011-04-01',
  value: 60,
  source: 'Our assumption until agreed: up to 60 days before',
})

const changesOf = (file: SubjectFile): readonly WorkerChange[] => [
  ...workerChanges(file, 'social-worker'),
  ...workerChanges(file, 'personal-adviser'),
]

// The visits at which the child was seen, by who made them.
const visitsBy = notion((file: SubjectFile): ReadonlyMap<string, readonly Happened[]> => {
  const found = new Map<string, Happened[]>()
  for (const { id, start, body } of all(file, visit)) {
    const on = startDay(start)
    if (on === undefined || !body.seen || body.by === undefined) continue
    const list = found.get(body.by)
    if (list) list.push({ on, entry: id })
    else found.set(body.by, [{ on, entry: id }])
  }
  return found
})

/** A new worker meets the child soon. */
export const newWorkerMet = defineDuty({
  id: 'new-worker-met',
  title: 'Meeting the new worker',
  about:
    'When a child’s social worker or personal adviser changes, the new one meets the child within ten working days.',
  owner: 'social-worker',
  section: 'casework',
  layer: 'local',
  sources: [{ title: DEFAULT, provision: 'Our assumption until agreed: ten working days', verified: false }],
  limits: {
    met: dated({ from: '2011-04-01', value: workingDays(10), source: 'Our assumption until agreed: ten working days' }),
  },
  metBy:
    'An entry that the child met the new worker, or a visit by that worker at which the child was seen. A meeting before the change counts.',
  stops: 'When the new worker leaves.',
  record: introduction,
  reads: [allocation, introduction, visit],
  occasions: (file, timing) =>
    changesOf(file).flatMap(({ role, after, on }) => {
      if (!canCountWorkingDays(on, 10)) return []
      const { worker } = after.body
      const since = addDays(on, -valueOn(DAYS_AROUND, on))
      const meetings = all(file, introduction).flatMap(({ id, start, body }) => {
        const day = startDay(start)
        const theirs = body.worker === undefined || worker === undefined || body.worker === worker
        return day !== undefined && body.role === role && theirs && body.how !== 'not-met' && day >= since
          ? [{ on: day, entry: id }]
          : []
      })
      const visits =
        (worker === undefined ? undefined : visitsBy(file).get(worker))?.filter(each => each.on >= on) ?? []
      const met = first([...meetings, ...visits], after.end)
      return [
        {
          key: `${role}:${on}`,
          because: because('casework.worker-changed', { role, on }),
          from: on,
          ...timing.due('met', on),
          ...(met ? { met } : {}),
          ...(after.end === null
            ? {}
            : { ended: { on: after.end, because: because('casework.worker-left-too', { on: after.end }) } }),
        },
      ]
    }),
})

/** A worker who leaves says goodbye. */
export const goodbyeSaid = defineDuty({
  id: 'worker-goodbye',
  title: 'A worker’s goodbye',
  about:
    'When a child’s social worker or personal adviser changes, the one who goes says goodbye to the child, by the last day or within a week of it.',
  owner: 'social-worker',
  section: 'casework',
  layer: 'local',
  sources: [
    { title: DEFAULT, provision: 'Our assumption until agreed: within a week of the last day', verified: false },
  ],
  limits: {
    said: dated({
      from: '2011-04-01',
      value: days(7),
      source: 'Our assumption until agreed: within a week of the last day',
    }),
  },
  metBy: 'A goodbye entry for the worker’s role.',
  stops: 'It is not asked of a worker who has died.',
  record: goodbye,
  reads: [allocation, goodbye],
  occasions: (file, timing) =>
    changesOf(file).flatMap(({ role, before, after, on }) => {
      if (after.body.reason === 'SWDIED') return []
      const last = before.end !== null && before.end < on ? before.end : on
      const since = addDays(last, -valueOn(DAYS_AROUND, last))
      const { worker } = before.body
      const said = first(
        all(file, goodbye).flatMap(({ id, start, body }) => {
          const day = startDay(start)
          const theirs = body.worker === undefined || worker === undefined || body.worker === worker
          return day !== undefined && body.role === role && theirs && day >= since ? [{ on: day, entry: id }] : []
        }),
        after.end,
      )
      return [
        {
          key: `${role}:${on}`,
          because: because('casework.worker-leaves', { role, on: last }),
          from: last,
          ...timing.due('said', last),
          ...(said ? { met: said } : {}),
        },
      ]
    }),
})

interface Happened {
  readonly on: PlainDate
  readonly entry: string
}

function first(happened: readonly Happened[], until: PlainDate | null): Happened | undefined {
  let found: Happened | undefined
  for (const each of happened)
    if ((until === null || each.on <= until) && (found === undefined || each.on < found.on)) found = each
  return found
}
