import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../store/store.ts'
import { testDatabase } from '../../store/testing.ts'
import { plainDate } from '../../time/plain-date.ts'
import { all } from '../file.ts'
import { readFiles, readHistory } from '../read.ts'
import { record } from '../record.ts'
import type { Source, SourceRow } from '../source.ts'
import { stay, stays, writer } from '../testing.ts'
import type { ImportInput, Problem } from './plan.ts'
import { closeInterrupted, runImport } from './run.ts'
import { undoImport } from './undo.ts'

let store: Store
const stores: Store[] = []
beforeEach(async () => {
  store = await testDatabase()
  stores.push(store)
})
afterAll(async () => {
  for (const each of stores) await each.close()
})

/** A made-up return of one table: where each person stayed, with the end it knew. */
const stayReturn: Source = {
  name: 'stays',
  yearsFrom: 'Stays',
  leavesOpen: 'stay',
  states: (rows, { yearsHeld }) =>
    [...new Set(rows.map(row => row.year))]
      .sort((a, b) => a - b)
      .map(year => {
        const known = rows
          .filter(row => row.year <= year)
          .sort((a, b) => a.year - b.year || a.importOrder - b.importOrder)
        const byStart = new Map(known.map(row => [row.values['FROM'] as string, row]))
        const lastYear = Math.max(...known.map(row => row.year))
        return {
          knownFrom: plainDate(`${year}-03-31`),
          entries: [...byStart.entries()].map(([from, row]) => ({
            key: `stay:${from}`,
            kind: 'stay',
            start: plainDate(from),
            end: row.values['TO'] ? plainDate(row.values['TO']) : null,
            body: {
              place: row.values['PLACE'],
              ...(!row.values['TO'] && yearsHeld.some(held => held > lastYear) ? { words: 'lost' } : {}),
            },
          })),
        }
      }),
}

type Row = { who: string; from: string; to?: string; place: string }
const refusal = (line: number): Problem => ({
  severity: 'refused',
  file: 'stays.csv',
  line,
  column: 'FROM',
  value: 'x',
  why: 'not a date',
  mend: 'write it as a date',
})

function input(
  year: number,
  rows: readonly Row[],
  more: { refused?: readonly number[]; failAt?: number } = {},
): ImportInput {
  return {
    source: stayReturn,
    read: async function* () {
      for (const [index, row] of rows.entries()) {
        if (more.failAt === index) throw new Error('the disk was pulled out')
        const values: Record<string, string> = { FROM: row.from, PLACE: row.place, ...(row.to ? { TO: row.to } : {}) }
        yield { type: 'row' as const, row: { file: 0, table: 'Stays', line: index + 2, key: row.who, values } }
      }
      for (const line of more.refused ?? []) yield { type: 'problem' as const, problem: refusal(line) }
    },
    files: async () => ({
      files: [{ file: 0, name: 'stays.csv', table: 'Stays', year, how: 'said so', rows: rows.length }],
      problems: [],
    }),
    content: () => JSON.stringify([year, rows]),
    checkSubject: own => {
      const open = own.filter(row => !row.values['TO'])
      return open.slice(0, -1).map(row => ({
        problem: { ...refusal(row.line), why: 'two open stays' },
        row: row,
      }))
    },
    notes: (rows: readonly SourceRow[], context) =>
      rows.length > 0 && rows.every(row => row.year < Math.max(...context.yearsHeld))
        ? [{ kind: 'lost', on: null, words: 'not in the latest return' }]
        : [],
  }
}

const importing = (what: ImportInput, acceptPartial = false) =>
  runImport(store, stays, writer, what, { council: 'north', acceptPartial })
const held = async (): Promise<Record<string, string[]>> => {
  const people = await store.within(writer, tx => tx.selectFrom('source_subject').selectAll().orderBy('key').execute())
  const files = await store.within(writer, tx =>
    readFiles(
      tx,
      store.authority,
      stays,
      people.map(each => each.subject),
    ),
  )
  return Object.fromEntries(
    people.map(each => [
      each.key,
      all(files.get(each.subject)!, stay).map(
        entry => `${entry.start}>${entry.end ?? ''} ${entry.body.place}${entry.body.words ? ' lost' : ''}`,
      ),
    ]),
  )
}
const versions = () =>
  store
    .within(writer, tx =>
      tx
        .selectFrom('entry_version')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    )
    .then(row => Number(row.n))

const ann = { who: 'ANN', from: '2017-05-01', place: 'Elm Road' }
const bob = { who: 'BOB', from: '2017-06-01', place: 'Oak Lane' }

