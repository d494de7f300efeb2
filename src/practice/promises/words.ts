/** The sentence for each reason the duties of promises give. */
export const words = {
  'promises-and-aims.made': '{promise} of ‘{framework}’ was promised on {on:date}',
  'promises-and-aims.last-looked': '{promise} of ‘{framework}’ was last looked at on {on:date}',
  'promises-and-aims.let-go': 'It was let go, or kept for good',
  'promises-and-aims.begun': '‘{framework}’ holds from {on:date}',
  'promises-and-aims.last-reviewed': '‘{framework}’ was last reviewed on {on:date}',
  'promises-and-aims.framework-ended': 'The framework ended',
} as const
