import { governancePages } from './practice/governance/pages.ts'
import { peoplePages } from './practice/people/pages.ts'
import { importPages } from './returns/ssda903/pages.ts'
import { accessPages } from './spine/access/pages.ts'
import type { Page } from './spine/web/page.ts'
import { shellPages } from './spine/web/sign-in.ts'

/** Every page there is. A room's pages are added here. */
export const pages: readonly Page[] = [
  ...shellPages,
  ...governancePages,
  ...peoplePages,
  ...importPages,
  ...accessPages,
]
