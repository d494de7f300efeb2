import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { day, defineKind, ref } from '../../spine/ledger/kind.ts'
import { allocationRole } from '../people/codes.ts'
import { workerAbsence, workerPost } from './codes.ts'

/** Who someone who works for the trust is. */
export const worker = defineKind({
  name: 'worker',
  subject: 'worker',
  title: 'Worker',
  about:
    'Someone who works with children for the trust: what they are called, and their registration where they have one.',
  section: 'workforce',
  lasts: false,
  schema: z.object({
    name: z.string().trim().min(1, 'Enter their name').max(120).meta({ title: 'Name' }),
    number: z.string().trim().max(12).optional().meta({
      title: 'Social Work England number',
      description: 'As in the children looked after return, such as SW1234',
    }),
  }),
  says: () => undefined,
})

/** A post someone holds, and how much of one. */
export const post = defineKind({
  name: 'post',
  subject: 'worker',
  title: 'Post',
  about:
    'A post that someone holds: in which team, for how much of a full week, through an agency or not, and whether children are given to them.',
  section: 'workforce',
  lasts: true,
  schema: z.object({
    post: coded(workerPost).meta({ title: 'Post' }),
    team: z.uuid({ error: 'must be the id of a team' }).optional().meta({ title: 'Team' }),
    council: z.string().min(1).max(40).optional().meta({
      title: 'Council',
      description: 'Where the post is for the children of one council only',
    }),
    fte: z.number().gt(0, 'Enter more than 0').max(1, 'Enter 1 for full time, or less').meta({
      title: 'Part of a full week',
      description: '1 for full time, 0.6 for three days',
    }),
    agency: z.boolean().meta({ title: 'Through an agency' }),
    holdsCases: z.boolean().meta({ title: 'Children are given to them' }),
    target: z.number().min(0).max(200).optional().meta({
      title: 'Their own target',
      description: 'How many children at most, in the hours they work. Leave it out for the usual one of the post',
    }),
  }),
  says: entry => label(workerPost, entry.body.post),
})

/** A time someone is away. */
export const absence = defineKind({
  name: 'absence',
  subject: 'worker',
  title: 'Away from work',
  about: 'A time someone is away from work, so that their children are covered and their caseload is read fairly.',
  section: 'workforce',
  lasts: true,
  schema: z.object({ why: coded(workerAbsence).meta({ title: 'Why' }) }),
  says: entry => `Away: ${label(workerAbsence, entry.body.why).toLowerCase()}`,
})

/** A child given to a worker, read from the child's end. */
export const givenChild = defineKind({
  name: 'given-child',
  subject: 'worker',
  title: 'Child given to them',
  about:
    'A child whom the worker works with, in a role. Never recorded: it is made from the allocations in children’s files whenever figures are worked out.',
  section: 'workforce',
  lasts: true,
  source: 'Allocations in children’s own files',
  schema: z.object({
    child: ref('person').meta({ title: 'Child' }),
    role: coded(allocationRole).meta({ title: 'Role' }),
    care: z
      .array(z.object({ from: day(), until: day().optional() }))
      .meta({ title: 'Times in care', description: 'The child’s, so that children in care can be told apart' }),
  }),
  says: () => undefined,
})

/** Everything written in a worker's file by this room. */
export const workforceKinds = [worker, post, absence, givenChild] as const
