import { inShort } from '../../spine/web/format.ts'
import {
  type Cell,
  type ListColumn,
  type ListDeclaration,
  type ListFacet,
  byStanding,
  standsAndBy,
  orMissing,
} from '../../spine/web/list.ts'
import type {
  AssessmentDue,
  DueItem,
  HealthCheck,
  HealthChild,
  WellbeingAsked,
  WorkChild,
} from '../../spine/web/services.ts'

// The health team's lists, each declared once for its page and its download.

const some = (one: string, many: string) => (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const toChild = (child: { readonly id: string; readonly called: string }): Cell => ({
  text: child.called,
  href: `/children/${child.id}/health`,
})

const named = (who: { readonly name: string } | null): Cell => orMissing(who?.name, 'nobody named')

const council = <Row>(of: (row: Row) => WorkChild): ListFacet<Row> => ({
  name: 'council',
  title: 'Council',
  of: row => ({
    value: of(row)
      .council.toLowerCase()
      .replaceAll(/[^a-z]+/g, '-'),
    text: of(row).council,
  }),
})

const STANDS = { overdue: 'Overdue', due: 'Due', met: 'Nothing due', 'cannot-tell': 'Cannot be told' } as const

const stands = <Row>(of: (row: Row) => { readonly level: keyof typeof STANDS }): ListFacet<Row> => ({
  name: 'stands',
  title: 'How it stands',
  of: row => [
    { value: of(row).level, text: STANDS[of(row).level] },
    ...(of(row).level === 'met' ? [] : [{ value: 'to-see-to', text: 'Anything to see to' }]),
  ],
  inOrder: ['to-see-to', 'overdue', 'due', 'cannot-tell', 'met'],
})

const whoColumns: readonly ListColumn<HealthChild>[] = [
  { key: 'child', title: 'Child', of: toChild },
  { key: 'number', title: 'Number', of: row => row.number, savedOnly: true },
  { key: 'age', title: 'Age', of: row => orMissing(row.age), by: row => row.age, number: true },
  { key: 'council', title: 'Council', of: row => row.council },
  { key: 'worker', title: 'Social worker', of: row => named(row.worker) },
]

const checked = (
  key: string,
  title: string,
  of: (row: HealthChild) => HealthCheck,
): readonly ListColumn<HealthChild>[] => [
  {
    key,
    title,
    of: row => ({ text: of(row).words, level: of(row).level }),
    by: row => byStanding(of(row).level, of(row).last),
  },
  {
    key: `${key}-last`,
    title: `${title}: last`,
    of: row => orMissing(of(row).last ? inShort(of(row).last) : null, 'none recorded'),
    by: row => of(row).last,
    saved: row => of(row).last,
    short: true,
  },
]

/** Assessments due and overdue, and what holds each up. */
export const assessmentsList: ListDeclaration<AssessmentDue> = {
  caption: 'Health assessments overdue and due in the next eight weeks',
  columns: [
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.child.age), by: row => row.child.age, number: true },
    {
      key: 'what',
      title: 'Assessment',
      of: row => ({ text: row.which === 'initial' ? 'First' : 'Review', ...(row.record ? { href: row.record } : {}) }),
    },
    ...standsAndBy,
    {
      key: 'hold',
      title: 'Where it waits',
      of: row => (row.which === 'initial' ? row.holdUpWords : row.last ? `Last on ${inShort(row.last)}` : ''),
    },
    { key: 'worker', title: 'Social worker', of: row => named(row.worker) },
  ],
  facets: [
    {
      name: 'which',
      title: 'Assessment',
      of: row => ({ value: row.which, text: row.which === 'initial' ? 'First' : 'Review' }),
    },
    stands(row => row),
    {
      name: 'hold',
      title: 'Where it waits',
      of: row =>
        row.which === 'initial' ? { value: row.holdUp, text: HOLD_UPS[row.holdUp] ?? row.holdUp } : undefined,
    },
    council(row => row.child),
  ],
  sort: 'stands',
  empty: 'No health assessment is overdue or due in the next eight weeks.',
  counted: some('assessment', 'assessments'),
}

const HOLD_UPS: Readonly<Record<string, string>> = {
  'not-told': 'Health has not been told',
  'told-late': 'Health told late',
  'no-consent': 'No consent sent',
  'not-by-doctor': 'Not by a doctor',
  'with-health': 'With health',
}

export const teethList: ListDeclaration<HealthChild> = {
  caption: 'Teeth',
  columns: [...whoColumns, ...checked('teeth', 'Dentist', row => row.teeth)],
  facets: [stands(row => row.teeth), council(row => row)],
  sort: 'teeth',
  empty: 'No child is in care.',
  counted: some('child', 'children'),
  perPage: 50,
}

export const immunisationsList: ListDeclaration<HealthChild> = {
  caption: 'Immunisations',
  columns: [...whoColumns, ...checked('immunisations', 'Immunisations', row => row.immunisations)],
  facets: [stands(row => row.immunisations), council(row => row)],
  sort: 'immunisations',
  empty: 'No child is in care.',
  counted: some('child', 'children'),
  perPage: 50,
}

const USED = { yes: 'used', no: 'not used', 'not-yet': 'no assessment since', 'not-recorded': 'not recorded' } as const

