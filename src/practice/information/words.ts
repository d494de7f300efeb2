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
  'information-governance.access-asked': 'Someone asked to see the record on {on:date}',
  'information-governance.access-withdrawn': 'They no longer wanted it on {on:date}',
  'information-governance.access-waiting':
    'What they mean was asked on {on:date} and is not answered yet: the days until then do not count',
  'information-governance.hold-from': 'The file has been under a hold since {on:date}',
} as const
