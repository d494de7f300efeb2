import { sql } from 'kysely'
import { COMPARATOR_FILES, COMPARED } from '../../practice/governance/comparator-files.ts'
import { DIFFERENCES } from '../../practice/governance/comparator-differences.ts'
import { HOW_NEIGHBOURS, NEIGHBOURS_OF_ALL, neighbourSetOn } from '../../practice/governance/neighbours.ts'
import { frontOn } from '../../practice/governance/notions.ts'
import { scorecard as layout } from '../../practice/governance/scorecard.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Measure, Unit } from '../../spine/measure/measure.ts'
import { authorities } from '../../spine/places/authorities.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  Ask,
  BoardFront,
  ComparatorsHeld,
  FiguresService,
  Front,
  FrontOf,
  FrontService,
  MeasureAbout,
  Spread,
} from '../../spine/web/services.ts'
import { besideOn, comparatorOf } from '../comparators/beside.ts'
import { heldComparators } from '../comparators/held.ts'
import { takingIn } from '../comparators/taking-in.ts'
import { heldNow } from '../contract/held.ts'
import { knownFrom } from '../figures/known.ts'
import { keepAnswers } from '../figures/passes.ts'
import { workHere } from '../figures/work.ts'
import type { Product } from '../product.ts'
import { namesFor } from '../registers/reading.ts'
import { measures } from '../rulebook.ts'
import { targetOn } from './targets.ts'
import { type Written, promiseInWords, readWritten } from './written.ts'

const SPREADS_KEPT = 12

