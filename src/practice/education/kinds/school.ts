import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { childWords, line, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import { activityCode } from '../../leaving-care/codes.ts'
import { missingEducationWhy, provisionQuality, schoolType, yearGroup } from '../codes.ts'

const hours = (title: string) => z.number().min(0).max(40).optional().meta({ title, description: 'Hours a week' })

/** A place at a school, nursery or college; or, as `none`, that there is none. */
export const schoolPlace = defineKind({
  name: 'school-place',
  subject: 'person',
  title: 'School',
  about: 'The school, nursery or college the child is on the roll of, and whether full time.',
  section: 'education',
  lasts: true,
  schema: z.object({
    school: z.string().trim().max(120).optional().meta({ title: 'School' }),
    urn: z
      .string()
      .trim()
      .regex(/^\d{6}$/, 'A school’s unique reference number has six figures')
      .optional()
      .meta({ title: 'Unique reference number (URN)' }),
    type: coded(schoolType).meta({ title: 'Kind of school' }),
    yearGroup: coded(yearGroup).optional().meta({ title: 'Year group' }),
    fullTime: z.boolean().meta({ title: 'Full time' }),
    designatedTeacher: line('Designated teacher for children in care', 120),
    ofArea: line('Council the school is in, if not ours', 80),
    why: longWords('Why this school'),
  }),
  narrative: ['why'],
  says: ({ body }) => (body.type === 'none' ? 'No school place' : `Started at ${body.school ?? 'a school'}`),
  form: { group: 'learning', starts: 'On the roll from', ends: 'Last day', own: ['yearGroup', 'fullTime', 'why'] },
})

/** A time out of school. */
export const missingEducation = defineKind({
  name: 'missing-education',
  subject: 'person',
  title: 'Out of school',
  about: 'A time when a child of school age had no school place, or had one and was not being taught full time.',
  section: 'education',
  lasts: true,
  schema: z.object({
    why: coded(missingEducationWhy).meta({ title: 'Why' }),
    tuition: hours('Tuition meanwhile'),
    doing: longWords('What is being done about it'),
  }),
  narrative: ['doing'],
  says: entry => `Out of school: ${label(missingEducationWhy, entry.body.why).toLowerCase()}`,
  form: {
    ahead: false,
    group: 'learning',
    starts: 'Out of school from',
    ends: 'Back in full-time school on',
    own: ['why', 'tuition', 'doing'],
  },
})

/** Education at home by choice. */
export const homeEducation = defineKind({
  name: 'home-education',
  subject: 'person',
  title: 'Educated at home',
  about: 'A child educated otherwise than at school by choice, and whether the education was found suitable.',
  section: 'education',
  lasts: true,
  schema: z.object({
    suitable: z.boolean().optional().meta({ title: 'Found to be suitable and full time' }),
    checked: day().optional().meta({ title: 'Date that was checked' }),
    why: longWords('Why, and who teaches'),
  }),
  narrative: ['why'],
  says: () => 'Educated at home',
  form: { group: 'learning', starts: 'From', ends: 'Until', own: ['suitable', 'checked', 'why'] },
})

/** Education arranged elsewhere than the child's own school. */
export const alternativeProvision = defineKind({
  name: 'alternative-provision',
  subject: 'person',
  title: 'Alternative provision',
  about:
    'Education somewhere other than school: who gives it, whether it is registered, how many hours, and what visits found.',
  section: 'education',
  lasts: true,
  schema: z.object({
    provider: z.string().trim().min(1, 'Name who gives it').max(120).meta({ title: 'Who gives it' }),
    registered: z.boolean().meta({ title: 'Registered with Ofsted or the Department' }),
    hours: hours('How much'),
    qualityVisited: day().optional().meta({ title: 'Date we last visited' }),
    quality: coded(provisionQuality).optional().meta({ title: 'What the visit found' }),
    childWords: childWords('What the child says about it'),
    notes: longWords('Why, and what comes next'),
  }),
  narrative: ['childWords', 'notes'],
  says: entry => `Learning at ${entry.body.provider}`,
  form: { group: 'learning', starts: 'From', ends: 'Until', own: ['hours', 'quality', 'childWords', 'notes'] },
})

/** A school day made shorter by agreement. */
export const reducedTimetable = defineKind({
  name: 'reduced-timetable',
  subject: 'person',
  title: 'Part-time timetable',
  about:
    'A time on fewer hours than full-time school: how many, who agreed, when it is looked at again and when it ends.',
  section: 'education',
  lasts: true,
  schema: z.object({
    hours: z.number().min(0).max(30).meta({ title: 'Hours a week in school' }),
    agreed: z.boolean().meta({ title: 'Agreed by the virtual school' }),
    reviewBy: day().optional().meta({ title: 'To be looked at again by' }),
    reviewed: day().optional().meta({ title: 'Date it was looked at again' }),
    childWords: childWords('What the child says about it'),
    why: longWords('Why, and how they will come back to full time'),
  }),
  narrative: ['childWords', 'why'],
  says: entry => `A part-time timetable of ${entry.body.hours} hours a week`,
  form: {
    group: 'learning',
    starts: 'From',
    ends: 'Back to full time on',
    own: ['hours', 'agreed', 'reviewBy', 'reviewed', 'childWords', 'why'],
  },
})

/** The virtual school was asked before a change of school. */
export const schoolMoveConsulted = defineKind({
  name: 'school-move-consulted',
  subject: 'person',
  title: 'Virtual school asked about a move',
  about: 'The virtual school gave its view before a child’s school was changed.',
  section: 'education',
  lasts: false,
  story: 'process',
  schema: z.object({
    school: line('School proposed', 120),
    agreed: z.boolean().optional().meta({ title: 'The virtual school agreed' }),
    childWords: childWords('What the child wants'),
    view: longWords('The virtual school’s view'),
  }),
  narrative: ['childWords', 'view'],
  says: () => 'The virtual school was asked about a change of school',
  form: { group: 'learning', starts: 'Date asked', own: ['school', 'agreed', 'childWords', 'view'] },
})

/** What a young person over school age is doing. */
export const post16 = defineKind({
  name: 'post-16',
  subject: 'person',
  title: 'After 16',
  about: 'What a young person over school age is mainly doing: education, an apprenticeship, training, work or none.',
  section: 'education',
  lasts: true,
  schema: z.object({
    activity: coded(activityCode).meta({ title: 'Mainly doing' }),
    provider: line('Where', 120),
    course: line('Course or job', 120),
    childWords: childWords('What they hope for'),
  }),
  narrative: ['childWords'],
  says: entry => (entry.body.activity === '0' ? undefined : label(activityCode, entry.body.activity)),
  form: { group: 'learning', starts: 'From', ends: 'Until', own: ['activity', 'provider', 'course', 'childWords'] },
})
