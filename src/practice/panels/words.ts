/** The sentence for each reason the duties of panels and clinics give. */
export const words = {
  'panels.sent': 'It was taken to a panel on {on:date}',
  'panels.heard-again': 'A panel heard it on {on:date} and is to hear it again',
  'panels.agreed': 'A panel agreed on {on:date} that it be done',
  'panels.work-ended': 'Nobody works with the child since {on:date}',
  'panels.clinic-agreed': 'A performance clinic agreed on {on:date} that it be done',
} as const