export const questionnairesList: ListDeclaration<HealthChild> = {
  caption: 'Wellbeing questionnaires',
  columns: [
    ...whoColumns,
    {
      key: 'due',
      title: 'This year’s',
      of: row => ({ text: row.questionnaireDue.words, level: row.questionnaireDue.level }),
      by: row => byStanding(row.questionnaireDue.level),
    },
    {
      key: 'score',
      title: 'Latest score',
      of: row =>
        row.questionnaire
          ? {
              text: String(row.questionnaire.total),
              level: row.questionnaire.bandLevel,
              note: row.questionnaire.bandTitle.toLowerCase(),
            }
          : orMissing(null, 'none'),
      by: row => row.questionnaire?.total ?? null,
      saved: row => row.questionnaire?.total ?? null,
    },
    {
      key: 'change',
      title: 'Change',
      of: row => changeOf(row.questionnaire?.change ?? null),
      by: row => row.questionnaire?.change ?? null,
      saved: row => row.questionnaire?.change ?? null,
      number: true,
    },
    {
      key: 'on',
      title: 'Filled in',
      of: row => (row.questionnaire ? inShort(row.questionnaire.on) : ''),
      by: row => row.questionnaire?.on ?? null,
      saved: row => row.questionnaire?.on ?? null,
      short: true,
    },
    {
      key: 'used',
      title: 'In the next assessment',
      of: row => (row.questionnaire ? USED[row.questionnaire.used] : ''),
    },
  ],
  facets: [
    stands(row => row.questionnaireDue),
    {
      name: 'band',
      title: 'Latest score',
      of: row =>
        row.questionnaire
          ? { value: row.questionnaire.band, text: row.questionnaire.bandTitle }
          : { value: 'none', text: 'None' },
      inOrder: ['concern', 'borderline', 'normal'],
    },
    {
      name: 'used',
      title: 'Used',
      of: row =>
        row.questionnaire ? { value: row.questionnaire.used, text: USED[row.questionnaire.used] } : undefined,
    },
    council(row => row),
  ],
  sort: 'due',
  empty: 'No child is in care.',
  counted: some('child', 'children'),
  perPage: 50,
}

function changeOf(points: number | null): Cell | string {
  if (points === null) return ''
  const text = points > 0 ? `+${points}` : String(points).replace('-', '−')
  return { text, note: points === 0 ? 'the same' : points < 0 ? 'better' : 'worse' }
}

export const wellbeingList: ListDeclaration<WellbeingAsked> = {
  caption: 'Help with wellbeing asked for and not ended',
  columns: [
    {
      key: 'asked',
      title: 'Asked',
      of: row => ({ text: inShort(row.asked), href: `/children/${row.child.id}/entries/${row.entry}` }),
      by: row => row.asked,
      saved: row => row.asked,
      short: true,
    },
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'to', title: 'Of whom', of: row => row.to },
    { key: 'need', title: 'Help with', of: row => ({ text: row.need, ...(row.urgent ? { note: 'urgent' } : {}) }) },
    { key: 'decision', title: 'Answer', of: row => ({ text: row.decisionTitle, level: row.level }) },
    {
      key: 'seen',
      title: 'Seen',
      of: row => row.words,
      by: row => row.firstSeen ?? '9999',
      saved: row => row.firstSeen,
    },
  ],
  facets: [
    {
      name: 'decision',
      title: 'Answer',
      of: row => [
        { value: row.decision ?? 'none', text: row.decisionTitle },
        ...(row.decision === null || row.decision === 'waiting' ? [{ value: 'waited-for', text: 'Waited for' }] : []),
      ],
      inOrder: ['waited-for', 'none'],
    },
    {
      name: 'to',
      title: 'Of whom',
      of: row => ({
        value: row.to
          .toLowerCase()
          .replaceAll(/[^a-z]+/g, '-')
          .slice(0, 60),
        text: row.to,
      }),
    },
    council(row => row.child),
  ],
  sort: 'asked',
  empty:
    'No help with wellbeing is being waited for. What is asked of a service and recorded on a child’s page stands here.',
  counted: some('request', 'requests'),
}

export const passportsList: ListDeclaration<DueItem> = {
  caption: 'Health passports overdue and due in the next six months',
  columns: [
    { key: 'child', title: 'Young person', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.child.age), by: row => row.child.age, number: true },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.words, level: row.level, ...(row.record ? { href: row.record } : {}) }),
      by: row => byStanding(row.level, row.by),
      saved: row => row.words,
    },
    {
      key: 'by',
      title: 'By',
      of: row => (row.by ? inShort(row.by) : ''),
      by: row => row.by,
      saved: row => row.by,
      short: true,
    },
    { key: 'why', title: 'Why', of: row => row.why },
  ],
  facets: [stands(row => row), council(row => row.child)],
  sort: 'stands',
  empty: 'Nobody who is leaving care in the next six months waits for their health passport.',
  counted: some('young person', 'young people'),
}

/** Every child, with how each part of their health stands. */
export const healthList: ListDeclaration<HealthChild> = {
  caption: 'Children and their health',
  columns: [
    ...whoColumns,
    {
      key: 'assessment',
      title: 'Assessment',
      of: row => ({ text: row.assessment.words, level: row.assessment.level }),
      by: row => byStanding(row.assessment.level),
    },
    {
      key: 'teeth',
      title: 'Dentist',
      of: row => ({ text: row.teeth.words, level: row.teeth.level }),
      by: row => byStanding(row.teeth.level),
    },
    {
      key: 'immunisations',
      title: 'Immunisations',
      of: row => ({ text: row.immunisations.words, level: row.immunisations.level }),
      by: row => byStanding(row.immunisations.level),
    },
    {
      key: 'score',
      title: 'Wellbeing',
      of: row =>
        row.questionnaire
          ? { text: String(row.questionnaire.total), level: row.questionnaire.bandLevel }
          : orMissing(null, 'no score'),
      by: row => row.questionnaire?.total ?? null,
    },
  ],
  facets: [stands(row => row.assessment), council(row => row)],
  sort: 'child',
  empty: 'No child is in care.',
  counted: some('child', 'children'),
  perPage: 50,
}
