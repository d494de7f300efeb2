import { scorecard as layout } from '../../practice/governance/scorecard.ts'
import { nearness } from '../../practice/placement/measures/nearness.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Known } from '../../spine/ledger/read.ts'
import type { Council, Measure } from '../../spine/measure/measure.ts'
import { periodFor } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  Ask,
  Asked,
  Earlier,
  FiguresService,
  MeasureAnswer,
  Scorecard,
  ScorecardRow,
} from '../../spine/web/services.ts'
import { besideOn, comparatorsOn } from '../comparators/beside.ts'
import { type HeldComparators, heldComparators } from '../comparators/held.ts'
import { hasGazetteer } from '../context.ts'
import { knownTo } from '../files/barred.ts'
import type { Product } from '../product.ts'
import { shared } from '../shared.ts'
import { measures } from '../rulebook.ts'
import { attentionIn } from './attention.ts'
import { changesBetween } from './changes.ts'
import { type FigureDates, datesBehind, datesToOffer, everyDate, usualDate } from './dates.ts'
import type { Detail } from './detail.ts'
import { isSettled, knownFrom, stopsBefore } from './known.ts'
import { callThem, pageOf, sidesOf } from './named.ts'
import { type Pass, keepAnswers } from './passes.ts'
import { publications } from './publications.ts'
import { directionOf, figureOf, heldRow, notHeldRow, partsWithAnyone, pointOf } from './rows.ts'
import { workHere } from './work.ts'
import { yearsHeld } from './years-held.ts'

const MONTHS_OF_A_MEASURE = 24
const YEARS_OF_A_YEARLY_MEASURE = 8
const PASSES_KEPT = 12
const DETAILS_KEPT = 60

/** Measures whose unknowns a postcode directory would settle. */
const BY_PLACE: ReadonlySet<string> = new Set(nearness.map(measure => measure.id))

/** The rows of a scorecard, and what on it asks for a person's eye. */
type Card = Pick<Scorecard, 'groups' | 'attention'>

/** What a card is made for, besides its pass. */
interface CardOf {
  readonly on: PlainDate
  readonly council: string | undefined
  readonly directory: boolean
  readonly compared: HeldComparators
  /** The councils it is of. */
  readonly within: readonly Council[]
}

function makeCard(pass: Pass, { on, council, directory, compared, within }: CardOf): Card {
  const dates = datesBehind(on)
  const found: { measure: Measure; row: ReturnType<typeof heldRow> }[] = []
  const groups = layout.map(({ group, title, rows }) => ({
    group,
    title,
    rows: rows.map((row): ScorecardRow => {
      if (row.kind === 'not-recorded') return notHeldRow(row)
      const measure = measures.get(row.id) as Measure
      const made = heldRow(
        measure,
        dates,
        date => pass.result(measure.id, date, council),
        besideOn(compared, measure, within, on),
      )
      found.push({ measure, row: made })
      return made
    }),
  }))
  const lost = pass.result('cla-number', on, council).excluded
  const withoutDirectory = directory ? new Set<string>() : BY_PLACE
  return { groups, attention: attentionIn(found, { lost, withoutDirectory }) }
}

