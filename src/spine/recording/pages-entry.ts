import { type Page, definePage } from '../web/page.ts'
import { atTime, listed, yearName } from '../web/format.ts'
import type { EntryShown } from '../web/services.ts'
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
        data: {
          entry: reached.value,
          sources: sourcesInWords(reached.value.sources),
          here: `/children/${id}/entries/${reached.value.entry}`,
        },
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

/** Where an entry is from, in a sentence or two: who recorded it, and which returns tell of it; undefined where only its versions say. Pure. */
export function sourcesInWords({ recorded, came, told }: EntryShown['sources']): string | undefined {
  if (came === undefined && told.length === 0) return undefined
  const by = recorded && `ecorded by ${recorded.by} on ${atTime(recorded.at)}`
  const returns =
    told.length === 0
      ? undefined
      : `told by the ${told.length === 1 ? 'return' : 'returns'} of ${listed(told.map(yearName))}`
  if (came !== undefined) {
    const first = `Came with a return on ${atTime(came)}${by ? `, and r${by}` : ''}.`
    return returns ? `${first} ${returns.charAt(0).toUpperCase()}${returns.slice(1)}.` : first
  }
  return `R${by ?? 'ecorded here'}, and ${returns}.`
}
