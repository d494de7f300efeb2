import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import {
  contractAgreement,
  contractEscalation,
  contractMeeting,
  contractReview,
  councilDependency,
  dependencyCheck,
  escalationStep,
} from './kinds-councils.ts'
import { daysToAnswer, nextMeeting, nextReview } from './notions-councils.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values: NonNullable<Reason['values']> = {}): Reason => ({ key, values })

const PLAN = 'The trust’s business plan of 2021'
const shared = { subject: 'trust', owner: 'director', section: 'trust', layer: 'local' } as const

/** What is done again and again while the contract runs, each counted from the time before. */
function whileItRuns(
  file: SubjectFile,
  done: readonly { readonly on: PlainDate; readonly entry: string }[],
  again: keyof typeof words,
  next: (from: PlainDate) => PlainDate,
): readonly Occasion[] {
  return all(file, contractAgreement).flatMap(({ id, start, end }) => {
    const began = startDay(start)
    if (began === undefined) return []
    return seriesOf({
      key: id,
      start: began,
      end,
      ends: because('contract.ended'),
      done,
      next: (from, _, last) => ({
        because: because(last ? again : 'contract.runs-from', { on: from }),
        by: next(from),
      }),
    })
  })
}

const doneIn = (entries: readonly { readonly id: string; readonly start: Parameters<typeof startDay>[0] }[]) =>
  entries
    .flatMap(({ id, start }) => {
      const on = startDay(start)
      return on === undefined ? [] : [{ on, entry: id }]
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))

function groupMeets(group: 'operational' | 'strategic', title: string, about: string, provision: string): Duty {
  return defineDuty({
    ...shared,
    id: `contract-${group}-group`,
    title,
    about,
    sources: [{ title: PLAN, provision, verified: true }],
    metBy: 'A meeting of the group, with what was agreed.',
    stops: 'The contract ends.',
    record: contractMeeting,
    reads: [contractAgreement, contractMeeting],
    occasions: file =>
      whileItRuns(
        file,
        doneIn(all(file, contractMeeting).filter(each => each.body.group === group)),
        'contract.group-last-met',
        from => nextMeeting(group, from),
      ),
  })
}

/** The operational group meets each month. */
export const operationalGroupMeets = groupMeets(
  'operational',
  'Operational group of the contract',
  'The trust and the councils meet each month about how the contract works: by the end of the month after the last meeting.',
  'Governance of the contract: operational group, monthly',
)

/** The strategic group meets each quarter. */
export const strategicGroupMeets = groupMeets(
  'strategic',
  'Strategic group of the contract',
  'The trust and the councils meet each quarter about what was escalated: by the end of the quarter after the last meeting.',
  'Governance of the contract: strategic group, quarterly (still to be confirmed when it was printed)',
)

/** The contract is reviewed each year. */
export const contractReviewed = defineDuty({
  ...shared,
  id: 'contract-annual-review',
  title: 'Annual review of the contract',
  about: 'The trust and the councils review the contract each year: what was reached, and whether it must change.',
  sources: [
    {
      title: PLAN,
      provision: 'Annual review. That it is within twelve months of the last is our assumption',
      verified: true,
    },
  ],
  metBy: 'A review signed for the trust and for the councils.',
  stops: 'The contract ends.',
  record: contractReview,
  reads: [contractAgreement, contractReview],
  occasions: file => whileItRuns(file, doneIn(all(file, contractReview)), 'contract.last-reviewed', nextReview),
})

/** What is put to a group, or to the officers, is answered in time. */
export const escalationAnswered = defineDuty({
  ...shared,
  id: 'contract-escalation-answered',
  title: 'Escalation under the contract answered',
  about: 'What is put to a group, or to the officers the contract names, is answered, with what was agreed.',
  sources: [{ title: PLAN, provision: 'Governance of the contract: escalation. No days are printed', verified: true }],
  limits: { answer: daysToAnswer },
  metBy: 'The answer, with its day and what was agreed.',
  stops: 'The escalation is settled.',
  record: escalationStep,
  reads: [contractEscalation, escalationStep],
  occasions: (file, timing): readonly Occasion[] => {
    const escalations = new Map(all(file, contractEscalation).map(each => [each.id, each]))
    return all(file, escalationStep).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      const [of, on] = [escalations.get(body.escalation), startDay(start)]
      if (!of || on === undefined) return []
      return [
        {
          key: id,
          because: because('contract.put-to', { reference: of.body.reference, on }),
          from: on,
          ...timing.due('answer', on),
          ...(end === null ? {} : { met: { on: end, entry: id } }),
          ...(end === null && of.end !== null ? { ended: { on: of.end, because: because('contract.settled') } } : {}),
        },
      ]
    })
  },
})

/** What a council must do is looked at by the day set. */
export const dependencyLookedAt = defineDuty({
  ...shared,
  id: 'council-dependency-check',
  title: 'What a council must do is looked at',
  about:
    'Each thing the trust depends on a council for is looked at by the day set when it was agreed or last looked at.',
  sources: [
    {
      title: PLAN,
      provision:
        'The trust holds the councils to account for what it depends on them for. The day is set by whoever looks',
      verified: true,
    },
  ],
  metBy: 'A look at it, with what was found.',
  stops: 'It is asked of the council no longer.',
  record: dependencyCheck,
  reads: [councilDependency, dependencyCheck],
  occasions: (file): readonly Occasion[] => {
    const checks = all(file, dependencyCheck)
    return all(file, councilDependency).flatMap(({ id, start, end, body }) => {
      const began = startDay(start)
      if (began === undefined) return []
      const own = checks.filter(each => each.body.dependency === id)
      return seriesOf({
        key: id,
        start: began,
        end,
        ends: because('contract.dependency-ended'),
        done: doneIn(own),
        next: (from, _, last) => {
          const values = { reference: body.reference, on: from }
          if (!last) return { because: because('contract.dependency-holds', values), by: body.checkBy }
          const by = own.find(each => each.id === last.entry)?.body.nextBy
          return by === undefined ? undefined : { because: because('contract.dependency-looked-at', values), by }
        },
      })
    })
  },
})

/** What the contract says must happen, on both sides. */
export const contractDuties: readonly Duty[] = [
  operationalGroupMeets,
  strategicGroupMeets,
  contractReviewed,
  escalationAnswered,
  dependencyLookedAt,
]
