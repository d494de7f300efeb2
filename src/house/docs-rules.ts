import { type Difference, differences } from '../returns/ssda903/validation/differences.ts'
import { named } from '../returns/ssda903/validation/fault-list.ts'
import type { Needed, Rule } from '../returns/ssda903/validation/rule.ts'
import { link, page, points, table } from './markdown.ts'

const FOLDER = 'rules/ssda903'

/** A page for each rule of a return, an index of them and a page of the differences from the public validator, by path under `docs`. */
export function rulePages(rules: readonly Rule[]): ReadonlyMap<string, string> {
  if (rules.length === 0) return new Map()
  return new Map([
    [`${FOLDER}/README.md`, index(rules)],
    [`${FOLDER}/differences.md`, differencesPage(rules)],
    ...rules.map(rule => [`${FOLDER}/${rule.code}.md`, rulePage(rule)] as const),
  ])
}

function index(rules: readonly Rule[]): string {
  const queries = rules.filter(isQuery).length
  return page(
    'Rules of the SSDA903 return',
    `What the return is checked by before it is sent: ${rules.length} rules, under the codes councils know them by. ${queries} of them are queries, which may be right as they stand and are confirmed; the others are faults, to be mended. They are asked of files by \`alongside validate ssda903\`, with no database; a rule whose table or column is not there is left out, and said to be.`,
    [
      '```sh',
      'npx alongside validate ssda903 return/ --year 2026 --previous last-year/ --format xlsx --out faults.xlsx',
      '```',
    ].join('\n'),
    points([
      'The return is CSV files, its XML form, a folder or a zip of either; or tables as JSON (`--tables FILE.json`): `{"metadata": {"year": 2026}, "Header": [{"CHILD": "1", "SEX": "M"}], "Episodes_last": []}`.',
      '`--format table` is for a terminal, `json` for a program (`{"year", "rules": {code: {table: [rows, the first being 0]}}, "skipped", "failed"}`), and `xlsx` a workbook to share: every fault with its child and cells, the counts, and what was not asked and why.',
      '`--council` says whose return it is; `--postcodes`, where the postcode directory is; `--providers`, where Ofsted’s lists are. Rules that need one of them are not asked without it.',
      '`--rule` asks only of some rules.',
      'It ends with 0 where nothing was found, 1 where something was, and 2 where it was asked amiss.',
    ]),
    `${link('Where they differ from the public validator', 'differences.md')}: ${Object.keys(differences).length} rules, each with a case.`,
    table(
      ['Rule', 'What is wrong', 'Tables', 'First asked'],
      rules.map(rule => [
        `${link(rule.code, `${rule.code}.md`)}${isQuery(rule) ? ' (query)' : ''}`,
        rule.wrong,
        tablesNamed(rule).join(', '),
        firstAsked(rule),
      ]),
    ),
  )
}

function rulePage(rule: Rule): string {
  const difference = differences[rule.code]
  return page(
    `Rule ${rule.code}`,
    `**${rule.wrong}**`,
    rule.mend,
    table(
      ['', ''],
      [
        [
          'Fault or query',
          isQuery(rule) ? 'A query: it may be right, and is then confirmed' : 'A fault: it is to be mended',
        ],
        ['First asked', firstAsked(rule)],
        ['Shown in', rule.fields.join(', ')],
        ['Where a table is not there', rule.absentIsEmpty ? 'It counts as one without rows' : 'The rule is not asked'],
      ],
    ),
    '## What it reads',
    points([
      ...(Object.entries(rule.reads) as [Needed, readonly string[]][]).map(
        ([needed, columns]) => `${inWords(needed)}${columns.length > 0 ? `: ${columns.join(', ')}` : ''}`,
      ),
      ...(rule.council ? ['Whose return it is'] : []),
      ...(rule.directory ? ['The postcode directory'] : []),
      ...(rule.across ? ['The rows of other children'] : []),
    ]),
    ...(difference ? ['## How it differs from the public validator', told(difference)] : []),
    link('All rules', 'README.md'),
  )
}

function differencesPage(rules: readonly Rule[]): string {
  const differing = rules.flatMap(rule => {
    const difference = differences[rule.code]
    return difference ? [[link(rule.code, `${rule.code}.md`), difference.says, difference.example]] : []
  })
  return page(
    'Where the rules differ from the public validator',
    'Councils also check their returns with a public validator. Where its code does not do what its own message says, or cannot do what a rule means, the rules here follow the meaning. Each difference is told with a case that the two judge differently; “right” and “shown” say what is answered here. The cases are tested.',
    table(['Rule', 'The difference', 'A case'], differing),
    link('All rules', 'README.md'),
  )
}

function told({ says, example }: Difference): string {
  // A column's name stays as it is.
  return `${says}\n\nFor example: ${example.replace(/^[A-Z](?=[a-z ])/, first => first.toLowerCase())}`
}

function isQuery(rule: Rule): boolean {
  return rule.as === 'query'
}

function firstAsked({ from }: Rule): string {
  return from === undefined ? '2022-23 or earlier' : named(from)
}

function tablesNamed(rule: Rule): readonly string[] {
  return [
    ...new Set(
      Object.keys(rule.reads).flatMap(needed =>
        needed === 'ProviderInfo' ? [] : needed.split('|').map(name => name.replace(/_last\??$|\(XML\)$/, '')),
      ),
    ),
  ]
}

function inWords(needed: Needed): string {
  switch (needed) {
    case 'Header|UASC':
      return 'UASC, or Header of the XML form, which marks who is unaccompanied'
    case 'Header_last|UASC_last':
      return 'The same of the previous year, where it is given'
    case 'Header(XML)':
      return 'Header of the XML form'
    case 'ProviderInfo':
      return 'Ofsted’s lists of providers'
    default: {
      const name = needed.replace(/_last\??$/, '')
      if (needed.endsWith('?')) return `${name} of the previous year, where it is given`
      return needed.endsWith('_last') ? `${name} of the previous year` : name
    }
  }
}
