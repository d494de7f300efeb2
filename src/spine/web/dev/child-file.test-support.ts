import { plainDate } from '../../time/plain-date.ts'
import { CHILD_PARTS } from '../service-child.ts'
import type {
  Asked,
  ChildDue,
  ChildFront,
  ChildHead,
  ChildStory,
  Due,
  Fact,
  PartRow,
  PartSection,
  Saying,
  StoryFilter,
  StoryLine,
} from '../services.ts'

/** A made-up child whose record is open to the made-up social worker. */
export const AMARA = '00000000-0000-4000-8000-000000000010'
/** Her sister, who has a file too. */
const IFE = '00000000-0000-4000-8000-000000000011'

const SOURCE = 'SSDA903 return 2025-26, episodes'

/** The head of a made-up child's pages. */
export const head = (id: string, asked: Asked): ChildHead => ({
  id,
  called: id === AMARA ? 'Amara O.' : 'Child N1099',
  named: id === AMARA,
  spoken: { their: 'her', them: 'her', have: 'she has' },
  who: [
    { words: '9 years old' },
    { words: 'she' },
    { words: 'speaks Tigrinya', note: 'needs an interpreter' },
    { words: 'in care 3 years 4 months' },
    { words: 'full care order' },
    { words: 'lives with the Hartleys', note: 'fostered, long term, since 2 February 2025, 6 miles from home' },
    { words: 'North Northamptonshire is responsible' },
  ],
  people: [
    { words: 'social worker Jo Patel', note: 'since 1 February 2026' },
    { words: 'reviews Sam Reid', note: 'since 9 November 2023' },
    { words: 'school Greenfields', note: 'Year 5' },
    { words: 'sister Ife lives here too', href: `/children/${IFE}` },
  ],
  alerts: [{ title: 'Not to be collected by', text: 'Anyone but the Hartleys', href: `/children/${id}/entries/e9` }],
  warnings: [{ level: 'overdue', words: 'Dental check overdue' }],
  tabs: CHILD_PARTS,
  ...(asked.knownAt ? {} : { record: `/children/${id}/record` }),
  asked,
})

/** What is due for her. */
export const due: Due = {
  lines: [
    line('Dental check', 'overdue', 'overdue by 12 days', '2027-03-19'),
    { ...line('Visit', 'due', 'in 9 days', '2027-04-09'), statutory: plainDate('2027-04-16') },
    line('Review', 'due', 'in 14 weeks', '2027-07-11'),
  ],
  untold: [line('Health plan', 'cannot-tell', 'cannot tell: no health assessment is recorded here', null)],
}

function line(what: string, level: ChildDue['level'], words: string, by: string | null): ChildDue {
  return {
    what,
    by: by === null ? null : plainDate(by),
    level,
    words,
    why: `${what}: counted from the last.`,
    law: 'Care Planning Regulations 2010, reg 28',
    laws: ['Care Planning Regulations 2010, reg 28'],
    limit: 'The law sets this',
    metBy: 'An entry of it',
    record: `/children/${AMARA}/record/visit`,
  }
}

const said: Saying = {
  said: 'I want nan to come to my review and I hate maths.',
  original: { said: 'ናነይ ክትመጽእ እደሊ', language: 'Tigrinya', by: 'Hiwet B.', rtl: false, tag: 'ti' },
  asked: 'School or work',
  on: '2027-03-28',
  where: 'What the child said',
  heardBy: 'Jo Patel',
  came: { level: 'due', words: 'An answer is owed' },
  href: `/children/${AMARA}/entries/e1`,
}

/** The first page. */
export const frontOf = (id: string, asked: Asked): ChildFront => ({
  is: 'open',
  head: head(id, asked),
  due,
  latest: said,
  matters: [
    { title: 'Worries', text: 'Amara is not sleeping.', note: '20 March 2027', href: `/children/${id}/entries/e2` },
    { title: 'Permanence', text: 'Long-term fostering, proposed', note: 'Match agreed on 14 April 2027' },
    { title: 'Risk', text: null },
    { title: 'Next review', text: 'By 11 July 2027, in 14 weeks' },
  ],
  drafts: asked.knownAt
    ? []
    : [{ title: 'Visit', savedAt: '2027-03-31T13:05:00Z', href: `/children/${id}/record/visit` }],
  who: [
    { label: 'Date of birth', value: '2 May 2017', note: '9 years old' },
    { label: 'Sex', value: 'Female' },
    { label: 'Social worker', value: null },
  ],
  where: [
    { label: 'Kind of home', value: 'Foster home, long term' },
    { label: 'Living there since', value: '2 February 2025', note: '2 years and 1 month' },
  ],
  legal: [
    { label: 'Legal status', value: 'Full care order', note: 'since 14 March 2024' },
    { label: 'Plan for permanence', value: null },
  ],
  dates: [{ label: 'Latest review', value: '11 January 2027', note: 'she came and spoke for herself' }],
})

const lines: readonly StoryLine[] = [
  {
    on: '2027-01-11',
    title: 'Review: she came and spoke for herself',
    said: 'I want nan to come.',
    source: 'Recorded by Sam Reid, 12 January 2027 at 9:00am',
    kind: 'Review',
    href: `/children/${AMARA}/entries/e3`,
  },
  {
    on: '2025-04-01',
    title: 'Same carer, now: foster home with our own carers',
    source: `${SOURCE}, line 44`,
    kind: 'Home',
    href: `/children/${AMARA}/entries/e4`,
    minor: true,
  },
  {
    on: '2023-11-09',
    title: 'Came into our care',
    text: 'Because of abuse or neglect',
    effect: 'Amara stopped speaking for a week.',
    source: `${SOURCE}, line 41`,
    kind: 'In care',
    href: `/children/${AMARA}/entries/e5`,
  },
  {
    on: null,
    title: 'A sister was born',
    source: 'Recorded by Jo Patel',
    kind: 'Something that mattered',
    href: `/children/${AMARA}/entries/e6`,
  },
]

