import { SaxesParser } from 'saxes'
import { type Column, type TableName, tableNamed, tables } from '../tables.ts'
import type { FileReading, TextReader } from './file-reader.ts'
import { LONGEST_VALUE } from './value.ts'

const UNACCOMPANIED: Column = { name: 'UASC', type: 'flag', need: 'sometimes', vital: false, sets: [] }

/** The deepest element of the form is EXPSSDA903 / CHILD / HEADER / OC2 / SDQ_SCORE. */
const DEEPEST = 6
/** As far as the next element can be: the parser holds what lies between, and nothing in the form is long. */
const LONGEST_BETWEEN = 1_048_576
/** More rows than any child's life holds. */
const MOST_ROWS_OF_A_CHILD = 20_000

type Fields = Map<string, string>
interface Group {
  readonly name: string
  readonly line: number
  readonly fields: Fields
}

const RENAMED: Readonly<Record<string, string>> = { CHILDID: 'CHILD', PL: 'PLACE' }
const GROUPS: Readonly<Record<string, TableName>> = {
  EPISODE: 'Episodes',
  AREVIEW: 'Reviews',
  AMISSING: 'Missing',
  PERMANENCE: 'PrevPerm',
  OC2: 'OC2',
  AD_PLACED: 'PlacedAdoption',
  SWEPISODE: 'SWEpisodes',
  DOLO: 'DoLo',
}
// Tables whose columns sit directly in HEADER, with those that show the child has a row of them.
const IN_HEADER: readonly { readonly table: TableName; readonly shownBy: readonly string[] }[] = [
  { table: 'OC3', shownBy: ['IN_TOUCH', 'ACTIV', 'ACCOM'] },
  { table: 'AD1', shownBy: ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] },
]
const KNOWN = new Set([...tables.flatMap(table => table.columns.map(column => column.name)), 'CHILDID', 'PL', 'UASC'])

/**
 * Reads the XML form (EXPSSDA903), one child in memory at a time. A document type is refused, so no entity beyond the
 * five of XML itself is ever expanded.
 */
