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
}
