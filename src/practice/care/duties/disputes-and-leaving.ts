import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { days, weeks, workingDays } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { birthday } from '../../../spine/time/age.ts'
import { dated } from '../../../spine/time/dated.ts'
import { type PlainDate, daysBetween } from '../../../spine/time/plain-date.ts'
import { identity } from '../../people/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { arrangementApproval, iroEscalation, legalStatus, periodOfCare, visit } from '../kinds.ts'
import { type PeriodOfCare, legalStatusOn, periodsOfCare, timeInCareOn, visitsSeen } from '../notions.ts'
import { because } from '../words.ts'
import { CPR_FROM, assumed, childrenAct, cpr, cprText, dueFrom, iroHandbook, once } from './shared.ts'

/** A dispute that the reviewing officer raised. */
export const disputeResolved = defineDuty({
  id: 'iro-escalation',
  title: 'Reviewing officer’s dispute resolved',
  about:
    'A dispute that the reviewing officer raises formally is resolved within 20 working days in all, through every stage, or referred to Cafcass. The officer may go to any stage, or to Cafcass, at any time.',
  owner: 'service-manager',
  section: 'care',
  layer: 'guidance',
  sources: [iroHandbook('6.2', true)],
  limits: { resolved: dated({ from: CPR_FROM, value: workingDays(20), source: 'IRO Handbook, 6.2' }) },
  metBy: 'The day the dispute ended, with how it ended.',
  stops: 'It is withdrawn or overtaken, or the child leaves care: a dispute about the care of a child is over with it.',
  record: iroEscalation,
  reads: [iroEscalation, periodOfCare, identity],
  occasions: (file, timing) =>
    all(file, iroEscalation).flatMap((dispute): readonly Occasion[] => {
      const from = startDay(dispute.start)
      if (from === undefined) return []
      const { about, outcome } = dispute.body
      const withdrawn = outcome === 'withdrawn' || outcome === 'overtaken'
      return [
        once({
          key: dispute.id,
          because: because('care.dispute-raised', { on: from, about }),
          from,
          due: dueFrom(timing, 'resolved', from),
          met: dispute.end !== null && !withdrawn ? { on: dispute.end, entry: dispute.id } : undefined,
          stops: withdrawn
            ? { on: dispute.end, because: because('care.dispute-withdrawn', { on: dispute.end }) }
            : stopsWithCare(file, from),
        }),
      ]
    }),
})

function stopsWithCare(file: SubjectFile, on: PlainDate): { on: PlainDate | null; because: Reason } {
  const time = timeInCareOn(file, on)
  return time
    ? { on: time.end, because: time.ends }
    : { on: null, because: because('care.dispute-withdrawn', { on: null }) }
}

// Leaving care by someone's decision. Orders, adoption, custody, death, another council and 18 end it by themselves, and a
// parent who takes a child home unplanned does not wait for an approval.
const BY_DECISION: ReadonlySet<string> = new Set(['E4A', 'E13', 'E5', 'E6', 'E8', 'E16'])

/** Approval of ceasing to look after a child. */
export const ceasingApproved = defineDuty({
  id: 'cease-looking-after-decision',
  title: 'Approval of leaving care',
  about:
    'Before ceasing to look after a child who has been in care for 20 working days or more, assess the new arrangements and have a nominated officer approve them; for a young person of 16 or 17 accommodated under section 20, the director.',
  owner: 'nominated-officer',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 39', true)],
  limits: {
    'before-it-happens': dated({ from: CPR_FROM, value: days(0), source: cprText('reg 39: before it takes effect') }),
    'in-care-for': dated({ from: CPR_FROM, value: workingDays(20), source: cprText('reg 39') }),
    'no-longer': dated({
      from: CPR_FROM,
      value: weeks(4),
      source: assumed('four weeks after care ended it is no longer asked for, and stays on the record as missed'),
    }),
  },
  metBy: 'An approval on or before the day care ended.',
  stops:
    'Four weeks after care ended. It does not apply to turning 18, to an order of the court, or where a parent takes the child home unplanned.',
  record: arrangementApproval,
  reads: [periodOfCare, identity, legalStatus, arrangementApproval],
  occasions: (file, timing) =>
    periodsOfCare(file).flatMap((care): readonly Occasion[] => {
      const { end, ended } = care
      if (end === null || ended === undefined || !BY_DECISION.has(ended)) return []
      const born = bornOn(file)
      if (born !== undefined && birthday(born, 18) <= end) return []
      const long = dueFrom(timing, 'in-care-for', care.start)
      if (care.startKnown && (long === undefined || end < long.by)) return []
      return [
        once({
          key: care.start,
          because: because('care.left-care', { on: end }),
          from: end,
          due: timing.due('before-it-happens', end),
          met: approvedLeaving(file, care, end, born),
          stops: { on: timing.due('no-longer', end).by, because: because('care.left-care', { on: end }) },
        }),
      ]
    }),
})

