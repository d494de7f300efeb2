import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { fromList, line, maybeFromList } from '../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../spine/ledger/kind.ts'
import { workerPost } from '../workforce/codes.ts'
import { contractBasis, leavingReason, staffProgramme, trainingCourse } from './codes.ts'

const fte = (description: string) =>
  z
    .number()
    .gt(0, 'Enter more than 0, such as 0.6 for three days a week')
    .max(1, 'Enter 1 for full time, or less')
    .meta({ title: 'Part of a full week', description })

const number = (title: string, missing: string, description: string) =>
  z.string().trim().min(1, missing).max(24).meta({ title, description })

/** A post of the trust's structure. It begins when it is established and ends when it is taken out. */
export const establishmentPost = defineKind({
  name: 'establishment-post',
  subject: 'trust',
  title: 'Post in the structure',
  about:
    'A post of the trust’s structure: what it is, in which team and for how much of a full week, whoever is in it. A post for more than one person is entered as several.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    number: number('Post number', 'Give the post its number', 'As the personnel system has it; no other post has it'),
    role: coded(workerPost).meta({ title: 'Post' }),
    team: fromList('team', 'Team'),
    fte: fte('1 for full time, 0.6 for three days'),
    grade: line('Grade', 24),
    above: z.boolean().meta({
      title: 'Is it above the agreed structure?',
      description: 'Such as a project team for some months. Nobody in it is no vacancy',
    }),
  }),
  says: ({ body }) => `${body.number}: ${label(workerPost, body.role).toLowerCase()}`,
  form: { group: 'work', starts: 'Established from', ends: 'Taken out from', later: ['end'], usual: { above: false } },
})

/** Someone who works for the trust, employed or through an agency, from their first day to their last. */
export const staffMember = defineKind({
  name: 'staff-member',
  subject: 'trust',
  title: 'Member of staff',
  about:
    'Someone who works for the trust, employed or through an agency: their number, what they are called, and when they began and left. Which posts they were in stands apart.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    number: number(
      'Employee number',
      'Give their employee number, or the agency’s reference',
      'As the personnel system has it; nobody else has it',
    ),
    name: z.string().trim().min(1, 'Enter their name').max(120).meta({ title: 'Name' }),
    worker: maybeFromList('worker', 'Their worker’s file', 'Where children are given to them'),
    programme: coded(staffProgramme).optional().meta({ title: 'Supported start they are on' }),
    programmeEnds: day().optional().meta({ title: 'When that ends' }),
    leftWhy: coded(leavingReason).optional().meta({ title: 'Why they left' }),
  }),
  narrative: ['name'],
  says: ({ body }) => `${body.name} (${body.number})`,
  form: {
    group: 'work',
    starts: 'First day here',
    ends: 'Last day here',
    needs: ['leftWhy'],
    later: ['end', 'leftWhy'],
  },
})

/** A time someone is in a post. */
export const postHolding = defineKind({
  name: 'post-holding',
  subject: 'trust',
  title: 'Someone in a post',
  about:
    'A time someone is in a post, for how much of a full week and on what terms. A post that only agency staff are in is still vacant.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    post: entryRef('establishment-post').meta({ title: 'Post' }),
    member: entryRef('staff-member').meta({ title: 'Who' }),
    fte: fte('The hours they work in this post'),
    basis: coded(contractBasis).meta({ title: 'On what terms' }),
    covers: z
      .boolean()
      .optional()
      .meta({
        title: 'Do they cover a vacancy?',
        description: 'Yes where nobody is employed in the post; no where they stand in for someone away',
        when: { field: 'basis', is: 'agency' },
      }),
  }),
  says: ({ body }) => `${label(contractBasis, body.basis)}, ${body.fte} of a full week`,
  form: {
    group: 'work',
    starts: 'In the post from',
    ends: 'In the post until',
    later: ['end'],
  },
})

/** A time someone is away sick: how long, and nothing else. */
export const staffSickness = defineKind({
  name: 'staff-sickness',
  subject: 'trust',
  title: 'Sickness absence',
  about: 'A time a member of staff is away sick: from when to when, and how many working days. No reason is kept.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    member: entryRef('staff-member').meta({ title: 'Who' }),
    days: z
      .number()
      .min(0.5, 'Enter half a day or more')
      .max(260, 'Enter at most 260: a longer time is entered in parts')
      .optional()
      .meta({ title: 'Working days lost', description: 'Of theirs: whoever works three days a week loses three' }),
  }),
  says: ({ body }) => (body.days === undefined ? 'Away sick' : `Away sick: ${body.days} working days`),
  form: {
    group: 'work',
    starts: 'First day away',
    ends: 'Back at work on',
    ahead: false,
    needs: ['days'],
    later: ['end', 'days'],
    hint: 'Say how long, and nothing of why: no reason for sickness is kept here.',
  },
})

/** A course that someone completed. */
export const staffTraining = defineKind({
  name: 'staff-training',
  subject: 'trust',
  title: 'Training completed',
  about: 'A course that a member of staff completed, on the day they completed it.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    member: entryRef('staff-member').meta({ title: 'Who' }),
    course: coded(trainingCourse).meta({ title: 'Course' }),
  }),
  says: ({ body }) => label(trainingCourse, body.course),
  form: { group: 'work', starts: 'Completed on' },
})

/** Everything the register of posts and people holds. */
export const staffingKinds = [establishmentPost, staffMember, postHolding, staffSickness, staffTraining] as const
