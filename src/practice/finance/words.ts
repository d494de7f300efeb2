/** The sentence for each reason the duties of finance give. */
export const words = {
  'money.month-ended': 'The figures of the month that ended on {on:date}',
  'money.instalment': 'Instalment {number} from {council}, due on {on:date}',
  'money.change-submitted': 'In-year change {change} was submitted on {on:date}',
} as const
