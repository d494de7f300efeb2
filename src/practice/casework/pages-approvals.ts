import { codeLabels } from './pages-words.ts'
import { type Page, type PageRequest, type Shown, definePage, one } from '../../spine/web/page.ts'
import type { ApprovalOpened } from '../../spine/web/services.ts'
import { approvalDecision } from './codes.ts'

const VIEWS = 'practice/casework/views'

/** Declining, or asking for more, says why; agreeing may. */
const NEEDS_WHY: ReadonlySet<string> = new Set(['declined', 'more-needed'])

/** What one is asked to agree to. */
export const approvalPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/approvals',
    title: 'Asked of me',
    may: 'approvals.decide',
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/approvals.njk`,
      data: { approvals: await services.work.day.approvals(viewer) },
    }),
  }),
  definePage({
    method: 'GET',
    path: '/approvals/:child/:entry',
    title: 'Asked of me',
    may: 'approvals.decide',
    handler: async request => {
      const asked = await openedFrom(request)
      return asked ? shown(asked, {}) : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: '/approvals/:child/:entry',
    title: 'Answer what was asked',
    may: 'approvals.decide',
    handler: async request => {
      const { viewer, services, params, body } = request
      const asked = await openedFrom(request)
      if (!asked) return { missing: true }
      const decision = one(body, 'decision') ?? ''
      const why = one(body, 'why') ?? ''
      const seen = Number(one(body, 'seen') ?? '0')
      const errors = [
        ...(DECISIONS.some(each => each.value === decision)
          ? []
          : [{ href: '#decision-approved', text: 'Choose what you decide' }]),
        ...(NEEDS_WHY.has(decision) && why.length < 3
          ? [{ href: '#why', text: 'Say why, so that the child and the worker can know' }]
          : []),
        ...(why.length > 20_000 ? [{ href: '#why', text: 'Write at most 20,000 letters' }] : []),
      ]
      if (errors.length > 0) return shown(asked, { decision, why, errors })
      const answered = await services.work.day.answer(viewer, params['child'] ?? '', params['entry'] ?? '', {
        decision,
        why,
        seen,
      })
      if (answered.is === 'answered') return { redirect: '/approvals?done=yes' }
      if (answered.is === 'missing') return { missing: true }
      const text =
        answered.is === 'own'
          ? 'You asked for this yourself. Someone else must answer it'
          : 'Someone has changed or answered this since you opened it. Look at it again before you answer'
      return shown(asked, { decision, why, errors: [{ href: '#why', text }] })
    },
  }),
]

const DECISIONS = codeLabels(approvalDecision).filter(each => each.value !== 'withdrawn')

function openedFrom({ viewer, services, params }: PageRequest): Promise<ApprovalOpened | undefined> {
  return services.work.day.approval(viewer, params['child'] ?? '', params['entry'] ?? '')
}

function shown(
  asked: ApprovalOpened,
  sent: {
    readonly decision?: string
    readonly why?: string
    readonly errors?: readonly { readonly href: string; readonly text: string }[]
  },
): Shown {
  return {
    view: `${VIEWS}/approval.njk`,
    title: sent.errors ? 'Error: Asked of me' : 'Asked of me',
    ...(sent.errors ? { status: 422 } : {}),
    data: { asked, decisions: DECISIONS, ...sent },
  }
}
