import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import { boardRounding, budgetGroup } from '../../practice/finance/codes.ts'
import { figuresPlan } from '../../practice/finance/figures-file.ts'
import { budgetLine, budgetMonth, budgetReturn, budgetSet, saving } from '../../practice/finance/kinds.ts'
import {
  type LinePosition,
  byGroup,
  capitalOn,
  changesOn,
  financialYearOf,
  forecastErrors,
  forecastsOf,
  lastMonthOver,
  linesAt,
  monthsHeld,
  monthsToGo,
  periodsOn,
  reserveOutlook,
  reservesOn,
  savingsOn,
  together,
  usualError,
  yearInWords,
  yearsHeld,
} from '../../practice/finance/notions.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { FinanceService, MoneyPosition, MoneySavings, RegistersService } from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { namesFor, registerFor } from '../registers/reading.ts'
import { mayWrite } from '../registers/register.ts'
import { fundingOf } from './funding.ts'
import { CHANGED_SINCE, readOf, takeIn } from './importing.ts'
import { financeRegister } from './register.ts'
import { type Names, changeRow, choiceOf, lineRow, savingRow, savingsRow, stepRow } from './rows.ts'

/** The trust's money, as whoever asks may read it. `today` is asked at the edge, each time. */
export function financeService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): FinanceService {
  const read = (viewer: Viewer): Promise<SubjectFile> => registerFor(store, financeRegister, viewer, 'finance.read')

  const namesIn = async (file: SubjectFile): Promise<Names> => {
    const lines = new Map(all(file, budgetLine).map(({ id, body }) => [id, `${body.code} ${body.title}`]))
    const owners = Object.values(file.entries).flatMap(list =>
      list.flatMap(({ body }) => (body as { readonly owner?: string }).owner ?? []),
    )
    return {
      councils,
      account: await namesFor(store, owners),
      line: id => lines.get(id) ?? 'a line no longer here',
    }
  }

  const savingsFor = (viewer: Viewer, file: SubjectFile, names: Names, year: number, on: PlainDate): MoneySavings => {
    const savings = savingsOn(file, year, on)
    const rows = savings.map(each =>
      savingRow(
        each,
        names,
        mayWrite(
          financeRegister,
          viewer,
          { doing: 'add', kind: 'saving-update', within: { field: 'saving', entry: each.id } },
          file,
        ),
      ),
    )
    const years = [...new Set([year, ...all(file, saving).map(each => each.body.year)])].sort((a, b) => b - a)
    return savingsRow(savings, rows, year, years)
  }

  return {
    position: async (viewer, ask) => {
      const on = today()
      const file = await read(viewer)
      const names = await namesIn(file)
      const months = heldMonths(file)
      const month = months.find(each => each === ask.month) ?? months[0] ?? null
      const council = councils.find(each => each.code === (viewer.council ?? ask.council))?.code ?? ''
      const chosen = (line: LinePosition): boolean => council === '' || line.council === council
      const at = month ?? lastMonthOver(on)
      const year = financialYearOf(at)
      const lines = linesAt(file, at).filter(chosen)
      const errors = forecastErrors(file, chosen)
      const usual = usualError(errors, monthsToGo(at))
      const over = together(linesAt(file, at)).variance?.pounds ?? 0
      const returned = all(file, budgetReturn).find(each => each.body.month === month)
      const instalments = periodsOn(file, on).flatMap(each => each.instalments)
      const coming = instalments
        .filter(each => each.is === 'to-come')
        .map(each => each.due)
        .sort()[0]
      return {
        on,
        month,
        year,
        yearName: yearInWords(year),
        council,
        months,
        total: together(lines),
        groups: byGroup(lines).map(({ group, lines: own }) => ({
          group: choiceOf(budgetGroup, group),
          ...together(own),
        })),
        lines: lines.map(each => lineRow(each, names, on)),
        steps: forecastsOf(file, year, chosen)
          .filter(each => each.month <= at)
          .map(stepRow),
        ...(usual ? { usual } : {}),
        errors: errorsOf(errors),
        reserves: reserveOutlook(file, on, over),
        savings: savingsFor(viewer, file, names, financialYearOf(on), on),
        changes: changesOn(file, on)
          .filter(each => each.waiting || each.body.year === year)
          .map(each => changeRow(each, names, on)),
        ...(returned
          ? {
              returned: {
                on: startDay(returned.start) ?? at,
                words: returned.body.words,
                entry: returned.id,
              },
            }
          : {}),
        instalments: {
          late: instalments.filter(each => each.is === 'late' || each.is === 'short').length,
          ...(coming ? { next: coming } : {}),
        },
        may: { write: decide(viewer, 'finance.write').allow },
      }
    },

    forBoard: async viewer => {
      const on = today()
      const file = await registerFor(store, financeRegister, viewer, 'finance.read-for-board')
      const names: Names = { councils, account: () => '', line: () => '' }
      const month = heldMonths(file)[0] ?? null
      const at = month ?? lastMonthOver(on)
      const year = financialYearOf(at)
      const rounding = valueOn(boardRounding, on)
      const round = (value: number): number => Math.round(value / rounding) * rounding
      const lines = linesAt(file, at)
      const total = together(lines)
      const savings = savingsOn(file, financialYearOf(on), on)
      const { target, delivered, forecast, atRisk, colours } = savingsRow(
        savings,
        savings.map(each => savingRow(each, names, false)),
        financialYearOf(on),
        [],
      )
      const outlook = reserveOutlook(file, on, total.variance?.pounds ?? 0)
      return {
        month,
        yearName: yearInWords(year),
        rounding,
        total: {
          budget: round(total.budget),
          actual: round(total.actual),
          forecast: round(total.forecast),
          variance: total.variance && { pounds: round(total.variance.pounds), percent: total.variance.percent },
        },
        groups: byGroup(lines).map(({ group, lines: own }) => {
          const sum = together(own)
          return {
            group: choiceOf(budgetGroup, group),
            budget: round(Math.abs(sum.budget)),
            forecast: round(Math.abs(sum.forecast)),
            over: round(sum.variance?.pounds ?? 0),
          }
        }),
        steps: forecastsOf(file, year).map(each => ({ month: each.month, forecast: round(each.position.forecast) })),
        reserves: {
          ...outlook,
          general: round(outlook.general),
          earmarked: round(outlook.earmarked),
          expected: round(outlook.expected),
        },
        savings: {
          target: round(target),
          delivered: round(delivered),
          forecast: round(forecast),
          atRisk: round(atRisk),
          colours,
        },
      }
    },

    line: async (viewer, id) => {
      const on = today()
      const file = await read(viewer)
      const entry = all(file, budgetLine).find(each => each.id === id)
      if (!entry) return undefined
      const names = await namesIn(file)
      const at = heldMonths(file)[0] ?? lastMonthOver(on)
      const year = financialYearOf(at)
      const found = linesAt(file, at).find(each => each.id === id)
      const own = all(file, budgetMonth).filter(each => each.body.line === id)
      const { council, ...body } = entry.body
      return {
        line: lineRow(found ?? nothingHeld(id, body, council), names, on),
        month: at,
        yearName: yearInWords(year),
        months: forecastsOf(file, year, each => each.id === id).flatMap(step => {
          const held = own.find(each => startDay(each.start) === step.month)
          return held ? [{ ...stepRow(step), entry: held.id, ...(held.body.note ? { note: held.body.note } : {}) }] : []
        }),
        sets: all(file, budgetSet)
          .filter(each => each.body.line === id)
          .map(({ id: set, body: { year: of, amount, note } }) => ({
            entry: set,
            year: yearInWords(of),
            amount,
            ...(note ? { note } : {}),
          }))
          .reverse(),
        changes: changesOn(file, on)
          .filter(each => each.body.line === id)
          .map(each => changeRow(each, names, on)),
        errors: errorsOf(forecastErrors(file, each => each.id === id)),
        open: entry.end === null,
        may: { write: decide(viewer, 'finance.write').allow },
        versions: await registers.versions(viewer, budgetLine.name, id),
      }
    },

    changes: async viewer => {
      const file = await read(viewer)
      const names = await namesIn(file)
      return changesOn(file, today()).map(each => changeRow(each, names, today()))
    },

    savings: async (viewer, year = financialYearOf(today())) => {
      const file = await read(viewer)
      return savingsFor(viewer, file, await namesIn(file), year, today())
    },

    funding: async viewer => {
      const on = today()
      const file = await read(viewer)
      const over = together(linesAt(file, heldMonths(file)[0] ?? lastMonthOver(on))).variance?.pounds ?? 0
      return fundingOf(
        { outlook: reserveOutlook(file, on, over), reserves: reservesOn(file, on), capital: capitalOn(file, on) },
        periodsOn(file, on),
        await namesIn(file),
        { on, mayWrite: decide(viewer, 'finance.write').allow },
      )
    },

    versions: (viewer, kind, id) => registers.versions(viewer, kind, id),

    figures: async (viewer, from, take) => {
      permit(viewer, 'finance.write')
      const text = 'path' in from ? await readFile(from.path, 'utf8') : from.text
      const file = await registerFor(store, financeRegister, viewer, 'finance.write')
      const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
        header: true,
        skipEmptyLines: 'greedy',
        transformHeader: heading => heading.trim().toLowerCase(),
      })
      const plan = figuresPlan(file, meta.fields ?? [], data, today())
      if (plan.faults.length > 0) return { is: 'refused', faults: plan.faults }
      if (take && !(await takeIn(store, viewer, plan))) return { is: 'refused', faults: [CHANGED_SINCE] }
      return readOf(plan, text)
    },
  }
}

function heldMonths(file: SubjectFile): readonly PlainDate[] {
  return yearsHeld(file)
    .flatMap(year => monthsHeld(file, year))
    .toReversed()
}

function errorsOf(errors: ReturnType<typeof forecastErrors>): MoneyPosition['errors'] {
  return errors.map(({ year, month, forecast, outturn, pounds, percent }) => ({
    year: yearInWords(year),
    month,
    forecast,
    outturn,
    pounds,
    percent,
  }))
}

function nothingHeld(
  id: string,
  { code, title, group, source, owner }: Omit<BodyOf<typeof budgetLine>, 'council'>,
  council: string | undefined,
): LinePosition {
  return {
    id,
    code,
    title,
    group,
    source,
    owner,
    council: council ?? '',
    pays: [],
    original: null,
    changes: 0,
    budget: null,
    figuresOf: null,
    actual: null,
    forecast: null,
    before: null,
    variance: null,
  }
}
