import { codeSet } from '../../spine/ledger/code-set.ts'

/** Why a strengths and difficulties questionnaire has no score. */
export const sdqReason = codeSet({
  name: 'sdq-reason',
  title: 'Reason for no SDQ score',
  source: 'SSDA903 children looked after return',
  codes: [
    { code: 'SDQ1', label: 'Under 4 or over 16 at the latest assessment' },
    { code: 'SDQ2', label: 'The carer refused' },
    { code: 'SDQ3', label: 'Severity of the child’s disability' },
    { code: 'SDQ4', label: 'Another reason' },
    { code: 'SDQ5', label: 'The child refused' },
  ],
})

/** What a strengths and difficulties score suggests. The scores each begins at are dated: see `sdqBands`. */
export const sdqBand = codeSet({
  name: 'sdq-band',
  title: 'What the score suggests',
  source: 'DfE, Outcomes for children looked after, SDQ score bands',
  codes: [
    { code: 'normal', label: 'Normal' },
    { code: 'borderline', label: 'Borderline' },
    { code: 'concern', label: 'A cause for concern' },
  ],
})
