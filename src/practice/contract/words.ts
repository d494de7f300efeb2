/** The sentence for each reason the duties of the contract give. */
export const words = {
  'contract.runs-from': 'The contract runs from {on:date}',
  'contract.group-last-met': 'The group last met on {on:date}',
  'contract.last-reviewed': 'The contract was last reviewed on {on:date}',
  'contract.ended': 'The contract ended',
  'contract.put-to': 'Escalation {reference} was put to them on {on:date}',
  'contract.settled': 'The escalation was settled',
  'contract.dependency-holds': '{reference} holds from {on:date}, and a day was set to look at it',
  'contract.dependency-looked-at': '{reference} was last looked at on {on:date}, and a day was set to look again',
  'contract.dependency-ended': 'It is asked of the council no longer',
} as const
