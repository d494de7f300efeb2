import { inShort } from '../../spine/web/format.ts'
import { type Cell, type ListDeclaration, orMissing } from '../../spine/web/list.ts'
import type {
  StaffingDisagreement,
  StaffingLine,
  StaffingPeople,
  StaffingPerson,
  StaffingPost,
} from '../../spine/web/services.ts'

// The lists of posts and people, each declared once for its page and its download.

/** A number of full-time posts: '12', '0.6', '3.4'. */
export function posts(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
}

/** Hours in words: 'full time', '0.6 of a full week'. */
export function hours(value: number): string {
  return value === 1 ? 'full time' : `${posts(value)} of a full week`
}

/** A share as lists have it. */
export function percent(value: number | null): string {
  return value === null ? '–' : `${Math.round(value * 10) / 10}%`
}

const pressing = (value: number, level: 'overdue' | 'due', text = posts(value)): Cell | string =>
  value > 0 ? { text, level } : text

const beside = ({ children, target }: StaffingLine): Cell | string =>
  target === null
    ? posts(children)
    : { text: `${posts(children)} of ${posts(target)}`, ...(children > target ? { level: 'overdue' as const } : {}) }

const LINE = {
  columns: [
    {
      key: 'established',
      title: 'Posts',
      of: (row: StaffingLine) => posts(row.established),
      by: (row: StaffingLine) => row.established,
      saved: (row: StaffingLine) => row.established,
      number: true as const,
    },
    {
      key: 'vacant',
      title: 'Vacant',
      of: (row: StaffingLine) => posts(row.vacant),
      by: (row: StaffingLine) => row.vacant,
      saved: (row: StaffingLine) => row.vacant,
      number: true as const,
    },
    {
      key: 'uncovered',
      title: 'Nobody covers',
      of: (row: StaffingLine) => pressing(row.uncovered, 'overdue'),
      by: (row: StaffingLine) => -row.uncovered,
      saved: (row: StaffingLine) => row.uncovered,
      number: true as const,
    },
    {
      key: 'agency',
      title: 'Agency',
      of: (row: StaffingLine) => posts(row.agency),
      by: (row: StaffingLine) => -row.agency,
      saved: (row: StaffingLine) => row.agency,
      number: true as const,
    },
    {
      key: 'rate',
      title: 'Vacancy',
      of: (row: StaffingLine) => percent(row.vacancy),
      by: (row: StaffingLine) => row.vacancy,
      saved: (row: StaffingLine) => row.vacancy,
      number: true as const,
    },
    {
      key: 'over',
      title: 'Over target',
      of: (row: StaffingLine) =>
        row.holders === 0 ? '' : pressing(row.over, 'overdue', `${row.over} of ${row.holders}`),
      by: (row: StaffingLine) => -row.over,
      saved: (row: StaffingLine) => row.over,
      number: true as const,
    },
    {
      key: 'children',
      title: 'Children',
      of: (row: StaffingLine) => (row.holders === 0 ? '' : beside(row)),
      by: (row: StaffingLine) => row.children,
      saved: (row: StaffingLine) => row.children,
      number: true as const,
    },
  ],
}

/** Each team, those with most posts that nobody covers first. */
export const TEAMS: ListDeclaration<StaffingLine> = {
  caption: 'Teams, those with most posts nobody covers first',
  columns: [
    {
      key: 'team',
      title: 'Team',
      of: row => ({ text: row.name, href: `/workforce/posts?team=${row.id}` }),
      by: row => row.name,
    },
    ...LINE.columns,
    {
      key: 'training',
      title: 'Training late',
      of: row => pressing(row.training, 'due'),
      by: row => -row.training,
      saved: row => row.training,
      number: true,
    },
    {
      key: 'supervision',
      title: 'Supervision late',
      of: row => pressing(row.supervision, 'due'),
      by: row => -row.supervision,
      saved: row => row.supervision,
      number: true,
    },
  ],
  empty: 'No post is recorded yet. Posts are added one by one, or taken in from an extract of the personnel system.',
  counted: count => `${count} ${count === 1 ? 'team' : 'teams'}`,
}

/** Each role. */
export const ROLES: ListDeclaration<StaffingLine> = {
  caption: 'Posts by what they are',
  columns: [
    {
      key: 'role',
      title: 'Post',
      of: row => ({ text: row.name, href: `/workforce/posts?role=${row.id}` }),
      by: row => row.name,
    },
    ...LINE.columns,
  ],
  empty: 'No post is recorded yet.',
  counted: count => `${count} ${count === 1 ? 'kind of post' : 'kinds of post'}`,
}

/** Where the case record and the register of posts tell otherwise of someone. */
export const DISAGREEMENTS: ListDeclaration<StaffingDisagreement> = {
  caption: 'Where the case record and the register of posts tell otherwise',
  columns: [
    {
      key: 'who',
      title: 'Who',
      of: row => ({ text: row.name, ...(row.person ? { href: `/workforce/people/${row.person}` } : {}) }),
    },
    { key: 'team', title: 'Team', of: row => row.team },
    { key: 'what', title: 'What', of: row => row.what },
  ],
  sort: 'team',
  empty: 'The case record and the register of posts tell the same of everyone you may see.',
  counted: count => `${count} ${count === 1 ? 'difference' : 'differences'}`,
}

const PAGE = 50
const HOW = ['vacant', 'part', 'covered', 'above', 'filled']

