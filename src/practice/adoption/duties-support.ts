import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { months, workingDays } from '../../spine/duty/span.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { Reason } from '../../spine/measure/measure.ts'
import { birthday } from '../../spine/time/age.ts'
import { dated } from '../../spine/time/dated.ts'
import { type PlainDate, earlier } from '../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../spine/time/working-days.ts'
import { identity } from '../people/kinds.ts'
import { bornOn } from '../people/notions.ts'
import { adoptionSupportRequest, guardianshipNotice, guardianshipSupport, guardianshipSupportReview } from './kinds.ts'
import type { Word } from './words.ts'

// What is owed to adopted children and to children with special guardians, who need not be in care.

const because = (key: Word, values?: NonNullable<Reason['values']>): Reason => (values ? { key, values } : { key })

const FROM = '2005-12-30'
const SGR = 'Special Guardianship Regulations 2005'
const assumed = (what: string): string => `Our assumption until agreed: ${what}`

const LONGEST = 45

/** An assessment of the support an adopted child or the family needs. */
export const adoptionSupportAssessed = defineDuty({
  id: 'adoption-support-assessment',
  title: 'Assessment for adoption support',
  about:
    'An adopted child or family who asks has the support they need assessed: by the authority that placed the child for three years after the order, then by that of the area. No law gives a number of days.',
  owner: 'adoption',
  section: 'adoption',
  layer: 'local',
  sources: [
    { title: 'Adoption Support Services Regulations 2005', provision: 'assessment on request', verified: false },
    { title: 'The trust’s own default', provision: assumed('45 working days from being asked'), verified: false },
  ],
  limits: {
    assessed: dated({ from: FROM, value: workingDays(45), source: assumed('45 working days from being asked') }),
  },
  metBy: 'The day the assessment was finished.',
  stops: 'They no longer want it, or the child turns 18.',
  record: adoptionSupportRequest,
  reads: [identity, adoptionSupportRequest],
  occasions: (file, timing) =>
    all(file, adoptionSupportRequest).flatMap(({ id, start, body }): readonly Occasion[] => {
      const from = startDay(start)
      if (from === undefined || !canCountWorkingDays(from, LONGEST)) return []
      const born = bornOn(file)
      return [
        {
          key: id,
          because: because('adoption.support-asked-for', { on: from }),
          from,
          ...timing.due('assessed', from),
          ...doneOrEnded(id, body.assessed, body.withdrawn, born),
        },
      ]
    }),
})

/** The report to the court about someone who would be a special guardian. */
export const guardianshipReport = defineDuty({
  id: 'sg-report',
  title: 'Report on a special guardianship application',
  about:
    'Once notice is given of an application to be a child’s special guardian, a report on whether it is right is made for the court: by the day the court sets or, where none is known, within the three months’ notice that must be given.',
  owner: 'social-worker',
  section: 'adoption',
  layer: 'law',
  sources: [{ title: 'Children Act 1989', provision: 's 14A(7) to (11)', verified: false }],
  limits: {
    notice: dated({ from: FROM, value: months(3), source: 'Children Act 1989, s 14A(7) (number unverified)' }),
  },
  metBy: 'The day the report was filed.',
  stops: 'The notice or the application is withdrawn, or the child turns 18.',
  record: guardianshipNotice,
  reads: [identity, guardianshipNotice],
  occasions: (file, timing) =>
    all(file, guardianshipNotice).flatMap(({ id, start, body }): readonly Occasion[] => {
      const from = startDay(start)
      if (from === undefined) return []
      const { courtDate, filed, withdrawn } = body
      return [
        {
          key: id,
          because: because('adoption.guardianship-notice', { on: from }),
          from,
          ...(courtDate === undefined || courtDate < from ? timing.due('notice', from) : { by: courtDate }),
          ...doneOrEnded(id, filed, withdrawn, bornOn(file)),
        },
      ]
    }),
})

function doneOrEnded(
  entry: string,
  done: PlainDate | undefined,
  withdrawn: PlainDate | undefined,
  born: PlainDate | undefined,
): Pick<Occasion, 'met' | 'ended'> {
  if (done !== undefined) return { met: { on: done, entry } }
  const adult = born === undefined ? undefined : birthday(born, 18)
  if (withdrawn !== undefined && (adult === undefined || withdrawn <= adult))
    return { ended: { on: withdrawn, because: because('adoption.withdrawn', { on: withdrawn }) } }
  return adult === undefined ? {} : { ended: { on: adult, because: because('adoption.turned-18', { on: adult }) } }
}

/** Special guardianship support that goes on, looked at again each year. */
export const guardianshipSupportReviewed = defineDuty({
  id: 'sgo-support-review',
  title: 'Review of special guardianship support',
  about: 'Support for a special guardian’s family that goes on, money above all, is reviewed at least once a year.',
  owner: 'social-worker',
  section: 'adoption',
  layer: 'law',
  sources: [{ title: SGR, provision: 'regs 17 and 18: reviews of support', verified: false }],
  limits: { reviewed: dated({ from: FROM, value: months(12), source: `${SGR} (number unverified)` }) },
  metBy: 'A review of the support. Each is counted from the one before.',
  stops: 'The support ends, or the child turns 18.',
  record: guardianshipSupportReview,
  reads: [identity, guardianshipSupport, guardianshipSupportReview],
  occasions: (file, timing) => {
    const born = bornOn(file)
    const adult = born === undefined ? null : birthday(born, 18)
    const done = all(file, guardianshipSupportReview).flatMap(({ id, start }) => {
      const on = startDay(start)
      return on === undefined ? [] : [{ on, entry: id }]
    })
    return all(file, guardianshipSupport).flatMap(plan => {
      const start = startDay(plan.start)
      if (start === undefined || !plan.body.ongoing) return []
      const end = plan.end === null ? adult : adult === null ? plan.end : earlier(plan.end, adult)
      if (end !== null && end <= start) return []
      return seriesOf({
        key: plan.id,
        start,
        end,
        ends:
          end !== null && end === adult
            ? because('adoption.turned-18', { on: end })
            : because('adoption.support-ended', { on: end }),
        done,
        next: (from, index) => ({
          because: because(index === 0 ? 'adoption.support-began' : 'adoption.support-last-reviewed', { on: from }),
          ...timing.due('reviewed', from),
        }),
      })
    })
  },
})

export const supportDuties: readonly Duty[] = [adoptionSupportAssessed, guardianshipReport, guardianshipSupportReviewed]
