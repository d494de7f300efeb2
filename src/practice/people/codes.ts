import { codeSet } from '../../spine/ledger/code-set.ts'

const SSDA903 = 'SSDA903 children looked after return'

/** Sex as the return has recorded it since 2024-25; the earlier 1 and 2 are read as M and F. */
export const sex = codeSet({
  name: 'sex',
  title: 'Sex',
  source: SSDA903,
  codes: [
    { code: 'M', label: 'Male' },
    { code: 'F', label: 'Female' },
    { code: 'U', label: 'Not known', from: '2024-04-01' },
  ],
})

export const ethnicity = codeSet({
  name: 'ethnicity',
  title: 'Ethnicity',
  source: SSDA903,
  codes: [
    { code: 'WBRI', label: 'White British' },
    { code: 'WIRI', label: 'White Irish' },
    { code: 'WIRT', label: 'Traveller of Irish heritage' },
    { code: 'WROM', label: 'Gypsy or Roma' },
    { code: 'WOTH', label: 'Any other White background' },
    { code: 'MWBC', label: 'White and Black Caribbean' },
    { code: 'MWBA', label: 'White and Black African' },
    { code: 'MWAS', label: 'White and Asian' },
    { code: 'MOTH', label: 'Any other Mixed background' },
    { code: 'AIND', label: 'Indian' },
    { code: 'APKN', label: 'Pakistani' },
    { code: 'ABAN', label: 'Bangladeshi' },
    { code: 'AOTH', label: 'Any other Asian background' },
    { code: 'BCRB', label: 'Caribbean' },
    { code: 'BAFR', label: 'African' },
    { code: 'BOTH', label: 'Any other Black background' },
    { code: 'CHNE', label: 'Chinese' },
    { code: 'OOTH', label: 'Any other ethnic group' },
    { code: 'REFU', label: 'Refused' },
    { code: 'NOBT', label: 'Not yet obtained' },
  ],
})

/** Why a child has no unique pupil number. */
export const upnUnknown = codeSet({
  name: 'upn-unknown',
  title: 'Reason for no unique pupil number',
  source: SSDA903,
  codes: [
    { code: 'UN1', label: 'Not of school age, none assigned' },
    { code: 'UN2', label: 'Never attended a maintained school in England' },
    { code: 'UN3', label: 'Educated outside England' },
    { code: 'UN4', label: 'Newly looked after, not yet known' },
    { code: 'UN5', label: 'Sources conflict, cannot be matched' },
  ],
})

/** Why a child's social worker changed. Collected since 2023-24. */
export const workerChange = codeSet({
  name: 'worker-change',
  title: 'Reason for change of social worker',
  source: SSDA903,
  codes: [
    { code: 'MANAGE', label: 'Caseload management', from: '2023-04-01' },
    { code: 'FCONTA', label: 'First contact or re-referral', from: '2023-04-01' },
    { code: 'LEFTRL', label: 'Previous worker left their role', from: '2023-04-01' },
    { code: 'ORGRST', label: 'Teams were reorganised', from: '2023-04-01' },
    { code: 'TSPROC', label: 'Moved between teams in the usual way', from: '2023-04-01' },
    { code: 'ABSENC', label: 'Covering an absence, or returning from one', from: '2023-04-01' },
    { code: 'CHCHAN', label: 'The child asked', from: '2023-04-01' },
    { code: 'PCCHAN', label: 'A parent or carer asked', from: '2023-04-01' },
    { code: 'SWDIED', label: 'Previous worker died', from: '2023-04-01' },
    { code: 'OTHERS', label: 'Another reason', from: '2023-04-01' },
  ],
})

/** The age bands of the published statistics on children looked after. */
export const ageBand = codeSet({
  name: 'age-band',
  title: 'Age',
  source: 'Children looked after in England including adoptions (Department for Education)',
  codes: [
    { code: 'under-1', label: 'Under 1' },
    { code: '1-to-4', label: '1 to 4' },
    { code: '5-to-9', label: '5 to 9' },
    { code: '10-to-15', label: '10 to 15' },
    { code: '16-and-over', label: '16 and over' },
  ],
})