/** Every post, those that nobody fills or covers first. */
export const POSTS: ListDeclaration<StaffingPost> = {
  caption: 'Posts, those nobody fills or covers first',
  columns: [
    {
      key: 'number',
      title: 'Post',
      of: row => ({ text: row.number, href: `/workforce/posts/${row.id}` }),
      by: row => row.number,
    },
    { key: 'role', title: 'What it is', of: row => row.role.text },
    { key: 'team', title: 'Team', of: row => row.team.text },
    { key: 'fte', title: 'Hours', of: row => posts(row.fte), by: row => row.fte, saved: row => row.fte, number: true },
    {
      key: 'how',
      title: 'How it stands',
      of: row => ({ text: row.state.text, level: row.level }),
      by: row => `${HOW.indexOf(row.state.value)} ${row.vacantSince ?? row.from}`,
      saved: row => row.state.text,
    },
    {
      key: 'since',
      title: 'Vacant since',
      of: row =>
        row.vacant === 0 || row.filled > 0
          ? ''
          : row.vacantSince
            ? inShort(row.vacantSince)
            : { text: `never filled, since ${inShort(row.from)}` },
      by: row => (row.vacant === 0 || row.filled > 0 ? null : (row.vacantSince ?? row.from)),
      saved: row => row.vacantSince,
      short: true,
    },
    {
      key: 'who',
      title: 'Who is in it',
      of: row =>
        row.holders === null
          ? orMissing(null, 'for its manager')
          : row.holders.map(each => `${each.name}${each.agency ? ' (agency)' : ''}`).join(', '),
      by: row => row.holders?.[0]?.name ?? null,
    },
    { key: 'service', title: 'Service', of: row => row.service, savedOnly: true },
    { key: 'grade', title: 'Grade', of: row => row.grade, savedOnly: true },
    { key: 'vacant', title: 'Vacant', of: row => row.vacant, savedOnly: true },
    { key: 'covered', title: 'Covered by agency staff', of: row => row.covered, savedOnly: true },
    { key: 'from', title: 'Established from', of: row => row.from, savedOnly: true },
  ],
  facets: [
    {
      name: 'state',
      title: 'How it stands',
      of: row => (row.state.value === 'part' ? { value: 'part', text: 'Vacant in part' } : row.state),
      inOrder: HOW,
    },
    { name: 'team', title: 'Team', of: row => row.team },
    { name: 'role', title: 'What it is', of: row => row.role },
  ],
  sort: 'how',
  empty: 'No post is recorded yet. Posts are added one by one, or taken in from an extract of the personnel system.',
  counted: count => `${count} ${count === 1 ? 'post' : 'posts'}`,
  perPage: PAGE,
  id: row => row.id,
}

/** Everyone in a post and how they stand with each course, those with most out of date first. */
export function peopleList({ courses }: Pick<StaffingPeople, 'courses'>): ListDeclaration<StaffingPerson> {
  return {
    caption: 'People and the training they must do, those with most out of date first',
    columns: [
      {
        key: 'name',
        title: 'Name',
        of: row => ({ text: row.name, href: `/workforce/people/${row.id}` }),
        by: row => row.name,
      },
      { key: 'number', title: 'Employee number', of: row => row.number, savedOnly: true },
      {
        key: 'role',
        title: 'Post',
        of: row => ({ text: row.role.text, ...(row.basis.value === 'agency' ? { note: 'agency' } : {}) }),
      },
      { key: 'team', title: 'Team', of: row => row.team.text },
      { key: 'hours', title: 'Hours', of: row => row.fte, savedOnly: true },
      { key: 'basis', title: 'On what terms', of: row => row.basis.text, savedOnly: true },
      { key: 'began', title: 'Began', of: row => row.began, savedOnly: true },
      ...courses.map((course, at) => ({
        key: `c-${course.value}`,
        title: course.text,
        of: (row: StaffingPerson): Cell => {
          const own = row.courses[at]
          if (!own || own.notAsked) return { text: 'not asked', missing: true }
          return { text: own.words, level: own.level }
        },
        by: (row: StaffingPerson) => {
          const own = row.courses[at]
          return !own || own.notAsked ? null : (own.by ?? '9999')
        },
        saved: (row: StaffingPerson) => (row.courses[at]?.notAsked ? null : (row.courses[at]?.done ?? 'not done')),
      })),
      {
        key: 'late',
        title: 'Late',
        of: row => (row.outOfDate > 0 ? { text: String(row.outOfDate), level: 'overdue' } : '0'),
        by: row => -row.outOfDate,
        saved: row => row.outOfDate,
        number: true,
      },
    ],
    facets: [
      {
        name: 'training',
        title: 'Training',
        of: row =>
          row.outOfDate > 0
            ? { value: 'late', text: 'Something is out of date' }
            : row.courses.some(each => !each.notAsked && each.level === 'due')
              ? { value: 'soon', text: 'Something is due soon' }
              : { value: 'current', text: 'All in date' },
        inOrder: ['late', 'soon', 'current'],
      },
      {
        name: 'course',
        title: 'Course out of date',
        of: row => row.courses.filter(each => each.level === 'overdue').map(each => each.course),
      },
      { name: 'team', title: 'Team', of: row => row.team },
      { name: 'role', title: 'Post', of: row => row.role },
      { name: 'basis', title: 'On what terms', of: row => row.basis },
      {
        name: 'start',
        title: 'Supported start',
        of: row => (row.programme === null ? undefined : { value: 'yes', text: 'On one now' }),
      },
    ],
    sort: 'late',
    empty: 'Nobody is in a post of the teams you manage, by the register of posts.',
    counted: count => `${count} ${count === 1 ? 'person' : 'people'}`,
    perPage: PAGE,
    id: row => row.id,
  }
}
