import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'

/** A cell of a workbook: what it says, and whether a spreadsheet would work it out as a formula. */
export interface SheetCell {
  readonly text: string
  readonly isFormula: boolean
}

/** The first sheet of an Excel workbook, read from its parts as the format describes them (ECMA-376), row by row. */
export async function readSheet(bytes: Buffer): Promise<readonly (readonly SheetCell[])[]> {
  const parts = await unzip(bytes)
  const sheet = parts.get('xl/worksheets/sheet1.xml')
  if (!sheet || !parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml'))
    throw new Error(`Not a workbook: it holds ${[...parts.keys()].join(', ')}`)
  const shared = sharedStrings(parts.get('xl/sharedStrings.xml') ?? '')
  const rows: SheetCell[][] = []
  let cell = { at: 0, type: '', text: '', isFormula: false }
  let inside = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push([])
    if (name === 'c')
      cell = { at: columnOf(attributes['r'] ?? ''), type: attributes['t'] ?? '', text: '', isFormula: false }
    if (name === 'f') cell.isFormula = true
    inside = name
  })
  parser.on('text', text => {
    if (inside === 'v' || inside === 't') cell.text += text
  })
  parser.on('closetag', ({ name }) => {
    inside = ''
    if (name !== 'c') return
    const row = rows.at(-1) as SheetCell[]
    while (row.length < cell.at) row.push({ text: '', isFormula: false })
    const text = cell.type === 's' ? (shared[Number(cell.text)] ?? '') : cell.text
    row.push({ text, isFormula: cell.isFormula })
  })
  parser.write(sheet).close()
  return rows
}

function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = []
  let inText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (name === 'si') strings.push('')
    inText = name === 't'
  })
  parser.on('text', text => {
    if (inText) strings[strings.length - 1] += text
  })
  parser.on('closetag', () => {
    inText = false
  })
  if (xml !== '') parser.write(xml).close()
  return strings
}

// 'C7' is in the third column, which is 2.
function columnOf(reference: string): number {
  return (
    Array.from(reference.replaceAll(/\d/g, '')).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  )
}

function unzip(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      const parts = new Map<string, string>()
      zip.on('error', reject)
      zip.on('end', () => resolve(parts))
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const pieces: Buffer[] = []
          stream.on('error', reject)
          stream.on('data', (piece: Buffer) => pieces.push(piece))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}
