import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { day, defineKind } from '../../spine/ledger/kind.ts'
import { ethnicity, sex, upnUnknown, workerChange } from './codes.ts'

/** Who the child is, as the return describes them. */
export const identity = defineKind({
  name: 'identity',
  subject: 'person',
  title: 'About the child',
  about: 'Date of birth, sex and ethnicity, and whether she has a child of her own.',
  section: 'identity',
  lasts: false,
  source: 'SSDA903 Header: SEX, DOB, ETHNIC, MOTHER, MC_DOB',
  schema: z.object({
    born: day().meta({ title: 'Date of birth' }),
    sex: coded(sex).meta({ title: 'Sex' }),
    ethnicity: coded(ethnicity).optional().meta({ title: 'Ethnicity' }),
    mother: z.boolean().optional().meta({ title: 'Is a mother' }),
    firstChildBorn: day().optional().meta({ title: 'First child born' }),
  }),
  says: () => undefined,
})

/** What the child is called. A return carries no names. */
export const name = defineKind({
  name: 'name',
  subject: 'person',
  title: 'Name',
  about: 'A name the child has or had, from a date.',
  section: 'identity',
  lasts: true,
  measured: false,
  schema: z.object({
    given: z.string().trim().min(1, 'Enter a first name').max(80).meta({ title: 'First name' }),
    family: z.string().trim().min(1, 'Enter a last name').max(80).meta({ title: 'Last name' }),
    knownAs: z.string().trim().max(80).optional().meta({ title: 'Likes to be called' }),
  }),
  says: () => undefined,
})

/** A number another system knows the child by. */
export const identifier = defineKind({
  name: 'identifier',
  subject: 'person',
  title: 'Number',
  about: 'The council’s own child number, the unique pupil number, or why there is none.',
  section: 'identity',
  lasts: false,
  measured: false,
  source: 'SSDA903 Header: CHILD, UPN',
  schema: z.object({
    scheme: z.enum(['council', 'upn']).meta({ title: 'Scheme' }),
    value: z.string().min(1).max(20).optional().meta({ title: 'Number' }),
    unknown: coded(upnUnknown).optional().meta({ title: 'Why there is none' }),
  }),
  says: () => undefined,
})

/** The council that answers for the child. */
export const responsibleCouncil = defineKind({
  name: 'responsible-council',
  subject: 'person',
  title: 'Responsible council',
  about: 'Which of the trust’s councils is responsible for the child.',
  section: 'identity',
  lasts: true,
  source: 'The council whose return mentions the child',
  schema: z.object({ council: z.string().min(1).meta({ title: 'Council' }) }),
  says: () => undefined,
})

/** Being an unaccompanied asylum-seeking child. */
export const unaccompaniedStatus = defineKind({
  name: 'unaccompanied-status',
  subject: 'person',
  title: 'Separated child',
  about: 'The time during which the child has unaccompanied asylum-seeking status; it ends at 18 or when reunited.',
  section: 'identity',
  lasts: true,
  source: 'SSDA903 UASC: DUC',
  schema: z.object({}),
  says: () => 'Recorded as an unaccompanied asylum-seeking child',
})

/** A stretch with one social worker. */
export const socialWorkerEpisode = defineKind({
  name: 'social-worker-episode',
  subject: 'person',
  title: 'Social worker',
  about: 'Who the child’s social worker is, from when, and why it changed.',
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

export const peopleKinds = [
  identity,
  name,
  identifier,
  responsibleCouncil,
  unaccompaniedStatus,
  socialWorkerEpisode,
] as const
