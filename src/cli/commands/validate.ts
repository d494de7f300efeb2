import { writeFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import type { Collection } from '../../returns/ssda903/validation/collection.ts'
import { MOST_LISTED, faultSheets, named } from '../../returns/ssda903/validation/fault-list.ts'
import type { Rule } from '../../returns/ssda903/validation/rule.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import { type Checked, check, countRows } from '../../returns/ssda903/validation/run.ts'
import { type Command, type Given, Misused, choice, text, texts } from '../command.ts'
import { type Column, asTable, remark, say } from '../output.ts'
import { collectionGiven } from '../return-given.ts'

const FORMATS = ['table', 'json', 'xlsx'] as const

/** `alongside validate ssda903`: the return's rules, on files and with no database. */
export const validateReturnCommand: Command = {
  name: 'validate ssda903',
  usage:
    'PATH… --year 2026 [--previous PATH] [--council E09000001] [--postcodes PATH] [--providers XLSX | --kept-providers] [--rule CODE …] [--tables FILE.json] [--format table|json|xlsx] [--out FILE]',
  summary:
    'checks an SSDA903 return by the published rules: CSVs, XML, folders or zips; nothing is saved but the list of faults, in a file named with --out',
  options: {
    year: { type: 'string' },
    previous: { type: 'string', multiple: true },
    council: { type: 'string' },
    postcodes: { type: 'string' },
    providers: { type: 'string', multiple: true },
    'kept-providers': { type: 'boolean' },
    rule: { type: 'string', multiple: true },
    tables: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
  },
  run: async given => {
    const format = choice(given, 'format', FORMATS, 'table')
    const out = text(given, 'out')
    if (format === 'xlsx' && out === undefined && process.stdout.isTTY)
      throw new Misused('A workbook cannot be shown in a terminal: name a file for it with --out faults.xlsx')
    const asked = rulesAsked(given)
    const collection = await collectionGiven(given)
    const began = performance.now()
    const checked = check(collection, asked)
    const ms = performance.now() - began
    const answer =
      format === 'xlsx'
        ? await asWorkbook(checked, collection, asked)
        : format === 'json'
          ? `${JSON.stringify(asJson(checked))}\n`
          : `${inWords(checked, collection, ms)}\n`
    if (out !== undefined) await keep(out, answer)
    else if (typeof answer === 'string') say(answer)
    else process.stdout.write(answer)
    return checked.faults.size === 0 && checked.failed.size === 0 ? 0 : 1
  },
}

function rulesAsked(given: Given): readonly Rule[] {
  const codes = texts(given, 'rule')
  if (codes.length === 0) return rules
  const wanted = new Set(codes.flatMap(code => code.split(',')).map(code => code.trim().toLowerCase()))
  const found = rules.filter(rule => wanted.has(rule.code.toLowerCase()))
  const known = new Set(found.map(rule => rule.code.toLowerCase()))
  const strange = [...wanted].filter(code => !known.has(code))
  if (strange.length > 0) throw new Misused(`There is no rule ${strange.map(code => `'${code}'`).join(', ')}`)
  return found
}

async function keep(file: string, answer: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, answer)
  } catch (error) {
    throw new Misused(`${file} could not be written: ${(error as Error).message}`)
  }
  remark(`Written to ${file}.`)
}

async function asWorkbook(checked: Checked, { now }: Collection, asked: readonly Rule[]): Promise<Uint8Array> {
  const faults = [...checked.faults.values()].reduce((sum, found) => sum + countRows(found), 0)
  if (faults > MOST_LISTED)
    remark(
      `There are ${faults.toLocaleString('en-GB')} faults, and the workbook lists the first ${MOST_LISTED.toLocaleString('en-GB')}; its counts are of all. Ask for some rules with --rule, or for --format json.`,
    )
  // Writing workbooks takes a while to begin, and most answers are no workbook.
  const { workbook } = await import('../../spine/web/download.ts')
  return workbook(faultSheets(checked, now, asked))
}

function asJson(checked: Checked): object {
  return {
    year: checked.year,
    rules: Object.fromEntries(checked.faults),
    skipped: Object.fromEntries(checked.skipped),
    failed: Object.fromEntries(checked.failed),
  }
}

const columns: readonly Column<{ readonly rule: Rule; readonly rows: number; readonly where: string }>[] = [
  { heading: 'rule', of: row => row.rule.code },
  { heading: 'rows', of: row => row.rows, right: true },
  { heading: 'table', of: row => row.where },
  { heading: 'what is wrong, and what to do', of: row => `${row.rule.wrong} ${row.rule.mend}` },
]

function inWords(checked: Checked, { year }: Collection, ms: number): string {
  const byCode = new Map(rules.map(rule => [rule.code, rule]))
  const rows = [...checked.faults].flatMap(([code, found]) => {
    const rule = byCode.get(code)
    return rule ? [{ rule, rows: countRows(found), where: Object.keys(found).join(', ') }] : []
  })
  const skipped = new Map<string, string[]>()
  for (const [code, why] of checked.skipped) skipped.set(why, [...(skipped.get(why) ?? []), code])
  return [
    `${named(year)}: ${checked.children.toLocaleString('en-GB')} children, ${checked.asked} rules asked in ${Math.round(ms).toLocaleString('en-GB')} ms`,
    rows.length > 0 ? asTable(rows, columns) : 'No faults were found.',
    ...[...skipped].map(([why, codes]) => `Not asked, ${why}: ${codes.join(' ')}`),
    ...[...checked.failed].map(([code, why]) => `Rule ${code} broke and is not to be relied on: ${why}`),
  ].join('\n\n')
}
