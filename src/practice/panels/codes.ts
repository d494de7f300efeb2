import { codeSet } from '../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

/** Panels that hear about one child at a time. All of them work alike: a referral, a list, a decision, actions chased until done. */
export const panel = codeSet({
  name: 'panel',
  title: 'Panel',
  source: OURS,
  codes: [
    { code: 'emotional-wellbeing', label: 'Emotional wellbeing panel' },
    { code: 'vulnerable-pupils', label: 'Vulnerable pupils panel' },
    { code: 'heritage', label: 'Heritage panel' },
    { code: 'legal-gateway', label: 'Legal gateway meeting' },
    { code: 'placement-outcomes', label: 'Placement outcomes panel' },
    { code: 'transitions', label: 'Transitions panel' },
    { code: 'resources', label: 'Resources panel' },
  ],
})

/** What a panel decided. The two that leave the matter open bring it back to the list. */
export const panelOutcome = codeSet({
  name: 'panel-outcome',
  title: 'What the panel decided',
  source: OURS,
  codes: [
    { code: 'agreed', label: 'Agreed' },
    { code: 'agreed-in-part', label: 'Agreed in part' },
    { code: 'not-agreed', label: 'Not agreed' },
    { code: 'deferred', label: 'Put off to another sitting' },
    { code: 'more-wanted', label: 'More must be known first' },
    { code: 'withdrawn', label: 'Taken back by whoever asked' },
  ],
})

/** Outcomes after which the matter is to be heard again. */
export const HEARD_AGAIN: ReadonlySet<string> = new Set(['deferred', 'more-wanted'])

/** What a performance clinic looks at. */
export const clinicAbout = codeSet({
  name: 'clinic-about',
  title: 'What the clinic looks at',
  source: OURS,
  codes: [
    { code: 'measure', label: 'A figure that is going the wrong way' },
    { code: 'team', label: 'How a team is doing' },
    { code: 'practice', label: 'A matter of practice' },
  ],
})
