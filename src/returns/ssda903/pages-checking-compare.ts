import { yearName } from '../../spine/web/format.ts'
import { listOf } from '../../spine/web/list.ts'
import { type Page, address, definePage, one, oneOf, pageNumber } from '../../spine/web/page.ts'
import { CHECK_CHANGES, type CheckChange, type CheckRow } from '../../spine/web/service-checking.ts'
import { atTime } from '../../spine/web/format.ts'
import { changesList } from './pages-checking-lists.ts'

const LISTS = ['rules', 'children', 'faults'] as const
const TABS = { rules: 'By rule', children: 'By child', faults: 'Each' } as const

const CHANGES: Readonly<Record<CheckChange, { readonly text: string; readonly level: string }>> = {
  new: { text: 'New', level: 'overdue' },
  mended: { text: 'Mended', level: 'met' },
  still: { text: 'Still there', level: 'due' },
  'not-asked': { text: 'Asked only once', level: 'cannot-tell' },
}

const called = (check: CheckRow): string =>
  `${yearName(check.year)}, ${check.source === 'record' ? 'our record, ' : ''}checked ${atTime(check.at)}`

/** What changed between two checks of one council's return. */
export const checkComparePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/checking/:id/compare',
    title: 'Compare two checks',
    may: 'imports.read',
    wide: true,
    handler: async ({ viewer, services, params, query }) => {
      const id = params['id'] ?? ''
      const list = oneOf(query, 'list', LISTS) ?? 'rules'
      const change = oneOf(query, 'change', CHECK_CHANGES)
      const rule = one(query, 'rule')
      const narrowing = list === 'faults' ? { change, rule } : {}
      const compared = await services.checking.compare(viewer, id, {
        with: one(query, 'with'),
        list,
        page: pageNumber(query),
        ...narrowing,
      })
      if (!compared) return { missing: true }
      const { now, before, others, paging } = compared
      const path = `/checking/${id}/compare`
      const at = (more: Readonly<Record<string, string | number | undefined>>): string =>
        `${address(path, { with: before?.id, list, ...narrowing, ...more })}#list`
      return {
        view: 'returns/ssda903/views/check-compare.njk',
        data: {
          compared,
          base: `/checking/${id}`,
          path,
          before: before && called(before),
          now: called(now),
          // The time first: a box of choices cuts off what comes last.
          choices: others.map(each => ({
            value: each.id,
            text: `${atTime(each.at)}, ${each.source === 'record' ? 'our record' : 'files'}, ${yearName(each.year)}`,
          })),
          list,
          tabs: LISTS.map(each => ({
            text: TABS[each],
            href: `${address(path, { with: before?.id, list: each })}#list`,
            current: each === list,
          })),
          rules:
            list === 'rules' && before
              ? listOf(changesList(path, before.id), compared.rows, {
                  path,
                  query,
                  keep: { with: before.id },
                  anchor: 'list',
                })
              : undefined,
          strip: CHECK_CHANGES.filter(each => each !== 'not-asked' || compared.counts[each] > 0).map(each => ({
            text: CHANGES[each].text,
            level: CHANGES[each].level,
            count: compared.counts[each],
            href: `${address(path, { with: before?.id, list: 'faults', change: each })}#list`,
          })),
          chips: [
            ...(list === 'faults' && change ? [{ text: CHANGES[change].text, href: at({ change: undefined }) }] : []),
            ...(list === 'faults' && rule ? [{ text: `Rule: ${rule}`, href: at({ rule: undefined }) }] : []),
          ],
          faults: compared.faults.map(fault => ({ ...fault, changeIs: CHANGES[fault.change] })),
          pages: {
            page: paging.page,
            pages: paging.pages,
            before: paging.page > 1 ? at({ page: paging.page - 1 }) : undefined,
            after: paging.page < paging.pages ? at({ page: paging.page + 1 }) : undefined,
          },
        },
      }
    },
  }),
]
