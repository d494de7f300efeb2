import { isPlainDate, type PlainDate } from '../../spine/time/plain-date.ts'
import { beforeBirth, british } from './check-dates.ts'
import { inRow } from './check-row.ts'
import { preferred, sameValues } from './preferred.ts'
import type { PlacedRow, Problem } from './problem.ts'
import { tableNamed } from './tables.ts'

/**
 * What is wrong with a child's rows taken together; pass every row of one batch about the child that `checkRow` did not
 * refuse.
 *
 * Of two rows of one file with the same key the lesser is refused (see `preferred`). A child with an open episode that
 * is not the latest keeps it: it is taken to end when the next begins, as a later return would show, because leaving it
 * out would move the day the child came into care. (Rare: 10 of 5,050 episodes in one public sample, 9 of 3,737 in the
 * other.)
 */
export function checkRowsOfAChild(rows: readonly PlacedRow[]): readonly Problem[] {
  const problems: Problem[] = []
  const first = rows[0]
  if (first === undefined) return problems
  checkKeys(rows, problems)
  checkEpisodes(rows, problems)
  checkBirth(rows, first, problems)
  return problems
}

function checkKeys(rows: readonly PlacedRow[], problems: Problem[]): void {
  const seen = new Map<string, PlacedRow>()
  for (const row of rows) {
    const key = tableNamed(row.table)?.key ?? []
    const name = `${row.file}|${row.table}|${key.map(column => row.values[column] ?? '').join('|')}`
    const before = seen.get(name)
    if (before === undefined) {
      seen.set(name, row)
      continue
    }
    if (sameValues(before.values, row.values)) {
      problems.push(
        inRow(row, null, {
          severity: 'warning',
          scope: 'row',
          code: 'twice',
          why: `This row is the same as ${before.line === row.line ? 'another of the child’s' : `line ${before.line}`}. It is counted once.`,
          mend: 'Take one of them out.',
        }),
      )
      continue
    }
    const kept = preferred(before.values, row.values) === before.values ? before : row
    const lost = kept === before ? row : before
    seen.set(name, kept)
    const differing = Object.keys({ ...kept.values, ...lost.values }).filter(
      column => kept.values[column] !== lost.values[column],
    )
    problems.push(
      inRow(lost, key[0] ?? null, {
        severity: 'refused',
        scope: 'row',
        code: 'same-key',
        why: `${kept.line === lost.line ? 'Two rows' : `Lines ${Math.min(kept.line, lost.line)} and ${Math.max(kept.line, lost.line)}`} are about the same ${key.length === 0 ? 'child' : (THING[row.table] ?? 'thing')} but differ in ${differing.join(', ')}. ${kept.line === lost.line ? 'The other one' : `Line ${kept.line}`} has been used${Object.keys(kept.values).length > Object.keys(lost.values).length ? ', because it says more' : ''}.`,
        mend: 'Keep the right one of the two and import the file again.',
      }),
    )
  }
}

const THING: Readonly<Record<string, string>> = {
  Episodes: 'episode',
  Reviews: 'review',
  PlacedAdoption: 'decision',
  Missing: 'time missing',
  SWEpisodes: 'social worker episode',
  DoLo: 'order',
}

function checkEpisodes(rows: readonly PlacedRow[], problems: Problem[]): void {
  const byFile = new Map<number, PlacedRow[]>()
  for (const row of rows) {
    if (row.table !== 'Episodes' || !isPlainDate(row.values['DECOM'])) continue
    const list = byFile.get(row.file)
    if (list === undefined) byFile.set(row.file, [row])
    else list.push(row)
  }
  for (const list of byFile.values()) {
    list.sort((a, b) => ((a.values['DECOM'] ?? '') < (b.values['DECOM'] ?? '') ? -1 : 1))
    for (const [index, row] of list.entries()) {
      const next = list.slice(index + 1).find(each => each.values['DECOM'] !== row.values['DECOM'])
      const start = next?.values['DECOM']
      if (start === undefined) continue
      const end = row.values['DEC']
      if (end === undefined)
        problems.push(
          inRow(row, 'DEC', {
            severity: 'warning',
            scope: 'value',
            code: 'open-but-not-latest',
            why: `This episode began on ${british(row.values['DECOM'] ?? '')} and has no end, yet the child’s next began on ${british(start)}. It is taken to have ended that day.`,
            mend: 'Fill in DEC and REC of this episode.',
          }),
        )
      else if (end > start)
        problems.push(
          inRow(row, 'DEC', {
            severity: 'warning',
            scope: 'value',
            code: 'overlap',
            why: `This episode ends on ${british(end)}, after the next began on ${british(start)}. It is taken to have ended when the next began.`,
            mend: 'Correct whichever of the two days is wrong.',
          }),
        )
    }
  }
}

function checkBirth(rows: readonly PlacedRow[], first: PlacedRow, problems: Problem[]): void {
  const header = rows.find(row => row.table === 'Header')
  const births = new Map<PlainDate, PlacedRow>()
  for (const row of rows) {
    const born = row.values['DOB']
    if (isPlainDate(born) && !births.has(born)) births.set(born, row)
  }
  const born =
    header !== undefined && isPlainDate(header.values['DOB']) ? header.values['DOB'] : [...births.keys()].toSorted()[0]
  if (header === undefined)
    problems.push(
      inRow(first, null, {
        severity: 'warning',
        scope: 'row',
        code: 'no-header',
        why:
          born === undefined
            ? 'This child is in no Header that was given, and none of their rows has a date of birth, so their age is not known.'
            : 'This child is in no Header that was given, so their sex and ethnicity are not known.',
        mend: 'Import the Header of the same return as well.',
      }),
    )
  for (const [other, row] of births)
    if (other !== born && born !== undefined)
      problems.push(
        inRow(row, 'DOB', {
          severity: 'warning',
          scope: 'value',
          code: 'two-birthdays',
          why: `This date of birth differs from the one that is used, ${british(born)}.`,
          mend: 'Correct whichever is wrong.',
        }),
      )
  if (born === undefined) return
  for (const row of rows) {
    const start = row.table === 'Episodes' ? row.values['DECOM'] : undefined
    if (!isPlainDate(start)) continue
    const before = beforeBirth(born, start)
    if (before === undefined) continue
    problems.push(
      inRow(row, 'DECOM', {
        severity: before === 'long' ? 'refused' : 'warning',
        scope: before === 'long' ? 'row' : 'value',
        code: 'before-birth',
        why:
          before === 'long'
            ? 'This episode began more than a year before the child was born.'
            : 'This episode began before the child was born.',
        mend: 'Correct DECOM or the date of birth.',
      }),
    )
  }
}