describe('importing', () => {
  it('keeps the rows, writes the entries and says what it did', async () => {
    const done = await importing(input(2018, [ann, bob]))
    expect(done.status).toBe('done')
    expect(done.report.entries).toEqual({
      new: 2,
      changed: 0,
      unchanged: 0,
      withdrawn: 0,
      keptByHand: 0,
      recordedHere: 0,
    })
    expect(done.report.subjects).toEqual({ new: 2, known: 0 })
    expect(await held()).toEqual({ ANN: ['2017-05-01> Elm Road'], BOB: ['2017-06-01> Oak Lane'] })
    const rows = await store.within(writer, tx => tx.selectFrom('import_row').selectAll().orderBy('line').execute())
    expect(rows.map(row => [row.subject_key, row.line, row.row_values])).toEqual([
      ['ANN', 2, { FROM: '2017-05-01', PLACE: 'Elm Road' }],
      ['BOB', 3, { FROM: '2017-06-01', PLACE: 'Oak Lane' }],
    ])
  })

  it('writes nothing new when the same is imported again, and says which import already held it', async () => {
    const first = await importing(input(2018, [ann, bob]))
    const before = await versions()
    const again = await importing(input(2018, [ann, bob]))
    expect(again.report.message).toBe('Nothing new: everything in these files was already held.')
    expect(again.report.sameAs).toBe(first.number)
    expect(await versions()).toBe(before)
  })

  it('makes a new version from a corrected file, keeping the first', async () => {
    await importing(input(2018, [ann]))
    const done = await importing(input(2018, [{ ...ann, place: 'Elm Close' }]))
    expect(done.report.entries.changed).toBe(1)
    expect(await held()).toEqual({ ANN: ['2017-05-01> Elm Close'] })
    expect(await versions()).toBe(2)
  })

  it('lets a later year end what an earlier one left open, and answers as each return knew it', async () => {
    await importing(input(2018, [ann]))
    await importing(input(2019, [{ ...ann, to: '2018-09-01' }]))
    const { subject } = await store.within(writer, tx =>
      tx.selectFrom('source_subject').selectAll().executeTakeFirstOrThrow(),
    )
    const asKnown = async (at: string) =>
      (
        await store.within(writer, tx =>
          readFiles(tx, store.authority, stays, [subject], { clock: 'source', at: plainDate(at) }),
        )
      )
        .get(subject)!
        .entries['stay']?.map(entry => entry.end)
    expect(await asKnown('2018-03-30')).toBeUndefined()
    expect(await asKnown('2018-03-31')).toEqual([null])
    expect(await asKnown('2019-03-31')).toEqual(['2018-09-01'])
  })

  it('comes to the same whichever year is imported first', async () => {
    const years = [input(2018, [ann, bob]), input(2019, [{ ...ann, to: '2018-09-01' }])]
    for (const year of years) await importing(year)
    const forwards = await held()
    store = await testDatabase()
    stores.push(store)
    for (const year of [...years].reverse()) await importing(year)
    expect(await held()).toEqual(forwards)
    expect(forwards['BOB']).toEqual(['2017-06-01> Oak Lane lost'])
  })

  it('marks and reports someone left open whom a later year does not mention', async () => {
    await importing(input(2018, [ann, bob]))
    const later = await importing(input(2019, [{ ...ann, to: '2018-09-01' }]))
    expect(later.report.notes).toEqual([{ key: 'BOB', kind: 'lost', words: 'not in the latest return' }])
    expect((await held())['BOB']).toEqual(['2017-06-01> Oak Lane lost'])
  })
})

describe('bad files', () => {
  it('saves nothing when a row is refused, and keeps the report', async () => {
    await importing(input(2018, [ann]))
    const before = { held: await held(), versions: await versions() }
    const done = await importing(input(2019, [bob, { ...ann, to: '2018-09-01' }], { refused: [4] }))
    expect(done.status).toBe('refused')
    expect(done.report.rows).toEqual({ read: 3, kept: 0, refused: 1, warned: 0 })
    expect({ held: await held(), versions: await versions() }).toEqual(before)
    const kept = await store.within(writer, tx => tx.selectFrom('import_problem').selectAll().execute())
    expect(
      kept.map(problem => [problem.file, problem.line, problem.column, problem.value, problem.why, problem.mend]),
    ).toEqual([['stays.csv', 4, 'FROM', 'x', 'not a date', 'write it as a date']])
  })

  it('keeps the good rows when asked to, leaving out what is refused across a person’s rows', async () => {
    const done = await importing(
      input(2018, [ann, { ...ann, from: '2017-08-01', place: 'Nan’s' }, bob], { refused: [5] }),
      true,
    )
    expect(done.status).toBe('done')
    expect(done.report.rows).toEqual({ read: 4, kept: 2, refused: 2, warned: 0 })
    expect(await held()).toEqual({ ANN: ['2017-08-01> Nan’s'], BOB: ['2017-06-01> Oak Lane'] })
  })

  it('saves nothing when reading fails half way, says so, and leaves what was held', async () => {
    await importing(input(2018, [ann]))
    const done = await importing(input(2019, [bob, ann], { failAt: 1 }))
    expect(done.status).toBe('failed')
    expect(done.report.message).toContain('Nothing was saved')
    expect(done.problems[0]?.mend).toContain('it was Error, code none')
    expect(await held()).toEqual({ ANN: ['2017-05-01> Elm Road'] })
  })

  it('refuses a council the trust does not have, naming those it has', async () => {
    await expect(
      runImport(store, stays, writer, input(2018, [ann]), { council: 'nowhere', acceptPartial: false }),
    ).rejects.toThrow(/'north' \(North\) or 'west' \(West\)/)
  })

  it('closes an import that a crash cut off as failed', async () => {
    await importing(input(2018, [ann]))
    await store.asOwner(async tx => {
      await sql`select set_config('app.authority', '1', true)`.execute(tx)
      await sql`insert into import (authority, id, number, source, council, status, author, began_at, accept_partial) values (1, gen_random_uuid(), 2, 'stays', 'north', 'running', 'x', now() - interval '1 hour', false)`.execute(
        tx,
      )
    })
    expect(await closeInterrupted(store, writer)).toBe(1)
    const left = await store.within(writer, tx => tx.selectFrom('import').select('status').orderBy('number').execute())
    expect(left.map(row => row.status)).toEqual(['done', 'failed'])
  })
})

