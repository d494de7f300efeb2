import type { Comparator as Published } from '../../practice/governance/comparators.ts'
import { publishedMark } from '../../practice/governance/marks.ts'
import { neighboursOn } from '../../practice/governance/neighbours.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { Council, Measure, Unit } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Comparator, HeldRow } from '../../spine/web/services.ts'
import type { HeldComparators } from './held.ts'

const ENGLAND = 'E92000001'
/** What grows with the size of a place is not averaged over places. */
const AVERAGED: ReadonlySet<Unit> = new Set(['percent', 'rate', 'mean', 'days'])

/** A published figure as pages show it. */
export function comparatorOf(name: string, { year, value, mark, publication }: Published): Comparator {
  return {
    name,
    value,
    ...(mark === undefined ? {} : { mark: label(publishedMark, mark) }),
    period: `year to 31 March ${year}`,
    source: `${publication.title}, ${publication.page}`,
  }
}

/** What is published of England and of the neighbours to set beside a measure of some councils on a date. */
export function besideOn(
  { book, sets }: HeldComparators,
  measure: Pick<Measure, 'id' | 'unit'>,
  councils: readonly Council[],
  on: PlainDate,
): Pick<HeldRow, 'england' | 'neighbours'> {
  if (measure.unit === 'mix') return {}
  const england = book.on(measure.id, ENGLAND, on)
  const numbers = councils.map(council => council.laNumber)
  const found = AVERAGED.has(measure.unit) ? neighboursOn(book, sets, measure.id, numbers, on) : undefined
  return {
    ...(england?.value == null ? {} : { england: comparatorOf('England', england) }),
    ...(found
      ? {
          neighbours: {
            name: 'Neighbours',
            value: found.value,
            period: `year to 31 March ${found.year}`,
            source: `${found.model}; average of ${found.counted} of ${found.of} neighbours`,
          },
        }
      : {}),
  }
}

/** Every published figure worth setting beside a measure on a date: England, the neighbours, and each council’s own. */
export function comparatorsOn(
  held: HeldComparators,
  measure: Pick<Measure, 'id' | 'unit'>,
  { all, within }: { readonly all: readonly Council[]; readonly within: readonly Council[] },
  on: PlainDate,
): readonly Comparator[] {
  if (measure.unit === 'mix') return []
  const { england, neighbours } = besideOn(held, measure, within, on)
  return [
    ...(england ? [england] : []),
    ...(neighbours ? [neighbours] : []),
    ...all.flatMap(council => {
      const found = held.book.on(measure.id, council.gss, on)
      return found ? [comparatorOf(`${council.name}, as published`, found)] : []
    }),
  ]
}
