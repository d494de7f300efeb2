import { type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { workOverOn, workedWith } from '../../casework/notions.ts'
import { allocation, identity, socialWorkerEpisode } from '../../people/kinds.ts'
import { auditAsked, auditModeration, practiceAudit } from '../kinds/child.ts'
import { reauditImproving, reauditInadequate } from '../limits.ts'
import { auditsOf, reauditsOf } from '../notions/audits.ts'
import type { words } from '../words.ts'

const because = (key: keyof typeof words, values: NonNullable<Reason['values']>): Reason => ({ key, values })

/** A file whose audit came to inadequate, or to requires improvement, is audited again. */
export const auditedAgain = defineDuty({
  id: 'audit-again',
  title: 'Audit again after a poor grade',
  about:
    'A child’s file whose audit stands, once moderated, as inadequate or as requiring improvement is audited again, to see whether it is better for the child.',
  owner: 'service-manager',
  section: 'casework',
  layer: 'local',
  sources: [
    {
      title: 'The trust’s own programme of audits',
      provision: 'Audit again; both lengths of time are our assumption',
      verified: false,
    },
  ],
  limits: { inadequate: reauditInadequate, improving: reauditImproving },
  metBy: 'The next audit of the same child, whichever round asked for it.',
  stops: 'When the time in which we worked with the child is over.',
  record: practiceAudit,
  reads: [auditAsked, practiceAudit, auditModeration, identity, periodOfCare, allocation, socialWorkerEpisode],
  occasions: (file, timing): readonly Occasion[] =>
    reauditsOf(auditsOf(file)).map(({ audit, found, grade, again }) => {
      const work = workedWith(file).find(({ from, until }) => from <= found && (until === null || until > found))
      const ends = [work?.until ?? null, workOverOn(file) ?? null].filter(day => day !== null).sort()[0]
      return {
        key: audit,
        because: because('practice-audits.poor', { on: found }),
        from: found,
        ...timing.due(grade === 'inadequate' ? 'inadequate' : 'improving', found),
        ...(again
          ? { met: { on: again.on, entry: again.audit } }
          : ends === undefined
            ? {}
            : { ended: { on: ends, because: because('practice-audits.work-ended', { on: ends }) } }),
      }
    }),
})