/** Her story as it is asked for. */
export const storyOf = (id: string, asked: Asked, filter: StoryFilter): ChildStory => {
  const wanted = lines.filter(
    each =>
      (filter.whole || !each.minor) &&
      (filter.text === undefined || each.title.toLowerCase().includes(filter.text.toLowerCase())),
  )
  const family = filter.view === 'family'
  return {
    is: 'open',
    head: head(id, asked),
    years: ['2027', '2025', '2023', 'Date not known'].flatMap(year => {
      const mine = wanted.filter(each => (each.on?.slice(0, 4) ?? 'Date not known') === year)
      return mine.length === 0 ? [] : [{ year, lines: family ? mine.map(each => ({ ...each, whose: id })) : mine }]
    }),
    shown: wanted.length,
    left: filter.whole ? 0 : 1,
    empty: false,
    filter,
    choices: {
      group: [{ value: 'plan', text: 'Plans and reviews' }],
      section: [{ value: 'care', text: 'Care' }],
      years: ['2027', '2025', '2023'],
    },
    of: [
      { id, called: 'Amara O.', relation: 'the child' },
      ...(family ? [{ id: IFE, called: 'Ife O.', relation: 'sister' }] : []),
    ],
    family: true,
    ...(family ? { note: 'Brothers and sisters whose files are not open to you are left out.' } : {}),
  }
}

const row = (cells: readonly (string | null)[], more?: readonly Fact[]): PartRow => ({
  cells,
  href: `/children/${AMARA}/entries/e7`,
  source: SOURCE,
  ...(more ? { more } : {}),
})

/** One section of each shape there is. */
export const sections: readonly PartSection[] = [
  {
    id: 'homes',
    title: 'Homes',
    as: 'table',
    columns: ['From', 'To', 'Kind of home', 'Why it ended'],
    rows: [
      row(['2 February 2025', 'now', 'Foster home, long term', null], [{ label: 'Telephone', value: '01632 960001' }]),
    ],
    earlier: [row(['9 November 2023', '2 February 2025', 'Foster home', 'Moved to a planned home'])],
    fedBy: 'Homes, from the return or recorded here',
    record: [{ text: 'Home', href: `/children/${AMARA}/record/placement` }],
  },
  {
    id: 'care-plan',
    title: 'Care plan',
    as: 'entry',
    entry: {
      title: 'A care plan was made',
      when: 'from 1 December 2023',
      facts: [{ label: 'What the child wants', value: 'To see nan', said: true }],
      source: 'Recorded by Jo Patel',
      href: `/children/${AMARA}/entries/e8`,
    },
    columns: ['From', 'To'],
    earlier: [],
    fedBy: 'The care plan',
    record: [],
  },
  {
    id: 'actions',
    title: 'Actions',
    as: 'groups',
    columns: ['What', 'Who', 'By when'],
    groups: [{ title: 'Overdue', level: 'overdue', rows: [row(['Ask about maths help', 'Jo', '1 March 2027'])] }],
    fedBy: 'What is agreed in plans and reviews',
    record: [],
  },
  {
    id: 'feelings',
    title: 'Feelings and getting on',
    as: 'chart',
    chart: {
      kind: 'trend',
      id: 'sdq',
      title: 'Total difficulties score, by the carer',
      unit: 'count',
      points: [
        { on: plainDate('2025-03-31'), value: 21 },
        { on: plainDate('2026-03-31'), value: 15 },
      ],
      bands: [
        { label: 'Normal', from: 0, to: 14 },
        { label: 'Borderline', from: 14, to: 17 },
        { label: 'A cause for concern', from: 17, to: 40 },
      ],
    },
    sentence: 'The latest score by a carer is 15 of 40, borderline.',
    columns: ['Date', 'Score'],
    rows: [row(['31 March 2026', '15'])],
    fedBy: 'Questionnaires',
    record: [],
  },
  {
    id: 'people',
    title: 'Family, friends and others who matter',
    as: 'family',
    picture: {
      width: 260,
      height: 260,
      people: [
        { id: 'm', name: 'Dela', role: 'Mother', x: 65, y: 40, shape: 'circle', died: true },
        { id: 'child', name: 'Amara', role: '', x: 65, y: 170, shape: 'circle', child: true },
        { id: 'i', name: 'Ife', role: 'Sister', x: 195, y: 170, shape: 'circle', household: true },
      ],
      lines: [{ from: [65, 40], to: [65, 170], as: 'child' }],
      sentence: 'The child’s family in generations: mother Dela (died) and sister Ife (lives with the child).',
    },
    columns: ['Name', 'Who they are'],
    rows: [row(['Ife', 'Sister, lives here too'])],
    earlier: [],
    fedBy: 'Who the child says matters to them',
    record: [],
  },
  {
    id: 'said',
    title: 'What they have said',
    as: 'sayings',
    sayings: [said],
    fedBy: 'What the child says',
    record: [],
  },
  {
    id: 'school',
    title: 'School',
    as: 'table',
    columns: [],
    rows: [],
    earlier: [],
    fedBy: 'Schools and personal education plans',
    record: [],
  },
]
