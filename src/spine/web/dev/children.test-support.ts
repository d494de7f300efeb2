import { plainDate } from '../../time/plain-date.ts'
import type { ChildRow, ChildrenService, OpenedChild } from '../services.ts'

/** A made-up child whose record is open to the made-up social worker. */
export const AMARA = '00000000-0000-4000-8000-000000000010'
/** One who is nobody's: a reason is asked. */
export const STRANGER = '00000000-0000-4000-8000-000000000099'

const SOURCE = 'SSDA903 return 2025-26, episodes'

const found: readonly ChildRow[] = Array.from({ length: 20 }, (_, at) => ({
  id: at === 0 ? AMARA : `00000000-0000-4000-8000-0000000000${String(10 + at)}`,
  called: at === 0 ? 'Amara O.' : `Child N${1000 + at}`,
  number: `N${1000 + at}`,
  age: at === 7 ? null : (at * 5) % 18,
  council: at % 2 ? 'West' : 'North',
  inCare: at !== 4,
  since: plainDate('2023-11-09'),
  legal: at % 3 ? 'Full care order' : 'Accommodated with agreement (section 20)',
  home: at % 4 ? 'Foster home, with relatives or friends, long term' : 'Children’s home',
  flags:
    at === 0
      ? [{ level: 'overdue', words: 'Dental check overdue' }]
      : at === 4
        ? [{ level: 'cannot-tell', words: 'Lost to the return after 31 March 2026' }]
        : [],
}))

const amara = (asked: OpenedChild['asked']): OpenedChild => ({
  is: 'open',
  id: AMARA,
  called: 'Amara O.',
  named: true,
  asked,
  summary: ['9 years old', 'in care 3 years and 4 months', 'full care order', 'North Northamptonshire is responsible'],
  who: [
    { label: 'Date of birth', value: '2 May 2017', note: '9 years old' },
    { label: 'Sex', value: 'Female' },
    { label: 'Ethnicity', value: 'African' },
    { label: 'Council’s number', value: 'N1000' },
    { label: 'Social worker', value: null },
  ],
  where: [
    { label: 'Kind of home', value: 'Foster home, long term' },
    { label: 'Provided by', value: 'Our own carers' },
    { label: 'Living there since', value: '2 February 2025', note: '2 years and 1 month' },
    { label: 'Distance from home', value: '6 miles', note: 'inside the council’s area' },
  ],
  legal: [
    { label: 'Legal status', value: 'Full care order', note: 'since 14 March 2024' },
    { label: 'Came into care', value: '9 November 2023' },
    { label: 'Category of need', value: 'Abuse or neglect' },
    { label: 'Plan for permanence', value: null },
  ],
  dates: [
    { label: 'Latest review', value: '11 January 2027', note: 'she came and spoke for herself' },
    { label: 'Health assessment', value: 'had one in 2025-26' },
    { label: 'Dental check', value: 'not had one in 2025-26' },
    { label: 'Education plan', value: null },
  ],
  due: [
    { what: 'Review', by: plainDate('2027-07-11'), level: 'due', words: 'in 14 weeks' },
    { what: 'Dental check', by: plainDate('2027-03-19'), level: 'overdue', words: 'overdue by 12 days' },
    { what: 'Visit', by: null, level: 'cannot-tell', words: 'cannot tell: no visit is recorded here' },
  ],
  warnings: [{ level: 'overdue', words: 'Dental check overdue' }],
  story: [
    {
      on: '2023-11-09',
      title: 'Came into our care',
      text: 'Because of abuse or neglect',
      source: `${SOURCE}, line 41`,
    },
    { on: '2024-03-14', title: 'Full care order', source: `${SOURCE}, line 42` },
    { on: '2025-02-02', title: 'Moved: foster home, long term', source: `${SOURCE}, line 43` },
    {
      on: '2025-04-01',
      title: 'Same carer, now: foster home with our own carers',
      source: `${SOURCE}, line 44`,
      minor: true,
    },
    {
      on: '2027-01-11',
      title: 'Review: she came and spoke for herself',
      source: 'SSDA903 return 2026-27, reviews, line 12',
    },
    { on: null, title: 'A sister was born', source: 'Recorded by Jo Patel' },
  ],
  parts: [
    {
      id: 'homes',
      title: 'Homes',
      columns: ['From', 'To', 'Kind of home', 'Provided by', 'Why it ended'],
      rows: [
        {
          cells: ['2 February 2025', 'now', 'Foster home, long term', 'Our own carers', null],
          source: `${SOURCE}, line 43`,
        },
        {
          cells: ['9 November 2023', '2 February 2025', 'Foster home', 'A private agency', 'Moved to a planned home'],
          source: `${SOURCE}, line 41`,
        },
      ],
      fedBy: 'Homes, from the return or recorded here',
    },
    {
      id: 'reviews',
      title: 'Reviews',
      columns: ['Held', 'How she took part'],
      rows: [{ cells: ['11 January 2027', 'Came and spoke for herself'], source: 'SSDA903 return 2026-27, reviews' }],
      fedBy: 'Reviews',
    },
    {
      id: 'health',
      title: 'Health',
      columns: ['Year', 'Health assessment', 'Teeth'],
      rows: [],
      fedBy: 'The return’s health table (OC2), once she has been in care for a year',
    },
    { id: 'education', title: 'Education', columns: [], rows: [], fedBy: 'Schools and personal education plans' },
    {
      id: 'people',
      title: 'People',
      columns: [],
      rows: [],
      fedBy: 'Her family, brothers and sisters, carers and workers',
    },
  ],
  looks: [
    {
      who: 'Sam Reid',
      role: 'Independent reviewing officer',
      at: '2027-03-30T09:12:00Z',
      why: 'her reviewing officer',
    },
  ],
})

