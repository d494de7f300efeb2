import type { Grants, Store } from '../../spine/store/store.ts'
import type { CheckRemark } from '../../spine/web/services.ts'
import { hasGazetteer } from '../context.ts'
import { gather } from '../exports/checked.ts'
import { eachInReturn } from '../exports/children.ts'
import type { CheckRefusal, GivenReturn } from './given.ts'

/** Which return the record is to make, and with whose leave. */
export interface RecordAsked {
  readonly council: string
  readonly year: number
  /** The council's GSS code. */
  readonly gss: string
  /** Those of whoever may make a return: the law asks for every child in it. */
  readonly grants: Grants
}

/** The return that the record makes as it stands, with last year's, to be asked of; why there is none, where it has no child. */
export async function readRecord(
  store: Store,
  { council, year, gss, grants }: RecordAsked,
  onPercent: (percent: number) => void,
): Promise<GivenReturn | CheckRefusal> {
  const postcodes = await hasGazetteer(store)
  const gathered = gather(year, gss, postcodes)
  const subjects = new Map<string, string>()
  const { unnumbered } = await eachInReturn(
    store,
    grants,
    { council, year },
    child => {
      const number = child.rows[0]?.cells['CHILD']?.trim().toUpperCase()
      // A number that two files have is a fault, and says whose it is of neither.
      if (number !== undefined) subjects.set(number, subjects.has(number) ? '' : child.id)
      gathered.add(child)
    },
    { before: true, onRead: (done, total) => onPercent(Math.floor((100 * done) / total)) },
  )
  if (subjects.size === 0)
    return {
      problems: [
        {
          box: 'year',
          what:
            unnumbered === 0
              ? 'The record has no child in this council’s return of this year.'
              : `None of the ${unnumbered.toLocaleString('en-GB')} children in this council’s return of this year has the council’s number in their file.`,
          mend:
            unnumbered === 0 ? 'Choose another year, or another council.' : 'Record their numbers, and check it again.',
        },
      ],
    }
  return {
    collection: gathered.collection(),
    remarks: unnumbered === 0 ? [] : [leftOut(unnumbered)],
    postcodes,
    subjects,
  }
}

function leftOut(unnumbered: number): CheckRemark {
  return {
    file: 'Our record',
    line: null,
    why: `${unnumbered.toLocaleString('en-GB')} ${unnumbered === 1 ? 'child has' : 'children have'} no number of the council’s, and cannot stand in a return.`,
    mend: 'Record it in their files.',
    unread: true,
  }
}
