import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { fromList, line, longWords, neededWords } from '../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../spine/ledger/kind.ts'
import { contractEvery, contractPolarity } from './codes.ts'
import {
  contractGroup,
  contractSide,
  dependencyArea,
  dependencyMet,
  levelUnit,
  supportService,
} from './codes-councils.ts'

const short = (title: string, missing: string, max = 160) => z.string().trim().min(1, missing).max(max).meta({ title })
const reference = () =>
  z
    .string()
    .trim()
    .min(1, 'Give it a reference, such as D4')
    .max(12)
    .meta({ title: 'Reference', description: 'Short, and not used by another' })
const council = () => line('Council', 80, 'Leave it blank for both')
const answers = () => short('Who answers for it at the council', 'Say whose it is, by their post')
const owner = () => fromList('account', 'Who keeps it up here', 'Who at the trust follows it')

/** The contract itself: from when its meetings and reviews are due. */
export const contractAgreement = defineKind({
  name: 'contract-agreement',
  subject: 'trust',
  title: 'The contract',
  about: 'The contract between the trust and the councils: from when it runs, and until when.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    title: short('What it is called', 'Say what it is called'),
    until: day().optional().meta({ title: 'Agreed to run until' }),
    parties: short('Between whom', 'Say between whom', 400),
  }),
  says: ({ body }) => body.title,
  form: { group: 'work', starts: 'Runs from', ends: 'Ended on', later: ['end'] },
})

/** Something the councils must do so that the trust can do its work. */
export const councilDependency = defineKind({
  name: 'council-dependency',
  subject: 'trust',
  title: 'What a council must do',
  about:
    'Something the contract says the councils do so that the trust can meet its own side: what, whose and by whom it is followed.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    reference: reference(),
    area: coded(dependencyArea).meta({ title: 'Area' }),
    title: short('In a few words', 'Say in a few words what is to be done'),
    must: neededWords('What the council does', 'Say what the council is to do'),
    council: council(),
    answers: answers(),
    owner: owner(),
    checkBy: day().meta({ title: 'First to be looked at by' }),
    endedWhy: longWords('Why it is asked no longer'),
  }),
  narrative: ['must', 'endedWhy'],
  says: ({ body }) => `${body.reference}: ${body.title}`,
  form: { group: 'work', starts: 'Holds from', ends: 'No longer asked from', later: ['end', 'endedWhy'] },
})

/** A dependency looked at: whether it is done, and when it is looked at next. */
export const dependencyCheck = defineKind({
  name: 'dependency-check',
  subject: 'trust',
  title: 'Look at what a council does',
  about: 'Whether a council does what the trust depends on it for, looked at on a day, and when it is looked at again.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    dependency: entryRef('council-dependency').meta({ title: 'What a council must do' }),
    met: coded(dependencyMet).meta({ title: 'Is it done?' }),
    note: neededWords('What was found', 'Say what was found'),
    nextBy: day().meta({ title: 'To be looked at again by' }),
  }),
  narrative: ['note'],
  says: ({ body }) => label(dependencyMet, body.met),
  form: { group: 'work', starts: 'Looked at on' },
})

/** A measure a support service is held to. */
export const serviceLevel = defineKind({
  name: 'service-level',
  subject: 'trust',
  title: 'Service level',
  about:
    'A measure that a council’s support service to the trust is held to: its target, how often it is told, and whose it is.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    reference: reference(),
    service: coded(supportService).meta({ title: 'Service' }),
    title: short('What is measured', 'Say what is measured'),
    council: council(),
    every: coded(contractEvery).meta({ title: 'How often it is told' }),
    unit: coded(levelUnit).meta({ title: 'Told in' }),
    polarity: coded(contractPolarity).meta({ title: 'Which way is good' }),
    target: z.number().min(0).max(1_000_000).meta({ title: 'Target', description: 'A figure exactly there meets it' }),
    agreed: z.boolean().meta({ title: 'Have both sides agreed it?' }),
    answers: answers(),
    owner: owner(),
  }),
  says: ({ body }) => `${body.reference}: ${body.title}`,
  form: { group: 'work', starts: 'Holds from', ends: 'No longer held to from', later: ['end'] },
})

/** A service level's figure for a period, as the council signed it. Its start is the period's last day. */
export const serviceLevelFigure = defineKind({
  name: 'service-level-figure',
  subject: 'trust',
  title: 'Figure of a service level',
  about:
    'What a support service reached in a month or quarter, with where it comes from and who at the council signed it.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    level: entryRef('service-level').meta({ title: 'Service level' }),
    value: z.number().min(0).max(1_000_000).meta({ title: 'Figure' }),
    source: short('Where it comes from', 'Say where it comes from', 400),
    signedBy: short('Signed by', 'Say who signed it', 200),
    note: longWords('What the council says of it'),
  }),
  narrative: ['note'],
  says: ({ body }) => `Figure: ${body.value}`,
  form: { group: 'work', starts: 'Last day of the month or quarter', ahead: false },
})

