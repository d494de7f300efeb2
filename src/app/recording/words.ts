import type { Doing } from '../../spine/recording/drafts.ts'
import type { Form } from '../../spine/web/forms/model.ts'
import { listed } from '../../spine/web/format.ts'
import { calledIn } from './about.ts'
import { type Around, fileIn } from './around.ts'

/** What was done, in sentences, for the page one comes back to. */
export function said(
  around: Around,
  form: Form,
  doing: Doing,
  children: readonly string[],
  files: number,
): readonly string[] {
  const { title } = form.kind
  const attached = files === 0 ? [] : [`${files === 1 ? '1 file' : `${files} files`} attached.`]
  switch (doing) {
    case 'record':
      return [
        `${title} recorded for ${listed(children.map(child => calledIn(fileIn(around, child), around.on)))}.`,
        ...attached,
      ]
    case 'correct':
      return [`${title} corrected. What it said before is kept.`, ...attached]
    case 'end':
      return [`${title}: its end is recorded.`]
    case 'withdraw':
      return [`${title} withdrawn. It no longer counts, and is kept with the reason.`]
  }
}
