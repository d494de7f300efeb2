import { kpiBy } from '../../practice/contract/kpis.ts'
import { type TermFrom, localTargets, termOn } from '../../practice/contract/terms.ts'
import type { Unit } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { FrontTarget } from '../../spine/web/services.ts'

/** What a measure is held to on a date: by the contract where it is one of its KPIs, else by the trust's local targets. */
export function targetOn(
  { id, unit }: { readonly id: string; readonly unit: Unit },
  value: number | null,
  on: PlainDate,
  termsFor: (kpi: string) => readonly TermFrom[],
): FrontTarget | undefined {
  const term = kpiBy.has(id) ? termOn(termsFor(id), on) : undefined
  const local = localTargets.find(each => each.measure === id && each.unit === unit)
  const target = term?.target ?? (term ? undefined : local?.target)
  if (target === undefined) return undefined
  const polarity = term?.polarity ?? local?.polarity
  const met =
    value === null || polarity === undefined
      ? undefined
      : polarity === 'band'
        ? Math.abs(value - target) <= (term?.tolerance ?? 0)
        : polarity === 'higher'
          ? value >= target
          : value <= target
  return {
    value: target,
    unit,
    source: (term
      ? term.agreed
        ? 'The contract, agreed with both councils'
        : term.why
      : (local?.source ?? '')
    ).replace(/\.$/, ''),
    ...(met === undefined ? {} : { met }),
  }
}