/** Children made up for looking at pages. */
export function madeUpChildren(): ChildrenService & { readonly opened: string[] } {
  const opened: string[] = []
  const reasons = new Set<string>()
  const match: ChildrenService['list'] = async (_viewer, filter) =>
    found.filter(
      row =>
        (filter.text === undefined ||
          `${row.called} ${row.number}`.toLowerCase().includes(filter.text.toLowerCase())) &&
        (filter.council === undefined || row.council.toLowerCase() === filter.council) &&
        (filter.care === undefined || row.inCare === (filter.care === 'in')),
    )
  return {
    opened,
    list: match,
    find: async (viewer, filter) => {
      const rows = await match(viewer, filter)
      return {
        total: rows.length,
        on: plainDate('2027-03-31'),
        heldTo: plainDate('2026-03-31'),
        ...(filter.care === 'in' && filter.text === undefined ? { turned18: 3 } : {}),
        rows,
        page: filter.page ?? 1,
        pages: rows.length > 10 ? 3 : 1,
        choices: {
          council: [
            { value: 'north', text: 'North' },
            { value: 'west', text: 'West' },
          ],
          age: [
            { value: '0-4', text: 'Under 5' },
            { value: '5-9', text: '5 to 9' },
          ],
          legal: [{ value: 'C2', text: 'Full care order' }],
          home: [{ value: 'foster', text: 'Foster home' }],
          attention: [
            { value: 'overdue', text: 'Something is overdue' },
            { value: 'lost', text: 'Lost to the return' },
          ],
        },
      }
    },
    open: async (viewer, id, { why, ...ask }) => {
      if (id === STRANGER && why) reasons.add(viewer.id)
      if (id === STRANGER && !reasons.has(viewer.id)) return { is: 'reason-needed' }
      if (id !== AMARA && id !== STRANGER) return undefined
      opened.push(id)
      const asked = {
        on: ask.on ?? plainDate('2027-03-31'),
        councilName: 'North',
        clock: ask.clock ?? 'recorded',
        workedOutAt: '2027-03-31T16:40:00Z',
        ...(ask.knownAt ? { knownAt: ask.knownAt } : {}),
      } as const
      const child = amara(asked)
      if (id === STRANGER) {
        const { looks: _looks, ...without } = child
        return { ...without, id, called: 'Child N1099', named: false }
      }
      return child
    },
  }
}
