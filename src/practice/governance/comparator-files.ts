import type { Comparator } from './comparators.ts'
import { markIn } from './marks.ts'
import { authorities, findAuthority } from '../../spine/places/authorities.ts'

/** A row that cannot be taken in: the heading is row 1, and 0 is the file as a whole. */
export interface RowFault {
  readonly row: number
  readonly what: string
  readonly mend: string
}

/** A published figure as a file gives it. */
export type FileFigure = Omit<Comparator, 'publication'>

/** The neighbours of an authority as a file gives them, by three-digit numbers. */
export interface FileNeighbours {
  readonly council: string
  readonly authorities: readonly string[]
}

/** What a file of the Department’s holds that is compared here. */
export interface ComparatorFile {
  /** What kind of file it is, in words. */
  readonly is: string
  /** The name of its data set at the Department. */
  readonly page: string
  readonly figures: readonly FileFigure[]
  readonly neighbours: readonly FileNeighbours[]
  /** Rows of regions, and of things that no measure here counts. */
  readonly passedOver: number
}

type Row = Readonly<Record<string, string>>

/** One kind of file: how it is told, and the measure a row is about with the columns that hold its number. */
interface DataSet {
  readonly is: string
  readonly page: string
  readonly columns: readonly string[]
  readonly tells: (row: Row) => readonly Told[]
}

interface Told {
  readonly measure: string
  readonly part?: string
  readonly value: string
  readonly count?: string
}

const NUMBERS: Readonly<Record<string, readonly Told[]>> = {
  'children looked after on 31 march each year': [
    { measure: 'cla-number', value: 'children_count' },
    { measure: 'cla-rate', value: 'rate_per_10000', count: 'children_count' },
  ],
  'children starting to be looked after each year': [{ measure: 'cla-starts', value: 'children_count' }],
  'children ceasing to be looked after each year': [{ measure: 'cla-ceases', value: 'children_count' }],
}
const share = (measure: string, part?: string): readonly Told[] => [
  { measure, ...(part === undefined ? {} : { part }), value: 'children_percent', count: 'children_count' },
]
const OUTCOMES: Readonly<Record<string, readonly Told[]>> = {
  'had their annual health assessment': share('oc2-health-assessment'),
  'had their immunisations up to date': share('oc2-immunisations'),
  'had their teeth checked by a dentist': share('oc2-dental'),
  'development assessments up to date': share('oc2-development'),
  'convicted or subject to youth cautions, or youth conditional cautions during the year': share('oc2-convictions'),
  'identified as having a substance misuse problem': share('oc2-substance'),
  'sdq score was received': share('sdq-completion'),
  'sdq average score': [{ measure: 'sdq-average', value: 'children_count' }],
  'sdq score is normal': share('sdq-bands', 'normal'),
  'sdq score is borderline': share('sdq-bands', 'borderline'),
  'sdq score is a cause for concern': share('sdq-bands', 'concern'),
}
const LEAVERS: Readonly<Record<string, string>> = {
  'accommodation considered suitable': 'cl-suitable',
  'total in education, employment or training': 'cl-eet',
}
const AGES: Readonly<Record<string, string>> = { '17 to 18 years': '17-18', '19 to 21 years': '19-21' }

const told = (row: Row, column: string): string => (row[column] ?? '').trim().toLowerCase()

