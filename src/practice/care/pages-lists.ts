import { inShort, inWords } from '../../spine/web/format.ts'
import { type Cell, type ListDeclaration, type ListFacet, byStanding, orMissing } from '../../spine/web/list.ts'
import type {
  Escalation,
  ReviewDue,
  ReviewHeld,
  ReviewedChild,
  ReviewingOfficer,
  SentAfter,
} from '../../spine/web/services.ts'

// The reviewing officers' lists, each declared once for its page and its download.

const some = (one: string, many: string) => (count: number) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const toChild = (child: { readonly id: string; readonly called: string }): Cell => ({
  text: child.called,
  href: `/children/${child.id}`,
})

const officer = <
  Row extends { readonly officer: { readonly id: string; readonly name: string } | null },
>(): ListFacet<Row> => ({
  name: 'officer',
  title: 'Reviewing officer',
  of: row =>
    row.officer ? { value: row.officer.id, text: row.officer.name } : { value: 'nobody', text: 'Nobody named' },
})

const named = (who: { readonly name: string } | null): Cell => orMissing(who?.name, 'nobody named')

const sent = ({ words, level }: SentAfter): Cell => ({ text: words, level })

/** Overdue first, then week by week. */
export const diaryList: ListDeclaration<ReviewDue> = {
  caption: 'Reviews overdue and due in the next 12 weeks',
  columns: [
    {
      key: 'by',
      title: 'By',
      of: row => (row.by ? inShort(row.by) : orMissing(null, 'cannot tell')),
      by: row => row.by,
      saved: row => row.by,
      short: true,
    },
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'what', title: 'Review', of: row => ({ text: row.what, ...(row.record ? { href: row.record } : {}) }) },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.words, level: row.level }),
      by: row => byStanding(row.level, row.by),
      saved: row => row.words,
    },
    { key: 'officer', title: 'Reviewing officer', of: row => named(row.officer) },
    { key: 'why', title: 'Why', of: row => row.why, savedOnly: true },
  ],
  facets: [
    {
      name: 'when',
      title: 'When',
      of: row =>
        row.level === 'overdue'
          ? { value: 'overdue', text: 'Overdue' }
          : row.week === null
            ? { value: 'untold', text: 'Cannot be told' }
            : [
                { value: row.week, text: `Week of ${inWords(row.week)}` },
                ...(row.soon ? [{ value: 'soon', text: 'The next four weeks' }] : []),
              ],
      inOrder: ['overdue', 'soon', 'untold'],
      byValue: true,
    },
    officer(),
  ],
  sort: 'stands',
  empty: 'No review is overdue or due in the next 12 weeks.',
  counted: some('review', 'reviews'),
}

/** An officer's own diary, which need not say whose every line is. */
export const myDiaryList: ListDeclaration<ReviewDue> = {
  ...diaryList,
  columns: diaryList.columns.map(column => (column.key === 'officer' ? { ...column, savedOnly: true } : column)),
  facets: (diaryList.facets ?? []).filter(facet => facet.name !== 'officer'),
}

/** Each officer's caseload beside the guidance. */
export const officersList: ListDeclaration<ReviewingOfficer> = {
  caption: 'Reviewing officers and their caseloads',
  columns: [
    {
      key: 'name',
      title: 'Reviewing officer',
      of: row => ({ text: row.name, href: `/reviews?whose=all&list=children&officer=${row.id}` }),
    },
    {
      key: 'fte',
      title: 'Hours',
      of: row => orMissing(row.fte === null ? null : `${Math.round(row.fte * 100)}%`),
      by: row => row.fte,
      number: true,
    },
    { key: 'children', title: 'Children', of: row => row.children, number: true },
    {
      key: 'stands',
      title: 'Beside the guidance',
      of: row => ({ text: row.words, level: row.level }),
      by: row => (row.most === null ? null : row.children / row.most),
    },
    {
      key: 'overdue',
      title: 'Reviews overdue',
      of: row => pressing(row.overdue, `/reviews?whose=all&officer=${row.id}&when=overdue`),
      by: row => row.overdue,
      saved: row => row.overdue,
      number: true,
    },
    { key: 'soon', title: 'Next four weeks', of: row => row.soon, number: true },
    { key: 'escalations', title: 'Worries raised', of: row => row.escalations, number: true },
  ],
  sort: 'name',
  empty: 'No worker holds the post of reviewing officer. Posts are recorded in workers’ files.',
  counted: some('reviewing officer', 'reviewing officers'),
}

function pressing(count: number, href: string): Cell | number {
  return count > 0 ? { text: String(count), level: 'overdue', href } : 0
}

