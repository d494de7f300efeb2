import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { all } from '../../../spine/ledger/file.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { auditAction, auditAsked, auditModeration, practiceAudit } from '../kinds/child.ts'
import { toModerate } from '../limits.ts'
import { auditsOf } from '../notions/audits.ts'
import type { words } from '../words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

const OURS = { title: 'The trust’s own programme of audits', verified: false }

/** Each audit that a round asks for is done by its day. */
export const auditIsDone = defineDuty({
  id: 'audit-done',
  title: 'Audit of practice',
  about: 'Each child whom a round of audits drew has their file audited by the day of the round.',
  owner: 'service-manager',
  section: 'casework',
  layer: 'local',
  sources: [{ ...OURS, provision: 'The day set for the round' }],
  metBy: 'The audit, by whoever was asked for it.',
  stops: 'Nothing: what was asked for is done, or withdrawn where it was asked in error.',
  record: practiceAudit,
  reads: [auditAsked, practiceAudit],
  occasions: (file): readonly Occasion[] =>
    all(file, auditAsked).flatMap(({ id, start, body }): readonly Occasion[] => {
      const audit = all(file, practiceAudit).find(each => each.body.asked === id)
      const on = audit && startDay(audit.start)
      return [
        {
          key: id,
          because: because('practice-audits.asked', { round: body.title, on: startDay(start) ?? null }),
          from: start,
          by: body.by,
          ...(audit && on ? { met: { on, entry: audit.id } } : {}),
        },
      ]
    }),
})

/** Audits drawn to be moderated, and those at either end of the scale, are looked at again by someone else. */
export const auditIsModerated = defineDuty({
  id: 'audit-moderation',
  title: 'Moderation of an audit',
  about:
    'An audit that was drawn to be moderated, or that is graded outstanding or inadequate, is looked at again by someone other than the auditor.',
  owner: 'service-manager',
  section: 'casework',
  layer: 'local',
  sources: [{ ...OURS, provision: 'Moderation; the number of days is our assumption' }],
  limits: { moderate: toModerate },
  metBy: 'The moderation of the audit.',
  stops: 'Nothing.',
  record: auditModeration,
  reads: [auditAsked, practiceAudit, auditModeration],
  occasions: (file, timing): readonly Occasion[] =>
    auditsOf(file).flatMap(({ done }): readonly Occasion[] => {
      if (done?.moderateBy === undefined) return []
      return [
        {
          key: done.id,
          because: because('practice-audits.audited', { on: done.on }),
          from: done.on,
          ...timing.due('moderate', done.on),
          ...(done.moderated ? { met: { on: done.moderated.on } } : {}),
        },
      ]
    }),
})

/** What an audit found must be done for the child is done by its day. */
export const auditActionIsDone = defineDuty({
  id: 'audit-action',
  title: 'Action from an audit',
  about: 'What an audit found must be done for a child is done by its day, and closed with what shows so.',
  owner: 'team-manager',
  section: 'casework',
  layer: 'local',
  sources: [{ ...OURS, provision: 'The day agreed for the action' }],
  metBy: 'The day the action was done, with what shows so.',
  stops: 'Nothing: an action that is no longer right is closed with why.',
  record: auditAction,
  reads: [auditAction],
  occasions: (file): readonly Occasion[] =>
    all(file, auditAction).map(({ id, start, end, body }) => ({
      key: id,
      because: because('practice-audits.action-agreed', { on: startDay(start) ?? null }),
      from: start,
      by: body.by,
      ...(end === null ? {} : { met: { on: end, entry: id } }),
    })),
})

export const childAuditDuties: readonly Duty[] = [auditIsDone, auditIsModerated, auditActionIsDone]
