import { birthday } from '../../../../spine/time/age.ts'
import { valueOn } from '../../../../spine/time/dated.ts'
import { FEMALE, MALE } from '../codes.ts'
import { after, before, whole } from '../compare.ts'
import { episodes, inYear, isShortBreak } from '../notions.ts'
import type { Row } from '../row.ts'
import { type Around, type Rule, realDay, rowsOf, rule } from '../rule.ts'
import { sameCell } from './who.ts'

/** Young mothers: MOTHER and MC_DOB, the date of birth of the first child. */
export const motherRules: readonly Rule[] = [
  realDay('171', 'Header', 'MC_DOB', 'The date of birth of her first child'),
  rule({
    code: '174',
    reads: { Header: ['SEX', 'MC_DOB'] },
    fields: ['SEX', 'MC_DOB'],
    wrong: 'He is male, and the date of birth of a mother’s first child is filled.',
    mend: 'Take MC_DOB out, or correct the sex.',
    find: rowsOf('Header', (row, around) => isMale(row, around) && row.MC_DOB !== undefined),
  }),
  rule({
    code: '207',
    reads: { Episodes: [], Header: ['MOTHER'], Header_last: ['MOTHER'] },
    fields: ['MOTHER'],
    wrong: 'She was a mother last year, and this year’s return does not say so.',
    mend: 'Give MOTHER as 1, or correct last year’s.',
    find: ({ now, last }) =>
      now.Episodes.length === 0
        ? []
        : now.Header.filter(row => last.Header.some(then => whole(then.MOTHER) === 1 && whole(row.MOTHER) !== 1)),
  }),
  rule({
    code: '393',
    reads: { Header: ['SEX', 'MOTHER'], Episodes: ['LS'] },
    fields: ['MOTHER'],
    wrong:
      'She has been looked after, other than for short breaks, and the return does not say whether she is a mother.',
    mend: 'Give MOTHER: 1 where she is a mother, 0 where she is not.',
    find: ({ now }, around) =>
      now.Episodes.some(episode => !isShortBreak(episode))
        ? now.Header.filter(row => isFemale(row, around) && row.MOTHER === undefined)
        : [],
  }),
  rule({
    code: '607',
    reads: { Episodes: ['DEC', 'REC', 'LS'], Header: ['SEX', 'MOTHER'] },
    fields: ['DEC', 'REC', 'MOTHER', 'LS', 'SEX'],
    wrong: 'She left care in the year, and the return does not say whether she is a mother.',
    mend: 'Give MOTHER: 1 where she is a mother, 0 where she is not.',
    find: ({ now }, around) => {
      const headers = now.Header.filter(row => isFemale(row, around) && row.MOTHER === undefined)
      const left = now.Episodes.filter(
        episode =>
          !isShortBreak(episode) && inYear(episode.on.DEC, around) && episode.REC !== undefined && episode.REC !== 'X1',
      )
      return headers.length > 0 && left.length > 0 ? [...left, ...headers] : []
    },
  }),
  rule({
    code: '611',
    reads: { Header: ['MOTHER', 'MC_DOB'] },
    fields: ['MOTHER', 'MC_DOB'],
    wrong: 'She is a mother, and her first child’s date of birth is missing.',
    mend: 'Give MC_DOB, the date of birth of her first child.',
    find: rowsOf('Header', ({ MOTHER, MC_DOB }) => whole(MOTHER) === 1 && MC_DOB === undefined),
  }),
  rule({
    code: '612',
    reads: { Header: ['SEX', 'MOTHER', 'MC_DOB'] },
    fields: ['SEX', 'MOTHER', 'MC_DOB'],
    wrong: 'Her first child’s date of birth is filled, and the return does not say that she is a mother.',
    mend: 'Give MOTHER as 1, or take MC_DOB out.',
    find: rowsOf(
      'Header',
      (row, around) =>
        isFemale(row, around) && (row.MOTHER === undefined || whole(row.MOTHER) === 0) && row.MC_DOB !== undefined,
    ),
  }),
  rule({
    code: '620',
    reads: { Header: ['DOB', 'MOTHER'] },
    fields: ['DOB', 'MOTHER'],
    wrong: 'The return says that she is a mother, and she turned 11 only after the year began.',
    mend: 'Correct MOTHER or the date of birth.',
    find: rowsOf(
      'Header',
      ({ MOTHER, on }, { starts }) =>
        whole(MOTHER) === 1 && on.DOB !== undefined && after(birthday(on.DOB, 11), starts),
    ),
  }),
  rule({
    code: '621',
    reads: { Header: ['DOB', 'MC_DOB'] },
    fields: ['DOB', 'MC_DOB'],
    wrong: 'Her first child’s date of birth is not after her own.',
    mend: 'Correct whichever date of birth is wrong.',
    find: rowsOf('Header', ({ on }) => on.MC_DOB !== undefined && !after(on.MC_DOB, on.DOB)),
  }),
  rule({
    code: '624',
    reads: { Header: ['MC_DOB'], Header_last: ['MC_DOB'] },
    fields: ['MC_DOB'],
    wrong: 'Her first child’s date of birth is not the one sent last year.',
    mend: 'Give the date sent last year, or correct it there.',
    find: ({ now, last }) =>
      now.Header.filter(row => last.Header.some(then => then.MC_DOB !== undefined && !sameCell(row, then, 'MC_DOB'))),
  }),
  rule({
    code: '625',
    reads: { Episodes: ['DECOM', 'DEC'], Header: ['MC_DOB'] },
    fields: ['MC_DOB', 'DEC'],
    wrong: 'Her first child was born after the year ended, or after she left care.',
    mend: 'Take MC_DOB and MOTHER out where she became a mother only afterwards, or correct the date.',
    find: (child, { ends }) => {
      const ended = episodes(child).filter(({ on }) => on.DEC !== undefined)
      const latest = ended.reduce(
        (last, episode) => (last === undefined || after(episode.on.DEC, last.on.DEC) ? episode : last),
        undefined as Row<'Episodes'> | undefined,
      )
      if (!latest) return []
      const born = child.now.Header.filter(({ on }) => after(on.MC_DOB, ends) || after(on.MC_DOB, latest.on.DEC))
      return born.length > 0 ? [...born, latest] : []
    },
  }),
  rule({
    code: '626',
    reads: { Header: ['MOTHER', 'MC_DOB'], Header_last: ['MOTHER'] },
    fields: ['MOTHER', 'MC_DOB'],
    wrong: 'She was no mother in last year’s return, and her first child was born before this year began.',
    mend: 'Correct MC_DOB, or last year’s MOTHER.',
    find: ({ now, last }, { starts }) =>
      now.Header.filter(
        row =>
          whole(row.MOTHER) === 1 &&
          before(row.on.MC_DOB, starts) &&
          last.Header.some(then => whole(then.MOTHER) === 0),
      ),
  }),
]

/** Whether a Header's child is male, by the code of the year. */
export function isMale({ SEX }: Row<'Header'>, { starts }: Around): boolean {
  return SEX === valueOn(MALE, starts)
}

/** Whether a Header's child is female, by the code of the year. */
export function isFemale({ SEX }: Row<'Header'>, { starts }: Around): boolean {
  return SEX === valueOn(FEMALE, starts)
}
