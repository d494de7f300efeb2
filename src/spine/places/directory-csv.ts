/** The columns of the directory that matter, as text. */
export interface DirectoryRow {
  readonly postcode: string
  readonly east: string
  readonly north: string
  readonly area: string
}

// The directory and the statistics lookup have renamed these over the years; the authority's column now carries its year.
const POSTCODE = ['pcds', 'pcd8', 'pcd', 'pcd7', 'pcd2', 'postcode']
const EAST = ['oseast1m', 'oseast1', 'east1m', 'easting']
const NORTH = ['osnrth1m', 'osnrth1', 'north1m', 'northing']
const AREA = /^(os)?laua(cd)?$|^lad(\d\d)?cd$|^area$/

/** Reads the rows of a directory CSV as its bytes arrive. Throws when the first line is not a directory's. */
export async function* directoryCsv(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<DirectoryRow> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let at: { postcode: number; east: number; north: number; area: number } | undefined
  const rowOf = (line: string): DirectoryRow | undefined => {
    if (line === '') return undefined
    const cells = cellsOf(line)
    if (!at) {
      at = columnsOf(cells, name)
      return undefined
    }
    const postcode = cells[at.postcode] ?? ''
    return postcode === ''
      ? undefined
      : { postcode, east: cells[at.east] ?? '', north: cells[at.north] ?? '', area: cells[at.area] ?? '' }
  }
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const row = rowOf(line.endsWith('\r') ? line.slice(0, -1) : line)
      if (row) yield row
    }
  }
  const row = rowOf((rest + decoder.decode()).replace(/\r$/, ''))
  if (row) yield row
  if (!at) throw new Error(`${name} is empty: it is not a postcode directory`)
}

function columnsOf(
  cells: readonly string[],
  name: string,
): { postcode: number; east: number; north: number; area: number } {
  const names = cells.map(cell =>
    cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  )
  const first = (wanted: readonly string[]): number => names.indexOf(wanted.find(each => names.includes(each)) ?? '-')
  const found = {
    postcode: first(POSTCODE),
    east: first(EAST),
    north: first(NORTH),
    area: names.findIndex(each => AREA.test(each)),
  }
  const lacking = Object.entries(found).filter(([, index]) => index < 0)
  if (lacking.length > 0) {
    throw new Error(
      `${name} is not a postcode directory: it has no column for the ${lacking.map(([what]) => what).join(', ')}`,
    )
  }
  return found
}

// No value in the directory holds a quotation mark or a line break; names can hold commas.
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  const cells: string[] = []
  for (const match of line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)) cells.push(match[1] ?? match[2] ?? '')
  return cells
}
