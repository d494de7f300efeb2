import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCounty } from './county.ts'
import { writeCounty, type WrittenCounty } from './write.ts'

describe('writing a county', () => {
  const options = { seed: 'written', scale: 0.1 }
  let folder = ''
  let written: WrittenCounty

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'county-'))
    written = await writeCounty(folder, options)
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('makes a folder for each council and year, with the return’s columns and British dates', async () => {
    expect(written.folders).toHaveLength(20)
    const header = await readFile(join(folder, 'west-2021', 'Header.csv'), 'utf8')
    const lines = header.trimEnd().split('\r\n')
    const rows =
      makeCounty(options).returns.find(each => each.council === 'west' && each.year === 2021)?.tables.Header ?? []
    expect(lines[0]).toBe('CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB')
    expect(lines).toHaveLength(rows.length + 1)
    expect(lines[1]).toMatch(/^W\d{6},[12],\d{2}\/\d{2}\/\d{4},[A-Z]{4},/)
  })

  it('writes every row and every child’s name once', async () => {
    const county = makeCounty(options)
    const rows = county.returns.reduce(
      (sum, each) => sum + Object.values(each.tables).reduce((held, list) => held + list.length, 0),
      0,
    )
    expect(written.rows).toBe(rows)
    expect(written.children).toBe(county.names.size)
    expect((await readFile(join(folder, 'names.csv'), 'utf8')).trimEnd().split('\r\n')).toHaveLength(
      county.names.size + 1,
    )
    expect((await readFile(join(folder, 'postcodes.csv'), 'utf8')).trimEnd().split('\r\n')).toHaveLength(
      county.postcodes.length + 1,
    )
  })
})
