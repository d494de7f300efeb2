import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { withFiles } from '../../returns/ssda903/read/testing.ts'
import type { ImportOutcome } from '../../spine/ledger/imports/run.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { importReturn } from './ssda903.ts'

const grants = { author: 'test', sight: 'files' } as const
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const ONE = 'N1,01/05/2016,S,C2,N1,U6,PR1,,,,AA1 1AA,AA1 1AB,SC123456'
const csv = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`

/** A return as it should be, held before anything hostile comes. */
const good = {
  'header.csv': csv(HEADER, 'N1,1,01/06/2010,WBRI,UN1,,', 'N2,2,01/01/2009,WBRI,UN1,0,'),
  'episodes.csv': csv(EPISODES, ONE, 'N2,10/06/2016,S,V2,N1,U4,PR4,01/02/2017,E4A,,AA1 1AA,AA1 1AC,SC123456'),
}

let store: Store
let before: Awaited<ReturnType<typeof held>>

beforeAll(async () => {
  store = await testDatabase()
  const outcome = await withFiles(good, folder => take([folder]))
  expect([outcome.status, outcome.problems]).toEqual(['done', []])
  before = await held()
  expect(before.entries.length).toBeGreaterThan(5)
})
afterAll(() => store.close())

function take(paths: readonly string[], acceptPartial = false): Promise<ImportOutcome> {
  return importReturn(store, grants, { paths, council: 'north', year: 2017, acceptPartial })
}

/** Everything the ledger, the kept rows and the lists say of the children of the good return. */
async function held() {
  return store.within(grants, async tx => {
    const subjects = tx.selectFrom('source_subject').select('subject').where('key', 'in', ['N1', 'N2'])
    const of = { entries: 'entry', versions: 'entry_version', standing: 'standing' } as const
    const read = async (table: (typeof of)[keyof typeof of]) =>
      (await tx.selectFrom(table).selectAll().where('subject', 'in', subjects).execute())
        .map(row => JSON.stringify(row))
        .sort()
    const rows = await tx.selectFrom('import_row').selectAll().where('subject_key', 'in', ['N1', 'N2']).execute()
    return {
      entries: await read(of.entries),
      versions: await read(of.versions),
      standing: await read(of.standing),
      rows: rows.map(row => JSON.stringify(row)).sort(),
    }
  })
}

function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece))
    zip.outputStream.on('end', () => resolve(Buffer.concat(pieces)))
    zip.outputStream.on('error', reject)
  })
}

interface Case {
  readonly title: string
  readonly name: string
  readonly content: () => string | Buffer | Promise<Buffer>
  /** What the report says: every part of it. */
  readonly says: {
    readonly line: number | null
    readonly column: string | null
    readonly value: string | null
    readonly why: string
    readonly mend: string
  }
}

const whole = { line: null, column: null, value: null }

const refused: readonly Case[] = [
  {
    title: 'a file cut off part-way',
    name: 'cut.csv',
    content: () => `${csv(EPISODES, ONE)}N3,01/05/2016,S,C`,
    says: {
      line: 3,
      column: null,
      value: 'N3,01/05/2016,S,C',
      why: 'The file stops part-way through its last line: 4 of 13 columns are there.',
      mend: 'export it again',
    },
  },
  {
    title: 'bytes that are no text',
    name: 'noise.csv',
    content: () => Buffer.concat([Buffer.from([0, 1, 2]), randomBytes(100_000)]),
    says: { ...whole, why: 'This is not text', mend: 'export the return from your system again' },
  },
  {
    title: 'the columns of something else',
    name: 'wages.csv',
    content: () => csv('NAME,WAGE', 'A,1'),
    says: {
      line: 1,
      column: null,
      value: 'NAME,WAGE',
      why: 'The first line does not name the columns of any table of the return.',
      mend: 'make its first line the column names',
    },
  },
  {
    title: 'a table with a column misspelt',
    name: 'nearly.csv',
    content: () => csv(EPISODES.replace('DECOM', 'DECOMM'), ONE),
    says: {
      ...whole,
      line: 1,
      why: 'These are nearly the columns of Episodes, but DECOM is missing; and DECOMM does not belong there.',
      mend: 'Export it again with exactly these columns',
    },
  },
  {
    title: 'a workbook named as CSV',
    name: 'episodes.csv',
    content: () => zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }),
    says: { ...whole, why: 'This is an Excel workbook, whatever its name ends in', mend: 'CSV UTF-8' },
  },
  {
    title: 'a formula where the child’s number should be',
    name: 'formula.csv',
    content: () => csv(EPISODES, ONE.replace('N1', '=1+1')),
    says: {
      line: 2,
      column: 'CHILD',
      value: '=1+1',
      why: 'holds something other than letters and figures',
      mend: 'Use the number your system gives the child',
    },
  },
  {
    title: 'a child 400 years old',
    name: 'old.csv',
    content: () => csv(HEADER, 'N3,1,01/06/1616,WBRI,UN1,,'),
    says: {
      line: 2,
      column: 'DOB',
      value: '01/06/1616',
      why: 'DOB is more than 130 years before the return.',
      mend: 'Correct the year of birth.',
    },
  },
  {
    title: 'an episode that ends before it starts',
    name: 'backwards.csv',
    content: () => csv(EPISODES, 'N3,01/05/2016,S,C2,N1,U6,PR1,01/04/2016,E4A,,AA1 1AA,AA1 1AB,SC123456'),
    says: {
      line: 2,
      column: 'DEC',
      value: '01/04/2016',
      why: 'DEC (01/04/2016) is before DECOM (01/05/2016)',
      mend: 'Correct whichever is wrong; until then this row is left out.',
    },
  },
  {
    title: 'a zip that would unpack to far more than a return',
    name: 'bomb.zip',
    content: () => zipOf({ 'a.csv': Buffer.alloc(20 * 1024 * 1024, 0x31) }),
    says: { ...whole, why: 'unpack to more than 200 times its size', mend: 'import it without the zip' },
  },
  {
    title: 'a zip with a path out of it',
    name: 'path.zip',
    content: async () => {
      const zip = await zipOf({ 'aa/aa/etc/passwd.csv': csv(EPISODES, ONE) })
      return Buffer.from(zip.toString('latin1').replaceAll('aa/aa/etc', '../../etc'), 'latin1')
    },
    says: { ...whole, why: 'a file whose name points outside the zip', mend: 'Make the zip again' },
  },
  {
    title: 'XML with a document type',
    name: 'return.xml',
    content: () =>
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;">]><EXPSSDA903><CHILD>&c;</CHILD></EXPSSDA903>',
    says: { ...whole, line: 1, why: 'document type (DOCTYPE)', mend: 'Export the return again from your system.' },
  },
  {
    title: 'a file in UTF-16',
    name: 'wide.csv',
    content: () => Buffer.from(`\uFEFF${csv(EPISODES, ONE)}`, 'utf16le'),
    says: { ...whole, why: 'UTF-16', mend: 'Save it again as ‘CSV UTF-8 (comma delimited)’' },
  },
]

function toldOf({ name, says }: Case, severity = 'refused') {
  return expect.objectContaining({
    severity,
    file: expect.stringContaining(name),
    line: says.line,
    column: says.column,
    value: says.value,
    why: expect.stringContaining(says.why),
    mend: expect.stringContaining(says.mend),
  })
}

describe('what cannot be used', () => {
  it.each(refused)('$title is refused with what to mend, and nothing held is touched', async each => {
    const files = { [each.name]: await each.content() }
    const outcome = await withFiles(files, folder => take([join(folder, each.name)]))
    expect(outcome.status).toBe('refused')
    expect(outcome.report.entries).toMatchObject({ new: 0, changed: 0, withdrawn: 0 })
    expect(outcome.problems).toContainEqual(toldOf(each))
    expect(await held()).toEqual(before)
  })

  it('an empty folder and a path with nothing at it are refused', async () => {
    const outcome = await withFiles({}, folder => take([folder, join(folder, 'nowhere')]))
    expect(outcome).toMatchObject({
      status: 'refused',
      problems: [
        { why: 'There are no files in this folder.', mend: 'Choose the folder that holds the return’s files.' },
        { file: 'nowhere', why: 'There is nothing at this path.', mend: 'Check the spelling of the path.' },
      ],
    })
    expect(await held()).toEqual(before)
  })

  it('good rows beside every one of them are taken when they are asked for, and every fault is told', async () => {
    const database = store
    store = await testDatabase()
    try {
      const files: Record<string, string | Buffer> = { ...good }
      for (const each of refused) files[`${refused.indexOf(each)}/${each.name}`] = await each.content()
      const outcome = await withFiles(files, folder => take([folder], true))
      expect(outcome.status).toBe('done')
      // Met in a folder, what is not of the return at all is only mentioned.
      const stray = new Set(['noise.csv', 'wages.csv', 'episodes.csv'])
      for (const each of refused)
        expect(outcome.problems).toContainEqual(toldOf(each, stray.has(each.name) ? 'warning' : 'refused'))
      expect((await held()).entries).toHaveLength(before.entries.length)
    } finally {
      await store.close()
      store = database
    }
  })
})

describe('what can be used as it stands', () => {
  const used: readonly (Case & { readonly expect: (outcome: ImportOutcome) => Promise<void> })[] = [
    {
      title: 'two open episodes',
      name: 'two-open.csv',
      content: () => csv(EPISODES, ONE.replace('N1', 'N5'), ONE.replace('N1,01/05/2016', 'N5,02/06/2016')),
      says: {
        line: 2,
        column: 'DEC',
        value: '(blank)',
        why: 'This episode began on 01/05/2016 and has no end, yet the child’s next began on 02/06/2016. It is taken to have ended that day.',
        mend: 'Fill in DEC and REC of this episode.',
      },
      expect: async () => {
        expect(await entriesOf('N5', 'placement')).toEqual([
          ['2016-05-01', '2016-06-02'],
          ['2016-06-02', null],
        ])
        expect(await entriesOf('N5', 'period-of-care')).toEqual([['2016-05-01', null]])
      },
    },
    {
      title: 'a formula in a cell of text',
      name: 'text-formula.csv',
      content: () => csv(HEADER, "N6,1,01/06/2010,WBRI,=cmd|' /C calc'!A0,,"),
      says: {
        line: 2,
        column: 'UPN',
        value: "=CMD|' /C CALC'!A0",
        why: 'begins like a spreadsheet formula. It has been kept as plain text and is never run.',
        mend: 'Check that this is what was meant.',
      },
      expect: async outcome => expect(outcome.report.rows).toMatchObject({ kept: 1, refused: 0 }),
    },
  ]

  it.each(used)('$title: a warning says what, where and how to mend it, and nothing held is touched', async each => {
    const outcome = await withFiles({ [each.name]: await each.content() }, folder => take([join(folder, each.name)]))
    expect(outcome.status).toBe('done')
    expect(outcome.problems).toContainEqual(toldOf(each, 'warning'))
    await each.expect(outcome)
    expect(await held()).toEqual(before)
  })

  async function entriesOf(child: string, kind: string): Promise<readonly (readonly [string | null, string | null])[]> {
    return store.within(grants, async tx => {
      const found = await tx
        .selectFrom('entry')
        .select(['start_on', 'end_on'])
        .where('kind', '=', kind)
        .where('withdrawn', '=', false)
        .where('subject', 'in', tx.selectFrom('source_subject').select('subject').where('key', '=', child))
        .orderBy('start_on')
        .execute()
      return found.map(row => [row.start_on, row.end_on] as const)
    })
  }
})
