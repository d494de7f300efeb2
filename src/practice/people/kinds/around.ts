import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { day, defineKind, entryRef, ref } from '../../../spine/ledger/kind.ts'
import { alertType, allocationRole, mayKnow, professionalRole, relation, workerChange } from '../codes.ts'

const phone = () => z.string().trim().max(40).optional().meta({ title: 'Phone' })
const email = () => z.string().trim().max(200).optional().meta({ title: 'Email' })

/** Someone who matters to the child: family, friends, carers. */
export const importantPerson = defineKind({
  name: 'important-person',
  subject: 'person',
  title: 'Important person',
  about:
    'Someone in the child’s life: who they are to the child, how to reach them, what they may know, and whether they may collect the child.',
  section: 'people',
  lasts: true,
  schema: z.object({
    name: z.string().trim().min(1, 'Enter their name').max(120).meta({ title: 'Name' }),
    relation: coded(relation).meta({ title: 'Who they are to the child' }),
    person: ref('person').optional().meta({
      title: 'Their own file',
      description: 'If they have one, as a brother or sister in care has',
    }),
    born: day().optional().meta({ title: 'Date of birth' }),
    died: day().optional().meta({ title: 'Date they died' }),
    parentalResponsibility: z.boolean().optional().meta({ title: 'Has parental responsibility' }),
    livesWith: z.boolean().optional().meta({ title: 'Lives with the child' }),
    mayKnow: coded(mayKnow).optional().meta({ title: 'What they may know' }),
    mayCollect: z.boolean().optional().meta({ title: 'May collect the child' }),
    partnerOf: entryRef('important-person').optional().meta({
      title: 'Partner of',
      description: 'Another person of the child’s, if they are a couple',
    }),
    childOf: entryRef('important-person').optional().meta({
      title: 'Their parent',
      description: 'For a cousin, a half brother or sister and others: which of the child’s people is their parent',
    }),
    phone: phone(),
    email: email(),
    address: z.string().trim().max(300).optional().meta({ title: 'Address' }),
    postcode: z.string().trim().max(10).optional().meta({ title: 'Postcode' }),
    note: z.string().trim().max(4000).optional().meta({ title: 'What to know about them' }),
  }),
  narrative: ['note'],
  story: 'process',
  says: entry => `${entry.body.name}: ${label(relation, entry.body.relation).toLowerCase()}`,
  form: {
    group: 'people',
    starts: 'In the child’s life from',
    ends: 'No longer in the child’s life from',
    startIs: 'part',
    own: ['relation', 'mayKnow', 'mayCollect', 'livesWith', 'partnerOf', 'childOf'],
    hint: 'Ask the child who matters to them. Someone who has died stays: give the date.',
  },
})

/** Someone who works with the child for another service. */
export const professional = defineKind({
  name: 'professional',
  subject: 'person',
  title: 'Professional',
  about: 'Someone who works with the child for another service, how to reach them and what they may know.',
  section: 'people',
  lasts: true,
  measured: false,
  schema: z.object({
    name: z.string().trim().min(1, 'Enter their name').max(120).meta({ title: 'Name' }),
    role: coded(professionalRole).meta({ title: 'Role' }),
    organisation: z.string().trim().max(160).optional().meta({ title: 'Where they work' }),
    phone: phone(),
    email: email(),
    mayKnow: coded(mayKnow).optional().meta({ title: 'What they may know' }),
    note: z.string().trim().max(2000).optional().meta({ title: 'Anything else to know' }),
  }),
  narrative: ['note'],
  story: 'process',
  says: entry => `${entry.body.name}, ${label(professionalRole, entry.body.role).toLowerCase()}, began to help`,
  form: { group: 'people', starts: 'From', ends: 'Until', startIs: 'part', own: [] },
})

/** A stretch with one social worker, as the return tells it. */
export const socialWorkerEpisode = defineKind({
  name: 'social-worker-episode',
  subject: 'person',
  title: 'Social worker',
  about:
    'Who the child’s social worker is, from when, and why it changed, as the return tells it. Work recorded here uses allocations.',
  section: 'people',
  lasts: true,
  source: 'SSDA903 social worker episodes: SW_ID, SW_DECOM, SW_DEC, SW_REASON (from 2023-24)',
  schema: z.object({
    worker: z.string().min(1).max(12).meta({ title: 'Social Work England number' }),
    reason: coded(workerChange).optional().meta({ title: 'Reason for the change' }),
  }),
  says: entry =>
    entry.body.reason
      ? `A new social worker: ${label(workerChange, entry.body.reason).toLowerCase()}`
      : 'A new social worker',
})

/** Who works with the child in a role, from when to when. */
export const allocation = defineKind({
  name: 'allocation',
  subject: 'person',
  title: 'Worker',
  about:
    'Who works with the child in a role: social worker, reviewing officer, personal adviser and others. The latest open one of each role is the current one.',
  section: 'people',
  lasts: true,
  schema: z.object({
    role: coded(allocationRole).meta({ title: 'Role' }),
    worker: ref('worker').optional().meta({ title: 'Worker' }),
    name: z.string().trim().max(120).optional().meta({
      title: 'Name',
      description: 'For someone who does not work for the trust',
    }),
    reason: coded(workerChange).optional().meta({ title: 'Why there is a change' }),
  }),
  says: entry => `${label(allocationRole, entry.body.role)}${entry.body.name ? `: ${entry.body.name}` : ''} began`,
  form: {
    group: 'people',
    starts: 'From',
    ends: 'Until',
    own: [],
    hint: 'End the worker before as well. Who takes over, and how the child is told, is recorded as a meeting and a goodbye.',
  },
})

/** What everyone who opens the file must see first. */
export const alert = defineKind({
  name: 'alert',
  subject: 'person',
  title: 'Alert',
  about: 'Something everyone who opens the file must see first, while it holds.',
  section: 'people',
  lasts: true,
  schema: z.object({
    type: coded(alertType).meta({ title: 'What it is' }),
    text: z.string().trim().min(1, 'Say what everyone must know').max(400).meta({
      title: 'What everyone must know',
      description: 'A sentence, and what to do',
    }),
    about: entryRef('important-person').optional().meta({ title: 'Who it is about' }),
  }),
  narrative: ['text'],
  story: 'process',
  says: entry => `Alert: ${label(alertType, entry.body.type).toLowerCase()}`,
  form: { group: 'safety', starts: 'From', ends: 'No longer from', own: ['about'] },
})

export const aroundKinds = [importantPerson, professional, socialWorkerEpisode, allocation, alert] as const
