import { type Dated, dated } from '../../spine/time/dated.ts'
import { type Span, workingDays } from '../../spine/duty/span.ts'
import { panel } from './codes.ts'

const ASSUMED = 'Our assumption until agreed'

/** The days recording of panels may reach back to. */
const FROM = '2020-11-01'

/** What one panel is for. */
export interface PanelTold {
  /** In a sentence, for whoever wonders where to take something. */
  readonly purpose: string
  /** Who sits on it. */
  readonly sits: string
  /** How long a referral waits at most. */
  readonly heardWithin: Dated<Span>
}

const within = (days: number): Dated<Span> =>
  dated({ from: FROM, value: workingDays(days), source: `${ASSUMED}: heard within ${days} working days` })

/** The panels, by their codes. How long each may take is nowhere printed. */
export const PANELS: Readonly<Record<string, PanelTold>> = {
  'emotional-wellbeing': {
    purpose: 'Which help with feelings and mental health a child is offered, by whom and how soon.',
    sits: 'Health team, psychology, virtual school, a team manager',
    heardWithin: within(20),
  },
  'vulnerable-pupils': {
    purpose: 'Children out of school, on part of a timetable, or close to losing their place.',
    sits: 'Virtual school, admissions, special needs service, a head teacher',
    heardWithin: within(10),
  },
  heritage: {
    purpose: 'How a child keeps their culture, language, faith and family history, and their life story work.',
    sits: 'Life story lead, reviewing officer, someone of the child’s own community',
    heardWithin: within(40),
  },
  'legal-gateway': {
    purpose: 'Whether to begin work before court, to go to court, or neither.',
    sits: 'Service manager, the council’s lawyer, a team manager',
    heardWithin: within(5),
  },
  'placement-outcomes': {
    purpose: 'Whether a home gives the child what was agreed for it, and what changes if it does not.',
    sits: 'Placements and commissioning, a team manager, virtual school, health team',
    heardWithin: within(20),
  },
  transitions: {
    purpose: 'How a young person of 14 or more with needs that last moves on to adult services.',
    sits: 'Leaving care, adult social care, health, special needs service',
    heardWithin: within(30),
  },
  resources: {
    purpose: 'What a child’s plan costs, who pays which part, and whether it is right for the child.',
    sits: 'Service manager, finance, health commissioner, education commissioner',
    heardWithin: within(10),
  },
}

/** The panels in their order, with what each is for. */
export const panelsInOrder: readonly (PanelTold & { readonly code: string; readonly title: string })[] =
  panel.codes.flatMap(({ code, label }) => {
    const told = PANELS[code]
    return told ? [{ code, title: label, ...told }] : []
  })
