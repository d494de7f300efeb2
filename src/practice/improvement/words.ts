/** The sentence for each reason the duties of the improvement plan give. */
export const words = {
  'improvement.agreed': 'Action {action} of the improvement plan was agreed on {on:date}',
  'improvement.found': 'Finding {finding} was made on {on:date}, with a day to answer it by',
} as const
