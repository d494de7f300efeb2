import type { Page } from '../web/page.ts'
import { accountPages } from './pages-accounts.ts'
import { auditPages } from './pages-audit.ts'
import { ownPages } from './pages-own.ts'

/** Who may use the system, one's own account, and who looked at what. */
export const accessPages: readonly Page[] = [...accountPages, ...ownPages, ...auditPages]
