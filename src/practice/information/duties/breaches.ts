import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { dayOf } from '../../../spine/duty/finding.ts'
import type { Instant } from '../../../spine/ledger/entry.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { all } from '../../../spine/ledger/file.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { breachAction, breachReport, dataBreach } from '../kinds/breaches.ts'
import { GDPR, hoursToReport, hoursToTellPeople } from '../law.ts'
import { awareAt, needsNoReport } from '../notions/breaches.ts'
import type { words } from '../words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

/** A breach is told to the Information Commissioner within 72 hours of the trust being aware of it, unless a risk is unlikely. */
export const breachToCommissioner = defineDuty({
  id: 'breach-to-ico',
  title: 'Breach told to the Information Commissioner',
  about:
    'A personal data breach is told to the Information Commissioner within 72 hours of the trust being aware of it, unless a risk to people is unlikely and it is written why.',
  subject: 'trust',
  owner: 'information-governance',
  section: 'trust',
  layer: 'law',
  sources: [{ title: GDPR, provision: 'article 33(1) and (5)', verified: false }],
  limits: { report: hoursToReport },
  metBy: 'The report to the Commissioner, with its hour.',
  stops: 'It was decided that a risk is unlikely, and why is written.',
  record: breachReport,
  reads: [dataBreach, breachReport],
  occasions: (file, timing): readonly Occasion[] => {
    const reports = all(file, breachReport)
    return all(file, dataBreach).flatMap((entry): readonly Occasion[] => {
      const { id, body, end } = entry
      const aware = awareAt(entry)
      if (aware === undefined) return []
      const told = reports.find(each => each.body.breach === id && each.start !== null)
      const stopped = needsNoReport(body) ? body.decided : undefined
      return [
        {
          key: id,
          because: because('information-governance.breach-known', { breach: body.reference, on: dayOf(aware) }),
          from: aware,
          ...timing.dueAt('report', aware),
          ...(told ? { met: { on: told.start as Instant, entry: told.id } } : {}),
          ...(told === undefined && (stopped !== undefined || end !== null)
            ? {
                ended: {
                  on: stopped ?? end ?? dayOf(aware),
                  because: because('information-governance.breach-not-to-be-told'),
                },
              }
            : {}),
        },
      ]
    })
  },
})

/** Where a breach may do people great harm, they are told without undue delay. */
export const breachToPeople = defineDuty({
  id: 'breach-to-people',
  title: 'People told of a breach',
  about:
    'Where a breach is likely to be a high risk to the people it is about, they are told without undue delay, in plain words. The law gives no number: the hours are ours.',
  subject: 'trust',
  owner: 'information-governance',
  section: 'trust',
  layer: 'local',
  sources: [{ title: GDPR, provision: 'article 34(1) to (3)', verified: false }],
  limits: { tell: hoursToTellPeople },
  metBy: 'The day the people it is about were told.',
  stops: 'It is written why they need not be, or should not be, told.',
  record: dataBreach,
  reads: [dataBreach],
  occasions: (file, timing): readonly Occasion[] =>
    all(file, dataBreach).flatMap((entry): readonly Occasion[] => {
      const { id, body, end } = entry
      const aware = awareAt(entry)
      if (aware === undefined || body.severity !== 'high') return []
      return [
        {
          key: id,
          because: because('information-governance.breach-high-risk', { breach: body.reference }),
          from: aware,
          ...timing.dueAt('tell', aware),
          ...(body.told === undefined
            ? body.whyUntold === undefined && end === null
              ? {}
              : {
                  ended: { on: end ?? dayOf(aware), because: because('information-governance.breach-people-not-told') },
                }
            : { met: { on: body.told, entry: id } }),
        },
      ]
    }),
})

/** What a breach taught is done by its day. */
export const breachLearnt = defineDuty({
  id: 'breach-action',
  title: 'What a breach taught',
  about: 'What is to be done so that a breach does not happen again is done by the day it was given.',
  subject: 'trust',
  owner: 'information-governance',
  section: 'trust',
  layer: 'local',
  sources: [
    { title: 'The trust’s own register of breaches', provision: 'The date agreed for the action', verified: false },
  ],
  metBy: 'The day it was done.',
  stops: 'Nothing: a breach that is closed still teaches.',
  record: breachAction,
  reads: [dataBreach, breachAction],
  occasions: (file): readonly Occasion[] => {
    const known = new Map(all(file, dataBreach).map(each => [each.id, each.body.reference]))
    return all(file, breachAction).flatMap(({ id, start, end, body }): readonly Occasion[] => {
      const breach = known.get(body.breach)
      if (breach === undefined) return []
      return [
        {
          key: id,
          because: because('information-governance.breach-action-agreed', { breach, on: startDay(start) ?? null }),
          from: start,
          by: body.by,
          ...(end === null ? {} : { met: { on: end, entry: id } }),
        },
      ]
    })
  },
})

/** What the register of breaches says must happen. */
export const breachDuties: readonly Duty[] = [breachToCommissioner, breachToPeople, breachLearnt]
