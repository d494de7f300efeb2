import { panel } from '../../practice/panels/codes.ts'
import type { DemoRole } from '../users.ts'

/** How often each panel sits, in weeks, and how many days from now it sits next. */
export const DEMO_SITTINGS: readonly { readonly panel: string; readonly everyWeeks: number; readonly next: number }[] =
  panel.codes.map(({ code }, at) => ({
    panel: code,
    everyWeeks: code === 'legal-gateway' ? 1 : code === 'heritage' ? 6 : 4,
    next: 2 + at * 2,
  }))

/** A performance clinic of the demonstration: how many months ago, and what was to be done. */
export interface DemoClinic {
  readonly ago: number
  readonly about: 'measure' | 'team' | 'practice'
  readonly title: string
  readonly measure?: string
  readonly found: string
  readonly actions: readonly {
    readonly what: string
    readonly owner: DemoRole
    /** Months from the clinic until its day, and until it was done. */
    readonly by: number
    readonly done?: number
    readonly came?: string
  }[]
}

/** Two years of clinics, a quarter apart. */
export const demoClinics: readonly DemoClinic[] = [
  {
    ago: 22,
    about: 'measure',
    title: 'Reviews held late in the summer',
    found: 'Most of those late were set for the last week of term and moved once. Nobody saw them move.',
    actions: [
      {
        what: 'Reviews are set at the one before, and a move tells the manager',
        owner: 'independent-reviewing-officer',
        by: 2,
        done: 2,
        came: 'Set so since the spring.',
      },
    ],
  },
  {
    ago: 19,
    about: 'practice',
    title: 'Seeing children alone',
    found: 'Workers saw children alone more often than they wrote it down. Two teams did not ask in school.',
    actions: [
      {
        what: 'The form asks it first, and supervision looks at three visits a month',
        owner: 'team-manager',
        by: 3,
        done: 4,
        came: 'Nine in ten are seen alone now.',
      },
    ],
  },
  {
    ago: 16,
    about: 'measure',
    title: 'First health assessments that health was told of late',
    measure: 'iha-on-time',
    found: 'Half of the late ones had no consent with them. The rest waited for a doctor.',
    actions: [
      {
        what: 'Consent is asked for on the day a child comes into care',
        owner: 'service-manager',
        by: 2,
        done: 3,
        came: 'It is on the form that opens a time in care.',
      },
      {
        what: 'Agree with health when a nurse may go first',
        owner: 'health-team',
        by: 4,
        done: 6,
        came: 'Agreed for babies only.',
      },
    ],
  },
  {
    ago: 13,
    about: 'team',
    title: 'A team with four posts to fill',
    found: 'Children met three workers in a year. Agency workers left within weeks of their supervision being missed.',
    actions: [
      {
        what: 'Every newcomer has supervision in the first fortnight',
        owner: 'team-manager',
        by: 1,
        done: 2,
        came: 'Kept since, but for one.',
      },
    ],
  },
  {
    ago: 10,
    about: 'measure',
    title: 'Education plans signed off after the term',
    measure: 'pep-current',
    found: 'Held in time, then weeks on a desk. Three schools account for half of them.',
    actions: [
      {
        what: 'Signed off within ten school days, by name in the list',
        owner: 'virtual-school',
        by: 3,
        done: 3,
        came: 'Seven in ten within the ten days.',
      },
    ],
  },
  {
    ago: 7,
    about: 'practice',
    title: 'Life story work that never began',
    found: 'It waits for someone to lead it. The heritage panel hears of it a year late.',
    actions: [
      { what: 'Each team names a lead', owner: 'service-manager', by: 3 },
      {
        what: 'Photographs are kept from the first week',
        owner: 'team-manager',
        by: 4,
        done: 5,
        came: 'A box for each child.',
      },
    ],
  },
  {
    ago: 4,
    about: 'measure',
    title: 'Three or more homes in a year',
    measure: 'kpi-8',
    found: 'Most third moves came within six weeks of the second, at the end of a home that was meant to be short.',
    actions: [
      { what: 'A meeting in the first week of every unplanned move', owner: 'service-manager', by: 3 },
      { what: 'Look at every second move with the placements team each Monday', owner: 'director', by: 5 },
    ],
  },
  {
    ago: 1,
    about: 'measure',
    title: 'Young people we have lost touch with',
    found: 'A third have a number on file that nobody has rung since summer.',
    actions: [{ what: 'Every adviser rings those not heard from in eight weeks', owner: 'personal-adviser', by: 2 }],
  },
]
