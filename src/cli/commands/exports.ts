import { performance } from 'node:perf_hooks'
import { gather } from '../../app/exports/checked.ts'
import { eachInReturn } from '../../app/exports/children.ts'
import { RETURN_FORMATS, returnToFolder } from '../../app/exports/files.ts'
import { heldListsFor } from '../../app/providers/held.ts'
import { QUERIES } from '../../app/quality/kind-of-fault.ts'
import { hasGazetteer } from '../../app/context.ts'
import { tables } from '../../returns/ssda903/tables.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import { named } from '../../returns/ssda903/validation/fault-list.ts'
import { countRows } from '../../returns/ssda903/validation/run.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { permit, systemViewer } from '../../spine/access/decide.ts'
import { type Command, Misused, choice, text } from '../command.ts'
import { remark, say } from '../output.ts'
import { withProduct } from '../product.ts'
import { councilFor } from './imports.ts'

/** `alongside export ssda903`: a council's return of a year, made from the record. */
export const exportReturnCommand: Command = {
  name: 'export ssda903',
  usage: '--year 2026 --council CODE --out DIR [--format csv|xml] [--check]',
  summary:
    'writes the SSDA903 return of a year from the record: a CSV for each table, or one XML; --check tells its faults',
  options: {
    year: { type: 'string' },
    council: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    check: { type: 'boolean' },
  },
  run: given => {
    const year = yearGiven(text(given, 'year'))
    const out = text(given, 'out')
    if (out === undefined) throw new Misused('Say which folder it is to be written in, with --out')
    const format = choice(given, 'format', RETURN_FORMATS, 'csv')
    return withProduct(async product => {
      const asked = { year, council: councilFor(product, text(given, 'council')) }
      const viewer = systemViewer('command-line')
      const { grants } = permit(viewer, 'returns.export', { council: asked.council })
      const began = performance.now()
      const made = await returnToFolder(product.store, grants, asked, format, out)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      await recordRead(product.store, viewer, 'returns.export', made.children, {
        purpose: 'download',
        about: `ssda903:${year}:${asked.council}:${format}`,
      })
      const rows = Object.values(made.rows).reduce((sum, count) => sum + count, 0)
      remark(`${named(year)}: ${whole(made.children.length)} children, ${whole(rows)} rows, in ${seconds} s.`)
      for (const { name, title } of tables) {
        const count = made.rows[name]
        if (count !== undefined) remark(`  ${title}: ${whole(count)}`)
      }
      if (made.unnumbered > 0)
        remark(
          `${whole(made.unnumbered)} children are left out, because they have no number of the council’s: record it in their files.`,
        )
      for (const file of made.files) say(file)
      if (given.values['check'] !== true) return 0
      const gss = product.councils.find(each => each.code === asked.council)?.gss
      const lists = await heldListsFor(product.store, year)
      const gathered = gather(year, gss, await hasGazetteer(product.store), lists?.providers)
      await eachInReturn(product.store, grants, asked, gathered.add, { before: true })
      const { faults, failed } = gathered.check()
      for (const rule of rules) {
        const found = faults.get(rule.code)
        if (found)
          remark(
            `${QUERIES.has(rule.code) ? 'Query' : 'Fault'} ${rule.code}, ${whole(countRows(found))} rows: ${rule.wrong}`,
          )
      }
      return faults.size === 0 && failed.size === 0 ? 0 : 1
    })
  },
}

function whole(count: number): string {
  return count.toLocaleString('en-GB')
}

function yearGiven(given: string | undefined): number {
  if (given === undefined)
    throw new Misused('Say which collection year it is: --year 2026 is the year to 31 March 2026')
  const span = /^(20\d\d)[/-](\d\d)$/.exec(given)
  const year = span ? Number(span[1]) + 1 : Number(given)
  if (!Number.isInteger(year) || year < 2001 || year > 2099)
    throw new Misused(`'${given}' is not a collection year: give the year it ends in, such as 2026`)
  return year
}
