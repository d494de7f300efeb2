import {
  type ListColumn,
  type Sheet,
  columnsIn,
  headingsOf,
  isOfSupported,
  providersIn,
  together,
} from './read-providers.ts'
import { type ListedProvider, PROVIDER_LISTS, type ProviderList } from './providers.ts'
import type { Places } from './derive.ts'

/** What is wrong with a list of providers, and how to mend it. */
export interface ListFault {
  readonly what: string
  readonly mend: string
}

/** A list of providers as it was read, or why it cannot be used. */
export type ReadList =
  | {
      readonly providers: readonly ListedProvider[]
      readonly lists: readonly ProviderList[]
      /** Rows whose number is none that could be given in a return. */
      readonly passedOver: number
      /** What may be right and should be looked at before it is used, in sentences. */
      readonly remarks: readonly string[]
    }
  | { readonly faults: readonly ListFault[] }

/** All of England's lists together have some 12,000 rows. */
export const MOST_PROVIDERS = 60_000

const NUMBER = /^[A-Z0-9]{1,12}$/
/** Without these the rules would find every home at fault. */
const NEEDED: readonly ListColumn[] = ['places', 'kinds']
const NEEDED_FOR: Readonly<Partial<Record<ListColumn, string>>> = {
  places: 'the kinds of placement each may have',
  kinds: 'the kind of provider each is',
}
const WORTH_HAVING: readonly (readonly [ListColumn, string])[] = [
  ['ended', 'when a registration ended: nobody can be found in a home that had closed'],
  ['postcode', 'postcodes: every home that must stand at its provider’s address will be found at fault'],
]

/**
 * Reads a workbook of Ofsted's providers to be kept. Refuses one in which no sheet is a list, or whose list lacks the codes that
 * the rules ask for, naming the headings that were looked for. Pure.
 */
export function readProviderList(sheets: readonly Sheet[], places?: Places): ReadList {
  const lists = sheets.flatMap(sheet => {
    const columns = columnsIn(sheet)
    return columns ? [{ sheet, columns }] : []
  })
  if (lists.length === 0)
    return {
      faults: [
        {
          what: 'None of its sheets has a column URN in its first ten rows.',
          mend: 'Choose the workbook of providers that Ofsted sends councils, with its headings as they came.',
        },
      ],
    }
  const found = new Map<string, ListedProvider>()
  let passedOver = 0
  for (const { sheet } of lists)
    for (const provider of providersIn(sheet, places))
      if (NUMBER.test(provider.urn)) found.set(provider.urn, together(found.get(provider.urn), provider))
      else passedOver += 1
  const providers = [...found.values()]
  const registered = lists.filter(({ sheet }) => !isOfSupported(sheet))
  // Sheets of conditions and addresses are read with the list whose codes another sheet has.
  const lacking = registered.length === 0 ? [] : NEEDED.filter(need => !registered.some(each => each.columns.has(need)))
  const faults = lacking.map(
    (need): ListFault => ({
      what: `No sheet says ${NEEDED_FOR[need]}: none of these headings is there: ${quoted(headingsOf(need))}.`,
      mend: 'Put the heading back as the list had it, and send it again.',
    }),
  )
  if (providers.length === 0)
    faults.push({
      what: 'It has headings and no provider below them.',
      mend: 'Send the list with its rows.',
    })
  if (providers.length > MOST_PROVIDERS)
    faults.push({
      what: `It has ${providers.length.toLocaleString('en-GB')} providers, and a list has at most ${MOST_PROVIDERS.toLocaleString('en-GB')}.`,
      mend: 'Send one edition at a time.',
    })
  if (faults.length > 0) return { faults }
  const uncoded = providers.filter(each => each.places.size === 0 || each.kinds.size === 0).length
  return {
    providers,
    lists: PROVIDER_LISTS.filter(list => providers.some(each => each.list === list)),
    passedOver,
    remarks: [
      ...WORTH_HAVING.filter(([column]) => !lists.some(each => each.columns.has(column))).map(
        ([, words]) => `It does not say ${words}.`,
      ),
      ...(uncoded > 0
        ? [
            `${uncoded.toLocaleString('en-GB')} ${uncoded === 1 ? 'provider has' : 'providers have'} no code of placement or of provider: homes with ${uncoded === 1 ? 'it' : 'them'} will be found at fault.`,
          ]
        : []),
      ...(passedOver > 0
        ? [
            `${passedOver.toLocaleString('en-GB')} ${passedOver === 1 ? 'row was' : 'rows were'} passed over: what stands under URN is no number of at most 12 letters and figures.`,
          ]
        : []),
    ],
  }
}

function quoted(headings: readonly string[]): string {
  return headings.map(each => `‘${each}’`).join(', ')
}
