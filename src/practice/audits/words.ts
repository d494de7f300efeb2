/** The sentence for each reason that the duties of audits give. */
export const words = {
  'practice-audits.asked': 'The round {round} asked for it on {on:date}',
  'practice-audits.audited': 'An audit was done on {on:date} and is to be moderated',
  'practice-audits.action-agreed': 'It was agreed after an audit on {on:date}',
  'practice-audits.incident-known': 'We became aware of incident {incident} on {on:date}',
  'practice-audits.not-notifiable': 'It was decided that it is not notified, or it is closed',
  'practice-audits.learning-agreed': 'It was agreed for {review} on {on:date}',
} as const
