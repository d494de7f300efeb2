import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { days, months, workingDays } from '../../spine/duty/span.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import type { Reason, Source } from '../../spine/measure/measure.ts'
import { dated } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../spine/time/working-days.ts'
import { legalStatus, periodOfCare } from '../care/kinds.ts'
import { type TimeInCare, timeInCareOn } from '../care/notions.ts'
import { visitRegimes } from '../care/notions/visit-regimes.ts'
import { identity } from '../people/kinds.ts'
import { homeDetails, placement, temporaryStay } from '../placement/kinds.ts'
import { adoptionDecision, adoptionMatch, adoptionPanel, familyFinding, parentsTold } from './kinds.ts'
import type { Word } from './words.ts'

// What the agency does around its own decisions: deciding on what a panel recommends, telling parents, finding a family.

const because = (key: Word, values?: NonNullable<Reason['values']>): Reason => (values ? { key, values } : { key })

const FROM = '2005-12-30'

const GUIDANCE = 'Statutory guidance on adoption (2013)'

const guidance = (provision: string): Source => ({ title: GUIDANCE, provision, verified: false })

const LONGEST = 7

/** A decision on what a panel recommended. */
export const decidedAfterPanel = defineDuty({
  id: 'adm-after-panel',
  title: 'Decision on a panel’s recommendation',
  about:
    'The agency decision maker decides within seven working days of a panel’s recommendation and its minutes, whatever was recommended.',
  owner: 'adoption',
  section: 'adoption',
  layer: 'guidance',
  sources: [guidance('the decision within seven working days of the recommendation and the final minutes')],
  limits: {
    decided: dated({ from: FROM, value: workingDays(7), source: `${GUIDANCE} (number unverified)` }),
  },
  metBy: 'The day it was decided, recorded with the panel.',
  stops: 'The child leaves care first.',
  record: adoptionPanel,
  reads: [periodOfCare, identity, adoptionPanel],
  occasions: (file, timing) =>
    all(file, adoptionPanel).flatMap((panel): readonly Occasion[] => {
      const held = startDay(panel.start)
      if (held === undefined) return []
      const { minutes, decided } = panel.body
      const from = minutes !== undefined && minutes > held ? minutes : held
      const time = timeInCareOn(file, held)
      if (!canCountWorkingDays(from, LONGEST)) return []
      return [
        {
          key: panel.id,
          because: because('adoption.panel-recommended', { on: held }),
          from,
          ...timing.due('decided', from),
          ...(decided === undefined ? endOf(time) : { met: { on: decided, entry: panel.id } }),
        },
      ]
    }),
})

type Decision = Entry<BodyOf<typeof adoptionDecision>> | Entry<BodyOf<typeof adoptionMatch>>

/** The child’s parents told of a decision. */
export const parentsToldOfDecision = defineDuty({
  id: 'adm-notify-parents',
  title: 'Parents told of a decision about adoption',
  about:
    'Tell the child’s parents of the decision that the child should be placed, or of a match, by word of mouth within two working days and in writing within five.',
  owner: 'adoption',
  section: 'adoption',
  layer: 'guidance',
  sources: [guidance('parents told orally within two working days and in writing within five')],
  limits: {
    spoken: dated({ from: FROM, value: workingDays(2), source: `${GUIDANCE} (number unverified)` }),
    written: dated({ from: FROM, value: workingDays(5), source: `${GUIDANCE} (number unverified)` }),
  },
  metBy: 'The day they were told, so; or the day it was found that they could not be.',
  stops: 'The decision is reversed or the match ends, or the child leaves care.',
  record: parentsTold,
  reads: [periodOfCare, identity, adoptionDecision, adoptionMatch, parentsTold],
  occasions: (file, timing) => {
    const decisions: readonly Decision[] = [...all(file, adoptionDecision), ...all(file, adoptionMatch)]
    return decisions.flatMap((decision): readonly Occasion[] => {
      const from = startDay(decision.start)
      if (from === undefined || !canCountWorkingDays(from, LONGEST)) return []
      const time = timeInCareOn(file, from)
      return (['spoken', 'written'] as const).map(how => {
        const met = toldOf(file, decisions, decision, how)
        return {
          key: `${decision.id}:${how}`,
          because: because(decision.kind === adoptionMatch.name ? 'adoption.match-approved' : 'adoption.decided', {
            on: from,
          }),
          from,
          ...timing.due(how, from),
          ...(met ? { met } : endedBy(decision, time)),
        }
      })
    })
  },
})

