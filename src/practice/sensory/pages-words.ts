import type { SensoryDifference } from '../../spine/web/services.ts'
import { pounds } from '../finance/kinds.ts'

/** An amount for a column, or a dash: '£1,234'. */
export function inPounds(value: number | null | undefined): string {
  return value == null ? '–' : pounds(value)
}

/** A share for a column: '47.6%'; a dash where it is not known. */
export function shareIn(percent: number | null | undefined): string {
  return percent == null ? '–' : `${Math.round(percent * 10) / 10}%`
}

/** Why two figures differ, in a sentence. */
export function differenceInWords({ is, council, pounds: by, together }: SensoryDifference): string {
  const much = pounds(Math.abs(by))
  const [more, paysMore] = [by > 0 ? 'more' : 'less', by > 0]
  switch (is) {
    case 'paid-not-agreed':
      return `${council} contributes ${much} ${more} than its agreed share of what is shared.`
    case 'paid-not-used':
      return `${council} contributes ${much} ${more} than its part of the caseload would come to.`
    case 'agreed-not-used':
      return `By the agreed share ${council} would pay ${much} ${more} than by its part of the caseload.`
    case 'shares-do-not-add-up':
      return `The agreed shares come to ${together}%, not 100%.`
    case 'unshared':
      return paysMore
        ? `The budget asks for ${much} more than the councils share: nobody is down to pay it.`
        : `The councils share ${much} more than the budget asks for.`
    case 'uncontributed':
      return paysMore
        ? `Of what is shared, ${much} is contributed by nobody.`
        : `The councils contribute ${much} more than is shared.`
    case 'recharge-short':
      return paysMore
        ? `Of the recharge to schools as budgeted, ${much} is not invoiced yet.`
        : `Schools were recharged ${much} more than was budgeted.`
  }
}
