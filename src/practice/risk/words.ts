/** The sentence for each reason the duties of risks give. */
export const words = {
  'risk.raised': 'Risk {risk} was raised on {on:date}, and a day was set for its first review',
  'risk.last-reviewed': 'Risk {risk} was last reviewed on {on:date}, and a day was set for the next review',
  'risk.mitigation-agreed': 'It was agreed for risk {risk} on {on:date}',
  'risk.closed': 'The risk is closed',
} as const
