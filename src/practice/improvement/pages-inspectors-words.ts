import type { DrawProblem, Level, NamingProblem, OpeningProblem, OpeningState } from '../../spine/web/services.ts'

/** How an inspection's sign-ins stand, in words. */
export const STATES: Readonly<Record<OpeningState, { readonly text: string; readonly level: Level }>> = {
  waiting: { text: 'Waits for consent', level: 'due' },
  'to-come': { text: 'Agreed, to come', level: 'met' },
  now: { text: 'Working now', level: 'due' },
  over: { text: 'Over', level: 'met' },
  ended: { text: 'Ended early', level: 'met' },
}

/** What stands in the way of asking for sign-ins, with the field it is put right in. */
export const OPENING_PROBLEMS: Readonly<Record<OpeningProblem, { readonly field: string; readonly text: string }>> = {
  inspection: { field: 'inspection', text: 'Choose the inspection they are for' },
  why: { field: 'why', text: 'Say what they are for in a sentence: at least 20 letters, at most 2,000' },
  from: { field: 'fromDay', text: 'Enter the first day and the time, such as 09:00' },
  until: { field: 'untilDay', text: 'Enter the last day and the time, such as 17:00: a moment still to come' },
  'until-before': { field: 'untilDay', text: 'They end after they begin: enter a later day or time' },
  'too-long': { field: 'untilDay', text: 'They last eight weeks at the most: enter an earlier day' },
  most: { field: 'most', text: 'Enter how many children’s files may be opened, from 1 to 100' },
}

/** What stands in the way of naming an inspector. */
export const NAMING_PROBLEMS: Readonly<Record<NamingProblem, { readonly field: string; readonly text: string }>> = {
  'not-an-inspector': { field: 'inspector', text: 'Choose an inspector from the list' },
  'another-inspection': {
    field: 'inspector',
    text: 'They are named for another inspection in the same days. End that one, or take them off it, first',
  },
}

/** What was done, as the page says it. */
export const DONE = {
  asked: 'Asked for. Name the inspectors; then a director or the information governance lead consents.',
  named: 'Named. They can sign in once a director or the information governance lead has consented.',
  agreed: 'You have consented. The accounts work between the two moments and at no other time.',
  'taken-off': 'Taken off. Their next click is refused.',
  ended: 'Ended. The inspectors’ next click is refused.',
  released: 'Released to this inspection alone.',
  'taken-back': 'Taken back. Their next click on that record is refused.',
  answered: 'Answered. The inspectors can read it.',
} as const

/** What stands in the way of a sample. */
export const DRAW_PROBLEMS: Readonly<Record<DrawProblem, { readonly field: string; readonly text: string }>> = {
  size: { field: 'size', text: 'Enter how many children to draw, from 1' },
  'too-many': {
    field: 'size',
    text: 'That would be more children than were agreed for this inspection. Ask for fewer, or ask the service to agree more',
  },
  nobody: { field: 'status', text: 'Everyone of that kind is in the sample already, or there is nobody' },
  number: { field: 'number', text: 'That number is not on the list. Copy it from there' },
}
