import { type NotFound, type PageRequest, type Redirect, address, one } from '../web/page.ts'

/** Where the views of recording stand. */
export const VIEWS = 'spine/recording/views'

/** What answers a file that was not opened: nothing is there, or the child's page asks why it is wanted. */
export function reasonFirst(reached: { readonly is: 'missing' | 'reason-needed' }, id: string): NotFound | Redirect {
  return reached.is === 'reason-needed' ? { redirect: `/children/${id}` } : { missing: true }
}

/** What was just done, for the page one comes back to. */
export interface Done {
  /** Sentences: what was recorded, and what it met. */
  readonly said: readonly string[]
  /** The entry that was written, or the form to go on with. */
  readonly href?: string
  /** What the link is called: 'See it' unless said. */
  readonly link?: string
}

/** The child's page, told what was just done. The words are sealed: an address says nothing about a child. */
export function backToChild({ seal }: Pick<PageRequest, 'seal'>, id: string, done: Done): Redirect {
  return { redirect: address(`/children/${id}`, { done: seal(JSON.stringify(done)) }) }
}

/** What was just done, where the reader comes from doing it; undefined where they do not. */
export function doneFrom({ query, unseal }: Pick<PageRequest, 'query' | 'unseal'>): Done | undefined {
  const sealed = one(query, 'done')
  const said = sealed === undefined ? undefined : unseal(sealed)
  return said === undefined ? undefined : (JSON.parse(said) as Done)
}
