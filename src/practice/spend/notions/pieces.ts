import { type PlainDate, addDays, daysBetween, earlier, endOfMonth, later } from '../../../spine/time/plain-date.ts'
import { type Payer, type SpendKind, USUALLY_PAID, payer, spendKind } from '../codes.ts'
import { NO_PENCE, type Pence, aWeek, costOf, plus, shared, sumOf } from './amounts.ts'
import type { CostedChild, CostedHome } from './costed.ts'

/** What one home came to in one month. */
export interface Piece {
  readonly subject: string
  readonly council: string
  readonly kind: SpendKind
  /** The month's last day. */
  readonly month: PlainDate
  /** Nights lived there. */
  readonly nights: number
  /** Of them, those for which the home's price is on record. */
  readonly priced: number
  readonly pence: Pence
}

/** What a kind of home usually costs a week from a day on, as the trust assumes. */
export interface Usual {
  readonly kind: SpendKind
  readonly from: PlainDate
  /** Whole pence a week. */
  readonly week: number
}

/**
 * What every home came to, month by month, over days `from` up to, and not with, `until`. A one-off cost is of the month it
 * was paid in, also where that is the day the child left.
 */
export function piecesOf(children: Iterable<CostedChild>, from: PlainDate, until: PlainDate): readonly Piece[] {
  const found: Piece[] = []
  for (const { subject, homes } of children)
    for (const home of homes) {
      if (home.start >= until || (home.end !== null && addDays(home.end, 1) <= from)) continue
      // Also over the day they left, for what was paid once on it.
      const last = earlier(until, home.end === null ? until : addDays(home.end, 1))
      for (let start = later(from, home.start); start < last; ) {
        const month = endOfMonth(start)
        const next = earlier(addDays(month, 1), last)
        const piece = pieceOf(home, start, next)
        if (piece.nights > 0 || sumOf(piece.pence) > 0)
          found.push({ subject, council: home.council, kind: home.kind, month, ...piece })
        start = next
      }
    }
  return found
}

function pieceOf(home: CostedHome, from: PlainDate, until: PlainDate): Pick<Piece, 'nights' | 'priced' | 'pence'> {
  const end = home.end === null ? until : earlier(until, home.end)
  let [pence, priced] = [NO_PENCE, 0]
  for (const price of home.prices) {
    const [start, stop] = [later(from, price.from), price.until === null ? end : earlier(end, price.until)]
    if (stop <= start) continue
    pence = plus(pence, shared(costOf(price, start, stop), price.education, price.health))
    if (price.covers === 'home') priced += daysBetween(start, stop)
  }
  for (const each of home.oneOffs) if (each.on >= from && each.on < until) pence = plus(pence, each.pence)
  return { nights: Math.max(0, daysBetween(from, end)), priced, pence }
}

/** Pieces added up. */
export interface Spend {
  readonly pence: Pence
  readonly total: number
  readonly children: number
  readonly nights: number
  readonly priced: number
  /** Children with nights in a kind of home that is usually paid for and no price on record. */
  readonly unpricedChildren: number
  readonly unpricedNights: number
  /** What those nights would come to at the usual price of their kind: an assumption, and in no other sum. Whole pence. */
  readonly assumed: number
  /** Of those nights, the ones whose kind has no usual price either. */
  readonly unassumed: number
  /** Whole pence a child a week, of nights with a price; null where there are none. */
  readonly week: number | null
}

/** Pieces added up. `usual` is the trust's own assumption for homes without a price: the one in force at each month's end. */
export function together(pieces: Iterable<Piece>, usual: readonly Usual[] = []): Spend {
  const [children, without] = [new Set<string>(), new Set<string>()]
  let [pence, nights, priced, gap, assumed, unassumed, ofPriced] = [NO_PENCE, 0, 0, 0, 0, 0, 0]
  for (const piece of pieces) {
    pence = plus(pence, piece.pence)
    nights += piece.nights
    priced += piece.priced
    if (piece.priced > 0) ofPriced += sumOf(piece.pence)
    if (piece.nights > 0) children.add(piece.subject)
    const missing = USUALLY_PAID.has(piece.kind) ? Math.max(0, piece.nights - piece.priced) : 0
    if (missing === 0) continue
    without.add(piece.subject)
    gap += missing
    const week = usualOn(usual, piece.kind, piece.month)
    if (week === undefined) unassumed += missing
    else assumed += Math.round((week * missing) / 7)
  }
  return {
    pence,
    total: sumOf(pence),
    children: children.size,
    nights,
    priced,
    unpricedChildren: without.size,
    unpricedNights: gap,
    assumed,
    unassumed,
    week: priced === 0 ? null : Math.round((ofPriced * 7) / priced),
  }
}

/** What a kind of home usually costs a week on a day, in whole pence; undefined where the trust assumes nothing. */
export function usualOn(usual: readonly Usual[], kind: SpendKind, on: PlainDate): number | undefined {
  return usual
    .filter(each => each.kind === kind && each.from <= on)
    .reduce<Usual | undefined>((last, each) => (last && last.from > each.from ? last : each), undefined)?.week
}

/** Pieces of each kind of home that has any, in the order of the list of kinds. */
export function byKind(pieces: readonly Piece[]): ReadonlyMap<SpendKind, readonly Piece[]> {
  const found = grouped(pieces, each => each.kind)
  return new Map(spendKind.codes.flatMap(({ code }) => (found.has(code) ? [[code, found.get(code) ?? []]] : [])))
}

/** Pieces of each value of something: a month, a council, a child. */
export function grouped<Key>(pieces: readonly Piece[], of: (piece: Piece) => Key): ReadonlyMap<Key, readonly Piece[]> {
  const found = new Map<Key, Piece[]>()
  for (const piece of pieces) {
    const held = found.get(of(piece))
    if (held) held.push(piece)
    else found.set(of(piece), [piece])
  }
  return found
}

/** Everyone who may pay. */
export const PAYERS: readonly Payer[] = payer.codes.map(each => each.code)

/** A child's home on a day, with what it comes to a week and who pays it. */
export interface PricedHome {
  readonly subject: string
  readonly home: CostedHome
  /** Whole pence a week, everything that is paid for together; null where the home's own price is not on record. */
  readonly week: number | null
  /** The same by who pays; nought where nothing is on record. */
  readonly shares: Pence
  /** Whether a price ought to be on record: the kind is usually paid for. */
  readonly usuallyPaid: boolean
}

/** Every child's home on a day, with its price. Nobody who has no home in care that day. */
export function pricedOn(children: Iterable<CostedChild>, on: PlainDate): readonly PricedHome[] {
  const found: PricedHome[] = []
  for (const { subject, homes } of children) {
    const home = homes.findLast(each => each.start <= on && (each.end === null || each.end > on))
    if (!home) continue
    const prices = home.prices.filter(each => each.from <= on && (each.until === null || each.until > on))
    const shares = prices.reduce(
      (sum, each) => plus(sum, shared(aWeek(each, on), each.education, each.health)),
      NO_PENCE,
    )
    found.push({
      subject,
      home,
      week: prices.some(each => each.covers === 'home') ? sumOf(shares) : null,
      shares,
      usuallyPaid: USUALLY_PAID.has(home.kind),
    })
  }
  return found
}
