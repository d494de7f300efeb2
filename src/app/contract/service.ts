import { METHOD } from '../../practice/contract/forecast.ts'
import { type Kpi, PRINTED, kpiBy, kpis } from '../../practice/contract/kpis.ts'
import { type Every, isPeriodEnd, lastComplete, periodMoved, periodsUpTo } from '../../practice/contract/periods.ts'
import { worstFirst } from '../../practice/contract/standing.ts'
import { localTargets } from '../../practice/contract/terms.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Measure } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { ContractService, KpiAnswer, KpiAsk, KpiAsked, KpiChanges } from '../../spine/web/services.ts'
import { changesBetween } from '../figures/changes.ts'
import type { FigureDates } from '../figures/dates.ts'
import { type Pass, keepAnswers } from '../figures/passes.ts'
import { workHere } from '../figures/work.ts'
import { knownTo } from '../files/barred.ts'
import type { Product } from '../product.ts'
import { measures } from '../rulebook.ts'
import { type FromRegisters, pageOfRegister, readFromRegisters } from './from-registers.ts'
import { type Held, commentsOn, heldNow } from './held.ts'
import { importsOfFigures } from './importing.ts'
import { published } from './published.ts'
import { BACK, type Looked, type Wanted, differs, lookInto } from './rows.ts'
import { type Computed, type Sources, firstSubmitted } from './series.ts'
import { submissionOf } from './submit.ts'
import { contractWriting } from './writing.ts'

const PASSES_KEPT = 2
const OFFERED: Readonly<Record<Every, number>> = { month: 24, quarter: 8 }

/** The KPIs that a measure here works out, and the local targets beside them. */
export const worked: readonly Measure[] = [
  ...kpis.map(kpi => kpi.id),
  ...localTargets.map(each => each.measure),
].flatMap(id => measures.get(id) ?? [])

/** The contract's KPIs. `today` and `now` are asked at the edge, each time. */
export function contractService(product: Product, today: () => PlainDate, now: () => string): ContractService {
  const { store, councils, figures: work = workHere(store, councils) } = product
  const passes = keepAnswers<Pass>(store, PASSES_KEPT)
  const codes = councils.map(each => each.code)

  const datesNow = (): readonly PlainDate[] => periodsUpTo('month', lastComplete('month', today()), BACK.month)

  const passNow = () => {
    const dates = datesNow()
    return passes.get(dates.at(-1) as string, () => work.pass(worked, dates))
  }

  const registers = keepAnswers<FromRegisters>(store, 1)
  const registersNow = async () => (await registers.get('now', () => readFromRegisters(store))).answer

  const sourcesFrom = (held: Held, pass: Pass, told: FromRegisters): Sources => ({
    held,
    computed: computedFrom(pass, told),
    councils: codes,
  })
  const sourcesNow = async (): Promise<Sources> =>
    sourcesFrom(await heldNow(store), (await passNow()).answer, await registersNow())

  const looking = async (
    viewer: Viewer,
    ask: KpiAsk,
  ): Promise<{ readonly asked: KpiAsked; readonly wanted: Wanted; readonly sources: Sources; readonly pass: Pass }> => {
    permit(viewer, 'kpis.read')
    const { answer: pass, stale } = await passNow()
    const held = await heldNow(store)
    const every = ask.every ?? 'month'
    const latest = lastComplete(every, today())
    const ends = periodsUpTo(every, latest, OFFERED[every]).toReversed()
    const end = ask.end && isPeriodEnd(every, ask.end) && ends.includes(ask.end) ? ask.end : latest
    const wantedCouncil = viewer.council ?? ask.council
    const council = codes.find(code => code === wantedCouncil)
    const name = councils.find(each => each.code === council)?.name ?? councils.map(each => each.name).join(' and ')
    return {
      asked: {
        every,
        end,
        ...(council ? { council } : {}),
        councilName: name,
        ends,
        workedOutAt: pass.finishedAt,
        today: today(),
        ...(stale ? { newerToCome: true as const } : {}),
      },
      wanted: { every, end, council: council ?? '' },
      sources: sourcesFrom(held, pass, await registersNow()),
      pass,
    }
  }

  return {
    glance: async (viewer, ask) => {
      const { asked, wanted, sources } = await looking(viewer, ask)
      const rows = kpis.map(kpi => lookInto(kpi, sources, wanted).row)
      return {
        asked,
        rows,
        worst: worstFirst(rows),
        submissions: sources.held.submissions
          .filter(each => each.on === asked.end && each.body.every === asked.every)
          .map(submissionOf),
        local: localTargets
          .filter(each => measures.has(each.measure))
          .map(({ measure, title, target, unit, source }) => {
            const linked = measures.get(measure)?.unit !== unit
            const result = sources.computed(measure, asked.end, wanted.council)
            return {
              measure,
              title,
              target,
              unit,
              source,
              now: linked ? null : (result?.value ?? null),
              ...(linked ? { linked: true as const } : {}),
            }
          }),
      }
    },

    kpi: async (viewer, id, ask) => {
      const kpi = kpiBy.get(id)
      const { asked, wanted, sources } = await looking(viewer, ask)
      return kpi && answerOf(kpi, asked, wanted, sources)
    },

    changes: async (viewer, id, ask) => {
      const kpi = kpiBy.get(id)
      const { asked, wanted, sources } = await looking(viewer, ask)
      if (!kpi) return undefined
      const { row } = lookInto(kpi, sources, wanted)
      const told: Every = wanted.every === 'quarter' && kpi.every === 'month' ? 'quarter' : kpi.every
      const first = firstSubmitted(sources.held.submissions, kpi, told, row.end, wanted.council)
      if (!first) return { asked, row }
      const answer: KpiChanges = { asked, row, submission: submissionOf(first.submission), was: first.value }
      const measure = measures.get(id)
      const its = first.submission.body.figures.find(figure => figure.kpi === id)
      if (!measure || its?.from !== 'record') return answer
      const dates: FigureDates = { on: row.end, yearAgo: row.end, months: [row.end], years: [row.end] }
      const council = wanted.council === '' || kpi.wholeTrust ? undefined : wanted.council
      const [then, since] = [
        await work.detail(measure, dates, council, { clock: 'recorded', at: first.submission.at }),
        await work.detail(measure, dates, council),
      ]
      const named = decide(viewer, 'members.read').allow ? viewer : undefined
      return {
        ...answer,
        changed: {
          ...(await changesBetween(
            { store, viewer: named, about: `${id}:${row.end}`, every: true },
            await knownTo(store, viewer, then.members),
            await knownTo(store, viewer, since.members),
          )),
          of: measure.subject === 'worker' ? 'worker' : measure.of,
        },
      }
    },

    ...contractWriting({
      store,
      councils,
      today,
      now,
      sourcesNow,
      // What is signed is worked out afresh, so that nothing recorded before it is left out.
      sourcesAfresh: async () =>
        sourcesFrom(await heldNow(store), await work.pass(worked, datesNow()), await readFromRegisters(store)),
    }),
    ...importsOfFigures({ store, councils, today }, sourcesNow),
    published: published(store, councils, today),
  }
}

