import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { unpack } from './msgpack.ts'
import { normalisePostcode, writtenPostcode } from './postcode.ts'
import { type PostcodePlace, readDirectory } from './read-directory.ts'

const sample = new URL('../../../../shared/data/postcodes', import.meta.url).pathname
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'places-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(path: string): Promise<PostcodePlace[]> {
  const found: PostcodePlace[] = []
  for await (const batch of readDirectory(path)) found.push(...batch)
  return found
}

async function written(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const DIRECTORY = [
  'pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,oseast1m,osnrth1m,osgrdind',
  '"XN1 2AB","XN1  2AB","XN1 2AB","198001","","E10000021","E07000153","","486500","278500","1"',
  '"XW12AA","XW1  2AA","XW1 2AA","198001","199912","","E06000062","","475500","260500","1"',
  '"JQ1 1AA","JQ1  1AA","JQ1 1AA","198001","","","L99999999","","","","9"',
  '"BQ1 1AA","BQ1  1AA","BQ1 1AA","198001","","","N09000003","","333700","374100","1"',
].join('\r\n')

const PLACES: PostcodePlace[] = [
  { postcode: 'XN12AB', east: 486_500, north: 278_500, area: 'E06000061' },
  { postcode: 'XW12AA', east: 475_500, north: 260_500, area: 'E06000062' },
  { postcode: 'JQ11AA', east: null, north: null, area: 'L99999999' },
  { postcode: 'BQ11AA', east: null, north: null, area: 'N09000003' },
]

describe('the postcode directory', () => {
  it('is read from its CSV: districts become upper tiers, and no or another grid is null', async () => {
    expect(await read(await written('ONSPD.csv', DIRECTORY))).toEqual(PLACES)
  })

  it('is read by the column names of later years and of the statistics lookup', async () => {
    const later =
      '\uFEFFpcd7,pcd8,pcds,east1m,north1m,lad25cd,lad25nm\nXN1 2AB,XN1  2AB,XN1 2AB,486500,278500,E06000061,"North, the"\n'
    const lookup = 'pcd7,pcds,oseast1m,osnrth1m,laua\nXN1 2AB,XN1 2AB,486500,278500,E06000061\n'
    for (const text of [later, lookup]) expect(await read(await written('later.csv', text))).toEqual(PLACES.slice(0, 1))
  })

  it('is found in a zip among its guides: the largest CSV', async () => {
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.from('guide'), 'User Guide/guide.pdf')
    zip.addBuffer(Buffer.from('LAD23CD,LAD23NM\n'), 'Documents/names.csv')
    zip.addBuffer(Buffer.from(DIRECTORY), 'Data/ONSPD_NOV_2025_UK.csv')
    zip.end()
    const path = join(folder, 'ONSPD.zip')
    await pipeline(zip.outputStream, createWriteStream(path))
    expect(await read(path)).toEqual(PLACES)
  })

  it('is read from a folder of packed letters, blanks as null and empty', async () => {
    const packed = join(folder, 'packed')
    await mkdir(packed)
    const data = {
      pcd: ['XN1 2AB', 'XW1 2AA', 'XZ1 1AA'],
      laua: ['E07000153', 'E06000062', Number.NaN],
      oseast1m: [486_500, 475_500.5, Number.NaN],
      osnrth1m: [278_500, 260_500, Number.NaN],
    }
    await writeFile(
      join(packed, 'postcodes_X.msgpack.br'),
      brotliCompressSync(pack({ columns: Object.keys(data), data })),
    )
    expect(await read(packed)).toEqual([
      PLACES[0],
      { postcode: 'XW12AA', east: 475_500.5, north: 260_500, area: 'E06000062' },
      { postcode: 'XZ11AA', east: null, north: null, area: '' },
    ])
  })

  it.each([
    [
      'a CSV of something else',
      'other.csv',
      'CHILD,SEX,DOB\n1,M,2010-01-01\n',
      /other\.csv is not a postcode directory: it has no column for the postcode, east, north, area/,
    ],
    ['an empty file', 'empty.csv', '', /empty\.csv is empty/],
    ['a damaged zip', 'broken.zip', 'PK nothing', /.+/],
  ])('is refused, saying why, when it is %s', async (_, name, text, why) => {
    await expect(read(await written(name, text))).rejects.toThrow(why)
  })

  it('is refused when the folder holds none', async () => {
    const empty = join(folder, 'none')
    await mkdir(empty)
    await expect(read(empty)).rejects.toThrow('none holds no postcode directory')
  })

  it('of November 2025, where it is at hand, is read whole; where it is not, its absence is said', async () => {
    if (!existsSync(sample)) {
      await expect(read(sample)).rejects.toThrow('ENOENT')
      return
    }
    const wanted = new Map<string, PostcodePlace>()
    const areas = new Set<string>()
    let count = 0
    for await (const batch of readDirectory(sample)) {
      count += batch.length
      for (const place of batch) {
        areas.add(place.area)
        if (['NN11AA', 'NN168TL', 'S11AA', 'CF101AA', 'EH11AA', 'IM11AA', 'BT11AA'].includes(place.postcode))
          wanted.set(place.postcode, place)
      }
    }
    expect(count).toBe(2_720_556)
    expect([...areas].filter(area => area.startsWith('E'))).toHaveLength(153)
    expect(wanted.get('NN11AA')).toEqual({ postcode: 'NN11AA', east: 475_320, north: 261_359, area: 'E06000062' })
    expect(wanted.get('NN168TL')?.area).toBe('E06000061')
    expect(wanted.get('S11AA')?.area).toBe('E08000039')
    expect(wanted.get('CF101AA')?.area).toBe('W06000015')
    expect(wanted.get('EH11AA')).toEqual({ postcode: 'EH11AA', east: 325_910, north: 674_040, area: 'S12000036' })
    expect(wanted.get('IM11AA')).toEqual({ postcode: 'IM11AA', east: null, north: null, area: 'M99999999' })
    expect(wanted.get('BT11AA')?.east).toBeNull()
  })
})

