import { yearInWords } from '../../practice/finance/notions.ts'
import { placement } from '../../practice/placement/kinds.ts'
import { costCovers, costPer, costSource, oneOffFor, spendKind } from '../../practice/spend/codes.ts'
import { placementCost, placementOneOff } from '../../practice/spend/kinds.ts'
import {
  type CostedChild,
  type CostedHome,
  dayAfter,
  grouped,
  piecesOf,
  pricedOn,
  shared,
  together,
  toPence,
  yearStartOf,
} from '../../practice/spend/notions.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { lowerFirst } from '../../spine/web/format.ts'
import type { SpendEntry, SpendOfChild } from '../../spine/web/services.ts'
import { homeInWords } from './register.ts'

const EARLIEST = plainDate('1990-04-01')

/** One child's homes, newest first, with what each cost and by which entries. Pure. */
export function childRow(
  file: SubjectFile,
  costed: CostedChild,
  {
    number,
    on,
    opens,
    mayWrite,
  }: { readonly number: string; readonly on: PlainDate; readonly opens: boolean; readonly mayWrite: boolean },
): SpendOfChild {
  const placements = new Map(all(file, placement).map(each => [each.id, each]))
  const entries = entriesOf(file, costed, on)
  const now = pricedOn([costed], on)[0]
  const byYear = grouped(piecesOf([costed], EARLIEST, dayAfter(on)), each => yearStartOf(each.month))
  return {
    id: file.id,
    number,
    on,
    homes: costed.homes.toReversed().map(home => ({
      words: homeInWords(placements.get(home.placement) ?? { start: home.start, end: home.end, body: {} }),
      from: home.start,
      // An 18th birthday to come ends nothing yet.
      to: home.end !== null && home.end <= on ? home.end : null,
      kind: label(spendKind, home.kind),
      week: now?.home === home ? now.week : null,
      usuallyPaid: pricedOn([{ ...costed, homes: [home] }], home.start)[0]?.usuallyPaid ?? false,
      total: together(piecesOf([{ ...costed, homes: [home] }], EARLIEST, dayAfter(on))).total,
      entries: entriesIn(home).flatMap(id => entries.get(id) ?? []),
    })),
    stray: costed.stray.flatMap(id => entries.get(id) ?? []),
    years: [...byYear]
      .map(([from, pieces]) => {
        const { pence, total } = together(pieces)
        return {
          year: yearInWords(Number(from.slice(0, 4))),
          shares: pence,
          total,
          current: from === yearStartOf(on),
        }
      })
      .filter(each => each.total > 0)
      .sort((a, b) => (a.year < b.year ? 1 : -1)),
    opens,
    may: { write: mayWrite },
  }
}

function entriesIn(home: CostedHome): readonly string[] {
  return [...home.prices.toReversed().map(each => each.entry), ...home.oneOffs.toReversed().map(each => each.entry)]
}

function entriesOf(file: SubjectFile, costed: CostedChild, on: PlainDate): ReadonlyMap<string, SpendEntry> {
  const stray = new Set(costed.stray)
  const until = new Map(costed.homes.flatMap(home => home.prices.map(each => [each.entry, each.until] as const)))
  const found = new Map<string, SpendEntry>()
  for (const { id, start, end, body } of all(file, placementCost)) {
    const from = startDay(start)
    if (from === undefined) continue
    const stops = until.get(id) ?? end
    found.set(id, {
      id,
      kind: 'price',
      from,
      until: stops,
      amount: toPence(body.price),
      per: lowerFirst(label(costPer, body.per)),
      what: label(costCovers, body.covers),
      shares: shared(toPence(body.price), body.education ?? 0, body.health ?? 0),
      source: label(costSource, body.source),
      reference: body.reference ?? '',
      holds: from <= on && (stops === null || stops > on),
      ended: end !== null,
      stray: stray.has(id),
    })
  }
  for (const { id, start, body } of all(file, placementOneOff)) {
    const from = startDay(start)
    if (from === undefined) continue
    found.set(id, {
      id,
      kind: 'one-off',
      from,
      until: null,
      amount: toPence(body.amount),
      per: '',
      what: label(oneOffFor, body.for),
      shares: shared(toPence(body.amount), body.education ?? 0, body.health ?? 0),
      source: '',
      reference: body.reference ?? '',
      holds: true,
      ended: true,
      stray: stray.has(id),
    })
  }
  return found
}
