import type { Page } from '../web/page.ts'
import { definePage } from '../web/page.ts'
import { entryPages } from './pages-entry.ts'
import { formPages } from './pages-form.ts'
import { VIEWS, reasonFirst } from './pages-shared.ts'

/** What can be recorded about a child, the forms that record it, and each entry with its history. */
export const recordingPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/children/:id/record',
    title: 'Record',
    may: 'child.write',
    handler: async ({ services, viewer, params }) => {
      const id = params['id'] ?? ''
      const reached = await services.recording.recordable(viewer, id)
      if (reached.is !== 'open') return reasonFirst(reached, id)
      return { view: `${VIEWS}/recordable.njk`, data: { recordable: reached.value } }
    },
  }),
  definePage({
    method: 'GET',
    path: '/drafts',
    title: 'What you have begun',
    may: 'child.write',
    handler: async ({ services, viewer }) => ({
      view: `${VIEWS}/drafts.njk`,
      data: { drafts: await services.recording.drafts(viewer) },
    }),
  }),
  ...formPages,
  ...entryPages,
]
