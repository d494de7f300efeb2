import { type Answer, type Page, type PageRequest, address, definePage, one, oneOf } from '../web/page.ts'
import { REVIEWED_WITHIN, purposeInWords } from './reasons.ts'

const VIEW = 'spine/access/views/reasons.njk'
const DONE = { fine: 'Kept: that was fine.', 'not-fine': 'Kept, and whoever gave the reason is told.' } as const

/** Reasons people gave for opening records they do not work with, for whoever looks into them. */
export const reasonPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/reasons',
    title: 'Reasons given',
    may: 'reasons.review',
    nav: { text: 'Reasons given', order: 64, more: true, under: 'Who may see what' },
    handler: request => reasonsPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/reasons/:id',
    title: 'Reasons given',
    may: 'reasons.review',
    handler: async request => {
      const { services, viewer, params, body } = request
      const id = params['id'] ?? ''
      const judged = oneOf(body, 'judged', ['fine', 'not-fine'] as const)
      const words = one(body, 'words') ?? ''
      if (!judged) return reasonsPage(request, { id, words, href: `#judged-${id}`, text: 'Say whether it was fine' })
      const done = await services.guard.reasons.review(viewer, id, { fine: judged === 'fine', words })
      if (done === undefined) return { missing: true }
      if (done === 'words-missing')
        return reasonsPage(request, {
          id,
          words,
          judged,
          href: `#words-${id}`,
          text: 'Say why it was not fine, and what comes of it: at least 10 letters',
        })
      return { redirect: address('/reasons', { done: judged }) }
    },
  }),
]

interface Wrong {
  readonly id: string
  readonly words: string
  readonly judged?: 'fine' | 'not-fine'
  readonly href: string
  readonly text: string
}

async function reasonsPage({ services, viewer, query }: PageRequest, wrong?: Wrong): Promise<Answer> {
  const reasons = (await services.guard.reasons.list(viewer)).map(reason => ({
    ...reason,
    purpose: purposeInWords(reason.purpose),
  }))
  const done = oneOf(query, 'done', ['fine', 'not-fine'] as const)
  return {
    view: VIEW,
    ...(wrong ? { status: 422, title: 'Error: Reasons given' } : {}),
    data: {
      open: reasons.filter(reason => !reason.reviewed),
      reviewed: reasons.filter(reason => reason.reviewed),
      within: REVIEWED_WITHIN,
      wrong,
      errors: wrong ? [{ href: wrong.href, text: wrong.text }] : undefined,
      done: done && DONE[done],
    },
  }
}