const DATA_SETS: readonly DataSet[] = [
  {
    is: 'Children looked after: numbers and rates',
    page: 'cla_number_and_rate_per_10k_children',
    columns: ['population_type', 'children_count', 'rate_per_10000'],
    tells: row => NUMBERS[told(row, 'population_type')] ?? [],
  },
  {
    is: 'Children looked after: how long they stay in one home',
    page: 'la_cla_placement_stability',
    columns: ['cla_group', 'placement_stability', 'children_count', 'children_percent'],
    tells: row => {
      const stability = told(row, 'placement_stability')
      if (stability === 'living with the same carer for at least 2 years') return share('kpi-7')
      return stability === 'with 3 or more placements during the year' ? share('kpi-8') : []
    },
  },
  {
    is: 'Children looked after: changes of social worker',
    page: 'la_cla_swcount',
    columns: ['cla_group', 'sw_stability', 'number', 'percentage'],
    tells: row =>
      told(row, 'sw_stability') === '3 or more social workers during the year' &&
      told(row, 'cla_group') === 'cla on 31 march'
        ? [{ measure: 'sw-changes', value: 'percentage', count: 'number' }]
        : [],
  },
  {
    is: 'Children looked after: health, strengths and difficulties, convictions',
    page: 'la_conviction_health_outcome_cla',
    columns: ['characteristic', 'breakdown', 'children_count', 'children_percent'],
    tells: row => OUTCOMES[told(row, 'breakdown')] ?? [],
  },
  {
    is: 'Care leavers: where they live, and what they do',
    page: 'la_care_leavers_activity and la_care_leavers_accommodation_suitability',
    columns: ['care_leaver_age', 'breakdown', 'care_leaver_count', 'care_leaver_percent'],
    tells: row => {
      const [of, age] = [LEAVERS[told(row, 'breakdown')], AGES[told(row, 'care_leaver_age')]]
      return of && age ? [{ measure: `${of}-${age}`, value: 'care_leaver_percent', count: 'care_leaver_count' }] : []
    },
  },
]

const SHARED = ['time_period', 'geographic_level', 'country_code', 'new_la_code']
const NEIGHBOUR = /^sn_?(\d{1,2})$/

/** What the files that can be taken in are, for whoever looks for them. */
export const COMPARATOR_FILES: readonly { readonly is: string; readonly page: string }[] = [
  ...DATA_SETS.map(({ is, page }) => ({ is, page })),
  {
    is: 'Statistical neighbours',
    page: 'sn_model_2025_wide, or the Local Authority Interactive Tool’s sn_april_2021 and sn_may_2025',
  },
]

/** The measures a file may give figures for. */
export const COMPARED: ReadonlySet<string> = new Set([
  ...[...Object.values(NUMBERS), ...Object.values(OUTCOMES)].flat().map(each => each.measure),
  'kpi-7',
  'kpi-8',
  'sw-changes',
  ...Object.values(LEAVERS).flatMap(of => Object.values(AGES).map(age => `${of}-${age}`)),
])

/**
 * The figures or neighbours that a table of the Department’s gives, from its headings and its rows; or everything wrong
 * with it. Headings are matched whatever their case. National and local rows are taken, regional ones passed over. A mark
 * in the place of a number is kept as what it means. Pure.
 */
export function readComparators(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): ComparatorFile | { readonly faults: readonly RowFault[] } {
  const columns = headings.map(heading => heading.trim().toLowerCase())
  const neighbours = columns.some(column => NEIGHBOUR.test(column))
  if (neighbours) return readNeighbours(columns, rows)
  const set = DATA_SETS.find(each => each.columns.every(column => columns.includes(column)))
  if (!set) return { faults: [NOT_KNOWN] }
  const lacking = SHARED.filter(column => !columns.includes(column))
  if (lacking.length > 0)
    return {
      faults: lacking.map(column => ({
        row: 0,
        what: `There is no column called ‘${column}’.`,
        mend: 'Send the file as the Department publishes it, with every column.',
      })),
    }
  return readFigures(set, columns, rows)
}

const NOT_KNOWN: RowFault = {
  row: 0,
  what: 'This is none of the files that can be compared here.',
  mend: 'Send one of those listed below, as the Department publishes it, with its headings.',
}

