import type { Page } from '../../spine/web/page.ts'
import { approvalPages } from './pages-approvals.ts'
import { dayListPages } from './pages-day-lists.ts'
import { dayPages } from './pages-day.ts'
import { owedPages } from './pages-owed.ts'

/** One's own work: the day, the list for paper, and what one is asked to agree to. */
export const caseworkPages: readonly Page[] = [...dayPages, ...dayListPages, ...owedPages, ...approvalPages]
