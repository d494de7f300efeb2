import { codeSet } from '../../spine/ledger/code-list.ts'

const SSDA903 = 'SSDA903 children looked after return'

/** Where a child lives. Temporary codes (T) are recorded as stays, never as homes. */
export const placementType = codeSet({
  name: 'placement-type',
  title: 'Kind of home',
  source: SSDA903,
  codes: [
    { code: 'U1', label: 'Fostered by a relative or friend, long term' },
    { code: 'U2', label: 'Fostered by a relative or friend who may adopt' },
    { code: 'U3', label: 'Fostered by a relative or friend' },
    { code: 'U4', label: 'Fostered, long term' },
    { code: 'U5', label: 'Fostered by carers who may adopt' },
    { code: 'U6', label: 'Fostered' },
    { code: 'A3', label: 'Placed for adoption with consent, with current foster carer' },
    { code: 'A4', label: 'Placed for adoption with consent' },
    { code: 'A5', label: 'Placed for adoption under a placement order, with current foster carer' },
    { code: 'A6', label: 'Placed for adoption under a placement order' },
    { code: 'K1', label: 'Secure children’s home' },
    { code: 'K2', label: 'Children’s home' },
    { code: 'K3', label: 'Supported accommodation', from: '2023-04-01' },
    { code: 'H5', label: 'Semi-independent living, not a children’s home', until: '2025-03-31' },
    { code: 'P1', label: 'With own parents, or someone with parental responsibility' },
    { code: 'P2', label: 'Independent living', until: '2025-03-31' },
    { code: 'P3', label: 'Residential employment' },
    { code: 'R1', label: 'Residential care home' },
    { code: 'R2', label: 'Hospital or other health establishment' },
    { code: 'R3', label: 'Family centre or mother and baby unit' },
    { code: 'R5', label: 'Young offender institution' },
    { code: 'S1', label: 'Residential school' },
    { code: 'Z1', label: 'Another kind of home', until: '2025-03-31' },
    {
      code: 'Z11',
      label: 'Another kind of home (Z11)',
      from: '2025-04-01',
      note: 'The published meaning has not been read; check before relying on it',
    },
    {
      code: 'Z12',
      label: 'Another kind of home (Z12)',
      from: '2025-04-01',
      note: 'The published meaning has not been read; check before relying on it',
    },
    {
      code: 'Z13',
      label: 'Another kind of home (Z13)',
      from: '2025-04-01',
      note: 'The published meaning has not been read; check before relying on it',
    },
    {
      code: 'Z14',
      label: 'Another kind of home (Z14)',
      from: '2025-04-01',
      note: 'The published meaning has not been read; check before relying on it',
    },
  ],
})

export const temporaryStayType = codeSet({
  name: 'temporary-stay-type',
  title: 'Temporary stay',
  source: SSDA903,
  codes: [
    { code: 'T0', label: 'Temporary move' },
    { code: 'T1', label: 'In hospital' },
    { code: 'T2', label: 'On holiday' },
    { code: 'T3', label: 'While the carer is on holiday' },
    { code: 'T4', label: 'Elsewhere, for seven days or fewer' },
  ],
})

export const placementProvider = codeSet({
  name: 'placement-provider',
  title: 'Who provides the home',
  source: SSDA903,
  codes: [
    { code: 'PR0', label: 'Parent or person with parental responsibility' },
    { code: 'PR1', label: 'Own provision' },
    { code: 'PR2', label: 'Another council' },
    { code: 'PR3', label: 'Other public body' },
    { code: 'PR4', label: 'Private' },
    { code: 'PR5', label: 'Voluntary or third sector' },
  ],
})

export const reasonPlacementChanged = codeSet({
  name: 'reason-placement-changed',
  title: 'Why the home changed',
  source: SSDA903,
  codes: [
    { code: 'CARPL', label: 'Planned move in the care plan' },
    { code: 'CLOSE', label: 'The carer stopped or the home closed' },
    { code: 'ALLEG', label: 'An allegation' },
    { code: 'STAND', label: 'Concern about the standard of care' },
    { code: 'APPRR', label: 'The carer’s approval was removed' },
    { code: 'CREQB', label: 'The carer asked, because of the child’s behaviour' },
    { code: 'CREQO', label: 'The carer asked, for another reason' },
    { code: 'CHILD', label: 'The child asked' },
    { code: 'LAREQ', label: 'The council asked' },
    { code: 'PLACE', label: 'Only the status of the home changed' },
    { code: 'CUSTOD', label: 'Taken into custody' },
    { code: 'OTHER', label: 'Another reason' },
  ],
})

export const unregisteredOversightStep = codeSet({
  name: 'unregistered-oversight-step',
  title: 'What was done about an unregistered home',
  source: 'Care Standards Act 2000, s 11; the trust’s own practice',
  codes: [
    { code: 'ofsted', label: 'Ofsted told' },
    { code: 'director', label: 'Director’s authorisation' },
    { code: 'meeting', label: 'Senior meeting' },
    { code: 'check', label: 'Daily check' },
  ],
})
