import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import { keyOf } from '../../practice/contract/entered.ts'
import { readFiguresFile } from '../../practice/contract/figures-file.ts'
import { contractFigure } from '../../practice/contract/kinds.ts'
import { lastComplete } from '../../practice/contract/periods.ts'
import { permit } from '../../spine/access/decide.ts'
import type { ContractService } from '../../spine/web/services.ts'
import { type Sources, figureFor } from './series.ts'
import { type Writing, signatureOf, writeInTrust } from './writing.ts'

const MOST_BYTES = 2_000_000

/** Taking in a file of figures: all of it, or nothing and everything that is wrong with it. */
export function importsOfFigures(
  { store, councils, today }: Pick<Writing, 'store' | 'councils' | 'today'>,
  sourcesNow: () => Promise<Sources>,
): Pick<ContractService, 'importFigures'> {
  return {
    importFigures: async (viewer, { path, name }) => {
      permit(viewer, 'kpis.enter')
      const bytes = await readFile(path)
      if (bytes.length > MOST_BYTES)
        return {
          is: 'refused',
          faults: [{ line: 0, what: 'The file is larger than 2 MB.', mend: 'Send it in parts.' }],
        }
      const { data, meta } = Papa.parse<Record<string, string>>(bytes.toString('utf8').replace(/^\uFEFF/, ''), {
        header: true,
        skipEmptyLines: 'greedy',
        transformHeader: heading => heading.trim().toLowerCase(),
      })
      const { figures, faults } = readFiguresFile(meta.fields ?? [], data, {
        councils,
        until: kpi => lastComplete(kpi.every, today()),
        source: `Imported from ${name}`.slice(0, 400),
      })
      const sources = await sourcesNow()
      const all = [
        ...faults,
        ...figures.flatMap(figure => {
          const { kpi, end, council } = figure
          // A line is named by what it is of, as some before it may have been blank.
          const of = `KPI ${kpi.number} to ${end}${council === '' ? '' : `, ${council}`}`
          if (viewer.council !== undefined && viewer.council !== council)
            return [{ line: 0, what: `${of}: this is not of your council.`, mend: 'Leave the line out.' }]
          const found = figureFor(kpi, sources, { every: kpi.every, end, council }).figure.from
          return found === 'record'
            ? [{ line: 0, what: `${of}: the record here works this figure out.`, mend: 'Leave the line out.' }]
            : []
        }),
      ]
      if (all.length > 0) return { is: 'refused', faults: all }
      const writes = figures.map(({ kpi, end, ...figure }) => {
        const before = sources.held.figures.get(keyOf(kpi.id, kpi.every, end, figure.council))
        return {
          kind: contractFigure.name,
          ...(before ? { entry: before.entry.id, seen: before.entry.version } : {}),
          start: end,
          end: null,
          body: { kpi: kpi.id, every: kpi.every, ...figure, signedBy: signatureOf(viewer) },
        }
      })
      await writeInTrust(store, viewer, 'kpis.enter', 'import', writes)
      return {
        is: 'done',
        figures: writes.length,
        replaced: writes.filter(write => 'entry' in write).length,
      }
    },
  }
}