function computedFrom(pass: Pass, fromRegisters: FromRegisters): Computed {
  return (id, on, council) => {
    if (!measures.has(id)) return council === '' ? fromRegisters(id, on) : undefined
    try {
      return pass.result(id, on, council === '' ? undefined : council)
    } catch (error) {
      // Further back than the pass reaches there is only what was entered.
      if (error instanceof RangeError) return undefined
      throw error
    }
  }
}

function answerOf(kpi: Kpi, asked: KpiAsked, wanted: Wanted, sources: Sources): KpiAnswer {
  const looked = lookInto(kpi, sources, wanted)
  const { row, standing, forecast } = looked
  const { held } = sources
  const council = kpi.wholeTrust ? '' : wanted.council
  const told: Every = wanted.every === 'quarter' && kpi.every === 'month' ? 'quarter' : kpi.every
  return {
    asked,
    row,
    definition: kpi.definition,
    fedBy: kpi.fedBy,
    ...(measures.has(kpi.id) ? { measure: kpi.id } : {}),
    ...pageOf(kpi, row.now.from),
    ...(kpi.printed === undefined ? {} : { printed: kpi.printed }),
    printedIn: PRINTED,
    series: seriesOf(looked, held, council),
    ...(standing.since ? { since: standing.since } : {}),
    missing: standing.missing,
    ...(forecast
      ? {
          forecast: {
            weight: forecast.weight,
            steps: forecast.steps.map((step, at) => ({ ...step, end: periodMoved(kpi.every, row.end, at + 1) })),
          },
        }
      : {}),
    method: METHOD,
    terms: held.termsFor(kpi.id).toReversed(),
    comments: commentsOn(held, kpi.id, told, row.end, council),
    ...(kpi.counts ? { counts: kpi.counts } : {}),
  }
}

function pageOf({ id }: Kpi, from: KpiAnswer['row']['now']['from']): Pick<KpiAnswer, 'page'> {
  const page = from === 'record' ? pageOfRegister(id) : undefined
  return page === undefined ? {} : { page }
}

function seriesOf({ kpi, readings, standing }: Looked, held: Held, council: string): KpiAnswer['series'] {
  return standing.points.map((point, at) => {
    const comment = commentsOn(held, kpi.id, kpi.every, point.end, council)[0]
    return {
      end: point.end,
      figure: (readings[at] as (typeof readings)[number]).figure,
      status: point.status,
      target: point.term?.target ?? null,
      tolerance: point.term?.tolerance ?? null,
      streak: point.streak,
      breach: point.breach,
      ...(point.submitted === undefined ? {} : { submitted: point.submitted }),
      ...(point.submitted !== undefined && differs(point.submitted, point.value) ? { restated: true as const } : {}),
      ...(comment ? { comment } : {}),
    }
  })
}
