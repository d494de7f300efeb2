import { addDays, addYears, daysBetween, plainDate } from '../../../../spine/time/plain-date.ts'
import { type Child, perChild } from '../child.ts'
import { after, before, isNone, onOrAfter, onOrBefore, sameDay, within } from '../compare.ts'
import { isShortBreak } from '../notions.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, isNoDay, rowsOf, rule } from '../rule.ts'

type Spell = Row<'SWEpisodes'>

/** From this day on the reason and the number are asked of every spell. */
const ASKED_FROM = plainDate('2023-04-01')
const REASONS = codes('MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS')
/** Days between one social worker and the next. */
const APART = 7
/** Days before the end of the year in which an end without another beginning is looked at. */
const AT_THE_END = 5

/** Social workers and when each had the child (SWEpisodes), asked from 2023-24. */
export const socialWorkerRules: readonly Rule[] = [
  rule({
    code: 'SW01aSTG1',
    reads: { SWEpisodes: ['SW_DECOM', 'SW_ID'] },
    fields: ['SW_DECOM', 'SW_ID'],
    from: 2025,
    wrong: 'The day the social worker was given the child is missing or no real day, or their number is missing.',
    mend: 'Give SW_DECOM, and the Social Work England number in SW_ID.',
    find: rowsOf(
      'SWEpisodes',
      row => row.on.SW_DECOM === undefined || (before(row.on.SW_DECOM, ASKED_FROM) && row.SW_ID === undefined),
    ),
  }),
  rule({
    code: 'SW01bSTG1',
    reads: { SWEpisodes: ['SW_DECOM', 'SW_ID', 'SW_REASON'] },
    fields: ['SW_DECOM', 'SW_ID', 'SW_REASON'],
    from: 2025,
    wrong:
      'The day the social worker was given the child is missing or no real day, or their number or the reason is missing.',
    mend: 'Give SW_DECOM, the Social Work England number in SW_ID, and why the social worker changed in SW_REASON.',
    find: rowsOf(
      'SWEpisodes',
      row =>
        row.on.SW_DECOM === undefined ||
        (onOrAfter(row.on.SW_DECOM, ASKED_FROM) && (row.SW_ID === undefined || row.SW_REASON === undefined)),
    ),
  }),
  rule({
    code: 'SW02STG1',
    reads: { SWEpisodes: ['SW_ID'] },
    fields: ['SW_ID'],
    from: 2024,
    wrong: 'The social worker’s number does not begin with SW, or with XX where there is none.',
    mend: 'Give the Social Work England number, or a number of your own that begins with XX.',
    find: rowsOf(
      'SWEpisodes',
      ({ SW_ID }) => !(SW_ID?.startsWith('SW') ?? false) && !(SW_ID?.startsWith('XX') ?? false),
    ),
  }),
  noDay('SW04STG1', 'SW_DECOM', 'The day the social worker was given the child'),
  noDay('SW05STG1', 'SW_DEC', 'The day the social worker ceased to have the child'),
  rule({
    code: 'SW06STG2',
    reads: { SWEpisodes: ['SW_DECOM'] },
    fields: ['SW_DECOM'],
    from: 2024,
    wrong: 'The social worker was given the child after the year ended.',
    mend: 'Correct SW_DECOM, or leave it for next year’s return.',
    find: rowsOf('SWEpisodes', ({ on }, { ends }) => after(on.SW_DECOM, ends)),
  }),
  rule({
    code: 'SW07STG2',
    reads: { SWEpisodes: ['SW_DEC'] },
    fields: ['SW_DEC'],
    from: 2024,
    wrong: 'The social worker ceased to have the child after the year ended, or before the year before it began.',
    mend: 'Correct SW_DEC; leave out what ended before the two years.',
    find: rowsOf(
      'SWEpisodes',
      ({ on }, around) => after(on.SW_DEC, around.ends) || before(on.SW_DEC, around.before.starts),
    ),
  }),
  rule({
    code: 'SW08STG2',
    reads: { SWEpisodes: ['SW_DECOM', 'SW_DEC'] },
    fields: ['SW_DEC'],
    from: 2024,
    wrong: 'The child had another social worker afterwards, and the day this one ended is missing.',
    mend: 'Give SW_DEC.',
    find: child =>
      spells(child)
        .slice(0, -1)
        .filter(({ SW_DEC }) => SW_DEC === undefined),
  }),
  rule({
    code: 'SW09STG2',
    reads: { SWEpisodes: ['SW_DECOM', 'SW_DEC'] },
    fields: ['SW_DECOM', 'SW_DEC'],
    from: 2024,
    wrong: 'The social worker was given the child and ceased to have them on one day.',
    mend: 'Take the row out, or correct the days.',
    find: rowsOf('SWEpisodes', ({ on }) => sameDay(on.SW_DECOM, on.SW_DEC)),
  }),
  rule({
    code: 'SW10STG2',
    reads: { SWEpisodes: ['SW_DECOM', 'SW_DEC', 'SW_REASON'] },
    fields: ['SW_DECOM'],
    from: 2024,
    wrong: 'More than a week lies between this social worker’s beginning and the end of the one before.',
    mend: 'Correct the days, or add the social worker between.',
    find: child =>
      spells(child).filter((row, at, all) => {
        const previous = all[at - 1]
        if (previous === undefined || row.SW_REASON === 'FCONTA' || row.on.SW_DECOM === undefined) return false
        const ended = previous.on.SW_DEC
        return ended === undefined || Math.abs(daysBetween(ended, row.on.SW_DECOM)) > APART
      }),
  }),
  rule({
    code: 'SW11bSTG2',
    reads: { SWEpisodes: ['SW_DECOM', 'SW_DEC'] },
    fields: ['SW_DEC'],
    from: 2024,
    wrong: 'The social worker ceased to have the child in the last days of the year, and nobody is given after.',
    mend: 'Add the next social worker, or correct SW_DEC.',
    find: (child, { ends }) => {
      const latest = spells(child).at(-1)
      return latest && within(latest.on.SW_DEC, addDays(ends, 1 - AT_THE_END), ends) ? [latest] : []
    },
  }),
  rule({
    code: 'SW12STG2',
    reads: { SWEpisodes: ['SW_DECOM'], Episodes: ['DECOM', 'DEC', 'RNE', 'REC', 'LS'] },
    fields: ['SW_DECOM'],
    from: 2024,
    wrong: 'No social worker is given for the child’s coming into care, or for their leaving it.',
    mend: 'Add the social workers the child had.',
    find: ({ now }, { starts, ends }) =>
      now.Episodes.filter(episode => {
        const { on, DEC, RNE, REC } = episode
        if (isShortBreak(episode)) return false
        if (DEC !== undefined && !within(on.DEC, addYears(starts, -1), ends)) return false
        // Whoever had the child already when they came into care is one who was given for it.
        const began =
          RNE === 'S' &&
          !now.SWEpisodes.some(
            row =>
              onOrAfter(row.on.SW_DECOM, on.DECOM) || row.SW_DEC === undefined || onOrAfter(row.on.SW_DEC, on.DECOM),
          )
        const left =
          REC !== undefined && REC !== 'X1' && !now.SWEpisodes.some(row => onOrBefore(row.on.SW_DECOM, on.DEC))
        return began || left
      }),
  }),
  rule({
    code: 'SW13STG1',
    reads: { SWEpisodes: ['SW_REASON', 'SW_DECOM'] },
    fields: ['SW_REASON'],
    from: 2024,
    wrong: 'Why the social worker changed is missing or is not one of the codes.',
    mend: 'Give the code of the reason; FCONTA for a child’s first.',
    find: rowsOf('SWEpisodes', ({ SW_REASON, on }) =>
      SW_REASON === undefined ? onOrAfter(on.SW_DECOM, ASKED_FROM) : isNone(SW_REASON, REASONS),
    ),
  }),
  rule({
    code: 'SW17STG2',
    as: 'query',
    reads: { SWEpisodes: ['SW_DEC', 'SW_DECOM'] },
    fields: ['SW_DEC', 'SW_DECOM'],
    from: 2026,
    wrong: 'The child’s latest social worker has ceased to have them, and nobody is given after.',
    mend: 'Add the next social worker; where the child left care then, confirm it.',
    find: child => {
      const latest = spells(child).at(-1)
      return latest?.SW_DEC === undefined ? [] : [latest]
    },
  }),
]

function noDay(code: string, column: 'SW_DECOM' | 'SW_DEC', what: string): Rule {
  return rule({
    code,
    reads: { SWEpisodes: [column] },
    fields: [column],
    from: 2024,
    wrong: `${what} is no real day.`,
    mend: `Give ${column} as dd/mm/yyyy.`,
    // Parts written zz, for what is not known, are let be.
    find: rowsOf(
      'SWEpisodes',
      row => isNoDay(row, column) && !/^(\d{1,2}|ZZ)\/(\d{1,2}|ZZ)\/(\d{4}|ZZZZ)$/.test(withZ(row[column])),
    ),
  })
}

// Only a cell with zz in it may be let be: 32/13/2020 has none.
function withZ(cell: string | undefined): string {
  return cell?.includes('Z') ? cell : ''
}

// In the order they began; those with no day of beginning are left out.
const spells = perChild(({ now }: Child): readonly Spell[] =>
  now.SWEpisodes.filter(({ on }) => on.SW_DECOM !== undefined).toSorted((a, b) =>
    (a.on.SW_DECOM ?? '') < (b.on.SW_DECOM ?? '') ? -1 : a.on.SW_DECOM === b.on.SW_DECOM ? 0 : 1,
  ),
)
