import { auditPages } from './practice/audits/pages.ts'
import { carePages } from './practice/care/pages.ts'
import { caseworkPages } from './practice/casework/pages.ts'
import { qualityPages } from './practice/quality/pages.ts'
import { contractPages } from './practice/contract/pages.ts'
import { educationPages } from './practice/education/pages.ts'
import { comparatorPages } from './practice/governance/pages-comparators.ts'
import { financePages } from './practice/finance/pages.ts'
import { sensoryPages } from './practice/sensory/pages.ts'
import { spendPages } from './practice/spend/pages.ts'
import { datePages } from './practice/governance/pages-dates.ts'
import { boardPages } from './practice/boards/pages.ts'
import { dutyPages } from './practice/governance/pages-duties.ts'
import { frontPages } from './practice/governance/pages-front.ts'
import { governancePages } from './practice/governance/pages.ts'
import { healthPages } from './practice/health/pages.ts'
import { informationPages } from './practice/information/pages.ts'
import { panelPages } from './practice/panels/pages.ts'
import { promisePages } from './practice/promises/pages.ts'
import { peoplePages } from './practice/people/pages.ts'
import { mergePages } from './practice/people/pages-merge.ts'
import { searchPages } from './practice/people/pages-search.ts'
import { inspectingPages } from './practice/improvement/pages-inspecting.ts'
import { inspectionPages } from './practice/improvement/pages-inspections.ts'
import { inspectorPages } from './practice/improvement/pages-inspectors.ts'
import { planPages } from './practice/improvement/pages.ts'
import { riskPages } from './practice/risk/pages.ts'
import { staffingPages } from './practice/staffing/pages.ts'
import { workforcePages } from './practice/workforce/pages.ts'
import { checkingPages } from './returns/ssda903/pages-checking.ts'
import { exportPages } from './returns/ssda903/pages-export.ts'
import { providerPages } from './returns/ssda903/pages-providers.ts'
import { importPages } from './returns/ssda903/pages.ts'
import { accessPages } from './spine/access/pages.ts'
import type { Page } from './spine/web/page.ts'
import { recordingPages } from './spine/recording/pages.ts'
import { shellPages } from './spine/web/sign-in.ts'

/** Every page there is. A room's pages are added here. */
export const pages: readonly Page[] = [
  ...shellPages,
  ...caseworkPages,
  ...workforcePages,
  ...carePages,
  ...educationPages,
  ...sensoryPages,
  ...healthPages,
  ...qualityPages,
  ...governancePages,
  ...frontPages,
  ...comparatorPages,
  ...contractPages,
  ...financePages,
  ...spendPages,
  ...dutyPages,
  ...datePages,
  ...riskPages,
  ...staffingPages,
  ...planPages,
  ...inspectionPages,
  ...inspectorPages,
  ...inspectingPages,
  ...informationPages,
  ...panelPages,
  ...auditPages,
  ...boardPages,
  ...promisePages,
  ...peoplePages,
  ...searchPages,
  ...mergePages,
  ...recordingPages,
  ...importPages,
  ...checkingPages,
  ...providerPages,
  ...exportPages,
  ...accessPages,
]
