/** What an error page says: what happened, what was kept, what to do. */
export interface ErrorWords {
  readonly title: string
  readonly happened: string
  readonly kept: string
  readonly next: string
}

const WORDS: Readonly<Record<string, ErrorWords>> = {
  400: {
    title: 'We could not read what was sent',
    happened: 'Something in the address or the form was not what this page expects.',
    kept: 'Nothing was changed.',
    next: 'Go back and try again. If you followed a link, tell whoever gave it to you.',
  },
  403: {
    title: 'This page is not open to you',
    happened: 'Your role does not have leave to see or do this.',
    kept: 'Nothing was changed, and everything you saved before is safe.',
    next: 'If your work needs it, ask your manager to have your role changed. It takes effect at once.',
  },
  token: {
    title: 'We could not be sure this came from you',
    happened: 'The page had been open since before you last signed in, or was sent from somewhere else.',
    kept: 'What you just sent was not saved. Everything you saved before is safe.',
    next: 'Go back, reload the page, and send it again.',
  },
  404: {
    title: 'There is nothing at this address',
    happened: 'The page may have moved, or the address may be missing a part.',
    kept: 'Nothing was changed.',
    next: 'Check the address, or start again from the menu above.',
  },
  413: {
    title: 'That was too large to take in',
    happened: 'The files together, or one of them, are larger than this page accepts.',
    kept: 'None of the files were kept, and nothing was changed.',
    next: 'A file of a return may be up to 3 GB: send one year at a time, or put the files in a zip. What is attached to a record may be up to 20 MB, 10 files at a time.',
  },
  429: {
    title: 'Too many tries in one minute',
    happened: 'More sign-ins were tried from this network than we allow in a minute.',
    kept: 'Nothing was changed, and nobody’s account was closed.',
    next: 'Wait a minute, then try again.',
  },
  500: {
    title: 'Something went wrong on our side',
    happened: 'The page could not be made. It is not because of anything you did.',
    kept: 'Anything you had already saved is safe. What you sent just now may not have been saved.',
    next: 'Try again in a minute. Before sending something twice, look whether the first one is there.',
  },
}

/** The words for a failed request, by its status and, where the status alone does not tell, its code. */
export function wordsFor(status: number, code?: string): ErrorWords {
  const key = code?.startsWith('FST_CSRF') ? 'token' : String(status)
  return WORDS[key] ?? ((status < 500 ? WORDS['400'] : WORDS['500']) as ErrorWords)
}
