import { isPlainDate, type PlainDate } from '../../spine/time/plain-date.ts'
import { type Fields, type Page, type PageRequest, type Shown, definePage, one } from '../../spine/web/page.ts'
import type { ReallocationAsked, ReallocationPlan, TeamWorker } from '../../spine/web/services.ts'
import { besideTarget } from './pages-lists.ts'

const VIEWS = 'practice/workforce/views'

/** What was sent with the form, as it was sent. */
interface Sent {
  readonly children: readonly string[]
  readonly to: string
  readonly from: string
  readonly reason: string
  readonly handOver: string
}

type Problem = { readonly href: string; readonly text: string }

/** Giving children to another worker: choosing who and when, then looking at it once more before it is done. */
export const allocatePages: readonly Page[] = [
  definePage({
    method: 'POST',
    path: '/team/:id/give',
    title: 'Give children to a worker',
    may: 'team.allocate',
    wide: true,
    handler: async request => {
      const sent = sentFrom(request.body)
      const plan = await planFor(request, sent)
      if (!plan) return { missing: true }
      const step = one(request.body, 'step')
      if (step === undefined) return form(plan, { ...sent, from: sent.from || plan.on })
      const problems = problemsOf(sent, plan)
      if (problems.length > 0 || step === 'change') return form(plan, sent, step === 'change' ? undefined : problems)
      return {
        view: `${VIEWS}/give-check.njk`,
        title: 'Check before you give these children to another worker',
        data: { plan, sent, chosen: plan.chosen, reason: plan.reasons.find(each => each.value === sent.reason)?.text },
      }
    },
  }),
  definePage({
    method: 'POST',
    path: '/team/:id/give/done',
    title: 'Give children to a worker',
    may: 'team.allocate',
    wide: true,
    handler: async request => {
      const { viewer, services, params, body } = request
      const sent = sentFrom(body)
      const plan = await planFor(request, sent)
      if (!plan) return { missing: true }
      const problems = problemsOf(sent, plan)
      if (problems.length > 0) return form(plan, sent, problems)
      const asked: ReallocationAsked = {
        children: sent.children,
        to: sent.to,
        from: sent.from as PlainDate,
        reason: sent.reason,
        ...(sent.handOver ? { handOver: sent.handOver } : {}),
      }
      const done = await services.work.team.reallocate(viewer, params['id'] ?? '', asked)
      if (!done) return { missing: true }
      if (done.is === 'refused')
        return form(
          plan,
          sent,
          done.problems.map(({ field, why }) => ({ href: `#${FIELDS[field]}`, text: why })),
        )
      return { view: `${VIEWS}/give-done.njk`, title: 'Done', data: { done, team: plan.team } }
    },
  }),
]

const FIELDS: Readonly<Record<keyof ReallocationAsked, string>> = {
  children: 'children',
  to: 'to',
  from: 'from',
  reason: 'reason',
  handOver: 'hand-over',
}

function sentFrom(body: Fields): Sent {
  const chosen = body['child']
  return {
    children: (typeof chosen === 'string' ? [chosen] : (chosen ?? [])).slice(0, 200),
    to: one(body, 'to') ?? '',
    from: one(body, 'from') ?? '',
    reason: one(body, 'reason') ?? '',
    handOver: one(body, 'hand-over') ?? '',
  }
}

function planFor({ viewer, services, params }: PageRequest, sent: Sent): Promise<ReallocationPlan | undefined> {
  return services.work.team.plan(viewer, params['id'] ?? '', sent.children, sent.to || undefined)
}

function problemsOf(sent: Sent, plan: ReallocationPlan): readonly Problem[] {
  return [
    ...(sent.children.length === 0
      ? [{ href: '#children', text: 'Choose at least one child, on the list before' }]
      : []),
    ...(plan.refused > 0
      ? [
          {
            href: '#children',
            text: `${plan.refused} of the children you chose cannot be moved by you, and are left off below`,
          },
        ]
      : []),
    ...(plan.chosen ? [] : [{ href: '#to', text: 'Choose who they are given to' }]),
    ...(isPlainDate(sent.from) ? [] : [{ href: '#from', text: 'Enter the day the new worker begins' }]),
    ...(plan.reasons.some(each => each.value === sent.reason)
      ? []
      : [{ href: '#reason', text: 'Choose why they are moved' }]),
  ]
}

function form(plan: ReallocationPlan, sent: Sent, errors?: readonly Problem[]): Shown {
  return {
    view: `${VIEWS}/give.njk`,
    title: errors?.length ? 'Error: Give children to a worker' : 'Give children to a worker',
    ...(errors?.length ? { status: 422 } : {}),
    data: {
      plan,
      sent,
      errors,
      children: plan.children,
      workers: plan.workers.map(worker => ({ ...worker, beside: besideTarget(worker), after: afterOf(worker, plan) })),
    },
  }
}

// With the children chosen, of whom their own are theirs already.
function afterOf(worker: TeamWorker, plan: ReallocationPlan): number {
  return worker.children + plan.children.filter(child => child.worker?.id !== worker.id).length
}
