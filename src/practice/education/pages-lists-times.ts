import { inShort } from '../../spine/web/format.ts'
import { type ListColumn, type ListDeclaration, byStanding, orMissing } from '../../spine/web/list.ts'
import type { SchoolTime } from '../../spine/web/services.ts'
import { council, named, slug, some, toChild } from './pages-cells.ts'

/** Times out of school, on fewer hours, excluded, elsewhere, or after 16. */
export function timesList(
  of: {
    readonly caption: string
    readonly what: string
    readonly empty: string
  } & Partial<Record<'days' | 'hours' | 'until' | 'notes', string>>,
): ListDeclaration<SchoolTime> {
  const columns: readonly (ListColumn<SchoolTime> | undefined)[] = [
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.child.age), by: row => row.child.age, number: true },
    {
      key: 'what',
      title: of.what,
      of: row => ({ text: row.what, ...(row.entry ? { href: `/children/${row.child.id}/entries/${row.entry}` } : {}) }),
    },
    {
      key: 'from',
      title: 'From',
      of: row => (row.from ? inShort(row.from) : ''),
      by: row => row.from,
      saved: row => row.from,
      short: true,
    },
    of.until
      ? {
          key: 'until',
          title: of.until,
          of: row => (row.until ? inShort(row.until) : ''),
          by: row => row.until,
          saved: row => row.until,
          short: true,
        }
      : undefined,
    of.days ? { key: 'days', title: of.days, of: row => row.schoolDays, number: true } : undefined,
    of.hours
      ? { key: 'hours', title: of.hours, of: row => orMissing(row.hours), by: row => row.hours, number: true }
      : undefined,
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.is.words, level: row.is.level }),
      by: row => byStanding(row.is.level),
    },
    of.notes ? { key: 'notes', title: of.notes, of: row => row.notes.join('; ') } : undefined,
    { key: 'worker', title: 'Social worker', of: row => named(row.worker) },
  ]
  return {
    caption: of.caption,
    columns: columns.filter(column => column !== undefined),
    facets: [
      { name: 'what', title: of.what, of: row => ({ value: slug(row.what), text: row.what }) },
      council(row => row.child),
    ],
    sort: 'stands',
    empty: of.empty,
    counted: some('child', 'children'),
  }
}

export const outOfSchoolList = timesList({
  caption: 'Children with no full-time school',
  what: 'Why',
  days: 'School days',
  hours: 'Hours taught meanwhile',
  notes: 'What is being done',
  empty: 'Every child of school age has a full-time school place.',
})

const exclusions = timesList({
  caption: 'Suspended and excluded this school year',
  what: 'Suspended or excluded',
  until: 'Back',
  days: 'School days',
  notes: 'School',
  empty: 'No suspension or exclusion is recorded this school year.',
})

export const exclusionsList: ListDeclaration<SchoolTime> = {
  ...exclusions,
  facets: [
    {
      name: 'now',
      title: 'When',
      of: row => (row.now ? { value: 'now', text: 'Now' } : { value: 'over', text: 'Over' }),
      inOrder: ['now'],
    },
    ...(exclusions.facets ?? []),
  ],
  counted: some('suspension or exclusion', 'suspensions and exclusions'),
  sort: 'from',
}

export const partTimeList = timesList({
  caption: 'Part-time timetables',
  what: 'What',
  until: 'Until',
  days: 'School days',
  hours: 'Hours a week',
  empty: 'No child is on a part-time timetable.',
})

export const alternativeList = timesList({
  caption: 'Alternative provision, and what visits found',
  what: 'Who gives it',
  until: 'Until',
  hours: 'Hours a week',
  notes: 'To know',
  empty: 'No child is taught in alternative provision.',
})

export const post16List = timesList({
  caption: 'After 16',
  what: 'Mainly doing',
  notes: 'Course and place',
  empty: 'No young person in care is over school age.',
})
