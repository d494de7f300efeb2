import { tablesOf } from '../../returns/ssda903/from-record/write.ts'
import type { TableName } from '../../returns/ssda903/tables.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import { countRows } from '../../returns/ssda903/validation/run.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { permit } from '../../spine/access/decide.ts'
import { collectionYear, collectionYearOf, lastYearEnd } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { ExportFault, ExportsService } from '../../spine/web/service-exports.ts'
import { hasGazetteer } from '../context.ts'
import type { Product } from '../product.ts'
import { editionsOf, heldListsFor } from '../providers/held.ts'
import { QUERIES } from '../quality/kind-of-fault.ts'
import { gather } from './checked.ts'
import { eachInReturn } from './children.ts'
import { returnToSave } from './files.ts'

/** The earliest year whose return is offered. */
const FIRST_YEAR = 2019

/** Making returns from the record, for those who send them. Every one that is made is audited with all the children in it. */
export function exportsService({ store, councils }: Product, today: () => PlainDate): ExportsService {
  return {
    choices: async viewer => {
      const { council } = permit(viewer, 'returns.export')
      const newest = collectionYearOf(today())
      return {
        councils: councils
          .filter(each => council === undefined || each.code === council)
          .map(({ code, name }) => ({ value: code, text: name })),
        years: Array.from({ length: newest - FIRST_YEAR + 1 }, (_, back) => newest - back),
        usual: collectionYearOf(lastYearEnd(today())),
      }
    },

    look: async (viewer, { council, year }) => {
      const { grants } = permit(viewer, 'returns.export', { council })
      const of = councils.find(each => each.code === council)
      const lists = await heldListsFor(store, year)
      const gathered = gather(year, of?.gss, await hasGazetteer(store), lists?.providers)
      const rows = new Map<TableName, number>()
      let children = 0
      const { unnumbered } = await eachInReturn(
        store,
        grants,
        { council, year },
        child => {
          children++
          for (const { table } of child.rows) rows.set(table, (rows.get(table) ?? 0) + 1)
          gathered.add(child)
        },
        { before: true },
      )
      const { faults, failed, skipped, asked } = gathered.check()
      const found = rules.flatMap((rule): readonly ExportFault[] => {
        const rowsOf = faults.get(rule.code)
        return rowsOf ? [{ rule: rule.code, wrong: rule.wrong, mend: rule.mend, rows: countRows(rowsOf) }] : []
      })
      const most = found.toSorted((a, b) => b.rows - a.rows)
      await recordRead(store, viewer, 'returns.export', [], {
        route: '/returns/export',
        purpose: 'checks',
        about: `ssda903:${year}:${council}`,
      })
      return {
        council: of?.name ?? council,
        year,
        children,
        tables: tablesOf(year).map(({ name, title }) => ({ title, rows: rows.get(name) ?? 0 })),
        unnumbered,
        faults: most.filter(each => !QUERIES.has(each.rule)),
        queries: most.filter(each => QUERIES.has(each.rule)),
        asked,
        notAsked: skipped.size,
        ...(lists ? { editions: editionsOf(lists) } : {}),
        broke: [...failed.keys()],
        underWay: collectionYear(year).end >= today(),
      }
    },

    save: async (viewer, { council, year }, format) => {
      const { grants } = permit(viewer, 'returns.export', { council })
      const { name, body, children } = await returnToSave(store, grants, { council, year }, format)
      await recordRead(store, viewer, 'returns.export', children, {
        route: '/returns/export',
        purpose: 'download',
        about: `ssda903:${year}:${council}:${format}`,
      })
      return { name, body }
    },
  }
}
