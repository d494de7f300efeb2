import { measures as all } from '../../app/rulebook.ts'
import { runPass } from '../../app/figures/passes.ts'
import type { Product } from '../../app/product.ts'
import type { Measure, Result } from '../../spine/measure/measure.ts'
import { type Command, type Given, Misused, choice, text, texts } from '../command.ts'
import { DATE_OPTIONS, known, onDate } from '../dates.ts'
import { type Column, asCsv, asTable, say } from '../output.ts'
import { withProduct } from '../product.ts'
import { membersBehind } from '../../app/figures/members.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { systemViewer } from '../../spine/access/decide.ts'

const FORMATS = ['table', 'json', 'csv'] as const

/** `alongside measures`: every measure, or those named, on a date. */
export const measuresCommand: Command = {
  name: 'measures',
  usage:
    '--on 2021-03-31 [--council north] [--measure ID …] [--format table|json|csv] [--known-at DATE [--clock recorded|source]]',
  summary: 'works out measures on a date',
  options: {
    ...DATE_OPTIONS,
    council: { type: 'string' },
    measure: { type: 'string', multiple: true },
    format: { type: 'string' },
  },
  run: given =>
    withProduct(async product => {
      const on = onDate(given)
      const format = choice(given, 'format', FORMATS, 'table')
      const council = councilGiven(given, product)
      const wanted = measuresNamed(texts(given, 'measure'))
      const pass = await runPass(product.store, product.councils, wanted, [on], known(given))
      const results = wanted.map(measure => pass.result(measure.id, on, council))
      if (format === 'json') say(JSON.stringify({ on, ...(council ? { council } : {}), results: results.map(plain) }))
      else if (format === 'csv') say(asCsv(results, columns))
      else say(asTable(results, columns))
      return pass.failures.length > 0 ? 1 : 0
    }),
}

/** `alongside measure`: one measure, with the children behind it when asked. */
export const measureCommand: Command = {
  name: 'measure',
  usage:
    'ID --on 2021-03-31 [--members] [--council north] [--format table|json|csv] [--known-at DATE [--clock recorded|source]]',
  summary: 'works out one measure, with --members for the children behind it and why each counts',
  options: { ...DATE_OPTIONS, council: { type: 'string' }, members: { type: 'boolean' }, format: { type: 'string' } },
  run: given =>
    withProduct(async product => {
      const [measure] = measuresNamed(given.words)
      if (!measure || given.words.length !== 1)
        throw new Misused('Name one measure, such as: alongside measure kpi-8 --on 2021-03-31 --members')
      const on = onDate(given)
      const format = choice(given, 'format', FORMATS, 'table')
      const council = councilGiven(given, product)
      const pass = await runPass(product.store, product.councils, [measure], [on], known(given))
      const result = pass.result(measure.id, on, council)
      if (!given.values['members']) {
        if (format === 'json') say(JSON.stringify({ on, results: [plain(result)] }))
        else say(format === 'csv' ? asCsv([result], columns) : `${measure.question}\n\n${asTable([result], columns)}`)
        return 0
      }
      const found = await membersBehind(product.store, product.councils, measure, on, council, known(given))
      await recordRead(
        product.store,
        systemViewer('command-line'),
        'members.read',
        found.map(member => member.subject),
        { about: `${measure.id}:${on}` },
      )
      if (format === 'json') say(JSON.stringify({ on, results: [plain(result)], members: found }))
      else if (format === 'csv') say(asCsv(found, memberColumns))
      else say(`${measure.question}\n\n${asTable([result], columns)}\n\n${asTable(found, memberColumns)}`)
      return 0
    }),
}

type Shown = Awaited<ReturnType<typeof membersBehind>>[number]

const memberColumns: readonly Column<Shown>[] = [
  { heading: 'child', of: member => member.number ?? member.subject },
  { heading: 'council', of: member => member.council },
  { heading: 'side', of: member => member.side },
  { heading: 'on', of: member => member.at },
  { heading: 'value', of: member => member.value, right: true },
  { heading: 'part', of: member => member.part },
  { heading: 'because', of: member => member.because.join('; ') },
]

const columns: readonly Column<Result>[] = [
  { heading: 'measure', of: result => result.id },
  { heading: 'value', of: result => result.value, right: true },
  { heading: 'unit', of: result => result.unit },
  { heading: 'numerator', of: result => result.numerator, right: true },
  { heading: 'denominator', of: result => result.denominator, right: true },
  { heading: 'unknown', of: result => result.unknown, right: true },
  { heading: 'left out', of: result => result.excluded, right: true },
  { heading: 'from', of: result => result.period.start },
  { heading: 'to', of: result => result.period.end },
  {
    heading: 'parts',
    of: result =>
      result.parts
        ?.filter(part => part.count > 0)
        .map(part => `${part.code} ${part.count}`)
        .join(', '),
  },
  { heading: 'note', of: result => result.note },
]

function plain({
  id,
  numerator,
  denominator,
  unknown,
  excluded,
  children,
  value,
  unit,
  period,
  parts,
  note,
}: Result): object {
  return {
    id,
    numerator,
    denominator,
    unknown,
    excluded,
    value,
    unit,
    children,
    period,
    ...(parts ? { parts } : {}),
    ...(note ? { note } : {}),
  }
}

function measuresNamed(ids: readonly string[]): readonly Measure[] {
  if (ids.length === 0) return [...all.values()]
  return ids.map(id => {
    const found = all.get(id)
    if (!found) throw new Misused(`There is no measure '${id}'. There are: ${[...all.keys()].sort().join(', ')}`)
    return found
  })
}

function councilGiven(given: Given, product: Product): string | undefined {
  const code = text(given, 'council')
  if (code === undefined || product.councils.some(council => council.code === code)) return code
  throw new Misused(
    `There is no council '${code}'. There are: ${product.councils.map(council => council.code).join(', ')}`,
  )
}
