import type { ProviderList } from '../../returns/ssda903/validation/providers.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import type { ProviderRule } from '../../spine/web/service-providers.ts'

/** The lists as people call them. */
export const LIST_TITLES: Readonly<Record<ProviderList, string>> = {
  registered: 'children’s homes and agencies',
  supported: 'supported accommodation',
}

/** The rules that look providers up, with what each finds. */
export const PROVIDER_RULES: readonly ProviderRule[] = rules
  .filter(rule => 'ProviderInfo' in rule.reads)
  .map(rule => ({ rule: rule.code, finds: rule.wrong }))
