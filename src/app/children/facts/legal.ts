import { adoptionDecision } from '../../../practice/adoption/kinds.ts'
import {
  categoryOfNeed,
  legalStatusCode,
  permanenceOption,
  permanenceStatus,
  reasonEpisodeEnded,
} from '../../../practice/care/codes.ts'
import { legalStatus, periodOfCare, permanencePlan } from '../../../practice/care/kinds.ts'
import { legalStatusOn, periodsOfCare } from '../../../practice/care/notions.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import { all, current } from '../../../spine/ledger/file.ts'
import { inWords } from '../../../spine/time/words.ts'
import { lowerFirst } from '../../../spine/web/format.ts'
import type { Fact } from '../../../spine/web/services.ts'
import type { ChildOnFile } from '../on-file.ts'
import { ordinal } from '../ordinal.ts'
import { since } from '../when.ts'

/** On what footing the child is or was looked after. */
export function legalFacts({ file, on, is, care, council, sourceOf }: ChildOnFile): readonly Fact[] {
  const code = is === 'in' ? legalStatusOn(file, on) : undefined
  const status = all(file, legalStatus).findLast(
    entry => entry.body.status === code && (entry.end === null || entry.end > on),
  )
  const period = all(file, periodOfCare).find(entry => entry.id === care?.id)
  const source = period ? { source: sourceOf(period) } : {}
  const times = periodsOfCare(file).length
  const adopting = all(file, adoptionDecision).findLast(entry => entry.end === null || entry.end > on)
  const plan = current(file, permanencePlan, on)
  return [
    ...(is === 'in'
      ? [
          {
            label: 'Legal status',
            value: code === undefined ? null : label(legalStatusCode, code),
            ...(status ? { note: since(status), source: sourceOf(status) } : {}),
          },
        ]
      : []),
    ...(care
      ? [
          {
            label: 'Came into care',
            value: care.startKnown ? inWords(care.start) : null,
            note: care.startKnown
              ? times > 1
                ? `for the ${ordinal(times)} time`
                : 'for the first time known'
              : `on or before ${inWords(care.start)}`,
            ...source,
          },
          {
            label: 'Category of need',
            value: period?.body.need ? label(categoryOfNeed, period.body.need) : null,
            ...source,
          },
        ]
      : []),
    ...(is === 'left' && care?.end
      ? [
          {
            label: care.ended === 'E2' ? 'Died' : 'Left care',
            value: inWords(care.end),
            ...(care.ended === 'E2'
              ? {}
              : { note: care.ended ? lowerFirst(label(reasonEpisodeEnded, care.ended)) : 'why is not recorded' }),
            ...source,
          },
        ]
      : []),
    ...(is === 'lost' || is === 'past-18' ? [{ label: 'Left care', value: null, ...source }] : []),
    { label: 'Responsible council', value: council?.name ?? null },
    ...(is === 'in'
      ? [
          {
            label: 'Plan for permanence',
            value: plan ? label(permanenceOption, plan.body.option) : adopting ? 'Adoption' : null,
            ...(plan
              ? { note: lowerFirst(label(permanenceStatus, plan.body.status)), source: sourceOf(plan) }
              : adopting
                ? { note: since(adopting), source: sourceOf(adopting) }
                : {}),
          },
        ]
      : []),
  ]
}
