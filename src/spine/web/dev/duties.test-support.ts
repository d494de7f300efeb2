import { plainDate } from '../../time/plain-date.ts'
import type { DutiesService, DutyInFull, DutyRow, LimitAsked } from '../services.ts'
import { AMARA } from './children.test-support.ts'
import { amara, bo, item, soon } from './work-lists.test-support.ts'

const on = plainDate

const assessment: DutyRow = {
  id: 'initial-health-assessment',
  title: 'Initial health assessment',
  owner: { value: 'health', text: 'Health team' },
  section: { value: 'health', text: 'Health' },
  layer: { value: 'law', text: 'Law' },
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 7',
  verified: true,
  limits: [{ title: 'First', law: '20 working days', ours: '15 working days' }],
  count: { files: 12, due: 4, overdue: 3, cannotTell: 5 },
  listed: true,
}

const told: DutyRow = {
  id: 'told-of-a-move',
  title: 'Tell the child of a move',
  owner: { value: 'social-worker', text: 'Social worker' },
  section: { value: 'care', text: 'Care' },
  layer: { value: 'guidance', text: 'Statutory guidance' },
  law: 'A made-up guide, paragraph 2',
  verified: false,
  limits: [],
  count: { files: 0, due: 0, overdue: 0, cannotTell: 0 },
}

const inFull: DutyInFull = {
  ...assessment,
  on: on('2027-03-14'),
  about: 'A doctor sees each child who comes into care.',
  sources: [
    {
      title: 'Care Planning, Placement and Case Review (England) Regulations 2010',
      provision: 'reg 7',
      verified: true,
    },
  ],
  metBy: 'The day of the assessment.',
  stops: 'The child leaves care.',
  reads: ['Time in care', 'Health assessment'],
  record: 'Health assessment',
  inReturn: false,
  history: [
    {
      name: 'first',
      title: 'First',
      law: [{ from: on('2011-04-01'), span: '20 working days', source: 'reg 7' }],
      ours: [{ from: on('2026-09-01'), span: '15 working days', why: 'Children waited too long.' }],
    },
  ],
}

/** A register of two made-up duties; what is sent to it is kept in `sent`. */
export function madeUpDuties(): DutiesService & { readonly sent: (LimitAsked | string)[] } {
  const sent: (LimitAsked | string)[] = []
  const without = (row: DutyRow): DutyRow => {
    const { count: _, ...rest } = row
    return rest
  }
  return {
    sent,
    units: [
      { value: 'working-days', text: 'Working days' },
      { value: 'weeks', text: 'Weeks' },
    ],
    register: async viewer => {
      const counted = viewer.role !== 'performance-analyst'
      return {
        on: inFull.on,
        counted,
        keptFrom: on('2026-09-01'),
        rows: [assessment, told].map(row => (counted ? row : without(row))),
      }
    },
    open: async (_, id) =>
      id === assessment.id
        ? {
            on: inFull.on,
            id,
            title: assessment.title,
            rows: [
              { ...item(amara, id, 'Health assessment'), worker: { id: AMARA, name: 'Jo Patel' } },
              { ...item(bo, id, 'Health assessment', soon), worker: null },
            ],
          }
        : undefined,
    duty: async (viewer, id) => {
      if (id === told.id) return { ...inFull, ...told, history: [] }
      if (id !== inFull.id) return undefined
      const { count: _, ...plain } = inFull
      return viewer.role === 'performance-analyst' ? plain : inFull
    },
    setLimit: async (_, id, asked) => {
      if (id !== inFull.id || Number(asked.n) > 20 || asked.why === '')
        return {
          is: 'refused',
          faults: [
            { field: 'n', text: '21 working days could fall later than the 20 working days that the law sets.' },
            ...(asked.why === '' ? [{ field: 'why', text: 'Say why' } as const] : []),
          ],
        }
      sent.push(asked)
      return { is: 'done' }
    },
    endLimit: async (_, __, asked) => {
      sent.push(`end ${asked.limit} ${asked.from}`)
      return { is: 'done' }
    },
    dates: async () => ({
      councils: [{ value: 'north', text: 'North' }],
      years: [2026, 2027],
      fields: [
        { name: 'autumnStart', title: 'Autumn term begins' },
        { name: 'summerEnd', title: 'Summer term ends' },
      ],
      terms: [
        {
          council: { value: 'north', text: 'North' },
          year: 2026,
          dates: { autumnStart: '2026-09-02', summerEnd: '2027-07-21', closed: '2026-09-02' },
        },
      ],
      offers: [{ council: { value: 'north', text: 'North' }, on: on('2026-05-01'), where: 'The council’s website' }],
    }),
    setTerms: async (_, asked) => {
      if (asked['autumnStart'] === '')
        return { is: 'refused', faults: [{ field: 'autumnStart', text: 'Autumn term begins: enter the day' }] }
      sent.push(`terms ${asked['council']} ${asked['year']}`)
      return { is: 'done' }
    },
    noteOffer: async (_, asked) => {
      if (asked['on'] === '') return { is: 'refused', faults: [{ field: 'on', text: 'Enter the day' }] }
      sent.push(`offer ${asked['council']} ${asked['on']}`)
      return { is: 'done' }
    },
    setKeptFrom: async (_, from) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(from))
        return { is: 'refused', faults: [{ field: 'from', text: 'Enter the day' }] }
      sent.push(from)
      return { is: 'done' }
    },
  }
}
