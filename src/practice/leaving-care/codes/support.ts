import { codeSet } from '../../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

/** Why needs were assessed: what the law asks differs. */
export const needsAssessmentFor = codeSet({
  name: 'needs-assessment-for',
  title: 'Reason for an assessment',
  source: 'CPR 2010 reg 42; Care Leavers (England) Regulations 2010 reg 5',
  codes: [
    { code: 'eligible', label: 'Still in care, at 16 or 17' },
    { code: 'relevant', label: 'Left care at 16 or 17' },
    { code: 'education', label: 'Wants to study or train, up to 25' },
    { code: 'again', label: 'Needs have changed' },
  ],
})

/** Who asked for a pathway plan to be reviewed. */
export const reviewAskedBy = codeSet({
  name: 'pathway-review-asked-by',
  title: 'Reason for a review',
  source: OURS,
  codes: [
    { code: 'due', label: 'It was due' },
    { code: 'young-person', label: 'The young person' },
    { code: 'personal-adviser', label: 'The personal adviser' },
    { code: 'move', label: 'A move to a new home' },
    { code: 'other', label: 'Someone else' },
  ],
})

/** How a young person and their adviser were in touch. */
export const touchHow = codeSet({
  name: 'keeping-in-touch-how',
  title: 'Way of being in touch',
  source: OURS,
  codes: [
    { code: 'in-person', label: 'Face to face' },
    { code: 'phone', label: 'Phone call' },
    { code: 'video', label: 'Video call' },
    { code: 'message', label: 'Messages' },
    { code: 'email', label: 'Email' },
    { code: 'letter', label: 'Letter or card' },
    { code: 'drop-in', label: 'Dropped in' },
    { code: 'through-someone', label: 'Through someone else' },
  ],
})

/** A care leaver's home, by the letter of the return it is reported with. */
export const leaverHome = codeSet({
  name: 'leaver-home',
  title: 'Kind of home',
  source: 'SSDA903 OC3 accommodation, by its letter',
  codes: [
    { code: 'U', label: 'Own tenancy' },
    { code: 'D', label: 'Semi-independent or transitional' },
    { code: 'E', label: 'Supported lodgings' },
    { code: 'K', label: 'Ordinary lodgings' },
    { code: 'Z', label: 'Staying put with a former foster carer' },
    { code: 'B', label: 'With parents or relatives' },
    { code: 'T', label: 'Foyer' },
    { code: 'C', label: 'Residential care or health setting' },
    { code: 'V', label: 'Emergency accommodation' },
    { code: 'W', label: 'Bed and breakfast' },
    { code: 'S', label: 'No fixed home' },
    { code: 'X', label: 'Custody' },
    { code: 'G', label: 'Gone abroad' },
    { code: 'H', label: 'Deported' },
    { code: 'Y', label: 'Another kind' },
  ],
})

/** Who provides a care leaver's home: only what the trust provides or arranges calls for the adviser's visits. */
export const leaverHomeProvider = codeSet({
  name: 'leaver-home-provider',
  title: 'Provider of a home',
  source: 'Children Act 1989 s 23B(8), s 24B; Care Leavers (England) Regulations 2010 reg 8',
  codes: [
    { code: 'ours', label: 'We provide or arrange it' },
    { code: 'council-housing', label: 'The council’s housing, or a housing association' },
    { code: 'private', label: 'A private landlord' },
    { code: 'family', label: 'Family or friends' },
    { code: 'carer', label: 'A former foster carer' },
    { code: 'other', label: 'Someone else' },
  ],
})

/** Where an arrangement to stay put or to stay close has got to. */
export const stayingStage = codeSet({
  name: 'staying-stage',
  title: 'Stage of staying on',
  source: OURS,
  codes: [
    { code: 'discussed', label: 'Talked about' },
    { code: 'agreed', label: 'Agreed' },
    { code: 'living', label: 'Living there since leaving care' },
    { code: 'not-wanted', label: 'The young person does not want it' },
    { code: 'not-possible', label: 'It cannot be done' },
  ],
})

/** What a young person of 21 to 24 answered to an offer of support. */
export const offerResponse = codeSet({
  name: 'support-offer-response',
  title: 'Answer to an offer',
  source: OURS,
  codes: [
    { code: 'wants', label: 'Wants support' },
    { code: 'not-now', label: 'Not now' },
    { code: 'no-answer', label: 'No answer' },
    { code: 'not-reached', label: 'Could not be reached' },
  ],
})

/** Where a study wish has got to. */
export const studyKind = codeSet({
  name: 'study-kind',
  title: 'Kind of course',
  source: OURS,
  codes: [
    { code: 'higher', label: 'Higher education' },
    { code: 'further', label: 'Further education' },
    { code: 'apprenticeship', label: 'Apprenticeship' },
    { code: 'training', label: 'Training' },
    { code: 'other', label: 'Something else' },
  ],
})

/** Where a young person was kept by law or for their health. */
export const heldWhere = codeSet({
  name: 'held-where',
  title: 'Place of detention',
  source: 'Care Leavers (England) Regulations 2010 reg 3',
  codes: [
    { code: 'custody', label: 'Detained by order of a court or under a law' },
    { code: 'hospital', label: 'In hospital' },
  ],
})

/** Whom a young person went home to. */
export const returnedTo = codeSet({
  name: 'returned-to',
  title: 'Person returned to',
  source: 'Care Leavers (England) Regulations 2010 reg 3',
  codes: [
    { code: 'parent', label: 'A parent' },
    { code: 'parental-responsibility', label: 'Someone else with parental responsibility' },
    { code: 'former-order-holder', label: 'Someone who held a child arrangements order before care' },
  ],
})

/** The vacations of a course during which a home must be had. */
export const vacationName = codeSet({
  name: 'vacation',
  title: 'Vacation',
  source: OURS,
  codes: [
    { code: 'christmas', label: 'Christmas' },
    { code: 'easter', label: 'Easter' },
    { code: 'summer', label: 'Summer' },
  ],
})

/** How a home for a vacation was seen to. */
export const vacationHow = codeSet({
  name: 'vacation-how',
  title: 'How a home was seen to',
  source: 'Children Act 1989, s 24B(5)',
  codes: [
    { code: 'home', label: 'A home was arranged' },
    { code: 'money', label: 'Money was given to find one' },
    { code: 'own', label: 'They have a home of their own to go to' },
    { code: 'not-wanted', label: 'They do not want our help with it' },
  ],
})

/** What help with learning and work was about. */
export const learningHelp = codeSet({
  name: 'learning-help',
  title: 'Help with learning or work',
  source: 'Care Leavers (England) Regulations 2010, reg 9(1)',
  codes: [
    { code: 'money', label: 'Money: travel, equipment, fees' },
    { code: 'advice', label: 'Advice, or help to find something' },
    { code: 'with-school', label: 'Spoke with the school, college or employer' },
    { code: 'none-needed', label: 'Looked at together, and no help is needed now' },
    { code: 'not-wanted', label: 'They do not want help with it' },
  ],
})

/** What someone who qualifies for advice asked about. */
export const adviceAbout = codeSet({
  name: 'advice-about',
  title: 'What they asked about',
  source: 'Children Act 1989, ss 24, 24A and 24B',
  codes: [
    { code: 'advice', label: 'Advice, or someone to talk to' },
    { code: 'home', label: 'A home' },
    { code: 'money', label: 'Money' },
    { code: 'learning', label: 'Learning or training' },
    { code: 'work', label: 'Work' },
    { code: 'other', label: 'Something else' },
  ],
})