describe('a MessagePack value', () => {
  it('is read back as it was packed', () => {
    const value = {
      a: [0, 127, 128, 65_535, 65_536, -1, -33, -40_000, 1.5],
      b: ['', 'é', 'x'.repeat(40), 'y'.repeat(300)],
      c: [null, true, false],
    }
    expect(unpack(pack(value))).toEqual(value)
  })

  it('that ends early, goes on too long or is of a type not read is refused', () => {
    expect(() => unpack(Uint8Array.from([0xa5, 0x61]))).toThrow(RangeError)
    expect(() => unpack(Uint8Array.from([0x01, 0x02]))).toThrow('1 bytes are left over')
    expect(() => unpack(Uint8Array.from([0xc4, 0x00]))).toThrow('type 0xc4')
  })
})

describe('a postcode', () => {
  it.each([
    ['nn1 1de', 'NN11DE', 'NN1 1DE'],
    [' XN16  2ab ', 'XN162AB', 'XN16 2AB'],
    ['', '', ''],
  ])('written %j is kept and shown one way', (text, kept, shown) => {
    expect(normalisePostcode(text)).toBe(kept)
    expect(writtenPostcode(text)).toBe(shown)
  })
})

/** Packs what the tests need, in the shortest form of each. */
function pack(value: unknown): Buffer {
  if (value === null) return Buffer.from([0xc0])
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2])
  if (typeof value === 'string') {
    const bytes = Buffer.from(value)
    const head =
      bytes.length < 32
        ? [0xa0 | bytes.length]
        : bytes.length < 256
          ? [0xd9, bytes.length]
          : [0xda, bytes.length >> 8, bytes.length & 0xff]
    return Buffer.concat([Buffer.from(head), bytes])
  }
  if (typeof value === 'number') return packNumber(value)
  if (Array.isArray(value))
    return Buffer.concat([Buffer.from([0xdc, value.length >> 8, value.length & 0xff]), ...value.map(pack)])
  const entries = Object.entries(value as object)
  return Buffer.concat([
    Buffer.from([0x80 | entries.length]),
    ...entries.flatMap(([key, each]) => [pack(key), pack(each)]),
  ])
}

function packNumber(value: number): Buffer {
  const bytes = Buffer.alloc(9)
  if (!Number.isInteger(value)) {
    bytes[0] = 0xcb
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  if (value >= 0 && value < 128) return Buffer.from([value])
  if (value < 0 && value >= -32) return Buffer.from([value + 256])
  if (value < 0) {
    bytes[0] = value >= -128 ? 0xd0 : value >= -32_768 ? 0xd1 : 0xd2
    if (value >= -128) bytes.writeInt8(value, 1)
    else if (value >= -32_768) bytes.writeInt16BE(value, 1)
    else bytes.writeInt32BE(value, 1)
    return bytes.subarray(0, value >= -128 ? 2 : value >= -32_768 ? 3 : 5)
  }
  bytes[0] = value < 256 ? 0xcc : value < 65_536 ? 0xcd : 0xce
  if (value < 256) bytes.writeUInt8(value, 1)
  else if (value < 65_536) bytes.writeUInt16BE(value, 1)
  else bytes.writeUInt32BE(value, 1)
  return bytes.subarray(0, value < 256 ? 2 : value < 65_536 ? 3 : 5)
}