function toldOf(
  file: SubjectFile,
  decisions: readonly Decision[],
  decision: Decision,
  how: 'spoken' | 'written',
): { readonly on: PlainDate; readonly entry: string } | undefined {
  for (const { id, start, body } of all(file, parentsTold)) {
    const on = startDay(start)
    if (on === undefined || on < (startDay(decision.start) ?? on)) continue
    const of = body.decision ?? lastBefore(decisions, on)?.id
    if (of === decision.id && (body.how.includes(how) || body.how.includes('cannot'))) return { on, entry: id }
  }
  return undefined
}

function lastBefore(decisions: readonly Decision[], on: PlainDate): Decision | undefined {
  return decisions
    .filter(({ start }) => (startDay(start) ?? '9999') <= on)
    .toSorted((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1))
    .at(-1)
}

/** The search for a family. */
export const familyFound = defineDuty({
  id: 'family-finding',
  title: 'Finding a family',
  about:
    'From the decision that a child should be placed for adoption a family is looked for at once; where there is no match in three months the child is put on the national register.',
  owner: 'adoption',
  section: 'adoption',
  layer: 'guidance',
  sources: [guidance('family finding from the decision; the national register after three months')],
  limits: {
    begun: dated({ from: FROM, value: days(0), source: `${GUIDANCE}: at once (not read)` }),
    register: dated({ from: FROM, value: months(3), source: `${GUIDANCE} (number unverified)` }),
  },
  metBy: 'A step in finding a family; for the register, the day the child was put on it.',
  stops: 'A match is approved, the child lives with adopters, the decision is reversed, or the child leaves care.',
  record: familyFinding,
  reads: [
    periodOfCare,
    identity,
    legalStatus,
    placement,
    homeDetails,
    temporaryStay,
    adoptionDecision,
    adoptionMatch,
    familyFinding,
  ],
  occasions: (file, timing) =>
    all(file, adoptionDecision).flatMap((decision): readonly Occasion[] => {
      const from = startDay(decision.start)
      if (from === undefined) return []
      const time = timeInCareOn(file, from)
      const steps = all(file, familyFinding).flatMap(({ id, start, body }) => {
        const on = startDay(start)
        return on !== undefined && on >= from && (decision.end === null || on <= decision.end)
          ? [{ on, entry: id, step: body.step }]
          : []
      })
      const found = foundBy(file, from, time)
      const stops = [
        ...(found ? [{ on: found, because: because('adoption.family-found', { on: found }) }] : []),
        ...Object.values(endedBy(decision, time)),
      ].sort((a, b) => (a.on < b.on ? -1 : 1))[0]
      return (['begun', 'register'] as const).map(which => {
        const met = steps.find(each => which === 'begun' || each.step === 'register')
        return {
          key: `${decision.id}:${which}`,
          because: because('adoption.decided', { on: from }),
          from,
          ...timing.due(which, from),
          ...(met && !(stops && met.on > stops.on)
            ? { met: { on: met.on, entry: met.entry } }
            : stops
              ? { ended: stops }
              : {}),
        }
      })
    }),
})

// The first match approved, or the first day with adopters, since a decision: a foster carer who adopts may be before it.
function foundBy(file: SubjectFile, from: PlainDate, time: TimeInCare | undefined): PlainDate | undefined {
  const matched = all(file, adoptionMatch).flatMap(({ start, end }) => {
    const on = startDay(start)
    return on !== undefined && on >= (time?.start ?? from) && (end === null || end > from) ? [on] : []
  })
  const placed = visitRegimes(file).flatMap(span =>
    span.regime === 'adoptive' && span.time === time && (span.end === null || span.end > from) ? [span.start] : [],
  )
  const first = [...matched, ...placed].sort()[0]
  return first === undefined ? undefined : first < from ? from : first
}

function endOf(time: TimeInCare | undefined): { readonly ended?: NonNullable<Occasion['ended']> } {
  return time && time.end !== null ? { ended: { on: time.end, because: time.ends } } : {}
}

function endedBy(
  { kind, end }: Decision,
  time: TimeInCare | undefined,
): { readonly ended?: NonNullable<Occasion['ended']> } {
  if (end !== null && (!time || time.end === null || end <= time.end))
    return {
      ended: {
        on: end,
        because: because(kind === adoptionMatch.name ? 'adoption.match-ended' : 'adoption.decision-reversed', {
          on: end,
        }),
      },
    }
  return endOf(time)
}

export const agencyDuties: readonly Duty[] = [decidedAfterPanel, parentsToldOfDecision, familyFound]