function approvedLeaving(
  file: SubjectFile,
  care: PeriodOfCare,
  end: PlainDate,
  born: PlainDate | undefined,
): { readonly on: PlainDate; readonly entry: string } | undefined {
  const directorOnly = born !== undefined && birthday(born, 16) <= end && statusBefore(file, end) === 'V2'
  const allowed: ReadonlySet<BodyOf<typeof arrangementApproval>['approvedBy']> = directorOnly
    ? new Set(['director'])
    : new Set(['nominated-officer', 'director'])
  for (const approval of all(file, arrangementApproval)) {
    const on = startDay(approval.start)
    const { what, approvedBy } = approval.body
    if (on !== undefined && on >= care.start && what === 'cease-looking-after' && allowed.has(approvedBy))
      if (nearestLeaving(file, on) === care) return { on, entry: approval.id }
  }
  return undefined
}

// An approval is of the leaving it came nearest to.
function nearestLeaving(file: SubjectFile, on: PlainDate): PeriodOfCare | undefined {
  let nearest: PeriodOfCare | undefined
  for (const care of periodsOfCare(file)) {
    if (care.end === null || on < care.start) continue
    const apart = Math.abs(daysBetween(on, care.end))
    if (!nearest?.end || apart < Math.abs(daysBetween(on, nearest.end))) nearest = care
  }
  return nearest
}

// The legal status ends with care, so it is the one that held until then.
function statusBefore(file: SubjectFile, end: PlainDate): string | undefined {
  return legalStatusOn(file, end) ?? all(file, legalStatus).findLast(status => status.end === end)?.body.status
}

/** A visit to a young person who left care on being sentenced and is detained. */
export const visitDetained = defineDuty({
  id: 'visit-former-cla-detained',
  title: 'Visit in custody after leaving care',
  about:
    'Visit, and assess, within 10 working days a young person who was accommodated under section 20 and left care on being sentenced and detained. One under a care order stays in care.',
  owner: 'social-worker',
  section: 'care',
  layer: 'law',
  sources: [
    childrenAct('s 23ZA', false),
    {
      title: 'Visits to Former Looked After Children in Detention (England) Regulations 2010',
      provision: 'within 10 working days of detention',
      verified: false,
    },
  ],
  limits: {
    visit: dated({
      from: CPR_FROM,
      value: workingDays(10),
      source: 'Visits to Former Looked After Children in Detention (England) Regulations 2010 (number unverified)',
    }),
  },
  metBy: 'A visit in person at which the young person was seen.',
  stops: 'The young person turns 18, or comes back into care.',
  record: visit,
  reads: [periodOfCare, identity, visit],
  occasions: (file, timing) =>
    periodsOfCare(file).flatMap((care, index): readonly Occasion[] => {
      if (care.end === null || care.ended !== 'E9') return []
      const from = care.end
      const born = bornOn(file)
      const adult = born === undefined ? null : birthday(born, 18)
      if (adult !== null && adult <= from) return []
      const back = periodsOfCare(file)[index + 1]?.start ?? null
      const seen = visitsSeen(file).find(({ on }) => on >= from)
      return [
        once({
          key: from,
          because: because('care.detained', { on: from }),
          from,
          due: dueFrom(timing, 'visit', from),
          met: seen && (back === null || seen.on <= back) ? { on: seen.on, entry: seen.entry } : undefined,
          stops:
            back !== null && (adult === null || back < adult)
              ? { on: back, because: because('care.came-in-again', { on: back }) }
              : { on: adult, because: because('care.turned-18', { on: adult }) },
        }),
      ]
    }),
})

export const disputeAndLeavingDuties: readonly Duty[] = [disputeResolved, ceasingApproved, visitDetained]
