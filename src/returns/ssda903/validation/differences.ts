/** Where these rules follow what a rule means against what the public validator's code does, by code: a sentence each. */
export const differences: Readonly<Record<string, string>> = {
  '146': 'The public validator’s rules do not agree on K3 before 2025-26; here it is taken from 2023-24.',
  '233': 'The public validator reads a column that is not in the return, so that it never asks; here it is asked.',
  '355': 'The public validator also shows episodes with neither day; here both days must be there.',
  '371': 'The public validator leaves out episodes that have not ended; here they are asked of too.',
  '372': 'The public validator leaves out episodes that have not ended; here they are asked of too.',
  '373': 'The public validator leaves out episodes that have not ended; here they are asked of too.',
  '374': 'The public validator leaves out episodes that have not ended; here they are asked of too.',
  '375': 'The public validator leaves out children with no date of birth; here it is not needed.',
  '376': 'The public validator leaves out children with no date of birth; here it is not needed.',
  '379': 'The public validator leaves out children with no date of birth; here it is not needed.',
  '165':
    'The public validator compares SEX with 1 and 2 and begins from the episodes; here it goes by the codes of the year, and asks of children with no episode too.',
  '210':
    'The public validator shows children looked after for less than a week; here it shows those looked after for longer, as its message says.',
  '231': 'The public validator reads a column that is not in the return, so that it never asks; here it is asked.',
  '347': 'The public validator looks for the code T, which there is not; here T1 and T2 are looked for.',
  '434':
    'In the public validator two blank placements, postcodes, numbers or providers differ; here a blank is as another blank.',
  '435':
    'In the public validator two blank placements, postcodes, numbers or providers differ; here a blank is as another blank.',
  '383': 'In the public validator a blank postcode differs from a blank one; here it does not.',
  '558':
    'The public validator shows a child only where there is more than one decision; here one that is reversed is enough.',
  '560':
    'The public validator compares every row of both years; here a decision sent again as reversed, beside a new one, is right.',
  '576': 'The public validator compares texts; here days are compared.',
  '577':
    'The public validator’s periods of care depend on the version of a library; here they are worked out as its message says.',
  '578':
    'The public validator’s periods of care depend on the version of a library; here they are worked out as its message says.',
  '581': 'The public validator does not reach children with no episodes; here they are shown.',
  '583': 'The public validator puts days in order as text; here they are read as days.',
  '584': 'The public validator compares days as text; here they are read as days.',
  '601': 'The public validator leaves out an adopted child with no row in AD1; here the episode is shown.',
  '632': 'The public validator takes a day of which nothing is known to be in 2000; here it is not compared.',
  '633': 'The public validator’s list lacks councils made by reorganisation; here all that have been are known.',
  '635': 'The public validator looks for a blank PREV_PERM; here for Z1, as its message says.',
  '706': 'The public validator shows last year’s rows; here this year’s.',
  '707':
    'The public validator’s periods of care depend on the version of a library; here they are worked out as its message says.',
  '709':
    'The public validator reads a column that is not in the return and leaves out orders that go on; here both are asked of.',
  '710':
    'The public validator reads a column that is not in the return and leaves out orders that go on; here both are asked of.',
  '1001':
    'The public validator fails young people with no total of days; here the days are worked out of both years, and a missing date of birth is not a fault of this rule.',
  '1007':
    'The public validator leaves out children still in care and stops at those born on 29 February; here both are asked of.',
  SW11bSTG2:
    'The public validator’s code does not do what its message says; here the last five days of the year are looked at.',
  SW12STG2: 'The public validator shows an episode where any one social worker does not fit; here where none does.',
}
