/** The sentence for each reason that duties of every room give alike. */
export const words = {
  'duty.not-kept-then':
    'The trust did not record this work here when it fell due, so whether it was done cannot be told',
  'duty.counted-from-kept':
    'When it was last done is not recorded here. The trust has recorded this work here since {from:date}, and it is due again within {within} of that day at the latest',
  'governance.no-local-offer': 'No council’s local offer for care leavers is recorded as published',
  'governance.local-offer-last': 'The local offer of {council} was last published or looked at on {on:date}',
  'duty.failed':
    'This could not be worked out because of a fault in Alongside. The fault has been noted; look at the file itself.',
} as const
