import { type Page, definePage } from '../web/page.ts'
import { VIEWS, reasonFirst } from './pages-shared.ts'

/** One entry with every version of it, and what is attached. */
export const entryPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/children/:id/entries/:entry',
    title: 'An entry',
    may: 'child.read',
    handler: async ({ services, viewer, params }) => {
      const id = params['id'] ?? ''
      const reached = await services.recording.entry(viewer, id, params['entry'] ?? '')
      if (reached.is !== 'open') return reasonFirst(reached, id)
      return {
        view: `${VIEWS}/entry.njk`,
        title: reached.value.title,
        data: { entry: reached.value, here: `/children/${id}/entries/${reached.value.entry}` },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/:id/attachments/:attachment',
    title: 'An attachment',
    may: 'child.read',
    handler: async ({ services, viewer, params }) => {
      const id = params['id'] ?? ''
      const reached = await services.recording.attachment(viewer, id, params['attachment'] ?? '')
      if (reached.is !== 'open') return reasonFirst(reached, id)
      const { name, type, body } = reached.value
      return { download: { name, type, body, untrusted: true } }
    },
  }),
]
