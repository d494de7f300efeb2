import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import {
  birthKnownBy,
  contactMeans,
  ethnicity,
  identifierScheme,
  identityDocumentType,
  nameKind,
  pronoun,
  sex,
  upnUnknown,
} from '../codes.ts'

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
    birthKnownBy: coded(birthKnownBy).optional().meta({ title: 'How the date of birth is known' }),
    birthAsTold: z.string().trim().max(80).optional().meta({
      title: 'Date of birth as they told it',
      description: 'In their own calendar, if it is another one',
    }),
  }),
  says: () => undefined,
  form: {
    group: 'identity',
    starts: 'Date this was found out',
    startIs: 'part',
    hint: 'The latest entry is the one that holds. Say again what has not changed.',
  },
})

/** What the child is called. A return carries no names. */
export const name = defineKind({
  name: 'name',
  subject: 'person',
  title: 'Name',
  about: 'A name the child has or had, from a date: the one in use, the one at birth, a former one, a nickname.',
  section: 'identity',
  lasts: true,
  measured: false,
  schema: z.object({
    given: z.string().trim().min(1, 'Enter a first name').max(80).meta({ title: 'First name' }),
    family: z.string().trim().min(1, 'Enter a last name').max(80).meta({ title: 'Last name' }),
    knownAs: z.string().trim().max(80).optional().meta({ title: 'Likes to be called' }),
    pronoun: coded(pronoun).optional().meta({ title: 'Likes to be spoken of as' }),
    why: coded(nameKind).optional().meta({
      title: 'Kind of name',
      description: 'Leave it out for the name in use',
    }),
  }),
  says: () => undefined,
  form: {
    group: 'identity',
    starts: 'Used from',
    ends: 'Used until',
    startIs: 'part',
    hint: 'People are found by any of their names. To change the name in use, end the old one and record the new.',
  },
})

/** A number another system knows the child by. */
export const identifier = defineKind({
  name: 'identifier',
  subject: 'person',
  title: 'Number',
  about:
    'A number someone else knows the child by: the council’s own, the unique pupil number (or why there is none), the NHS number and others.',
  section: 'identity',
  lasts: false,
  measured: false,
  source: 'SSDA903 Header: CHILD, UPN',
  schema: z.object({
    scheme: coded(identifierScheme).meta({ title: 'Scheme' }),
    value: z.string().min(1).max(40).optional().meta({ title: 'Number' }),
    unknown: coded(upnUnknown).optional().meta({
      title: 'Why there is none',
      description: 'For a unique pupil number only',
    }),
  }),
  says: () => undefined,
  form: { group: 'identity', starts: 'Date it was found out', startIs: 'part' },
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
  schema: z.object({
    council: z.string().min(1).meta({ title: 'Council', description: 'Its short name, such as north' }),
  }),
  says: () => undefined,
  form: { group: 'identity', starts: 'Responsible from', ends: 'Responsible until' },
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
  form: { group: 'identity', starts: 'From', ends: 'Ended (reunited with family, or 18)' },
})

/** A paper that proves who the child is or what the child may do: who holds it and when it runs out. */
export const identityDocument = defineKind({
  name: 'identity-document',
  subject: 'person',
  title: 'Identity document',
  about:
    'A birth certificate, a passport, leave to remain and the like: whether it is held, where it is kept, and when it runs out.',
  section: 'identity',
  lasts: false,
  schema: z.object({
    type: coded(identityDocumentType).meta({ title: 'Document' }),
    held: z
      .boolean()
      .meta({ title: 'We know where it is', description: 'No, while it is lost, missing or applied for' }),
    whereHeld: z.string().trim().max(120).optional().meta({ title: 'Where it is kept' }),
    appliedFor: day().optional().meta({ title: 'Date it was applied for' }),
    expires: day().optional().meta({ title: 'Runs out on' }),
    note: z.string().trim().max(4000).optional().meta({ title: 'Anything else to know' }),
  }),
  narrative: ['note'],
  story: 'process',
  says: entry =>
    entry.body.held
      ? `${label(identityDocumentType, entry.body.type)} held`
      : entry.body.appliedFor
        ? `${label(identityDocumentType, entry.body.type)} applied for`
        : undefined,
  form: {
    group: 'identity',
    starts: 'Date it was issued, found or applied for',
    hint: 'For a renewal record a new entry. The latest of each sort of document is the one that holds.',
    attachments: true,
  },
})

/** How the child or young person is reached. */
export const contactDetail = defineKind({
  name: 'contact-detail',
  subject: 'person',
  title: 'How to reach them',
  about: 'A phone number, address or other way by which the child or young person is reached.',
  section: 'identity',
  lasts: true,
  measured: false,
  schema: z.object({
    how: coded(contactMeans).meta({ title: 'How' }),
    value: z.string().trim().min(1, 'Enter the number or address').max(200).meta({ title: 'Number or address' }),
    preferred: z.boolean().optional().meta({ title: 'They like this way best' }),
    messageSafe: z.boolean().optional().meta({ title: 'It is safe to leave a message' }),
    note: z.string().trim().max(400).optional().meta({ title: 'When to use it' }),
  }),
  story: 'process',
  says: () => undefined,
  form: { group: 'identity', starts: 'Used from', ends: 'Used until', startIs: 'part' },
})

export const identityKinds = [
  identity,
  name,
  identifier,
  responsibleCouncil,
  unaccompaniedStatus,
  identityDocument,
  contactDetail,
] as const
