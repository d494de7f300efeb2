import { plainDate } from '../../time/plain-date.ts'
import type { ClinicInFull, PanelsService, PanelsShown } from '../services.ts'
import { may } from '../services.ts'
import { ENTRY, ON, amara, bo } from './work-lists.test-support.ts'

const on = plainDate
const wellbeing = { value: 'emotional-wellbeing', text: 'Emotional wellbeing panel' }

const shown: PanelsShown = {
  on: ON,
  panels: [
    {
      code: wellbeing.value,
      title: wellbeing.text,
      purpose: 'Which help a child is offered.',
      sits: 'Health team',
      within: 'within 20 working days',
      next: { id: ENTRY, on: on('2027-04-06'), chair: 'Ruth Lane' },
      waiting: 2,
      late: 1,
      longest: 40,
      actionsOpen: 1,
      actionsOverdue: 1,
    },
  ],
  waiting: [
    {
      entry: ENTRY,
      child: amara,
      worker: null,
      panel: wellbeing,
      asks: 'Which help can begin?',
      urgent: true,
      sent: on('2027-02-19'),
      times: 1,
      days: 40,
      by: on('2027-03-19'),
      level: 'overdue',
      words: 'overdue by 12 days',
      record: `/children/${amara.id}/record/panel-decision`,
    },
    {
      entry: ENTRY,
      child: bo,
      worker: null,
      panel: wellbeing,
      asks: 'And here?',
      urgent: false,
      sent: on('2027-03-25'),
      times: 0,
      days: 6,
      by: on('2027-04-24'),
      level: 'due',
      words: 'in 24 days',
    },
  ],
  heard: [
    {
      entry: ENTRY,
      child: bo,
      panel: wellbeing,
      on: on('2027-02-01'),
      outcome: { value: 'agreed', text: 'Agreed' },
      reasons: 'We agree.',
      days: 12,
    },
  ],
  actions: [
    {
      entry: ENTRY,
      child: amara,
      panel: wellbeing,
      action: 'Begin the sessions',
      lead: 'Health team',
      by: on('2027-03-01'),
      level: 'overdue',
      words: 'overdue by 30 days',
    },
  ],
  sittings: [{ id: ENTRY, on: on('2027-04-06'), chair: 'Ruth Lane', panel: wellbeing.value }],
  mayArrange: true,
}

const clinic: ClinicInFull = {
  id: ENTRY,
  on: on('2027-01-12'),
  about: { value: 'practice', text: 'A matter of practice' },
  title: 'Seeing children alone',
  chair: 'Ruth Lane',
  found: 'It is not always written down',
  actions: [
    {
      id: ENTRY,
      what: 'Ask it first',
      owner: 'Jo Patel',
      by: on('2027-03-01'),
      done: null,
      level: 'overdue',
      words: 'overdue by 30 days',
      mayChange: true,
    },
  ],
  mayWrite: true,
  versions: [],
}

/** Made-up panels and clinics. */
export const madeUpPanels: PanelsService = {
  open: async viewer => ({ ...shown, mayArrange: may(viewer, 'clinics.write') }),
  clinics: async viewer => ({ on: ON, clinics: [clinic], mayWrite: may(viewer, 'clinics.write') }),
  clinic: async (viewer, id) => (id === ENTRY ? { ...clinic, mayWrite: may(viewer, 'clinics.write') } : undefined),
}
