/** Where a rule here follows what it means against what the public validator’s code does. */
export interface Difference {
  /** What the public validator does and what is done here, in a sentence. */
  readonly says: string
  /** A case that the two judge differently, in a line. */
  readonly example: string
}

const difference = (says: string, example: string): Difference => ({ says, example })
const goesOn = (where: string): Difference =>
  difference(
    'The public validator leaves out episodes that have not ended; here they are asked of too.',
    `A child too young for ${where} went to live there and still does: shown.`,
  )
const needsNoBirth = (stay: string): Difference =>
  difference(
    'The public validator leaves out children with no date of birth; here it is not needed.',
    `A stay ${stay} of three months, of a child whose date of birth is blank: shown.`,
  )
const blankIsBlank = (example: string): Difference =>
  difference(
    'In the public validator two blank placements, postcodes, numbers or providers differ; here a blank is as another blank.',
    example,
  )
const ownPeriods = (example: string): Difference =>
  difference(
    'The public validator’s periods of care depend on the version of a library; here they are worked out as its message says.',
    example,
  )
const otherColumn = (example: string): Difference =>
  difference(
    'The public validator reads a column that is not in the return and leaves out orders that go on; here both are asked of.',
    example,
  )
const neverAsked = (example: string): Difference =>
  difference(
    'The public validator reads a column that is not in the return, so that it never asks; here it is asked.',
    example,
  )

/** The differences from the public validator, by rule. */
export const differences: Readonly<Record<string, Difference>> = {
  '146': difference(
    'The public validator’s rules do not agree on K3 before 2025-26; here it is taken from 2023-24.',
    'Supported accommodation (K3) in the return of 2023-24: right.',
  ),
  '165': difference(
    'The public validator compares SEX with 1 and 2 and begins from the episodes; here it goes by the codes of the year, and asks of children with no episode too.',
    'A boy (M) with no episode who is said to be a mother: shown.',
  ),
  '210': difference(
    'The public validator shows children looked after for less than a week; here it shows those looked after for longer, as its message says.',
    'A child in care since May whose pupil number is not known yet (UN4): shown.',
  ),
  '231': neverAsked('An unaccompanied child of 6: shown, to be confirmed.'),
  '233': neverAsked('A reason for moving home on an episode that has not ended: shown.'),
  '347': difference(
    'The public validator looks for the code T, which there is not; here T1 and T2 are looked for.',
    'A care leaver of 16 in a foyer (T1): shown.',
  ),
  '355': difference(
    'The public validator also shows episodes with neither day; here both days must be there.',
    'An episode with DECOM and DEC both blank: not shown by this rule.',
  ),
  '365': difference(
    'The public validator’s rule changes the episodes themselves, so that the rules asked after it read other days than were sent; here no rule changes what the next one reads.',
    'A short break (V3) that goes on is shown as too long, and every other rule still reads its DEC as blank.',
  ),
  '371': goesOn('supported accommodation (K3)'),
  '372': goesOn('a young offender institution (R5)'),
  '373': goesOn('a residential school (S1)'),
  '374': goesOn('residential employment (P3)'),
  '375': needsNoBirth('in hospital (T1)'),
  '376': needsNoBirth('while the carers were on holiday (T3)'),
  '379': needsNoBirth('of another kind (T4)'),
  '383': difference(
    'In the public validator a blank postcode differs from a blank one; here it does not.',
    'A stay in hospital between two episodes in one home, none with a postcode: right.',
  ),
  '434': blankIsBlank('The legal status alone changed (L), and neither episode has a URN: right.'),
  '435': blankIsBlank('The placement is said to have changed (P), nothing did, and neither episode has a URN: shown.'),
  '558': difference(
    'The public validator shows a child only where there is more than one decision; here one that is reversed is enough.',
    'A child adopted, whose only decision to be placed is said to be reversed: shown.',
  ),
  '560': difference(
    'The public validator compares every row of both years; here a decision sent again as reversed, beside a new one, is right.',
    'Last year’s decision, sent again with the day it was reversed, and a new one after it: right.',
  ),
  '576': difference(
    'The public validator compares texts; here days are compared.',
    'Missing since 01/05/2025 by last year’s return and since 1/5/2025 by this year’s: right.',
  ),
  '577': ownPeriods('Missing in one episode and back in the next, which began the day the first ended: right.'),
  '578': ownPeriods('Missing from a second episode, which began the day the first ended: right.'),
  '581': difference(
    'The public validator does not reach children with no episodes; here they are shown.',
    'A child missing from July who has no episode: shown.',
  ),
  '583': difference(
    'The public validator puts days in order as text; here they are read as days.',
    'Decisions of 31/01/2024 and 01/02/2025, neither reversed: the first is shown.',
  ),
  '584': difference(
    'The public validator compares days as text; here they are read as days.',
    'Last year’s reversed decision of 31/01/2024 and this year’s of 01/02/2025: right.',
  ),
  '601': difference(
    'The public validator leaves out an adopted child with no row in AD1; here the episode is shown.',
    'An episode that ended in adoption (E11) in June, and no row in AD1: shown.',
  ),
  '632': difference(
    'The public validator takes a day of which nothing is known to be in 2000; here it is not compared.',
    'DATE_PERM zz/zz/zzzz of a child who came into care in 1999: right.',
  ),
  '633': difference(
    'The public validator’s list lacks councils made by reorganisation; here all that have been are known.',
    'LA_PERM 838, the Dorset of 2019: right.',
  ),
  '635': difference(
    'The public validator looks for a blank PREV_PERM; here for Z1, as its message says.',
    'PREV_PERM Z1 with a council in LA_PERM: shown.',
  ),
  '706': difference(
    'The public validator shows last year’s rows; here this year’s.',
    'An order that went on last year, and this year one of another day: this year’s is shown.',
  ),
  '707': ownPeriods('An order made in one episode and ended in the next, which began the day the first ended: right.'),
  '709': otherColumn('An order that goes on, of a child in foster care (U1): shown.'),
  '710': otherColumn('An order that goes on, of a child in a secure home (K1): shown.'),
  '1001': difference(
    'The public validator fails young people with no total of days; here the days are worked out of both years, and a missing date of birth is not a fault of this rule.',
    'A care leaver who is in no Header and whose date of birth is blank: not shown by this rule.',
  ),
  '1007': difference(
    'The public validator leaves out children still in care and stops at those born on 29 February; here both are asked of.',
    'Born on 29 February 2008, still in care on 1 March 2026, with a care leaver’s outcome: shown.',
  ),
  SW11bSTG2: difference(
    'The public validator’s code does not do what its message says; here the last five days of the year are looked at.',
    'A child’s only social worker ended on 28 March: shown.',
  ),
  SW12STG2: difference(
    'The public validator shows an episode where any one social worker does not fit; here where none does, and whoever had the child already when they came into care fits.',
    'The only social worker had the child from a month before they came into care, and still does: right.',
  ),
}
