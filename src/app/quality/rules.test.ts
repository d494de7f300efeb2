import { describe, expect, it } from 'vitest'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import { rule } from '../../returns/ssda903/validation/rule.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { kinds } from '../rulebook.ts'
import type { RecordedRow } from '../../returns/ssda903/from-record/rows-of-file.ts'
import { FAILED, NO_ROWS, type RecordsOf, faultRulesOf } from './rules.ts'

const ON = plainDate('2026-11-26')
const COUNCILS = new Map([['north', 'E06000061']])
const UPN = 'A123456789012'

const header = (more: object = {}): RecordedRow => ({
  table: 'Header',
  cells: { CHILD: 'N1', SEX: 'F', DOB: '01/06/2015', ETHNIC: 'WBRI', UPN, MOTHER: undefined, ...more },
  entries: ['identity-1', 'upn-1'],
})
const episode = (more: object = {}): RecordedRow => ({
  table: 'Episodes',
  cells: {
    CHILD: 'N1',
    DECOM: '01/05/2026',
    RNE: 'S',
    LS: 'C2',
    CIN: 'N1',
    PLACE: 'U6',
    PLACE_PROVIDER: 'PR1',
    HOME_POST: 'AB1 2CD',
    PL_POST: 'AB1 2CD',
    URN: 'XXXXXXX',
    ...more,
  },
  entries: ['placement-1', 'legal-1'],
})

const file = fileOf('a child', [
  { id: 'identity-1', kind: 'identity', start: null, end: null, body: {} },
  { id: 'placement-1', kind: 'placement', start: '2026-05-01', end: null, body: {} },
] as never)

const made = (now: readonly RecordedRow[], more: Partial<RecordsOf> = {}) =>
  faultRulesOf({
    rowsOf: (_file: SubjectFile, { year }) => (year === 2027 ? now : []),
    reads: [...kinds.values()].slice(0, 2),
    kinds,
    councilOf: () => 'north',
    rules,
    ...more,
  })

const ask = (now: readonly RecordedRow[], more: Partial<RecordsOf> = {}) =>
  made(now, more).of(file, { on: ON, councils: COUNCILS, workers: new Map() })
const codes = (now: readonly RecordedRow[]) => ask(now).rows.map(row => row.rule)

describe('a record is checked by the rules of the return', () => {
  it('for the collection year that is open on the day, each fault with the entry that mends it and the parts it tells of', () => {
    expect(codes([header(), episode()])).not.toContain('168')
    const found = ask([header({ UPN: 'NOT ONE' }), episode()]).rows.find(row => row.rule === '168')
    expect(found).toEqual({
      rule: '168',
      place: 'Header',
      table: 'Header',
      entry: 'identity-1',
      kind: 'identity',
      sections: ['identity'],
    })
    expect(made([]).yearOn(ON)).toBe(2027)
    expect(made([]).yearOn(plainDate('2027-03-31'))).toBe(2027)
    expect(made([]).yearOn(plainDate('2027-04-01'))).toBe(2028)
  })

  it('with the year before as the record has it', () => {
    const before = made([header(), episode({ DECOM: '01/05/2025' })], {
      rowsOf: (_file, { year }) =>
        year === 2027 ? [header({ UPN: 'B123456789012' }), episode({ DECOM: '01/05/2025' })] : [header()],
    })
    const found = before.of(file, { on: ON, councils: COUNCILS, workers: new Map() }).rows.map(row => row.rule)
    expect(found).toContain('208')
    // Nothing of the year before is in the record: the child began before the year and was in no return.
    expect(found).toContain('NoE')
  })

  it('tells of every part that the rule reads, so that its sentence gives none of them away', () => {
    const found = ask([
      header(),
      episode(),
      { table: 'AD1', cells: { CHILD: 'N1', DOB: '01/06/2014' }, entries: [] },
    ]).rows.filter(row => row.rule === 'INT11')
    expect(found.map(row => [row.table, row.entry, row.sections])).toEqual([
      ['Header', 'identity-1', ['adoption', 'identity']],
    ])
  })

  it('finds nothing in a file of which the return would have no row, or of no council', () => {
    expect(ask([]).rows).toEqual([])
    expect(ask([header({ UPN: 'NOT ONE' })], { councilOf: () => undefined }).rows).toEqual([])
    const worker = fileOf('a worker', [], {}, 'worker')
    expect(
      made([header({ UPN: 'NOT ONE' })]).of(worker, { on: ON, councils: COUNCILS, workers: new Map() }).rows,
    ).toEqual([])
  })

  it('asks only what is asked for', () => {
    const found = made([header({ UPN: 'NOT ONE', ETHNIC: 'NO' }), episode()]).of(file, {
      on: ON,
      councils: COUNCILS,
      workers: new Map(),
      only: new Set(['168']),
    })
    expect(found.rows.map(row => row.rule)).toEqual(['168'])
    expect(found.shared).toEqual([])
  })

  it('a rule that breaks is told as not asked, and the others go on; so is a record that makes no rows', () => {
    const breaks = rule({
      code: '999',
      reads: { Header: [] },
      fields: ['CHILD'],
      wrong: 'It is wrong in a way.',
      mend: 'Mend it in a way.',
      find: () => {
        throw new Error('broken')
      },
    })
    const found = ask([header({ UPN: 'NOT ONE' }), episode()], { rules: [breaks, ...rules] }).rows
    expect(found[0]).toMatchObject({ rule: '999', place: FAILED, entry: null, sections: [] })
    expect(found.map(row => row.rule)).toContain('168')
    const none = ask([header()], {
      rowsOf: () => {
        throw new Error('broken')
      },
    })
    expect(none.rows).toMatchObject([{ rule: NO_ROWS, place: FAILED }])
  })
})

describe('rules that compare children', () => {
  it('are told from the rule itself: whatever asks about other children says so, or fails', () => {
    const across = rules.filter(each => each.across).map(each => each.code)
    expect(across).toEqual(['444'])
    const lying = rules.map(each => {
      const { across: _, ...rest } = each
      return rest
    })
    const found = ask([header(), episode()], { rules: lying }).rows.filter(row => row.place === FAILED)
    expect(found.map(row => row.rule)).toEqual(across)
    expect(ask([header(), episode()]).rows.filter(row => row.place === FAILED)).toEqual([])
  })

  it('are left out of a save, which keeps a digest of what they compare', () => {
    const { rows, shared } = ask([header(), episode()])
    expect(rows.map(row => row.rule)).not.toContain('444')
    expect(shared).toEqual([{ rule: '444', value: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    expect(JSON.stringify(shared)).not.toContain(UPN)
    expect(ask([header({ UPN: 'a123456789012 ' }), episode()]).shared).toEqual(shared)
    // Why there is no number is no number that two children could share.
    expect(ask([header({ UPN: 'UN1' }), episode()]).shared).toEqual([])
  })

  it('find a fault where they are asked with what another child holds too', () => {
    const { rows } = made([header(), episode()]).of(file, {
      on: ON,
      councils: COUNCILS,
      workers: new Map(),
      across: true,
    })
    expect(rows).toMatchObject([{ rule: '444', place: 'Header', entry: 'identity-1' }])
  })
})
