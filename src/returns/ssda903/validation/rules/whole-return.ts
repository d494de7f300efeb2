import type { TableName } from '../../tables.ts'
import type { Child } from '../child.ts'
import { before } from '../compare.ts'
import type { AnyRow, Row } from '../row.ts'
import { type Needed, type Rule, rule } from '../rule.ts'
import { pairsOf } from './adoptions.ts'

type WithBirth = 'AD1' | 'PlacedAdoption' | 'Missing' | 'OC2' | 'OC3' | 'PrevPerm' | 'Reviews' | 'UASC'
type Once = 'AD1' | 'Header' | 'OC2' | 'OC3' | 'PrevPerm' | 'UASC'

const OF_CARE = ['PlacedAdoption', 'Missing', 'Reviews', 'AD1', 'PrevPerm', 'OC2'] as const

/** That the tables fit one another: each child is in Header, once, with one date of birth, and has the episodes they need. */
export const wholeReturnRules: readonly Rule[] = [
  rule({
    code: '1012',
    reads: { Episodes: [], PlacedAdoption: [], Missing: [], Reviews: [], AD1: [], PrevPerm: [], OC2: [] },
    fields: ['CHILD'],
    wrong: 'The child has a row here and no episode in the year.',
    mend: 'Add the child’s episodes, or take the row out.',
    find: ({ now }): readonly AnyRow[] =>
      now.Episodes.length > 0 ? [] : OF_CARE.flatMap((table): readonly AnyRow[] => now[table]),
  }),
  rule({
    code: 'EPI',
    reads: { Header: [], Episodes: [], OC3: [] },
    fields: ['CHILD'],
    absentIsEmpty: true,
    wrong: 'The child is in Header, and has neither an episode nor a care leaver’s outcome.',
    mend: 'Add what is missing, or take the child out of Header.',
    find: ({ now }) => (now.Episodes.length === 0 && now.OC3.length === 0 ? now.Header : []),
  }),
  inHeader('INT01', 'AD1'),
  inHeader('INT02', 'PlacedAdoption'),
  inHeader('INT03', 'Episodes'),
  inHeader('INT04', 'Missing'),
  inHeader('INT05', 'OC2'),
  inHeader('INT06', 'OC3'),
  inHeader('INT07', 'PrevPerm'),
  inHeader('INT08', 'Reviews'),
  inHeader('INT09', 'UASC'),
  oneBirth('INT11', 'AD1'),
  oneBirth('INT12', 'PlacedAdoption'),
  oneBirth('INT13', 'Missing'),
  oneBirth('INT14', 'OC2'),
  oneBirth('INT15', 'OC3'),
  oneBirth('INT16', 'PrevPerm'),
  oneBirth('INT17', 'Reviews'),
  oneBirth('INT18', 'UASC'),
  rule({
    code: 'INT21',
    reads: { Header: ['SEX'], UASC: ['SEX'] },
    fields: ['SEX'],
    wrong: 'The sex here is not the one in the other table.',
    mend: 'Give one sex in Header and UASC.',
    find: ({ now }) =>
      pairsOf(
        now.UASC,
        now.Header,
        (uasc, header) => uasc.SEX !== undefined && header.SEX !== undefined && uasc.SEX !== header.SEX,
      ),
  }),
  once('INT31', 'AD1'),
  once('INT32', 'Header'),
  once('INT33', 'OC2'),
  once('INT34', 'OC3'),
  once('INT35', 'PrevPerm'),
  once('INT36', 'UASC'),
  rule({
    code: 'NoE',
    reads: { Episodes: ['DECOM'], Episodes_last: [] },
    fields: ['DECOM'],
    wrong: 'The episode began before the year, and the child has none in last year’s return.',
    mend: 'Correct DECOM, or add the child to last year’s return.',
    find: ({ now, last }, { starts }) =>
      last.Episodes.length > 0 ? [] : now.Episodes.filter(({ on }) => before(on.DECOM, starts)),
  }),
]

function inHeader(code: string, table: Exclude<TableName, 'Header'>): Rule {
  return rule({
    code,
    reads: readsOf(table, []),
    fields: ['CHILD'],
    wrong: 'The child is not in Header.',
    mend: 'Add the child to Header, or correct the child’s number.',
    find: ({ now }: Child): readonly AnyRow[] => (now.Header.length > 0 ? [] : now[table]),
  })
}

function oneBirth(code: string, table: WithBirth): Rule {
  return rule({
    code,
    reads: readsOf(table, ['DOB']),
    fields: ['DOB'],
    wrong: `The date of birth in ${table} is not the one in Header.`,
    mend: 'Give one date of birth in both.',
    find: ({ now }) =>
      pairsOf(now[table] as readonly Row<WithBirth>[], now.Header, (row, header) => {
        const [one, other] = [row.on.DOB, header.on.DOB]
        return one !== undefined && other !== undefined && one !== other
      }),
  })
}

function once(code: string, table: Once): Rule {
  return rule({
    code,
    reads: { [table]: [] } as Rule['reads'],
    fields: ['CHILD'],
    wrong: `The child has more than one row in ${table}, which has one for each.`,
    mend: 'Make them one.',
    find: ({ now }): readonly AnyRow[] => (now[table].length > 1 ? now[table] : []),
  })
}

function readsOf(table: Needed, columns: readonly string[]): Rule['reads'] {
  return { Header: columns, [table]: columns } as Rule['reads']
}
