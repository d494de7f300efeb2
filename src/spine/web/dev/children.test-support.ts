import { plainDate } from '../../time/plain-date.ts'
import type { Asked, ChildAsk, ChildRow, ChildrenService, Opening, Viewer } from '../services.ts'
import { AMARA, due, frontOf, head, sections, storyOf } from './child-file.test-support.ts'

export { AMARA } from './child-file.test-support.ts'
/** One who is nobody's: a reason is asked. */
export const STRANGER = '00000000-0000-4000-8000-000000000099'

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

/** Children made up for looking at pages. */
export function madeUpChildren(): ChildrenService & {
  /** What was opened, as '<id> <page>'. */
  readonly opened: string[]
  /** Lets someone who gave a reason in. */
  readonly opensFor: (viewer: Viewer) => void
} {
  const opened: string[] = []
  const reasons = new Set<string>()
  const page = async <T>(
    viewer: Viewer,
    id: string,
    ask: ChildAsk,
    name: string,
    make: (id: string, asked: Asked) => T,
  ): Promise<Opening<T>> => {
    if (id === STRANGER && !reasons.has(viewer.id)) return { is: 'reason-needed' }
    if (id !== AMARA && id !== STRANGER) return undefined
    opened.push(name === '' ? id : `${id} ${name}`)
    return make(id, {
      on: ask.on ?? plainDate('2027-03-31'),
      councilName: 'North',
      clock: ask.clock ?? 'recorded',
      workedOutAt: '2027-03-31T16:40:00Z',
      ...(ask.knownAt ? { knownAt: ask.knownAt } : {}),
    })
  }
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
    opensFor: viewer => {
      reasons.add(viewer.id)
    },
    open: (viewer, id, ask) => page(viewer, id, ask, '', frontOf),
    part: (viewer, id, part, ask) =>
      page(viewer, id, ask, part, (of, asked) => ({
        is: 'open',
        part,
        head: head(of, asked),
        due: { lines: due.lines.slice(0, 1), untold: due.untold },
        sections,
      })),
    story: (viewer, id, { toSave, ...ask }) =>
      page(viewer, id, ask, toSave ? 'story/download' : 'story', (of, asked) => storyOf(of, asked, ask)),
    looks: (viewer, id, ask) =>
      page(viewer, id, ask, 'looks', (of, asked) => ({
        is: 'open',
        head: head(of, asked),
        looks: [
          {
            who: 'Sam Reid',
            role: 'Independent reviewing officer',
            at: '2027-03-30T09:12:00Z',
            why: 'I am on duty, or out of hours',
            reason: 'Covering duty; her school has rung about her',
          },
        ],
      })),
    profile: (viewer, id, ask) =>
      page(viewer, id, ask, 'profile', (of, asked) => ({
        is: 'open',
        head: head(of, asked),
        said: [
          { title: 'What matters to me', said: 'Football and my nan' },
          { title: 'A good day for me', said: null },
        ],
        madeOn: '1 February 2027',
        know: [{ label: 'Allergy', value: 'Nuts', note: 'In an emergency: use the pen in the kitchen' }],
        people: [{ label: 'social worker Jo Patel', value: 'since 1 February 2026' }],
        record: [{ text: 'One page about me', href: `/children/${of}/record/profile` }],
      })),
  }
}
