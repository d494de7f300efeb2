import { type PlainDate, plainDate } from '../time/plain-date.ts'
import { unchanged } from './authority-list.ts'

/** An English authority responsible for children's services, for as long as it existed with this code. */
export interface Authority {
  /** Nine-character GSS code. */
  readonly gss: string
  /** Department for Education three-digit number. */
  readonly number: string
  readonly name: string
  /** Its first day, where it replaced others; absent for those older than the list. */
  readonly from?: PlainDate
  /** Its last day, where it was replaced. */
  readonly until?: PlainDate
  /** GSS codes of those that replaced it. */
  readonly replacedBy?: readonly string[]
  /** GSS codes the same authority had before a change of code alone. */
  readonly formerly?: readonly string[]
}

interface Change {
  gss: string
  number: string
  name: string
  from?: string
  until?: string
  replacedBy?: readonly string[]
  formerly?: readonly string[]
}

// Structural changes orders, and changes of code where a boundary moved a little. Names the same, codes not.
const CHANGED: readonly Change[] = [
  { gss: 'E08000038', number: '370', name: 'Barnsley', formerly: ['E08000016'] },
  { gss: 'E08000039', number: '373', name: 'Sheffield', formerly: ['E08000019'] },
  { gss: 'E10000009', number: '835', name: 'Dorset', until: '2019-03-31', replacedBy: ['E06000058', 'E06000059'] },
  { gss: 'E06000029', number: '836', name: 'Poole', until: '2019-03-31', replacedBy: ['E06000058'] },
  { gss: 'E06000028', number: '837', name: 'Bournemouth', until: '2019-03-31', replacedBy: ['E06000058'] },
  { gss: 'E06000059', number: '838', name: 'Dorset', from: '2019-04-01' },
  { gss: 'E06000058', number: '839', name: 'Bournemouth, Christchurch and Poole', from: '2019-04-01' },
  { gss: 'E10000002', number: '825', name: 'Buckinghamshire', until: '2020-03-31', replacedBy: ['E06000060'] },
  { gss: 'E06000060', number: '825', name: 'Buckinghamshire', from: '2020-04-01' },
  {
    gss: 'E10000021',
    number: '928',
    name: 'Northamptonshire',
    until: '2021-03-31',
    replacedBy: ['E06000061', 'E06000062'],
  },
  { gss: 'E06000061', number: '940', name: 'North Northamptonshire', from: '2021-04-01' },
  { gss: 'E06000062', number: '941', name: 'West Northamptonshire', from: '2021-04-01' },
  { gss: 'E10000006', number: '909', name: 'Cumbria', until: '2023-03-31', replacedBy: ['E06000063', 'E06000064'] },
  { gss: 'E06000063', number: '942', name: 'Cumberland', from: '2023-04-01' },
  { gss: 'E06000064', number: '943', name: 'Westmorland and Furness', from: '2023-04-01' },
  { gss: 'E10000023', number: '815', name: 'North Yorkshire', until: '2023-03-31', replacedBy: ['E06000065'] },
  { gss: 'E06000065', number: '815', name: 'North Yorkshire', from: '2023-04-01' },
  { gss: 'E10000027', number: '933', name: 'Somerset', until: '2023-03-31', replacedBy: ['E06000066'] },
  { gss: 'E06000066', number: '933', name: 'Somerset', from: '2023-04-01' },
]

// Codes replaced in 2013 for authorities that otherwise stayed as they were.
const FORMER: Readonly<Record<string, readonly string[]>> = { E08000037: ['E08000020'], E06000057: ['E06000048'] }

/** Names in use beside the official ones. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  E06000010: ['Hull', 'Kingston upon Hull'],
  E06000023: ['Bristol', 'City of Bristol'],
  E06000019: ['Herefordshire'],
  E06000047: ['Durham'],
  E06000055: ['Bedford Borough'],
  E06000033: ['Southend'],
  E06000058: ['BCP'],
  E06000040: ['Royal Borough of Windsor and Maidenhead'],
  E08000030: ['Walsall Metropolitan Borough'],
  E09000001: ['City of London Corporation', 'London, City of'],
}

/** Every English authority with children's services since 2013, those that were replaced included. */
export const authorities: readonly Authority[] = [
  ...unchanged
    .trim()
    .split('\n')
    .map((line): Authority => {
      const gss = line.slice(4, 13)
      return { gss, number: line.slice(0, 3), name: line.slice(14), ...(FORMER[gss] ? { formerly: FORMER[gss] } : {}) }
    }),
  ...CHANGED.map(
    ({ from, until, ...rest }): Authority => ({
      ...rest,
      ...(from ? { from: plainDate(from) } : {}),
      ...(until ? { until: plainDate(until) } : {}),
    }),
  ),
].toSorted((a, b) => (a.number === b.number ? (a.gss < b.gss ? -1 : 1) : a.number < b.number ? -1 : 1))

const byKey = new Map<string, Authority[]>()
for (const authority of authorities) {
  for (const key of new Set(
    [
      authority.gss,
      ...(authority.formerly ?? []),
      authority.number,
      authority.name,
      ...(ALSO[authority.gss] ?? []),
    ].map(plain),
  )) {
    byKey.set(key, [...(byKey.get(key) ?? []), authority])
  }
}

/**
 * The English authority a GSS code, three-digit number or name stands for, on a date when one is given. Where a number
 * or name was kept through a reorganisation, the one in being on the date, or else the newest. Undefined when none is known.
 */
export function findAuthority(code: string, on?: PlainDate): Authority | undefined {
  const found = byKey.get(plain(code))
  if (!found) return undefined
  return (
    found.find(authority => on !== undefined && existedOn(authority, on)) ??
    found.find(authority => authority.until === undefined) ??
    found.at(-1)
  )
}

/** Whether an authority was in being on a date. */
export function existedOn(authority: Authority, on: PlainDate): boolean {
  return (authority.from ?? on) <= on && on <= (authority.until ?? on)
}

// Case, punctuation and the words councils add to their names do not tell authorities apart.
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[.,'’()-]/g, ' ')
    .replace(
      /\b(council|county council|borough council|city council|metropolitan borough|london borough of|royal borough of)\b/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
}