/** What was held in the last 12 months, and what came before and after it. */
export const heldList: ListDeclaration<ReviewHeld> = {
  caption: 'Reviews held in the last 12 months',
  columns: [
    {
      key: 'on',
      title: 'Held',
      of: row => ({ text: inShort(row.on), href: `/children/${row.child.id}/entries/${row.entry}` }),
      by: row => row.on,
      saved: row => row.on,
      short: true,
    },
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'part', title: 'How the child took part', of: row => row.tookPart },
    { key: 'spoken', title: 'Spoken to before', of: row => sent(row.spokenTo), saved: row => row.spokenTo.on },
    {
      key: 'decisions',
      title: 'Decisions sent',
      of: row => sent(row.decisions),
      by: row => row.decisions.on,
      saved: row => row.decisions.on,
    },
    {
      key: 'record',
      title: 'Record sent',
      of: row => sent(row.record),
      by: row => row.record.on,
      saved: row => row.record.on,
    },
    {
      key: 'letter',
      title: 'Letter to the child',
      of: row => sent(row.letter),
      by: row => row.letter.on,
      saved: row => row.letter.on,
    },
    { key: 'officer', title: 'Reviewing officer', of: row => named(row.officer) },
  ],
  facets: [
    { name: 'part', title: 'Took part', of: row => ({ value: row.participation, text: row.tookPart }) },
    {
      name: 'after',
      title: 'What followed',
      of: row => [
        ...(row.decisions.level === 'overdue' ? [{ value: 'decisions', text: 'Decisions late' }] : []),
        ...(row.record.level === 'overdue' ? [{ value: 'record', text: 'Record late' }] : []),
        ...(row.letter.level === 'met' ? [] : [{ value: 'letter', text: 'No letter given' }]),
        ...(row.spokenTo.level === 'overdue' ? [{ value: 'spoken', text: 'Not spoken to before' }] : []),
      ],
    },
    officer(),
  ],
  empty:
    'No review was recorded in the last 12 months. Reviews come with the return, and are recorded on a child’s page.',
  counted: some('review', 'reviews'),
  perPage: 50,
}

/** What officers raised formally and is not settled. */
export const escalationsList: ListDeclaration<Escalation> = {
  caption: 'Worries raised formally and not settled',
  columns: [
    {
      key: 'raised',
      title: 'Raised',
      of: row => ({ text: inShort(row.raised), href: `/children/${row.child.id}/entries/${row.entry}` }),
      by: row => row.raised,
      saved: row => row.raised,
      short: true,
    },
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'about', title: 'About', of: row => row.about },
    { key: 'stage', title: 'Stage', of: row => row.stageTitle },
    {
      key: 'clock',
      title: 'Working days',
      of: row => ({ text: row.words, level: row.level, note: `by ${inShort(row.by)}` }),
      by: row => row.workingDays,
      saved: row => row.workingDays,
    },
    { key: 'officer', title: 'Reviewing officer', of: row => named(row.officer) },
  ],
  facets: [
    { name: 'stage', title: 'Stage', of: row => ({ value: row.stage, text: row.stageTitle }) },
    {
      name: 'stands',
      title: 'Clock',
      of: row =>
        row.level === 'overdue' ? { value: 'over', text: 'Over the limit' } : { value: 'in', text: 'Within the limit' },
    },
    officer(),
  ],
  sort: 'raised',
  empty:
    'No worry raised by a reviewing officer is open. One recorded on a child’s page stands here until it is settled.',
  counted: some('worry raised', 'worries raised'),
}

/** Children to be spoken to before a review that is near. */
export const toSpeakToList: ListDeclaration<ReviewDue> = {
  caption: 'Children to be spoken to before a review in the next four weeks',
  columns: [
    {
      key: 'by',
      title: 'Review by',
      of: row => (row.by ? inShort(row.by) : ''),
      by: row => row.by,
      saved: row => row.by,
      short: true,
    },
    { key: 'child', title: 'Child', of: row => toChild(row.child) },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.child.age), by: row => row.child.age, number: true },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.words, level: row.level }),
      by: row => byStanding(row.level, row.by),
      saved: row => row.words,
    },
    { key: 'officer', title: 'Reviewing officer', of: row => named(row.officer) },
  ],
  facets: [officer()],
  sort: 'by',
  empty: 'No child aged 4 or over has a review in the next four weeks without being spoken to.',
  counted: some('child', 'children'),
}

/** Every child an officer reviews for, and children in care with none named. */
export const reviewedList: ListDeclaration<ReviewedChild> = {
  caption: 'Children to review for',
  columns: [
    { key: 'child', title: 'Child', of: toChild },
    { key: 'number', title: 'Number', of: row => row.number, savedOnly: true },
    { key: 'age', title: 'Age', of: row => orMissing(row.age), by: row => row.age, number: true },
    { key: 'council', title: 'Council', of: row => row.council },
    { key: 'officer', title: 'Reviewing officer', of: row => named(row.officer) },
    { key: 'worker', title: 'Social worker', of: row => named(row.worker) },
    {
      key: 'last',
      title: 'Last review',
      of: row => orMissing(row.lastReview ? inShort(row.lastReview) : null, 'none this year'),
      by: row => row.lastReview,
      saved: row => row.lastReview,
      short: true,
    },
    {
      key: 'next',
      title: 'Next review',
      of: row => (row.next ? { text: row.next.words, level: row.next.level } : 'later than 12 weeks'),
      by: row => row.next?.by ?? null,
      saved: row => row.next?.by ?? null,
    },
  ],
  facets: [
    officer(),
    {
      name: 'council',
      title: 'Council',
      of: row => ({ value: row.council.toLowerCase().replaceAll(/[^a-z]+/g, '-'), text: row.council }),
    },
  ],
  sort: 'child',
  empty:
    'No child is in care, or given to you to review for. A reviewing officer is named on a child’s page, as a worker.',
  counted: some('child', 'children'),
  perPage: 50,
}
