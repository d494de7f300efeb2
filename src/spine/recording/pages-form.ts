import { LARGEST_ATTACHMENT } from './attachments/keep.ts'
import { WHAT_MAY_BE_ATTACHED } from './attachments/sniff.ts'
import { type Answer, type Page, type PageRequest, definePage } from '../web/page.ts'
import type { Compared, DraftKept, FormAsk, FormShown } from '../web/services.ts'
import { VIEWS, backToChild, reasonFirst } from './pages-shared.ts'

const MEGABYTE = 1024 ** 2

/** A form may carry many questions for each of several children, and files of which each that is too large is only left out. */
const LIMITS = {
  total: 30 * 2 * LARGEST_ATTACHMENT,
  each: LARGEST_ATTACHMENT,
  files: 30,
  fields: 2000,
  cuts: true,
} as const

/** What a form's page is asked for, by its address. */
type AskOf = (request: PageRequest) => FormAsk

const recordAsk: AskOf = ({ params }) => ({ doing: 'record', kind: params['kind'] ?? '' })
const entryAsk =
  (doing: 'correct' | 'end' | 'withdraw'): AskOf =>
  ({ params }) => ({ doing, entry: params['entry'] ?? '' })

/** The forms that record, correct, end and withdraw, each with its draft. */
export const formPages: readonly Page[] = [
  ...pagesAt('/children/:id/record/:kind', 'Record', recordAsk),
  ...pagesAt('/children/:id/entries/:entry/edit', 'Correct', entryAsk('correct')),
  ...pagesAt('/children/:id/entries/:entry/end', 'This has ended', entryAsk('end')),
  ...pagesAt('/children/:id/entries/:entry/withdraw', 'Withdraw', entryAsk('withdraw')),
]

function pagesAt(path: string, title: string, askOf: AskOf): readonly Page[] {
  const here = ({ params }: PageRequest): string =>
    path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return [
    definePage({
      method: 'GET',
      path,
      title,
      may: 'child.write',
      handler: async request => {
        const id = request.params['id'] ?? ''
        const reached = await request.services.recording.form(request.viewer, id, askOf(request))
        return reached.is === 'open' ? shown(reached.value, here(request)) : reasonFirst(reached, id)
      },
    }),
    definePage({
      method: 'POST',
      path,
      title,
      may: 'child.write',
      files: LIMITS,
      handler: async request => {
        const id = request.params['id'] ?? ''
        const { viewer, services, body, files } = request
        const reached = await services.recording.send(viewer, id, askOf(request), { fields: body, files })
        if (reached.is !== 'open') return reasonFirst(reached, id)
        const sent = reached.value
        switch (sent.is) {
          case 'recorded':
            return backToChild(request, id, { said: sent.said, href: `/children/${id}/entries/${sent.entry}` })
          case 'drafted':
            return backToChild(request, id, {
              said: ['Kept as a draft. Only you can see it, and it waits here until you record it.'],
              href: here(request),
              link: 'Go on with it',
            })
          case 'asked':
            return shown(sent.form, here(request))
          case 'edited-since':
            return both(sent.compared, here(request), 'entry')
          case 'draft-changed':
            return both(sent.compared, here(request), 'draft')
        }
      },
    }),
    definePage({
      method: 'POST',
      path: `${path}/draft`,
      title: 'Save a draft',
      may: 'child.write',
      handler: async request => {
        const id = request.params['id'] ?? ''
        const reached = await request.services.recording.keepDraft(request.viewer, id, askOf(request), request.body)
        return reached.is === 'open' ? told(reached.value) : reasonFirst(reached, id)
      },
    }),
    definePage({
      method: 'POST',
      path: `${path}/discard`,
      title: 'Throw a draft away',
      may: 'child.write',
      handler: async request => {
        const id = request.params['id'] ?? ''
        const reached = await request.services.recording.dropDraft(request.viewer, id, askOf(request))
        if (reached.is !== 'open') return reasonFirst(reached, id)
        return backToChild(request, id, { said: ['The draft is thrown away. Nothing was recorded.'] })
      },
    }),
  ]
}

function shown(form: FormShown, here: string): Answer {
  const wrong = form.faults.length > 0 || (form.attachments?.refused.length ?? 0) > 0
  return {
    view: `${VIEWS}/form.njk`,
    // Of a child's name a browser's history holds nothing.
    title: `${wrong ? 'Error: ' : ''}${form.heading}`,
    ...(wrong ? { status: 422 } : {}),
    data: {
      form,
      here,
      errors: [
        ...form.faults.map(fault => ({ href: `#${fault.id}`, text: fault.text })),
        ...(form.attachments?.refused ?? []).map(text => ({ href: '#files', text })),
      ],
      taken: WHAT_MAY_BE_ATTACHED,
      largest: LARGEST_ATTACHMENT / MEGABYTE,
    },
  }
}

function both(compared: Compared, here: string, of: 'entry' | 'draft'): Answer {
  return {
    view: `${VIEWS}/compare.njk`,
    title: of === 'entry' ? 'Someone else changed this too' : 'You changed this on another device too',
    status: 409,
    data: { compared, here, of },
  }
}

// A word and what goes with it: the script reads no more.
function told(kept: DraftKept): Answer {
  const said =
    kept.is === 'saved' ? `saved ${kept.version} ${kept.at}` : kept.is === 'changed' ? `changed ${kept.at}` : 'gone'
  return { download: { name: 'draft.txt', type: 'text/plain; charset=utf-8', body: said, inline: true } }
}
