import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCounty } from '../../demo/write.ts'
import { readReturn } from './read/read-return.ts'
import { readAll } from './read/testing.ts'
import type { TableName } from './tables.ts'
import { type ReturnRow, writeXml } from './write.ts'
import { decideYears, type FileToDate } from './years.ts'

const YEARS = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]

/** A file under a name that tells nothing, and the year it is of. */
interface Hidden {
  readonly content: Uint8Array
  readonly year: number
}

let scratch = ''
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'years-'))
  for (const seed of ['alongside', 'another']) await writeCounty(join(scratch, seed), { seed })
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function filesOf(seed: string, council: string, years: readonly number[]): Promise<readonly Hidden[]> {
  const found: Hidden[] = []
  for (const year of years) {
    const folder = join(scratch, seed, `${council}-${year}`)
    for (const name of await readdir(folder)) found.push({ year, content: await readFile(join(folder, name)) })
  }
  return found
}

async function toDate(path: string): Promise<readonly FileToDate[]> {
  const files: FileToDate[] = []
  const names = new Map<number, string>()
  for await (const event of readReturn([path]))
    if (event.type === 'file') names.set(event.file, event.name)
    else if (event.type === 'file-end')
      files.push({ file: event.file, name: names.get(event.file) ?? '', folder: event.folder, summary: event.summary })
  return files
}

/** Writes files to one flat folder under random names, and gives what is decided of each beside the year it is of. */
async function dated(hidden: readonly Hidden[], names: readonly string[]) {
  const folder = await mkdtemp(join(scratch, 'flat-'))
  const yearOf = new Map<string, number>()
  for (const [index, { content, year }] of hidden.entries()) {
    const name = names[index] ?? ''
    yearOf.set(name, year)
    await writeFile(join(folder, name), content)
  }
  const files = await toDate(folder)
  await rm(folder, { recursive: true })
  return decideYears(files).decisions.map((each, index) => {
    const table = Object.keys(files[index]?.summary ?? {}).join(' ')
    return { table, is: each.year, of: yearOf.get(each.name.split('/').at(-1) ?? ''), because: each.because }
  })
}

const wrong = (decided: Awaited<ReturnType<typeof dated>>) => decided.filter(each => each.is !== each.of)

/** As many different names as there are files, in no order. */
const names = (count: number): fc.Arbitrary<readonly string[]> =>
  fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{8}$/), { minLength: count, maxLength: count })

const seeds = ['alongside', 'another'] as const
const councils = ['north', 'west'] as const

describe('the years of a county’s returns in one folder, under names that tell nothing', () => {
  it.each(seeds.flatMap(seed => councils.map(council => [seed, council] as const)))(
    'are all found: ten years of %s, %s',
    async (seed, council) => {
      const hidden = await filesOf(seed, council, YEARS)
      expect(hidden.length).toBeGreaterThan(100)
      await fc.assert(
        fc.asyncProperty(names(hidden.length), async given => {
          expect(wrong(await dated(hidden, given))).toEqual([])
        }),
        { numRuns: 2 },
      )
    },
  )

  it.each(seeds.flatMap(seed => councils.map(council => [seed, council] as const)))(
    'are all found: the two latest years, or one year, of %s, %s',
    async (seed, council) => {
      for (const years of [...YEARS.slice(1).map(year => [year - 1, year]), ...YEARS.map(year => [year])]) {
        const hidden = await filesOf(seed, council, years)
        const given = hidden.map((_, index) => `${(index * 7919) % 1009}`)
        expect({ years, wrong: wrong(await dated(hidden, given)) }).toEqual({ years, wrong: [] })
      }
    },
  )
})

describe('a file on its own beside the Episodes of ten years', () => {
  it('is of the year it is of, without a doubt', async () => {
    const files = await toDate(join(scratch, 'alongside'))
    const flat = files.filter(file => file.name.includes('/north-')).map(file => ({ ...file, folder: 'all' }))
    const episodes = flat.filter(file => file.summary.Episodes)
    const others = flat.filter(file => !file.summary.Episodes)
    expect([episodes.length, others.length > 90]).toEqual([10, true])
    for (const file of others) {
      const decided = decideYears([...episodes, file]).decisions.at(-1)
      expect(decided).toMatchObject({ year: yearIn(file.name), sure: true })
    }
  })
})

describe('the XML of ten years at once', () => {
  it('is dated file by file, in any order and under names that tell nothing', async () => {
    const hidden: Hidden[] = []
    for (const year of YEARS) {
      const children = new Map<string, Partial<Record<TableName, ReturnRow[]>>>()
      for (const event of await readAll(join(scratch, 'alongside', `north-${year}`))) {
        if (event.type !== 'row') continue
        const tables = children.get(event.child) ?? {}
        children.set(event.child, tables)
        const rows = (tables[event.table] ??= [])
        rows.push(event.values)
      }
      hidden.push({ year, content: Buffer.from([...writeXml(children.values())].join('')) })
    }
    await fc.assert(
      fc.asyncProperty(names(hidden.length), async given => {
        const decided = await dated(hidden, given)
        expect(decided).toHaveLength(10)
        expect(wrong(decided)).toEqual([])
      }),
      { numRuns: 2 },
    )
  })
})

function yearIn(name: string): number {
  return Number(/-(\d{4})\//.exec(name)?.[1])
}
