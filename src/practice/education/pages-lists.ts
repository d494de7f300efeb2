import { inShort } from '../../spine/web/format.ts'
import { type ListDeclaration, byStanding, standsAndBy, orMissing } from '../../spine/web/list.ts'
import type { DueItem, Pupil, PupilToday, SampledPlan, SchoolPlanHeld } from '../../spine/web/services.ts'

import { council, named, slug, some, toChild } from './pages-cells.ts'

// The virtual school's lists, each declared once for its page and its download.

const PLANS: Readonly<Record<string, string>> = {
  missing: 'Missing',
  'to-come': 'To come',
  held: 'Met, not signed off',
  'signed-off': 'Signed off',
  'not-asked': 'Not asked for this term',
}
const PLAN_ORDER = Object.keys(PLANS)

/** Every child of an age to learn, and this term's plan. */
export const plansList: ListDeclaration<Pupil> = {
  caption: 'Children and this term’s education plan',
  columns: [
    { key: 'child', title: 'Child', of: toChild },
    { key: 'number', title: 'Number', of: row => row.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.age), by: row => row.age, number: true },
    { key: 'year', title: 'Year', of: row => row.yearGroup ?? '', by: row => row.yearGroup },
    {
      key: 'school',
      title: 'School',
      of: row => ({
        ...orMissing(row.school, 'none recorded'),
        ...(row.elsewhere ? { note: `in ${row.elsewhere}` } : {}),
      }),
    },
    {
      key: 'plan',
      title: 'Plan',
      of: row => ({ text: row.planIs.words, level: row.planIs.level }),
      by: row => `${PLAN_ORDER.indexOf(row.plan)} ${row.planBy ?? '9999'}`,
      saved: row => `${PLANS[row.plan] ?? row.plan}: ${row.planIs.words}`,
    },
    {
      key: 'held',
      title: 'Meeting',
      of: row => (row.held ? inShort(row.held) : ''),
      by: row => row.held,
      saved: row => row.held,
      short: true,
    },
    {
      key: 'quality',
      title: 'Quality',
      of: row =>
        row.qualityTitle
          ? { text: row.qualityTitle, level: QUALITY[row.quality ?? ''] ?? 'cannot-tell' }
          : row.held
            ? orMissing(null, 'not checked')
            : '',
      by: row => row.quality,
      saved: row => row.qualityTitle,
    },
    {
      key: 'attended',
      title: 'Attended',
      of: row => (row.attended === null ? orMissing(null, 'not held') : `${Math.round(row.attended * 1000) / 10}%`),
      by: row => row.attended,
      saved: row => row.attended,
      number: true,
    },
    { key: 'worker', title: 'Social worker', of: row => named(row.worker) },
    { key: 'type', title: 'Kind of school', of: row => row.schoolType, savedOnly: true },
    { key: 'phase', title: 'Phase', of: row => row.phaseTitle, savedOnly: true },
    { key: 'council', title: 'Council', of: row => row.council, savedOnly: true },
  ],
  facets: [
    {
      name: 'plan',
      title: 'Plan',
      of: row => ({ value: row.plan, text: PLANS[row.plan] ?? row.plan }),
      inOrder: PLAN_ORDER,
    },
    {
      name: 'phase',
      title: 'Phase',
      of: row => ({ value: row.phase, text: row.phaseTitle }),
      inOrder: ['early-years', 'school-age', 'post-16'],
    },
    {
      name: 'quality',
      title: 'Quality',
      of: row =>
        row.quality
          ? [
              { value: row.quality, text: row.qualityTitle ?? row.quality },
              ...(QUALITY[row.quality] === 'met' ? [{ value: 'good-or-better', text: 'Good or better' }] : []),
            ]
          : { value: 'none', text: 'Not checked' },
      inOrder: ['good-or-better', 'inadequate', 'improve', 'good', 'outstanding'],
    },
    {
      name: 'school',
      title: 'Kind of school',
      of: row =>
        row.schoolType
          ? { value: slug(row.schoolType), text: row.schoolType }
          : { value: 'none', text: 'No school recorded' },
    },
    {
      name: 'attended',
      title: 'Attended',
      of: row =>
        row.attended === null
          ? { value: 'none', text: 'Not held' }
          : row.attended <= 0.9
            ? { value: 'persistent', text: '90% or less: persistent absence' }
            : { value: 'more', text: 'More than 90%' },
      inOrder: ['persistent', 'more', 'none'],
    },
    council(row => row),
  ],
  sort: 'plan',
  empty: 'No child in care is of an age to learn. Dates of birth, and early years places, say who is.',
  counted: some('child', 'children'),
  perPage: 50,
}

const QUALITY: Readonly<Record<string, 'met' | 'due' | 'overdue'>> = {
  outstanding: 'met',
  good: 'met',
  improve: 'due',
  inadequate: 'overdue',
}

