import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { type Page, type PageRequest, type Shown, definePage, one } from '../../spine/web/page.ts'
import type { PlanToGrade } from '../../spine/web/services.ts'
import { pepQuality } from './codes.ts'
import { sampleList } from './pages-lists.ts'

const VIEWS = 'practice/education/views'
const GRADES = pepQuality.codes.map(({ code, label }) => ({ value: code, text: label }))

/** Checking the quality of education plans: the term's sample, and one plan at a time. */
export const qualityPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/virtual-school/quality',
    title: 'Quality of education plans',
    may: 'virtual-school.read',
    handler: async ({ viewer, services, query }) => {
      const term = termFrom(query)
      const sample = await services.work.virtualSchool.sample(viewer, term)
      return {
        view: `${VIEWS}/quality.njk`,
        data: {
          sample,
          checked: sample.plans.filter(plan => plan.quality !== null).length,
          first: sample.plans.find(plan => plan.quality === null),
          list: listOf(sampleList, sample.plans, {
            path: '/virtual-school/quality',
            query,
            keep: { term },
            download: '/virtual-school/quality/download',
          }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/virtual-school/quality/download',
    title: 'Download the sample of education plans',
    may: 'virtual-school.read',
    handler: async ({ viewer, services, query }) => {
      const sample = await services.work.virtualSchool.sample(viewer, termFrom(query))
      const { table, as } = savedList(`plans-checked-${sample.termKey}`, sampleList, sample.plans, query)
      return download(table, as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/virtual-school/quality/:child/:entry',
    title: 'An education plan to check',
    may: 'virtual-school.read',
    handler: async request => {
      const plan = await planFrom(request)
      return plan ? shown(plan, {}) : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: '/virtual-school/quality/:child/:entry',
    title: 'Grade an education plan',
    may: 'virtual-school.read',
    handler: async request => {
      const { viewer, services, params, body } = request
      const plan = await planFrom(request)
      if (!plan) return { missing: true }
      const quality = one(body, 'quality') ?? ''
      const why = one(body, 'why') ?? ''
      const graded = await services.work.virtualSchool.grade(viewer, params['child'] ?? '', params['entry'] ?? '', {
        quality,
        why,
        seen: Number(one(body, 'seen') ?? '0'),
      })
      switch (graded.is) {
        case 'graded':
          return {
            redirect: graded.next
              ? `/virtual-school/quality/${graded.next.child}/${graded.next.entry}`
              : '/virtual-school/quality',
          }
        case 'missing':
          return { missing: true }
        case 'changed-since':
          return shown(plan, {
            quality,
            why,
            errors: [
              {
                href: '#why',
                text: 'Someone changed this plan since you opened it. What you wrote is kept below: look at the plan again, then send it',
              },
            ],
          })
        case 'refused':
          return shown(plan, {
            quality,
            why,
            errors: graded.problems.map(problem => ({
              href: problem.field === 'quality' ? '#quality-outstanding' : '#why',
              text: problem.why,
            })),
          })
      }
    },
  }),
]

function termFrom(query: PageRequest['query']): string | undefined {
  const term = one(query, 'term')
  return term !== undefined && /^\d{4}-[123]-[a-z]{6}$/.test(term) ? term : undefined
}

function planFrom({ viewer, services, params }: PageRequest): Promise<PlanToGrade | undefined> {
  return services.work.virtualSchool.toGrade(viewer, params['child'] ?? '', params['entry'] ?? '')
}

function shown(
  plan: PlanToGrade,
  sent: {
    readonly quality?: string
    readonly why?: string
    readonly errors?: readonly { readonly href: string; readonly text: string }[]
  },
): Shown {
  return {
    view: `${VIEWS}/grade.njk`,
    title: sent.errors ? 'Error: An education plan to check' : 'An education plan to check',
    ...(sent.errors ? { status: 422 } : {}),
    data: {
      plan,
      grades: GRADES,
      quality: sent.quality ?? plan.quality ?? '',
      why: sent.why ?? plan.why ?? '',
      errors: sent.errors,
    },
  }
}
