import { identity } from '../../practice/people/kinds.ts'
import { periodOfCare } from '../../practice/care/kinds.ts'
import { financialYearOf, lastMonthOver, linesAt, monthsHeld, yearInWords } from '../../practice/finance/notions.ts'
import { placement } from '../../practice/placement/kinds.ts'
import { spendKind } from '../../practice/spend/codes.ts'
import { placementCostKinds, typicalPrice } from '../../practice/spend/kinds.ts'
import {
  type CostedChild,
  type Usual,
  costedChild,
  piecesOf,
  pricedOn,
  together,
  toPence,
  yearStartOf,
} from '../../practice/spend/notions.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import type { SpendChild, SpendPosition, SpendService } from '../../spine/web/services.ts'
import { fromFiles } from '../figures/from-files.ts'
import { knownTo } from '../files/barred.ts'
import { openTo, withList } from '../files/gate.ts'
import { financeRegister } from '../finance/register.ts'
import { choiceOf, councilChoice } from '../finance/rows.ts'
import type { Product } from '../product.ts'
import { registerFor } from '../registers/reading.ts'
import { personFor } from '../registers/whose.ts'
import { kinds, rulebook } from '../rulebook.ts'
import { childRow } from './child.ts'
import { heldSpend } from './held.ts'
import { ledgerOf, yearOf, yearsOf } from './rows.ts'

/** What of a child's file prices are worked out from, and nothing else. */
const READS: ReadonlySet<string> = new Set(
  [identity, periodOfCare, placement, ...placementCostKinds].map(each => each.name),
)

/** What placements cost, as whoever asks may read it. `today` is asked at the edge, each time. */
export function spendService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  today: () => PlainDate,
): SpendService {
  const held = fromFiles(store, heldSpend)
  // The same for every reader until something is recorded, and more work than any other part of the page.
  const worked = new WeakMap<readonly CostedChild[], Map<string, ReturnType<typeof yearOf>>>()

  const workedFor = (
    children: readonly CostedChild[],
    usual: readonly Usual[],
    asked: { readonly year: number; readonly on: PlainDate; readonly council: string },
  ): ReturnType<typeof yearOf> => {
    const made = worked.get(children) ?? new Map<string, ReturnType<typeof yearOf>>()
    worked.set(children, made)
    const key = JSON.stringify([asked, usual])
    const answer = made.get(key) ?? yearOf(children, councils, usual, asked)
    made.set(key, answer)
    return answer
  }

  const position = async (viewer: Viewer, ask: Parameters<SpendService['position']>[1]): Promise<SpendPosition> => {
    const file = await registerFor(store, financeRegister, viewer, 'finance.read')
    const on = today()
    const { found: children, workedOutAt, stale } = await held(on)
    const years = yearsOf(children, on)
    const year = years.find(each => each === ask.year) ?? financialYearOf(on)
    const council = councils.find(each => each.code === (viewer.council ?? ask.council))?.code ?? ''
    const usual = usualIn(file)
    const { pieces, expected, ...told } = workedFor(
      children,
      usual.map(({ kind, from, week }) => ({ kind, from, week })),
      { year, on, council },
    )
    const month = monthsHeld(file, year).findLast(each => each <= lastMonthOver(on))
    const lines = month === undefined ? [] : linesAt(file, month).filter(each => each.group === 'placements')
    const ledger = month !== undefined && lines.length > 0 && council === ''
    return {
      on,
      year,
      yearName: yearInWords(year),
      years: years.map(each => ({ value: String(each), text: yearInWords(each) })),
      council,
      ...told,
      ...(ledger ? { ledger: ledgerOf(lines, month, { pieces, expected }) } : {}),
      usual: usual.map(({ id, kind, from, week, basis }) => ({
        id,
        kind: choiceOf(spendKind, kind),
        from,
        week,
        basis,
      })),
      workedOutAt,
      newerToCome: stale,
      may: {
        write: decide(viewer, 'placement-costs.write').allow,
        set: decide(viewer, 'finance.write').allow,
        children: decide(viewer, 'placement-costs.read').allow,
      },
    }
  }

  return {
    position,

    children: async (viewer, purpose) => {
      const on = today()
      permit(viewer, 'placement-costs.read')
      const { found: children } = await held(on)
      const known = await knownTo(store, viewer, pricedOn(children, on))
      const byChild = new Map(children.map(each => [each.subject, each]))
      const route = purpose === 'open' ? '/finance/placements/children' : '/finance/placements/children/download'
      return withList(store, viewer, 'placement-costs.read', { route, purpose }, async (tx, { council }) => {
        const numbers = await numbersIn(tx, store.authority)
        const rows = known.flatMap((priced): readonly SpendChild[] => {
          const number = numbers.get(priced.subject)
          const child = byChild.get(priced.subject)
          const { home, week, usuallyPaid, shares } = priced
          if (number === undefined || !child || (council !== undefined && home.council !== council)) return []
          return [
            {
              id: priced.subject,
              number,
              council: councilChoice({ councils }, home.council),
              kind: choiceOf(spendKind, home.kind),
              since: home.start,
              week,
              shares,
              year: together(piecesOf([child], yearStartOf(on), addDays(on, 1))).total,
              is:
                week !== null
                  ? { level: 'met', text: 'Price on record' }
                  : usuallyPaid
                    ? { level: 'overdue', text: 'No price on record' }
                    : { level: 'cannot-tell', text: 'Not usually paid for' },
            },
          ]
        })
        return { value: rows, shown: rows.map(each => each.id) }
      })
    },

    child: async (viewer, id) => {
      const subject = await personFor(store, viewer, 'placement-costs.read', id)
      if (subject === undefined) return undefined
      const grants = {
        author: viewer.id,
        sight: 'files' as const,
        subjects: [subject],
        hidden: [...kinds.keys()].filter(kind => !READS.has(kind)),
      }
      const read = await store.within(grants, async tx => {
        const file = (await readFiles(tx, store.authority, rulebook, [subject], undefined, READS)).get(subject)
        await recordWithin(tx, store.authority, viewer, 'placement-costs.read', [subject], {
          route: '/finance/placements/children/:id',
        })
        return { file, number: (await numbersIn(tx, store.authority, subject)).get(subject) }
      })
      if (!read.file) return undefined
      const opens = decide(viewer, 'child.read').allow && (await openTo(store, viewer, [subject])).has(subject)
      return childRow(read.file, costedChild(read.file), {
        number: read.number ?? 'Child without a number',
        on: today(),
        opens,
        mayWrite: decide(viewer, 'placement-costs.write').allow,
      })
    },
  }
}

/** What the trust assumes kinds of home to cost, oldest first. */
function usualIn(file: SubjectFile): readonly (Usual & { readonly id: string; readonly basis: string })[] {
  return all(file, typicalPrice).flatMap(({ id, start, body }) => {
    const from = startDay(start)
    return from === undefined ? [] : [{ id, kind: body.kind, from, week: toPence(body.week), basis: body.basis }]
  })
}

async function numbersIn(tx: Tx, authority: number, subject?: string): Promise<ReadonlyMap<string, string>> {
  let query = tx.selectFrom('standing').select(['subject', 'number']).where('authority', '=', authority)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  const rows = await query.execute()
  return new Map(rows.map(row => [row.subject, row.number ?? 'Without a number']))
}
