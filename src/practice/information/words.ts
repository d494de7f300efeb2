/** The sentence for each reason that the duties and measures of information give. */
export const words = {
  'information-governance.breach-known': 'We became aware of breach {breach} on {on:date}',
  'information-governance.breach-not-to-be-told':
    'It was decided that the Commissioner need not be told, or the breach is closed',
  'information-governance.breach-high-risk': 'Breach {breach} is likely to be a high risk to the people it is about',
  'information-governance.breach-people-not-told': 'It is written why they are not told, or the breach is closed',
  'information-governance.breach-action-agreed': 'It was agreed for breach {breach} on {on:date}',
  'information-governance.breach-reported': 'Breach {breach} was reported on {on:date}',
  'information-governance.no-register-yet': 'Nothing was in the register yet',
} as const