export function xmlReader(reading: FileReading): TextReader {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: string[] = []
  const unknown = new Set<string>()
  let stopped = false
  let children = 0
  let header: Group | undefined
  let groups: Group[] = []
  let group: Group | undefined
  let text = ''
  let textLength = 0
  let sinceElement = 0

  const refuse = (code: string, why: string, mend: string): void => {
    if (stopped) return
    stopped = true
    reading.says({ severity: 'refused', scope: 'file', code, line: parser.line, why, mend })
  }

  parser.on('error', error => {
    const unfinished = /unclosed|unexpected end|document must contain/i.test(error.message)
    refuse(
      unfinished ? 'cut-off' : 'broken-xml',
      unfinished
        ? 'The file stops before the return is complete.'
        : `The XML is broken here: ${error.message.replace(/^\d+:\d+: |\.$/g, '')}.`,
      unfinished
        ? 'It may not have been saved or copied whole: export it again.'
        : 'Export the return again; if it breaks at the same place, tell the supplier of the system it comes from.',
    )
  })
  parser.on('doctype', () =>
    refuse(
      'doctype',
      'This XML begins with a document type (DOCTYPE), which the return never has and which can do harm.',
      'Export the return again from your system.',
    ),
  )
  parser.on('opentag', tag => {
    sinceElement = 0
    if (stopped) return
    const name = tag.name.toUpperCase()
    if (open.length === 0) {
      if (!/SSDA903/.test(name))
        return refuse(
          'not-this-return',
          `This XML is not an SSDA903 return: it begins with <${tag.name.slice(0, 60)}>.`,
          'Choose the file exported as the children looked after (SSDA903) return.',
        )
      reading.begins(null, 'xml')
    }
    if (open.length >= DEEPEST)
      return refuse(
        'broken-xml',
        'Elements stand inside one another deeper than the return’s form has.',
        'Export the return again from your system.',
      )
    open.push(name)
    text = ''
    textLength = 0
    if (open.length === 2 && name === 'CHILD') {
      header = undefined
      groups = []
    } else if (open.length >= 3 && name === 'HEADER') header ??= { name, line: parser.line, fields: new Map() }
    else if (open.length >= 3 && (name in GROUPS || (open.at(-2) === 'CHILD' && !KNOWN.has(name)))) {
      group = { name, line: parser.line, fields: new Map() }
      groups.push(group)
      if (groups.length > MOST_ROWS_OF_A_CHILD)
        refuse(
          'broken-xml',
          'One child has more rows than any child could.',
          'Check that each child has its own <CHILD> element, and export again.',
        )
    }
  })
  const onText = (piece: string): void => {
    textLength += piece.length
    if (text.length <= LONGEST_VALUE) text += piece
  }
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.on('closetag', tag => {
    sinceElement = 0
    if (stopped) return
    const name = tag.name.toUpperCase()
    open.pop()
    if (open.length === 1 && name === 'CHILD') childDone()
    else if (group !== undefined && name === group.name && !(name === 'OC2' && open.at(-1) === 'OC2')) group = undefined
    else if (open.length >= 3) {
      const fields = group?.fields ?? (open.at(-1) === 'HEADER' ? header?.fields : undefined)
      const column = RENAMED[name] ?? name
      if (!KNOWN.has(name)) strange(name)
      else if (fields !== undefined && text.trim() !== '') {
        if (fields.has(column)) strange(`${name} twice in one ${open.at(-1) ?? ''}`)
        fields.set(
          column,
          textLength > LONGEST_VALUE ? text.padEnd(textLength > 10_000 ? 10_000 : textLength, ' .') : text,
        )
      }
    }
    text = ''
    textLength = 0
  })

  const strange = (name: string): void => {
    if (unknown.has(name) || unknown.size >= 50) return
    unknown.add(name)
    reading.says({
      severity: 'warning',
      scope: 'file',
      code: 'unknown-element',
      line: parser.line,
      value: name,
      why: `The return has no place for ${name}, so it has been left out wherever it stands in this file.`,
      mend: 'Nothing to do, unless a value you expect is missing: then export the return again.',
    })
  }

  const give = (table: TableName, line: number, fields: Fields): void => {
    const columns = [
      ...(tableNamed(table)?.columns ?? []),
      // The Header's mark of an unaccompanied child is of this form alone, and only checking asks for it.
      ...(table === 'Header' && reading.asTyped ? [UNACCOMPANIED] : []),
    ]
    reading.row(
      table,
      line,
      columns,
      columns.map(column => fields.get(column.name)),
    )
  }

  const childDone = (): void => {
    children++
    const fields = header?.fields ?? new Map<string, string>()
    if (!fields.has('CHILD')) {
      reading.says({
        severity: 'refused',
        scope: 'row',
        code: 'no-child',
        line: parser.line,
        column: 'CHILDID',
        why: 'This child has no number (CHILDID), so nothing about them can be read.',
        mend: 'Fill in the child’s number in your system and export the return again.',
      })
      return
    }
    const line = header?.line ?? parser.line
    give('Header', line, fields)
    // The tag stands for every child; only 1 means the child is unaccompanied.
    if (/^(1|1\.0|TRUE|Y|YES)$/i.test(fields.get('UASC')?.trim() ?? '')) give('UASC', line, fields)
    for (const { table, shownBy } of IN_HEADER)
      if (shownBy.some(column => fields.has(column))) give(table, line, fields)
    const who: readonly [string, string][] = ['CHILD', 'DOB'].flatMap(name =>
      fields.has(name) ? [[name, fields.get(name) ?? ''] as [string, string]] : [],
    )
    for (const each of groups) {
      const table = GROUPS[each.name] ?? tableOf(each.fields)
      if (table === undefined) strange(each.name)
      else if (each.fields.size > 0) give(table, each.line, new Map([...each.fields, ...who]))
    }
    groups = []
    header = undefined
  }

  return {
    push(piece) {
      if (stopped || piece === '') return
      parser.write(piece)
      sinceElement += piece.length
      if (sinceElement > LONGEST_BETWEEN)
        refuse(
          'broken-xml',
          'More than a million characters go by here without an element.',
          'The file may be damaged: export the return again from your system.',
        )
    },
    end() {
      if (stopped) return
      parser.close()
      if (!stopped && children === 0)
        reading.says({
          severity: 'warning',
          scope: 'file',
          code: 'no-rows',
          why: 'This return holds no children.',
          mend: 'Nothing to do if there was nothing to report; otherwise export it again.',
        })
    },
    stopped: () => stopped,
  }
}

// Social worker and deprivation of liberty elements have no published names: they are told by what they hold.
function tableOf(fields: Fields): TableName | undefined {
  const names = [...fields.keys()]
  if (names.length === 0) return undefined
  return tables.find(
    table => table.name !== 'Header' && names.every(name => table.columns.some(column => column.name === name)),
  )?.name
}
