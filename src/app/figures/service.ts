import { scorecard as layout } from '../../practice/governance/scorecard.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Known } from '../../spine/ledger/read.ts'
import type { Measure } from '../../spine/measure/measure.ts'
import { periodFor } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  Ask,
  Asked,
  FiguresService,
  MeasureAnswer,
  Scorecard,
  ScorecardRow,
  Side,
} from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { measures } from '../rulebook.ts'
import { changesBetween } from './changes.ts'
import { datesBehind, datesToOffer, everyDate, usualDate } from './dates.ts'
import { type Detail, detailOf } from './detail.ts'
import { callThem, pageOf, sidesOf } from './named.ts'
import { type Pass, keepAnswers, runPass } from './passes.ts'
import { type PublishedTables, publishedTables } from './published.ts'
import { attentionIn, comparatorsOn, directionOf, figureOf, heldRow, notHeldRow, pointOf } from './rows.ts'
import { yearsHeld } from './years-held.ts'

const MONTHS_OF_A_MEASURE = 24
const PASSES_KEPT = 12
const DETAILS_KEPT = 60

/** The figures pages show. `today` is asked at the edge, each time. */
export function figuresService(product: Product, today: () => PlainDate): FiguresService {
  const { store, councils } = product
  const passes = keepAnswers<Pass>(store, PASSES_KEPT)
  const details = keepAnswers<Detail>(store, DETAILS_KEPT)
  const publications = keepAnswers<PublishedTables>(store, 2)
  const everyMeasure = [...measures.values()]

  const passFor = (on: PlainDate, known: Known | undefined) =>
    passes.get(`${on} ${known?.clock ?? ''} ${known?.at ?? ''}`, () =>
      runPass(store, councils, everyMeasure, everyDate(datesBehind(on)), known),
    )
  const detailFor = (measure: Measure, on: PlainDate, council: string | undefined, known: Known | undefined) =>
    details.get(`${measure.id} ${on} ${council ?? ''} ${known?.clock ?? ''} ${known?.at ?? ''}`, () =>
      detailOf(store, councils, measure, datesBehind(on, MONTHS_OF_A_MEASURE), council, known),
    )

  const asked = async (
    viewer: Viewer,
    ask: Ask,
  ): Promise<{ on: PlainDate; council: string | undefined; known: Known | undefined; held: readonly number[] }> => {
    permit(viewer, 'figures.read')
    const held = await yearsHeld(store)
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
    on: PlainDate,
    council: string | undefined,
    held: readonly number[],
    workedOutAt: string,
    stale: boolean,
  ): Asked => {
    const last = held.at(-1)
    const notes = [
      stale ? 'Newer figures are being worked out; look again in a moment.' : '',
      last !== undefined && on > `${last}-03-31`
        ? `The latest return held stops at 31 March ${last}. After that, everything is as it left things.`
        : '',
    ].filter(note => note !== '')
    return {
      on,
      ...(council ? { council } : {}),
      councilName: councils.find(each => each.code === council)?.name ?? councils.map(each => each.name).join(' and '),
      ...(ask.knownAt ? { knownAt: ask.knownAt } : {}),
      clock: ask.clock ?? 'recorded',
      workedOutAt,
      ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    }
  }

  const scorecard = async (viewer: Viewer, ask: Ask): Promise<Scorecard> => {
    const { on, council, known, held } = await asked(viewer, ask)
    const { answer: pass, stale } = await passFor(on, known)
    const dates = datesBehind(on)
    const found: { measure: Measure; row: ReturnType<typeof heldRow> }[] = []
    const groups = layout.map(({ group, title, rows }) => ({
      group,
      title,
      rows: rows.map((row): ScorecardRow => {
        if (row.kind === 'not-recorded') return notHeldRow(row)
        const measure = measures.get(row.id) as Measure
        const made = heldRow(measure, dates, date => pass.result(measure.id, date, council))
        found.push({ measure, row: made })
        return made
      }),
    }))
    const lost = pass.result('cla-number', on, council).excluded
    return {
      asked: askedOf(ask, on, council, held, pass.finishedAt, stale),
      dates: datesToOffer(today(), held),
      attention: attentionIn(found, lost),
      groups,
    }
  }

  const measure = async (viewer: Viewer, id: string, ask: Ask & { readonly side?: Side; readonly page?: number }) => {
    const { on, council, held, known } = await asked(viewer, ask)
    const found = measures.get(id)
    if (!found) {
      const row = layout.flatMap(group => group.rows).find(each => each.id === id)
      return row?.kind === 'not-recorded'
        ? { id, title: row.title, question: row.question, fedBy: row.fedBy }
        : undefined
    }
    const { answer: detail, stale } = await detailFor(found, on, council, undefined)
    const dates = datesBehind(on, MONTHS_OF_A_MEASURE)
    const at = (date: PlainDate) => detail.pass.result(id, date, council)
    const now = at(on)
    const mayName = decide(viewer, 'members.read').allow
    const members = mayName
      ? await pageOf(store, viewer, detail.members, found, on, ask.side ?? 'counts', ask.page ?? 1)
      : undefined
    const before = known ? await detailFor(found, on, council, known) : undefined
    const answer: MeasureAnswer = {
      id,
      title: found.title,
      question: found.question,
      definition: found.definition,
      group: found.group,
      better: found.better,
      of: found.of,
      asked: askedOf(ask, on, council, held, detail.pass.finishedAt, stale),
      period: periodFor(found.period, on),
      dates: datesToOffer(today(), held),
      now: figureOf(now),
      ...(now.parts ? { parts: now.parts } : {}),
      yearAgo: figureOf(at(dates.yearAgo)),
      direction: directionOf(now, at(dates.yearAgo), found.better),
      months: dates.months.map(date => pointOf(at(date))),
      years: dates.years.map(date => pointOf(at(date))),
      comparators: found.unit === 'mix' ? [] : comparatorsOn(id, councils, on),
      breakdowns: detail.breakdowns,
      sources: found.sources,
      sides: sidesOf(detail.members),
      ...(members ? { members } : {}),
      ...(before && known && ask.knownAt
        ? {
            earlier: {
              knownAt: ask.knownAt,
              clock: ask.clock ?? 'recorded',
              ...(before.answer.files > 0 ? { figure: figureOf(before.answer.pass.result(id, on, council)) } : {}),
              ...(await changesBetween(
                store,
                mayName ? viewer : undefined,
                found,
                on,
                before.answer.members,
                detail.members,
              )),
            },
          }
        : {}),
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
      await recordRead(store, viewer, 'members.read', [...new Set(answer.members.map(member => member.subject))], {
        about: `${id}:${on}`,
        purpose: 'download',
      })
      const called = await callThem(store, viewer, answer.members)
      return answer.members.map((member, index) => ({
        ...(called[index] as (typeof called)[number]),
        side: member.side,
      }))
    },
    published: async (viewer, ask) => {
      permit(viewer, 'figures.read-suppressed')
      const held = await yearsHeld(store)
      const { answer } = await publications.get('published', () => publishedTables(store, councils, held, today()))
      return answer.scorecard(ask.on)
    },
  }
}

function knownFrom({ knownAt, clock }: Ask): Known | undefined {
  if (!knownAt) return undefined
  return clock === 'per-source'
    ? { clock: 'source', at: knownAt }
    : { clock: 'recorded', at: `${knownAt}T23:59:59.999Z` }
}
