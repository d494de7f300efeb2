import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TABLES } from './columns.ts'
import { providersFrom, readProviders } from './read-providers.ts'
import { readTables, tablesFromJson } from './read.ts'
import { rules } from './rules.ts'
import { check } from './run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'strange-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n'
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n'
const CSV = Buffer.from(
  `${EPISODES}1,01/05/2025,S,C2,N1,U6,PR1,01/12/2025,X1,,AB1 2CD,"AB1, 2CE",1234567\n2,01/06/2024,S,V3,N4,K2,PR4,,,,,,\nÉ3,31/02/2024,S,V3,N4,K2,PR4,,,,,,\n`,
)
const XML = Buffer.from(
  '<?xml version="1.0"?><EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><SEX>M</SEX><DOB>01/02/2010</DOB><UASC>1</UASC><DUC>01/02/2028</DUC><AREVIEW><REVIEW>01/02/2026</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW></HEADER><EPISODE><DECOM>01/05/2025</DECOM><PL>U6</PL></EPISODE></CHILD></EXPSSDA903>',
)

const BOOK = Buffer.from(
  await writeXlsx({
    sheets: [
      {
        name: 'A',
        rows: [
          ['URN', 'Placement code'],
          ['SC1', 'K2'],
        ],
      },
    ],
  }),
)

/** A zip of one file, written by hand so that it can be broken anywhere. */
function zipped(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(content.length, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  local.copy(central, 6, 4, 30)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

type Change = (bytes: Buffer) => Buffer
const somewhere = fc.double({ min: 0, max: 1, noNaN: true })
const changes: fc.Arbitrary<Change> = fc.oneof(
  somewhere.map(
    (at): Change =>
      bytes =>
        bytes.subarray(0, Math.floor(at * bytes.length)),
  ),
  fc.tuple(somewhere, fc.uint8Array({ maxLength: 40 })).map(
    ([at, more]): Change =>
      bytes =>
        spliced(bytes, at, more),
  ),
  fc.tuple(somewhere, fc.constantFrom('"', '\r', '\n', ',', '\0', '<', '&', '\uFEFF', ']]>')).map(
    ([at, text]): Change =>
      bytes =>
        spliced(bytes, at, Buffer.from(text)),
  ),
  fc.tuple(somewhere, fc.constantFrom(300, 70_000, 1_200_000)).map(
    ([at, size]): Change =>
      bytes =>
        spliced(bytes, at, Buffer.alloc(size, 'x')),
  ),
  fc.tuple(somewhere, fc.constantFrom(HEADER, EPISODES)).map(
    ([at, line]): Change =>
      bytes =>
        spliced(bytes, at, Buffer.from(line)),
  ),
  fc.constantFrom<Change>(
    bytes => Buffer.from(bytes.toString(), 'utf16le'),
    bytes => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString(), 'utf16le')]),
    bytes => Buffer.from(bytes.toString(), 'latin1'),
    bytes => Buffer.concat([Buffer.from('\uFEFF\uFEFF'), bytes]),
    bytes => Buffer.concat([bytes, bytes]),
    bytes => Buffer.from(bytes.toString().replace('CHILD,', 'CHILD,CHILD,')),
    bytes => Buffer.from(bytes.toString().replaceAll(',', ';')),
    bytes => zipped('a.csv', bytes),
  ),
)

function spliced(bytes: Buffer, at: number, more: Uint8Array): Buffer {
  const from = Math.floor(at * bytes.length)
  return Buffer.concat([bytes.subarray(0, from), more, bytes.subarray(from)])
}

const files = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2000 }).map(bytes => Buffer.from(bytes)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(CSV, XML, zipped('a.csv', CSV), zipped('a.xml', XML)),
        fc.array(changes, { minLength: 1, maxLength: 3 }),
      )
      .map(([bytes, all]) => all.reduce((changed, change) => change(changed), bytes)),
  },
)

const SENTENCE = /^\P{Ll}.{10,}[.]$/su

