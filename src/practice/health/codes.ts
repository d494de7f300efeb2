import { codeSet } from '../../spine/ledger/code-list.ts'

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

/** What a carer's total suggests, in the four bands that carers are told. */
export const sdqFourBand = codeSet({
  name: 'sdq-four-band',
  title: 'Where the score stands',
  source: 'Strengths and difficulties questionnaire: newer four bands',
  codes: [
    { code: 'average', label: 'Close to average' },
    { code: 'raised', label: 'Slightly raised' },
    { code: 'high', label: 'High' },
    { code: 'very-high', label: 'Very high' },
  ],
})

const OURS = 'Alongside'
const REGULATION_7 = 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 7'

/** Which health assessment it was. */
export const healthAssessmentType = codeSet({
  name: 'health-assessment-type',
  title: 'Health assessment',
  source: REGULATION_7,
  codes: [
    { code: 'initial', label: 'Initial: the first since coming into care' },
    { code: 'review', label: 'Review' },
  ],
})

/** Who carried out a health assessment. The initial one must be by a registered medical practitioner. */
export const healthAssessor = codeSet({
  name: 'health-assessor',
  title: 'Carried out by',
  source: REGULATION_7,
  codes: [
    { code: 'doctor', label: 'A doctor (registered medical practitioner)' },
    { code: 'nurse', label: 'A nurse, under a doctor’s supervision' },
    { code: 'midwife', label: 'A midwife, under a doctor’s supervision' },
    { code: 'other', label: 'Someone else' },
  ],
})

/** Why health was told. */
export const healthToldWhy = codeSet({
  name: 'health-told-why',
  title: 'Why health was told',
  source: OURS,
  codes: [
    { code: 'into-care', label: 'The child came into care' },
    { code: 'moved', label: 'The child moved home' },
  ],
})

export const dentalOutcome = codeSet({
  name: 'dental-outcome',
  title: 'What the dentist found',
  source: OURS,
  codes: [
    { code: 'healthy', label: 'Nothing needed' },
    { code: 'treated', label: 'Treated at the visit' },
    { code: 'treatment-needed', label: 'Treatment needed' },
    { code: 'referred', label: 'Referred on' },
  ],
})

/** The reviews of the Healthy Child Programme. */
export const developmentReview = codeSet({
  name: 'development-review',
  title: 'Development review',
  source: 'Healthy Child Programme: health visitor reviews',
  codes: [
    { code: 'new-birth', label: 'New birth visit' },
    { code: '6-weeks', label: '6 to 8 weeks' },
    { code: '1-year', label: '1 year' },
    { code: '2-years', label: '2 to 2½ years' },
    { code: 'other', label: 'Another check' },
  ],
})

/** Who filled in a strengths and difficulties questionnaire. */
export const sdqInformant = codeSet({
  name: 'sdq-informant',
  title: 'Filled in by',
  source: 'Strengths and difficulties questionnaire: versions for parents and carers, teachers and young people',
  codes: [
    { code: 'carer', label: 'The carer' },
    { code: 'teacher', label: 'A teacher' },
    { code: 'self', label: 'The young person' },
  ],
})

/** Where a child was referred for help with their wellbeing. */
export const wellbeingService = codeSet({
  name: 'wellbeing-service',
  title: 'Referred to',
  source: OURS,
  codes: [
    { code: 'camhs', label: 'Children’s mental health service (CAMHS)' },
    { code: 'our-team', label: 'Our own wellbeing or therapy team' },
    { code: 'school', label: 'Support at school' },
    { code: 'therapist', label: 'A therapist or counsellor' },
    { code: 'voluntary', label: 'A voluntary organisation' },
    { code: 'adult', label: 'Adult mental health service' },
    { code: 'other', label: 'Another service' },
  ],
})

export const wellbeingNeed = codeSet({
  name: 'wellbeing-need',
  title: 'Help with',
  source: OURS,
  codes: [
    { code: 'anxiety', label: 'Worry or anxiety' },
    { code: 'low-mood', label: 'Low mood' },
    { code: 'trauma', label: 'What has happened to them' },
    { code: 'loss', label: 'Loss or bereavement' },
    { code: 'relationships', label: 'Relationships and belonging' },
    { code: 'anger', label: 'Anger or behaviour' },
    { code: 'self-harm', label: 'Self-harm' },
    { code: 'eating', label: 'Eating' },
    { code: 'sleep', label: 'Sleep' },
    { code: 'neurodevelopment', label: 'Autism, ADHD or another assessment' },
    { code: 'other', label: 'Something else' },
  ],
})

export const wellbeingDecision = codeSet({
  name: 'wellbeing-decision',
  title: 'What the service decided',
  source: OURS,
  codes: [
    { code: 'accepted', label: 'Accepted' },
    { code: 'waiting', label: 'Accepted, on a waiting list' },
    { code: 'advice', label: 'Not accepted: advice given' },
    { code: 'signposted', label: 'Not accepted: sent to another service' },
    { code: 'refused', label: 'Not accepted' },
  ],
})

export const wellbeingOutcome = codeSet({
  name: 'wellbeing-outcome',
  title: 'How it ended',
  source: OURS,
  codes: [
    { code: 'better', label: 'Things are better' },
    { code: 'some', label: 'Some things are better' },
    { code: 'same', label: 'No better' },
    { code: 'worse', label: 'Worse' },
    { code: 'stopped', label: 'The child chose to stop' },
    { code: 'moved', label: 'Ended because the child moved' },
    { code: 'never-seen', label: 'Never began' },
  ],
})

export const substance = codeSet({
  name: 'substance',
  title: 'Substance',
  source: 'SSDA903 OC2, SUBSTANCE_MISUSE: drugs, solvents and alcohol',
  codes: [
    { code: 'alcohol', label: 'Alcohol' },
    { code: 'cannabis', label: 'Cannabis' },
    { code: 'solvents', label: 'Solvents or gas' },
    { code: 'drugs', label: 'Other drugs' },
    { code: 'several', label: 'Several' },
  ],
})

export const healthConditionType = codeSet({
  name: 'health-condition-type',
  title: 'Kind of condition',
  source: OURS,
  codes: [
    { code: 'physical', label: 'Physical health' },
    { code: 'mental', label: 'Mental health' },
    { code: 'allergy', label: 'Allergy' },
    { code: 'disability', label: 'Disability' },
    { code: 'sight-hearing', label: 'Sight or hearing' },
    { code: 'other', label: 'Another' },
  ],
})

export const healthActionOutcome = codeSet({
  name: 'health-action-outcome',
  title: 'What came of it',
  source: OURS,
  codes: [
    { code: 'done', label: 'Done, and it helped' },
    { code: 'done-no-change', label: 'Done, nothing changed' },
    { code: 'partly', label: 'Partly done' },
    { code: 'not-needed', label: 'No longer needed' },
    { code: 'not-done', label: 'Not done' },
  ],
})

export const hospitalReason = codeSet({
  name: 'hospital-reason',
  title: 'Why in hospital',
  source: OURS,
  codes: [
    { code: 'planned', label: 'Planned treatment' },
    { code: 'illness', label: 'Illness' },
    { code: 'injury', label: 'Injury' },
    { code: 'mental-health', label: 'Mental health' },
    { code: 'birth', label: 'Birth' },
    { code: 'other', label: 'Another reason' },
  ],
})