/** The front of the scorecard, and what figures are compared with. `today` is asked at the edge, each time. */
export function frontService(
  { store, councils, figures: work = workHere(store, councils) }: Pick<Product, 'store' | 'councils' | 'figures'>,
  figures: Pick<FiguresService, 'scorecard' | 'published'>,
  today: () => PlainDate,
): FrontService {
  const comparedNow = heldComparators(store)
  const spreads = keepAnswers<ReadonlyMap<string, readonly Spread[]>>(store, SPREADS_KEPT)

  /** What is said, promised and heard of a measure, and what it is held to and compared with. */
  const around = async (written: Written) => {
    const compared = await comparedNow()
    const { termsFor } = await heldNow(store)
    return (
      measure: { readonly id: string; readonly unit: Unit },
      value: number | null,
      on: PlainDate,
      council: string | undefined,
    ) => {
      const [comment, ...before] = written.said(measure.id, on)
      const promised = written.promised(measure.id, on)
      const within = councils.filter(each => council === undefined || each.code === council)
      const { neighbours } = besideOn(compared, measure, within, on)
      const target = targetOn(measure, value, on, termsFor)
      return {
        ...(comment ? { comment } : {}),
        before,
        ...(promised ? { promise: promiseInWords(promised, today()) } : {}),
        heard: written.heard(measure.id, on),
        ...(neighbours ? { neighbours } : {}),
        ...(target ? { target } : {}),
      }
    }
  }

  const front = async (viewer: Viewer, ask: Ask): Promise<Front> => {
    const { asked, dates, groups } = await figures.scorecard(viewer, ask)
    const { on, council } = asked
    const written = await readWritten(store, viewer, 'figures.read')
    const { measures: ids, chosen } = frontOn(written.file, on)
    const its = ids.flatMap(id => measures.get(id) ?? [])
    const known = knownFrom(ask)
    const key = [ids.join(), on, council, known?.clock, known?.at].join(' ')
    const { answer: spread } = await spreads.get(key, () => work.spreads(its, on, council, known))
    const rows = groups.flatMap(group => group.rows.map(row => ({ title: group.title, row })))
    const tell = await around(written)
    const told = ids.flatMap(id => {
      const found = rows.find(({ row }) => row.id === id)
      if (!found?.row.held) return []
      const { title, row } = found
      return [
        { group: title, of: ofWhom(id), row, spread: spread.get(id) ?? [], ...tell(row, row.now.value, on, council) },
      ]
    })
    return {
      asked,
      dates,
      ...(chosen ? { chosen } : {}),
      measures: told,
      groupsWithout: layout.map(each => each.title).filter(title => !told.some(each => each.group === title)),
      may: {
        comment: decide(viewer, 'scorecard.comment').allow,
        set: decide(viewer, 'scorecard.set').allow,
      },
    }
  }

  const board = async (viewer: Viewer, ask: { readonly on?: PlainDate }): Promise<BoardFront> => {
    const { on, dates, councils: its, publishedAt, groups } = await figures.published(viewer, ask)
    const written = await readWritten(store, viewer, 'figures.read-suppressed')
    const tell = await around(written)
    const rows = groups.flatMap(group => group.rows.map(row => ({ title: group.title, row })))
    const published = await Promise.all(dates.map(date => figures.published(viewer, { on: date })))
    const yearsOf = (id: string) =>
      published
        .filter(each => each.on <= on)
        .flatMap(each => {
          const figure = each.groups.flatMap(group => group.rows).find(row => row.id === id)?.now
          return figure ? [{ on: each.on, figure }] : []
        })
        .toReversed()
    return {
      on,
      dates,
      councils: its,
      ...(publishedAt ? { publishedAt } : {}),
      measures: frontOn(written.file, on).measures.flatMap(id => {
        const found = rows.find(({ row }) => row.id === id)
        if (!found?.row.now) return []
        const { title, row } = found
        const { unit, value } = found.row.now
        return [{ group: title, of: ofWhom(id), row, years: yearsOf(id), ...tell({ id, unit }, value, on, undefined) }]
      }),
    }
  }

  const about = async (viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, MeasureAbout>> => {
    const on = today()
    const written = await readWritten(store, viewer, 'figures.read-suppressed')
    const compared = await comparedNow()
    return new Map(
      [...new Set(ids)].flatMap(id => {
        const measure = measures.get(id)
        if (!measure) return []
        const promised = written.promised(id, on)
        const beside = {
          unit: measure.unit,
          ...besideOn(compared, measure, councils, on),
          ...(promised ? { promise: promiseInWords(promised, on) } : {}),
          heard: written.heard(id, on),
        }
        return [[id, beside] as const]
      }),
    )
  }

  const comparators = async (viewer: Viewer): Promise<ComparatorsHeld> => {
    permit(viewer, 'figures.read')
    const held = await comparedNow()
    const on = today()
    const { file } = await readWritten(store, viewer, 'figures.read')
    const loads = await store.within({ author: viewer.id, sight: 'none' }, tx =>
      tx
        .selectFrom('comparator_load')
        .select(['number', 'at', 'author', 'file', 'holds', 'undone_at'])
        .select(sql<number>`jsonb_array_length(figures) + jsonb_array_length(neighbours)`.as('held'))
        .where('authority', '=', store.authority)
        .orderBy('number', 'desc')
        .execute(),
    )
    const nameOf = await namesFor(
      store,
      loads.map(load => load.author),
    )
    const own = new Set((file.entries['neighbour-set'] ?? []).map(entry => entry.id))
    const its = councils.map(council => council.laNumber)
    return {
      councils: councils.map(({ code, name }) => ({ value: code, text: name })),
      rows: [...COMPARED].flatMap(id => {
        const measure = measures.get(id)
        return measure && measure.unit !== 'mix' ? [comparedRow(measure, held, on)] : []
      }),
      loads: loads.map(load => ({
        number: load.number,
        at: load.at,
        by: nameOf(load.author),
        file: load.file,
        holds: load.holds,
        count: load.held,
        ...(load.undone_at ? { undoneAt: load.undone_at } : {}),
      })),
      sets: held.sets
        .filter(set => its.includes(set.council))
        .map(set => {
          const entry = 'entry' in set && typeof set.entry === 'string' && own.has(set.entry) ? set.entry : undefined
          return {
            ...(entry ? { entry } : {}),
            council: councils.find(each => each.laNumber === set.council)?.name ?? set.council,
            from: set.from,
            names: set.authorities.map(number => nameOfAuthority(number, on)),
            model: set.model,
            source: set.source,
            holds: neighbourSetOn(held.sets, set.council, on) === set,
          }
        })
        .sort((a, b) => (a.council === b.council ? (a.from < b.from ? 1 : -1) : a.council < b.council ? -1 : 1)),
      how: [HOW_NEIGHBOURS, ...(councils.length > 1 ? [NEIGHBOURS_OF_ALL] : [])],
      files: COMPARATOR_FILES,
      maySet: decide(viewer, 'scorecard.set').allow,
    }
  }

  const comparedRow = (
    measure: Measure,
    held: Awaited<ReturnType<typeof comparedNow>>,
    on: PlainDate,
  ): ComparatorsHeld['rows'][number] => {
    const { england, neighbours } = besideOn(held, measure, councils, on)
    const difference = DIFFERENCES[measure.id]
    return {
      id: measure.id,
      title: measure.title,
      unit: measure.unit,
      ...(england ? { england } : {}),
      ...(neighbours ? { neighbours } : {}),
      councils: councils.map(council => {
        const found = held.book.on(measure.id, council.gss, on)
        return found && comparatorOf(council.name, found)
      }),
      ...(difference ? { difference } : {}),
    }
  }

  return { front, board, about, comparators, ...takingIn(store) }
}

function ofWhom(id: string): FrontOf {
  const measure = measures.get(id)
  if (measure?.subject === 'worker') return 'workers'
  if (measure?.of === 'event') return 'events'
  return measure?.group === 'care-leavers' ? 'young people' : 'children'
}

function nameOfAuthority(number: string, on: PlainDate): string {
  const found = authorities.filter(each => each.number === number)
  return (found.find(each => each.until === undefined || each.until >= on) ?? found.at(-1))?.name ?? number
}
