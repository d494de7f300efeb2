import { type TableName } from '../../src/returns/ssda903/tables.ts'
import { type ReturnRow, writeCsv } from '../../src/returns/ssda903/write.ts'

/** A file as a browser's file box takes it. */
export interface ChosenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** What a spreadsheet would take for a formula, typed where a code should be. */
export const FORMULA = '=2+3'

/**
 * A return of one invented child, in care from 10 March 2026, with one bad row: the second review, on line 3 of its file,
 * says how the child took part with something that is no code.
 */
export function smallReturn(child: string): readonly ChosenFile[] {
  const DOB = '2013-05-17'
  return [
    file('Header', 'header.csv', [{ CHILD: child, SEX: 'F', DOB, ETHNIC: 'WBRI', UPN: 'UN4' }]),
    file('Episodes', 'episodes.csv', [
      {
        CHILD: child,
        DECOM: '2026-03-10',
        RNE: 'S',
        LS: 'C1',
        CIN: 'N1',
        PLACE: 'U6',
        PLACE_PROVIDER: 'PR1',
      },
    ]),
    file('Reviews', 'reviews.csv', [
      { CHILD: child, DOB, REVIEW: '2026-03-20', REVIEW_CODE: 'PN1' },
      { CHILD: child, DOB, REVIEW: '2026-03-27', REVIEW_CODE: FORMULA },
    ]),
  ]
}

function file(table: TableName, name: string, rows: readonly ReturnRow[]): ChosenFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from([...writeCsv(table, rows)].join('')) }
}