describe('whatever bytes a file of the return holds', () => {
  it('reading goes on to its end, says in sentences what is wrong and how to mend it, and no rule breaks', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom('a.csv', 'a.xml', 'a.zip', 'a'), async (bytes, name) => {
        const file = path.join(folder, name)
        writeFileSync(file, bytes)
        const { tables, problems } = await readTables([file])
        for (const { why, mend } of problems)
          for (const words of [why, mend]) expect(words).toEqual(expect.stringMatching(SENTENCE))
        if (Object.keys(tables).length === 0) expect(problems.length).toBeGreaterThan(0)
        expect([...check({ year: 2026, now: tables, last: tables, council: 'E06000001' }, rules).failed]).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a workbook', BOOK, 'workbook'],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}`, 'utf16le'), 'utf-16'],
    ['the columns twice over', Buffer.from(HEADER.replace('SEX', 'SEX,SEX')), 'columns-nearly-right'],
    ['a line without end', Buffer.from(`${HEADER}1,"${'x'.repeat(100_000)}`), 'quotes'],
    ['a cell of 300 characters', Buffer.from(`${HEADER}${'x'.repeat(300)},M,,,,,\n2,M,,,,,\n`), 'too-long'],
    ['half an XML', XML.subarray(0, 150), 'cut-off'],
    ['half a zip', zipped('a.csv', CSV).subarray(0, 120), 'broken-zip'],
    ['bytes of no text', Buffer.from([1, 2, 3, 4, 5]), 'binary'],
  ])('%s is told for what it is', async (_, bytes, code) => {
    const file = path.join(folder, 'told')
    writeFileSync(file, bytes)
    const { problems } = await readTables([file])
    expect(problems.map(each => each.code)).toContain(code)
  })

  it('the names of the columns a second time are a row like another, and its cells are found at fault', async () => {
    const file = path.join(folder, 'twice.csv')
    writeFileSync(file, `${HEADER}1,M,01/02/2010,WBRI,,,\n${HEADER}`)
    const { tables } = await readTables([file])
    expect(check({ year: 2026, now: tables }, rules).faults.get('101')).toEqual({ Header: [1] })
  })
})

const names = fc.constantFrom(...TABLES, ...TABLES.map(name => `${name}_last`), 'ProviderInfo', 'metadata', '__proto__')
const columns = fc.constantFrom(
  'CHILD',
  'child ',
  'DOB',
  'SEX',
  'DECOM',
  'URN',
  'PLACE_CODES',
  '__proto__',
  'toString',
  '',
)
const tablesGiven = fc.dictionary(
  fc.oneof({ weight: 9, arbitrary: names }, { weight: 1, arbitrary: fc.string() }),
  fc.oneof(
    { weight: 9, arbitrary: fc.array(fc.dictionary(columns, fc.jsonValue({ maxDepth: 3 })), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  ),
)

describe('whatever a file of tables holds', () => {
  it('is checked, or refused in words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 4, arbitrary: tablesGiven.map(given => JSON.stringify(given)) },
          { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string()) },
        ),
        text => {
          let given: ReturnType<typeof tablesFromJson>
          try {
            given = tablesFromJson(text)
          } catch (error) {
            expect((error as Error).message).toMatch(/not JSON|keys are tables|no table|list of rows/)
            return
          }
          const { now, last, providers } = given
          const collection = { year: 2026, now, last, ...(providers ? { providers: providersFrom(providers) } : {}) }
          expect([...check(collection, rules).failed]).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('whatever a workbook of providers holds', () => {
  it('is read, or refused in words that name it', async () => {
    const file = path.join(folder, 'providers.xlsx')
    writeFileSync(file, BOOK)
    expect([...(await readProviders([file])).keys()]).toEqual(['SC1'])
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 500 }).map(bytes => Buffer.from(bytes)),
          somewhere.map(at => BOOK.subarray(0, Math.floor(at * BOOK.length))),
          fc
            .tuple(somewhere, fc.uint8Array({ minLength: 1, maxLength: 20 }))
            .map(([at, more]) => spliced(BOOK, at, more)),
        ),
        async bytes => {
          writeFileSync(file, bytes)
          const said = await readProviders([file]).then(
            () => file,
            (error: Error) => error.message,
          )
          expect(said).toContain(file)
        },
      ),
      { numRuns: 150 },
    )
  })
})