/** The figures pages show. `today` is asked at the edge, each time. */
export function figuresService(product: Product, today: () => PlainDate): FiguresService {
  const { store, councils, figures: work = workHere(store, councils) } = product
  const passes = keepAnswers<Pass>(store, PASSES_KEPT)
  const details = keepAnswers<Detail>(store, DETAILS_KEPT)
  const everyMeasure = [...measures.values()]
  const yearsNow = shared(() => yearsHeld(store))
  const directoryHeld = shared(() => hasGazetteer(store))
  const comparedNow = heldComparators(store)
  const withinOf = (code: string | undefined): readonly Council[] =>
    code === undefined ? councils : councils.filter(council => council.code === code)

  const passFor = (on: PlainDate, known: Known | undefined) =>
    passes.get(`${on} ${known?.clock ?? ''} ${known?.at ?? ''}`, () =>
      work.pass(everyMeasure, everyDate(datesBehind(on)), known),
    )
  const detailFor = (measure: Measure, on: PlainDate, council: string | undefined, known: Known | undefined) =>
    details.get(`${measure.id} ${on} ${council ?? ''} ${known?.clock ?? ''} ${known?.at ?? ''}`, () =>
      work.detail(measure, datesOf(measure, on), council, known),
    )

  const asked = async (
    viewer: Viewer,
    ask: Ask,
  ): Promise<{ on: PlainDate; council: string | undefined; known: Known | undefined; held: readonly number[] }> => {
    permit(viewer, 'figures.read')
    const held = await yearsNow()
    return {
      on: ask.on ?? usualDate(today(), held),
      council: councilAsked(viewer, ask.council),
      known: knownFrom(ask),
      held,
    }
  }

  const councilAsked = (viewer: Viewer, code: string | undefined): string | undefined => {
    const own = viewer.council
    const wanted = own ?? code
    return councils.some(council => council.code === wanted) ? wanted : undefined
  }

  const askedOf = (
    ask: Ask,
    { on, council }: { readonly on: PlainDate; readonly council: string | undefined },
    pass: Pass,
    { stale, note }: { readonly stale: boolean; readonly note: string | undefined },
  ): Asked => {
    return {
      on,
      ...(council ? { council } : {}),
      councilName: councils.find(each => each.code === council)?.name ?? councils.map(each => each.name).join(' and '),
      ...(ask.knownAt ? { knownAt: ask.knownAt } : {}),
      clock: ask.clock ?? 'recorded',
      workedOutAt: pass.finishedAt,
      ...(note ? { note } : {}),
      ...(stale && !isSettled(ask, today()) ? { newerToCome: true as const } : {}),
      ...(ask.knownAt && pass.files === 0 ? { nothingHeld: true as const } : {}),
    }
  }

  // The same for every reader until the next pass, and asked for far more often than made.
  const cards = new WeakMap<Pass, Map<string, Card>>()
  const cardFrom = (pass: Pass, of: CardOf): Card => {
    const key = `${of.on} ${of.council ?? ''} ${of.directory} ${of.compared.book.version}`
    const made = cards.get(pass) ?? new Map<string, Card>()
    cards.set(pass, made)
    const card = made.get(key) ?? makeCard(pass, of)
    made.set(key, card)
    return card
  }

  const scorecard = async (viewer: Viewer, ask: Ask): Promise<Scorecard> => {
    const { on, council, known, held } = await asked(viewer, ask)
    const { answer: pass, stale } = await passFor(on, known)
    const stops = stopsBefore(on, known ? await yearsHeld(store, known) : held, known)
    const directory = await directoryHeld()
    const compared = await comparedNow()
    const { groups, attention } = cardFrom(pass, { on, council, directory, compared, within: withinOf(council) })
    return {
      asked: askedOf(ask, { on, council }, pass, { stale, note: stops }),
      dates: datesToOffer(today(), held),
      attention,
      groups,
    }
  }

  const measure = async (viewer: Viewer, id: string, ask: Parameters<FiguresService['measure']>[2]) => {
    const { on, council, held, known } = await asked(viewer, ask)
    const found = measures.get(id)
    if (!found) {
      const row = layout.flatMap(group => group.rows).find(each => each.id === id)
      return row?.kind === 'not-recorded'
        ? { id, title: row.title, question: row.question, fedBy: row.fedBy }
        : undefined
    }
    const { answer: detail, stale } = await detailFor(found, on, council, undefined)
    const dates = datesOf(found, on)
    const at = (date: PlainDate) => detail.pass.result(id, date, council)
    const now = at(on)
    const mayName = decide(viewer, 'members.read').allow
    const members = mayName
      ? await pageOf(
          store,
          viewer,
          await knownTo(store, viewer, detail.members),
          found,
          on,
          ask.side ?? 'counts',
          ask.page ?? 1,
        )
      : undefined
    const before = known ? await detailFor(found, on, council, known) : undefined
    const earlierOf = async (then: Detail, by: Known): Promise<Earlier> => {
      const base = { knownAt: ask.knownAt as PlainDate, clock: ask.clock ?? 'recorded' }
      // Where nothing was held, everyone would seem to have changed.
      if (then.pass.files === 0) return { ...base, changed: 0, crossed: 0, changes: [] }
      const stops = stopsBefore(on, await yearsHeld(store, by), by)
      return {
        ...base,
        figure: figureOf(then.pass.result(id, on, council)),
        ...(stops ? { note: stops } : {}),
        ...(await changesBetween(
          { store, viewer: mayName ? viewer : undefined, about: `${found.id}:${on}`, every: ask.everyChange === true },
          await knownTo(store, viewer, then.members),
          await knownTo(store, viewer, detail.members),
        )),
      }
    }
    const answer: MeasureAnswer = {
      id,
      title: found.title,
      question: found.question,
      definition: found.definition,
      group: found.group,
      better: found.better,
      of: found.subject === 'worker' ? 'worker' : found.of,
      asked: askedOf({}, { on, council }, detail.pass, { stale, note: stopsBefore(on, held) }),
      period: periodFor(found.period, on),
      dates: datesToOffer(today(), held),
      now: figureOf(now),
      ...(found.period === 'collection-year' ? { yearly: true as const } : {}),
      ...(now.parts ? { parts: partsWithAnyone(now.parts) } : {}),
      yearAgo: figureOf(at(dates.yearAgo)),
      direction: directionOf(now, at(dates.yearAgo), found.better),
      months: dates.months.map(date => pointOf(at(date))),
      years: dates.years.map(date => pointOf(at(date))),
      comparators: comparatorsOn(await comparedNow(), found, { all: councils, within: withinOf(council) }, on),
      breakdowns: detail.breakdowns,
      sources: found.sources,
      sides: sidesOf(detail.members),
      ...(members ? { members } : {}),
      ...(before && known ? { earlier: await earlierOf(before.answer, known) } : {}),
    }
    return answer
  }

  return {
    scorecard,
    measure,
    members: async (viewer, id, ask) => {
      permit(viewer, 'members.read')
      const { on, council, known } = await asked(viewer, ask)
      const found = measures.get(id)
      if (!found) return []
      const { answer } = await detailFor(found, on, council, known)
      const members = await knownTo(store, viewer, answer.members)
      await recordRead(store, viewer, 'members.read', [...new Set(members.map(member => member.subject))], {
        about: `${id}:${on}`,
        purpose: 'download',
      })
      const called = await callThem(store, viewer, members)
      return members.map((member, index) => ({
        ...(called[index] as (typeof called)[number]),
        side: member.side,
      }))
    },
    ...publications(product, today),
  }
}

function datesOf(measure: Measure, on: PlainDate): FigureDates {
  return measure.period === 'collection-year'
    ? datesBehind(on, MONTHS_OF_A_MEASURE, YEARS_OF_A_YEARLY_MEASURE)
    : datesBehind(on, MONTHS_OF_A_MEASURE)
}