describe('undoing an import', () => {
  it('takes back what only it said, by withdrawal, and puts back what it had corrected', async () => {
    await importing(input(2018, [ann]))
    const second = await importing(input(2018, [{ ...ann, place: 'Elm Close' }, bob]))
    await undoImport(store, stays, writer, stayReturn, second.id)
    expect(await held()).toEqual({ ANN: ['2017-05-01> Elm Road'], BOB: [] })
    await expect(undoImport(store, stays, writer, stayReturn, second.id)).rejects.toThrow(/undone already/)
  })

  it('can be imported again afterwards', async () => {
    const first = await importing(input(2018, [ann]))
    await undoImport(store, stays, writer, stayReturn, first.id)
    const again = await importing(input(2018, [ann]))
    expect(again.report.entries.new).toBe(1)
    expect(await held()).toEqual({ ANN: ['2017-05-01> Elm Road'] })
  })

  it('keeps what another import says too', async () => {
    const first = await importing(input(2018, [ann]))
    await importing(input(2018, [ann]))
    await undoImport(store, stays, writer, stayReturn, first.id)
    expect(await held()).toEqual({ ANN: ['2017-05-01> Elm Road'] })
  })

  it('keeps and lists an entry a person has edited since', async () => {
    const first = await importing(input(2018, [ann, bob]))
    const entry = await store.within(writer, tx =>
      tx.selectFrom('entry').selectAll().where('source_key', '=', 'stay:2017-05-01').executeTakeFirstOrThrow(),
    )
    await record(store, stays, writer, [
      {
        subject: entry.subject,
        kind: 'stay',
        entry: entry.entry,
        seen: 1,
        start: plainDate('2017-05-01'),
        end: null,
        body: { place: 'As she told us' },
      },
    ])
    const undone = await undoImport(store, stays, writer, stayReturn, first.id)
    expect(undone.keptByHand).toEqual([{ key: 'ANN', entry: 'stay:2017-05-01' }])
    expect(await held()).toEqual({ ANN: ['2017-05-01> As she told us'], BOB: [] })
    const history = await store.within(writer, tx =>
      readHistory(tx, store.authority, stays, entry.subject, entry.entry),
    )
    expect(history.map(version => version.author)).toEqual(['tester', 'tester'])
  })

  it('no longer counts as what a source said on its date', async () => {
    const first = await importing(input(2018, [ann]))
    await undoImport(store, stays, writer, stayReturn, first.id)
    const { subject } = await store.within(writer, tx =>
      tx.selectFrom('source_subject').selectAll().executeTakeFirstOrThrow(),
    )
    const known = await store.within(writer, tx =>
      readFiles(tx, store.authority, stays, [subject], { clock: 'source', at: plainDate('2019-01-01') }),
    )
    expect(known.get(subject)?.entries).toEqual({})
  })
})

describe('two imports at once', () => {
  it('are taken one after the other, each worked out from all the others', async () => {
    const done = await Promise.all([
      importing(input(2018, [ann, bob])),
      importing(
        input(2019, [
          { ...ann, to: '2018-09-01' },
          { ...bob, to: '2018-10-01' },
        ]),
      ),
    ])
    expect(done.map(each => each.status)).toEqual(['done', 'done'])
    expect(await held()).toEqual({ ANN: ['2017-05-01>2018-09-01 Elm Road'], BOB: ['2017-06-01>2018-10-01 Oak Lane'] })
  })
})
