import { codeSet } from '../../../spine/ledger/code-list.ts'

const SSDA903 = 'SSDA903 children looked after return'

export const inTouch = codeSet({
  name: 'in-touch',
  title: 'In touch',
  source: SSDA903,
  codes: [
    { code: 'YES', label: 'In touch' },
    { code: 'NO', label: 'Not in touch' },
    { code: 'DIED', label: 'Died' },
    { code: 'REFU', label: 'Does not want contact' },
    { code: 'NREQ', label: 'No longer needs our services' },
    { code: 'RHOM', label: 'Returned home for six months or more' },
  ],
})

export const activityCode = codeSet({
  name: 'activity',
  title: 'Main activity',
  source: SSDA903,
  codes: [
    { code: 'F1', label: 'Full time, higher education' },
    { code: 'P1', label: 'Part time, higher education' },
    { code: 'F2', label: 'Full time, other education' },
    { code: 'P2', label: 'Part time, other education' },
    { code: 'F3', label: 'Full time, training or employment (code used before F4 and F5)', until: '2018-03-31' },
    { code: 'P3', label: 'Part time, training or employment (code used before P4 and P5)', until: '2018-03-31' },
    { code: 'F4', label: 'Full time, apprenticeship' },
    { code: 'P4', label: 'Part time, apprenticeship' },
    { code: 'F5', label: 'Full time, other training or employment' },
    { code: 'P5', label: 'Part time, other training or employment' },
    { code: 'G4', label: 'Not in education, employment or training: illness or disability' },
    { code: 'G5', label: 'Not in education, employment or training: other reasons' },
    { code: 'G6', label: 'Not in education, employment or training: pregnancy or parenting' },
    { code: '0', label: 'Not known' },
  ],
})

const HOMES = {
  B: 'With parents or relatives',
  C: 'Residential care or health setting',
  D: 'Semi-independent, transitional',
  E: 'Supported lodgings',
  G: 'Gone abroad',
  H: 'Deported',
  K: 'Ordinary lodgings',
  R: 'Residence not known',
  T: 'Foyer',
  U: 'Independent living',
  V: 'Emergency accommodation',
  W: 'Bed and breakfast',
  Y: 'Other',
  Z: 'With former foster carer',
} as const

export const accommodationCode = codeSet({
  name: 'accommodation',
  title: 'Accommodation',
  source: SSDA903,
  codes: [
    ...Object.entries(HOMES).flatMap(([letter, name]) => [
      { code: `${letter}1`, label: `${name}: suitable` },
      { code: `${letter}2`, label: `${name}: unsuitable` },
    ]),
    { code: 'S2', label: 'No fixed abode: unsuitable' },
    { code: 'X2', label: 'Custody: unsuitable' },
    { code: '0', label: 'Not known' },
  ],
})
