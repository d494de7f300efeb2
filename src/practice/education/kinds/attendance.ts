import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, line, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import { attendanceMark, exclusionReason, exclusionType, isMissed } from '../codes.ts'

const sessions = (title: string) => z.number().int().min(0).max(400).meta({ title, description: 'Half days' })

/** A child's marks for one school day. */
export const attendanceDay = defineKind({
  name: 'attendance-day',
  subject: 'person',
  title: 'School day',
  about:
    'Whether the child was at school in the morning and in the afternoon of one day, and what the daily check found.',
  section: 'education',
  lasts: false,
  story: 'process',
  schema: z.object({
    am: coded(attendanceMark).meta({ title: 'Morning' }),
    pm: coded(attendanceMark).optional().meta({ title: 'Afternoon' }),
    followedUp: day().optional().meta({ title: 'Date we asked why' }),
    reason: line('What we were told', 300),
  }),
  narrative: ['reason'],
  says: ({ body }) =>
    [body.am, body.pm].some(mark => mark !== undefined && isMissed(mark)) ? 'Missed school' : undefined,
  form: { group: 'learning', starts: 'Day', own: ['am', 'pm', 'followedUp', 'reason'] },
})

/** Sessions at school over a time, as the attendance service or the school reports them. */
export const attendanceTotal = defineKind({
  name: 'attendance-total',
  subject: 'person',
  title: 'Attendance',
  about:
    'How many sessions (half days) of school were possible over a time, and how many were missed with and without leave.',
  section: 'education',
  lasts: true,
  story: 'process',
  schema: z.object({
    possible: sessions('Sessions possible'),
    authorised: sessions('Missed with leave'),
    unauthorised: sessions('Missed without leave'),
  }),
  says: () => 'Attendance was reported',
  form: { group: 'learning', starts: 'First day', ends: 'Last day', own: ['possible', 'authorised', 'unauthorised'] },
})

/** A suspension or a permanent exclusion. */
export const exclusion = defineKind({
  name: 'exclusion',
  subject: 'person',
  title: 'Suspended or excluded',
  about: 'A child was suspended from school or permanently excluded: for how long, why, and what was done about it.',
  section: 'education',
  lasts: true,
  schema: z.object({
    type: coded(exclusionType).meta({ title: 'Suspended or excluded' }),
    reason: coded(exclusionReason).optional().meta({ title: 'Reason the school gave' }),
    sessions: z.number().int().min(1).max(90).optional().meta({
      title: 'Sessions missed',
      description: 'Half days. A suspension may be for at most 45 days in a school year',
    }),
    school: line('School', 120),
    vshTold: day().optional().meta({ title: 'Date the virtual school was told' }),
    pepRevised: day().optional().meta({ title: 'Date the education plan was changed because of it' }),
    childWords: childWords('What the child says happened'),
    summary: longWords('What happened, and what was put in place'),
  }),
  narrative: ['childWords', 'summary'],
  says: entry => label(exclusionType, entry.body.type),
  form: {
    ahead: false,
    group: 'learning',
    starts: 'First day',
    ends: 'Back at school on',
    own: ['type', 'reason', 'sessions', 'school', 'vshTold', 'pepRevised', 'childWords', 'summary'],
    attachments: true,
  },
})