/** A meeting of the two sides about the contract. */
export const contractMeeting = defineKind({
  name: 'contract-meeting',
  subject: 'trust',
  title: 'Meeting about the contract',
  about:
    'The operational group, each month, or the strategic group, each quarter, met about the contract, and what was agreed.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    group: coded(contractGroup).meta({ title: 'Group' }),
    present: line('Who was there, by their posts', 400),
    agreed: neededWords('What was agreed', 'Say what was agreed, or that nothing was'),
  }),
  narrative: ['agreed'],
  says: ({ body }) => `${label(contractGroup, body.group)} met`,
  form: { group: 'work', starts: 'Met on', ahead: false },
})

/** A shortfall taken up under the contract, from one group to the next until it is settled. */
export const contractEscalation = defineKind({
  name: 'contract-escalation',
  subject: 'trust',
  title: 'Escalation under the contract',
  about:
    'A shortfall on either side that is taken up under the contract: with the operational group, then the strategic group, then the officers the contract names.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    reference: reference(),
    side: coded(contractSide).meta({ title: 'Whose side it is on' }),
    title: short('In a few words', 'Say in a few words what it is about'),
    why: neededWords('What falls short, and what that does', 'Say what falls short'),
    dependency: entryRef('council-dependency').optional().meta({ title: 'What a council must do, if it is about one' }),
    level: entryRef('service-level').optional().meta({ title: 'Service level, if it is about one' }),
    owner: owner(),
    came: longWords('How it was settled'),
  }),
  narrative: ['why', 'came'],
  says: ({ body }) => `${body.reference}: ${body.title}`,
  form: {
    group: 'work',
    starts: 'Raised on',
    ends: 'Settled on',
    ahead: false,
    needs: ['came'],
    later: ['end', 'came'],
  },
})

/** One step of an escalation. It ends when it is answered. */
export const escalationStep = defineKind({
  name: 'escalation-step',
  subject: 'trust',
  title: 'Step of an escalation',
  about:
    'A matter was put to a group, or to the officers the contract names: when, what was asked, when it was answered and what was agreed.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    escalation: entryRef('contract-escalation').meta({ title: 'Escalation' }),
    to: coded(contractGroup).meta({ title: 'Put to' }),
    named: line('Which officers, by their posts', 200),
    put: neededWords('What was asked of them', 'Say what was asked'),
    agreed: longWords('What was agreed'),
  }),
  narrative: ['put', 'agreed'],
  says: ({ body }) => `Put to: ${label(contractGroup, body.to)}`,
  form: {
    group: 'work',
    starts: 'Put to them on',
    ends: 'Answered on',
    ahead: false,
    needs: ['agreed'],
    later: ['end', 'agreed'],
  },
})

/** The contract's emergency clause in force: what was set aside, and why. */
export const emergencyClause = defineKind({
  name: 'emergency-clause',
  subject: 'trust',
  title: 'Emergency clause',
  about:
    'The contract’s emergency clause was invoked: from when, by whom and why, what was set aside while it held, and when it ended.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    by: short('Invoked by, by their post', 'Say who invoked it'),
    why: neededWords('Why', 'Say why'),
    suspended: neededWords('What was set aside', 'Say which duties, KPIs or services were set aside'),
    after: longWords('What was agreed when it ended'),
  }),
  narrative: ['why', 'suspended', 'after'],
  says: () => 'The emergency clause was invoked',
  form: { group: 'work', starts: 'In force from', ends: 'Ended on', ahead: false, later: ['end', 'after'] },
})

/** A year's review of the contract, signed by both sides. */
export const contractReview = defineKind({
  name: 'contract-review',
  subject: 'trust',
  title: 'Annual review of the contract',
  about:
    'The yearly review of the contract by the trust and the councils: what was looked at, what changes were agreed, and who signed.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    looked: neededWords('What was looked at', 'Say what was looked at'),
    changes: longWords('Changes agreed', 'Leave it blank where nothing changes'),
    signedTrust: short('Signed for the trust by', 'Say who signed for the trust', 200),
    signedCouncils: short('Signed for the councils by', 'Say who signed for each council', 400),
  }),
  narrative: ['looked', 'changes'],
  says: ({ body }) => (body.changes ? 'The contract was reviewed, with changes' : 'The contract was reviewed'),
  form: { group: 'work', starts: 'Signed on', ahead: false },
})

/** Everything the register of both sides of the contract holds. */
export const bothSidesKinds = [
  contractAgreement,
  councilDependency,
  dependencyCheck,
  serviceLevel,
  serviceLevelFigure,
  contractMeeting,
  contractEscalation,
  escalationStep,
  emergencyClause,
  contractReview,
] as const