export const initialList: ListDeclaration<DueItem> = {
  caption: 'First education plans to be started and finished',
  columns: [
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.child.age), by: row => row.child.age, number: true },
    { key: 'what', title: 'What', of: row => ({ text: row.what, ...(row.record ? { href: row.record } : {}) }) },
    ...standsAndBy,
    { key: 'why', title: 'Why', of: row => row.why },
    { key: 'owner', title: 'Whose work', of: row => row.ownerTitle },
  ],
  facets: [
    { name: 'what', title: 'What', of: row => ({ value: row.duty, text: row.what }) },
    council(row => row.child),
  ],
  sort: 'stands',
  empty: 'Every child who came into care has a first plan, or is not yet asked for one.',
  counted: some('plan', 'plans'),
}

const MARKS: Readonly<Record<string, string>> = {
  'not-marked': 'Not marked yet',
  missed: 'Missed',
  present: 'At school',
  'not-counted': 'Not expected',
}

/** Today's check, those to be asked after first. */
export const attendanceList: ListDeclaration<PupilToday> = {
  caption: 'Attendance today',
  columns: [
    { key: 'child', title: 'Child', of: toChild },
    { key: 'number', title: 'Number', of: row => row.number, savedOnly: true },
    { key: 'school', title: 'School', of: row => orMissing(row.school) },
    {
      key: 'stands',
      title: 'Today',
      of: row => ({ text: row.is.words, level: row.is.level, ...(row.record ? { href: row.record } : {}) }),
      by: row => Object.keys(MARKS).indexOf(row.mark),
    },
    { key: 'am', title: 'Morning', of: row => orMissing(row.morning, '–') },
    { key: 'pm', title: 'Afternoon', of: row => orMissing(row.afternoon, '–') },
    { key: 'worker', title: 'Social worker', of: row => named(row.worker) },
  ],
  facets: [
    {
      name: 'mark',
      title: 'Today',
      of: row => ({ value: row.mark, text: MARKS[row.mark] ?? row.mark }),
      inOrder: Object.keys(MARKS),
    },
    {
      name: 'school',
      title: 'School',
      of: row => (row.school ? { value: slug(row.school), text: row.school } : undefined),
    },
    council(row => row),
  ],
  sort: 'stands',
  empty: 'No child is on a school’s roll, or schools are closed today.',
  counted: some('child', 'children'),
  perPage: 50,
}

/** Plans and support for special educational needs. */
export const sendList: ListDeclaration<SchoolPlanHeld> = {
  caption: 'Support for special educational needs',
  columns: [
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    {
      key: 'level',
      title: 'What the child has',
      of: row => ({ text: row.levelTitle, href: `/children/${row.child.id}/entries/${row.entry}` }),
    },
    { key: 'need', title: 'Main need', of: row => orMissing(row.need) },
    { key: 'kept', title: 'Kept by', of: row => orMissing(row.keptBy) },
    {
      key: 'reviewed',
      title: 'Last reviewed',
      of: row => orMissing(row.reviewed ? inShort(row.reviewed) : null),
      by: row => row.reviewed,
      saved: row => row.reviewed,
      short: true,
    },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.is.words, level: row.is.level }),
      by: row => byStanding(row.is.level),
    },
    { key: 'worker', title: 'Social worker', of: row => named(row.worker) },
  ],
  facets: [
    {
      name: 'level',
      title: 'What the child has',
      of: row => ({ value: row.level, text: row.levelTitle }),
      inOrder: ['plan', 'assessment', 'support'],
    },
    { name: 'need', title: 'Main need', of: row => (row.need ? { value: slug(row.need), text: row.need } : undefined) },
    council(row => row.child),
  ],
  sort: 'stands',
  empty: 'No plan or support for special educational needs is recorded.',
  counted: some('child', 'children'),
}

/** The plans drawn for checking. */
export const sampleList: ListDeclaration<SampledPlan> = {
  caption: 'Plans drawn to be checked',
  columns: [
    {
      key: 'child',
      title: 'Child',
      of: row => ({ text: row.child.called, href: `/virtual-school/quality/${row.child.id}/${row.entry}` }),
    },
    { key: 'group', title: 'Group', of: row => row.stratum },
    {
      key: 'held',
      title: 'Meeting',
      of: row => inShort(row.held),
      by: row => row.held,
      saved: row => row.held,
      short: true,
    },
    {
      key: 'quality',
      title: 'Grade',
      of: row =>
        row.qualityTitle
          ? { text: row.qualityTitle, level: QUALITY[row.quality ?? ''] ?? 'cannot-tell' }
          : orMissing(null, 'not checked yet'),
      by: row => row.quality,
      saved: row => row.qualityTitle,
    },
    {
      key: 'on',
      title: 'Checked',
      of: row => (row.assuredOn ? inShort(row.assuredOn) : ''),
      by: row => row.assuredOn,
      saved: row => row.assuredOn,
      short: true,
    },
  ],
  facets: [
    {
      name: 'grade',
      title: 'Grade',
      of: row =>
        row.quality
          ? { value: row.quality, text: row.qualityTitle ?? row.quality }
          : { value: 'none', text: 'Not checked yet' },
      inOrder: ['none', 'inadequate', 'improve', 'good', 'outstanding'],
    },
    { name: 'group', title: 'Group', of: row => ({ value: slug(row.stratum), text: row.stratum }) },
  ],
  empty: 'No plan of this term is signed off yet. Plans are drawn from those that are.',
  counted: some('plan', 'plans'),
}
