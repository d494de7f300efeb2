import { ethnicity, sex, upnUnknown } from '../../../practice/people/codes.ts'
import type { SourceEntry } from '../../../spine/ledger/source.ts'
import { isPlainDate, type PlainDate } from '../../../spine/time/plain-date.ts'
import { tables } from '../tables.ts'
import { entry } from './entry.ts'
import { codeIn } from './episodes.ts'
import { dayIn, type Held, oneEachYear } from './held.ts'
import type { ChildNote } from './notes.ts'
import { flag } from './outcomes.ts'

/** Who the child is and the numbers they are known by. */
export function aboutChild(held: Held, notes: ChildNote[]): readonly SourceEntry[] {
  const entries: SourceEntry[] = []
  const header = oneEachYear(held, 'Header').at(-1)?.values
  const born = bornOf(held)
  const sexHeld = header?.['SEX'] ?? oneEachYear(held, 'UASC').at(-1)?.values['SEX']
  if (header === undefined) notes.push({ code: 'no-header' })
  if (born === undefined) notes.push({ code: 'no-birth' })
  else
    entries.push(
      entry('identity', null, born, null, {
        born,
        sex: codeIn(sexHeld, sex) ?? 'U',
        ethnicity: codeIn(header?.['ETHNIC'], ethnicity),
        mother: flag(lastTold(held, 'MOTHER')?.['MOTHER']),
        firstChildBorn: firstChildBorn(held),
      }),
    )
  const child = childOf(held)
  if (child !== undefined && child.length <= 20)
    entries.push(entry('identifier', 'council', null, null, { scheme: 'council', value: child }))
  const upn = header?.['UPN']
  if (upn !== undefined && upnUnknown.byCode.has(upn))
    entries.push(entry('identifier', 'upn', null, null, { scheme: 'upn', unknown: upn }))
  else if (upn !== undefined && upn.length <= 20)
    entries.push(entry('identifier', 'upn', null, null, { scheme: 'upn', value: upn }))
  return entries
}

// It is not asked of a care leaver with no episode in the year: a blank takes nothing back.
function lastTold(held: Held, column: string): Readonly<Record<string, string>> | undefined {
  return oneEachYear(held, 'Header').findLast(({ values }) => values[column] !== undefined)?.values
}

function firstChildBorn(held: Held): PlainDate | undefined {
  const told = lastTold(held, 'MC_DOB')
  return told === undefined ? undefined : dayIn(told, 'MC_DOB')
}

/** The date of birth: the newest Header's, or where there is none the newest that any other table gives. */
export function bornOf(held: Held): PlainDate | undefined {
  const headers = oneEachYear(held, 'Header')
  for (const { values } of headers.toReversed()) {
    const born = dayIn(values, 'DOB')
    if (born !== undefined) return born
  }
  let found: { readonly year: number; readonly born: PlainDate } | undefined
  for (const { name } of tables)
    for (const { year, rows } of held.of(name))
      for (const values of rows) {
        const born = values['DOB']
        if (
          isPlainDate(born) &&
          (found === undefined || year > found.year || (year === found.year && born < found.born))
        )
          found = { year, born }
      }
  return found?.born
}

function childOf(held: Held): string | undefined {
  for (const { name } of tables) {
    const child = held.of(name)[0]?.rows[0]?.['CHILD']
    if (child !== undefined) return child
  }
  return undefined
}