function readFigures(
  set: DataSet,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ComparatorFile | { readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = []
  const figures = new Map<string, FileFigure>()
  let passedOver = 0
  rows.forEach((cells, at) => {
    const row: Row = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
    const blame = (what: string, mend: string): void => void faults.push({ row: at + 2, what, mend })
    const level = told(row, 'geographic_level')
    const tells = set.tells(row)
    if (tells.length === 0 || level === 'regional') return void passedOver++
    const year = yearIn(row['time_period'] ?? '')
    if (year === undefined)
      return blame(`‘${row['time_period'] ?? ''}’ is no year.`, 'Give the year it ends in, such as 2025, or 202425.')
    const area = areaIn(row, level)
    if (area === undefined)
      return blame(
        `‘${row['geographic_level'] ?? ''}’, ‘${row['new_la_code'] ?? ''}’ is no area known here.`,
        'It must be National, Regional or Local authority, with the authority’s nine-character code.',
      )
    for (const { measure, part, value, count } of tells) {
      const read = cellIn(row[value] ?? '')
      if (read === undefined)
        return blame(
          `‘${row[value] ?? ''}’ in the column ${value} is neither a number nor a mark.`,
          'Give a number, or one of the marks c, k, u, x and z.',
        )
      const key = `${measure} ${part ?? ''} ${year} ${area}`
      if (figures.has(key)) return blame('This is told by an earlier row too.', 'Leave one of the two out.')
      const behind = count === undefined ? undefined : cellIn(row[count] ?? '')
      figures.set(key, {
        measure,
        ...(part === undefined ? {} : { part }),
        year,
        area,
        ...read,
        ...(behind?.value == null ? {} : { count: behind.value }),
      })
    }
  })
  if (faults.length > 0) return { faults }
  if (figures.size === 0)
    return {
      faults: [
        { row: 0, what: 'No row of it is of anything compared here.', mend: 'Look whether it is the whole file.' },
      ],
    }
  return { is: set.is, page: set.page, figures: [...figures.values()], neighbours: [], passedOver }
}

function readNeighbours(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ComparatorFile | { readonly faults: readonly RowFault[] } {
  const own = ['old_la_code', 'la number', 'la num'].map(name => columns.indexOf(name)).find(at => at >= 0)
  if (own === undefined)
    return {
      faults: [
        {
          row: 0,
          what: 'There is no column with the authority’s own number.',
          mend: 'Its heading must be old_la_code, LA num or LA number.',
        },
      ],
    }
  const places = columns
    .flatMap((column, at) => {
      const place = NEIGHBOUR.exec(column)?.[1]
      return place === undefined ? [] : [{ at, place: Number(place) }]
    })
    .sort((a, b) => a.place - b.place)
  const faults: RowFault[] = []
  const neighbours: FileNeighbours[] = []
  rows.forEach((cells, index) => {
    const council = (cells[own] ?? '').trim()
    const listed = places.map(({ at }) => (cells[at] ?? '').trim()).filter(number => number !== '')
    if (council === '' && listed.length === 0) return
    const unknown = [council, ...listed].filter(number => !/^\d{3}$/.test(number) || !findAuthority(number))
    if (unknown.length > 0)
      faults.push({
        row: index + 2,
        what: `Not the number of an English authority: ${unknown.map(number => `‘${number}’`).join(', ')}.`,
        mend: 'Give three-digit numbers as the Department does.',
      })
    else neighbours.push({ council, authorities: listed })
  })
  if (faults.length > 0) return { faults }
  if (neighbours.length === 0)
    return { faults: [{ row: 0, what: 'The file has no rows of neighbours.', mend: 'Add a row for each authority.' }] }
  return { is: 'Statistical neighbours', page: 'statistical neighbours', figures: [], neighbours, passedOver: 0 }
}

// A year is told by its end (2025), or by both its ends (202425).
function yearIn(text: string): number | undefined {
  const plain = text.trim()
  if (/^20\d\d$/.test(plain)) return Number(plain)
  const both = /^(20\d\d)[/-]?(\d\d)$/.exec(plain)
  if (!both || (Number(both[1]) + 1) % 100 !== Number(both[2])) return undefined
  return Number(both[1]) + 1
}

const codes = new Set(authorities.flatMap(each => [each.gss, ...(each.formerly ?? [])]))

function areaIn(row: Row, level: string): string | undefined {
  if (level === 'national') return told(row, 'country_code') === 'e92000001' ? 'E92000001' : undefined
  const code = (row['new_la_code'] ?? '').trim().toUpperCase()
  return level === 'local authority' && codes.has(code) ? code : undefined
}

function cellIn(cell: string): Pick<Comparator, 'value' | 'mark'> | undefined {
  const mark = markIn(cell)
  if (mark !== undefined) return { value: null, mark }
  const plain = cell.trim().replaceAll(',', '').replace(/%$/, '')
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? { value: Number(plain) } : undefined
}
