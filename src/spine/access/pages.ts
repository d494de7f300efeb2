import type { Page } from '../web/page.ts'
import { accountPages } from './pages-accounts.ts'
import { auditPages } from './pages-audit.ts'
import { coverPages } from './pages-cover.ts'
import { looksPages } from './pages-looks.ts'
import { ownPages } from './pages-own.ts'
import { reasonPages } from './pages-reasons.ts'
import { restrictionPages } from './pages-restriction.ts'
import { teamPages } from './pages-teams.ts'
import { twoStepPages } from './pages-two-step.ts'

/** Who may use the system and know what, one's own account, and who looked at what. */
export const accessPages: readonly Page[] = [
  ...accountPages,
  ...teamPages,
  ...ownPages,
  ...twoStepPages,
  ...coverPages,
  ...restrictionPages,
  ...reasonPages,
  ...looksPages,
  ...auditPages,
]
