import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import type { ComparatorDone, FrontService, RegisterAsk, RegistersService } from '../../spine/web/services.ts'
import { figuresService } from '../figures/service.ts'
import { importReturn } from '../imports/ssda903.ts'
import { registersService } from '../registers/forms.ts'
import { councilsOf } from '../trust.ts'
import { frontService } from './service.ts'

const WORKBOOK = fileURLToPath(new URL('../../../../shared/data/dfe-lait/sn_may_2025.xlsx', import.meta.url))
const TODAY = plainDate('2026-09-15')
const AT = plainDate('2026-03-31')
const STABLE =
  'time_period,geographic_level,country_code,new_la_code,cla_group,placement_stability,children_count,children_percent'
const LONG = 'Living with the same carer for at least 2 years'
const stable = (code: string, percent: string, year = 2026): string =>
  `${year},Local authority,E92000001,${code},"Looked after, aged under 16",${LONG},${percent},${percent}`
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const MISSING = 'CHILD,DOB,MISSING,MIS_START,MIS_END'

let store: Store
let folder: string
let front: FrontService
let registers: RegistersService
let [analyst, manager, worker, councillor]: Viewer[] = []

const file = async (name: string, lines: readonly string[]): Promise<{ path: string; name: string }> => {
  const to = path.join(folder, name)
  await writeFile(to, `${lines.join('\r\n')}\r\n`)
  return { path: to, name }
}
const takeIn = async (name: string, lines: readonly string[], from?: PlainDate): Promise<ComparatorDone | undefined> =>
  (await front.takeIn(analyst as Viewer, [await file(name, lines)], from))[0]
const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`f-${name}-day`]: date, [`f-${name}-month`]: month, [`f-${name}-year`]: year }
}
const write = async (
  viewer: Viewer | undefined,
  kind: string,
  fields: Record<string, string>,
): Promise<readonly string[]> => {
  const ask: RegisterAsk = { doing: 'add', kind }
  const sent = await registers.send(viewer as Viewer, ask, fields)
  return sent?.is === 'asked' ? sent.form.faults.map(fault => fault.text) : []
}
const north = async (measure: string) => {
  const { rows } = await front.comparators(analyst as Viewer)
  return rows.find(row => row.id === measure)
}

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'front-'))
  const children = Array.from({ length: 12 }, (_, at) => `N${at + 1}`)
  // One child is missing four times, and two others once.
  const times = ['N1', 'N1', 'N1', 'N1', 'N2', 'N3'].map(
    (child, at) => `${child},01/06/2012,M,0${at + 1}/11/2025,0${at + 2}/11/2025`,
  )
  const paths = [
    await file('header.csv', [
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
      ...children.map(n => `${n},2,01/06/2012,WBRI,UN1,,`),
    ]),
    await file('episodes.csv', [EPISODES, ...children.map(n => `${n},01/05/2023,S,C2,N1,U6,PR1,,,,,,`)]),
    await file('missing.csv', [MISSING, ...times]),
  ].map(each => each.path)
  const operator = { author: 'command-line', sight: 'files' } as const
  const { status } = await importReturn(store, operator, { paths, year: 2026, council: 'north', acceptPartial: false })
  expect(status).toBe('done')
  const settings = { dataDir: folder, databaseUrl: undefined, port: 0, demo: false }
  const product = { settings, store, councils: await councilsOf(store), close: async () => {} }
  front = frontService(
    product,
    figuresService(product, () => TODAY),
    () => TODAY,
  )
  registers = registersService({ store }, () => TODAY)
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Bello')
  manager = await exampleUser(store, 'service-manager', 'Sal Hart')
  worker = await exampleUser(store, 'social-worker', 'Jo Patel')
  councillor = await exampleUser(store, 'board-member', 'Ann Webb')
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

describe('files of published figures', () => {
  it('hold over what was held before, once however often they are sent, until they are taken back', async () => {
    const lines = [STABLE, stable('E06000061', '64'), stable('E06000062', 'c'), stable('E06000030', '80')]
    expect((await north('kpi-7'))?.councils.map(each => each?.value)).toEqual([59, 69])
    expect(await takeIn('one.csv', lines)).toMatchObject({ is: 'taken', number: 1, count: 3 })
    const row = await north('kpi-7')
    expect(row?.councils[0]).toMatchObject({ value: 64, period: 'year to 31 March 2026' })
    expect(row?.councils[1]).toMatchObject({ value: null, mark: 'held back so that nobody can be told' })
    // Swindon is the one neighbour with a figure of the newer year.
    expect(row?.neighbours).toMatchObject({ value: 80, period: 'year to 31 March 2026' })
    expect(await takeIn('again.csv', lines)).toEqual({ file: 'again.csv', is: 'same', number: 1 })
    expect(await front.takeBack(analyst as Viewer, 1)).toBe(true)
    expect((await north('kpi-7'))?.councils[0]?.value).toBe(59)
    expect(await front.takeBack(analyst as Viewer, 1)).toBe(false)
    expect(await takeIn('again.csv', lines)).toMatchObject({ is: 'taken', number: 2 })
    await front.takeBack(analyst as Viewer, 2)
  })

  it('that have a bad row are told by it, and nothing of them is kept', async () => {
    const done = await takeIn('bad.csv', [STABLE, stable('E06000061', '64'), stable('E06000062', 'lots')])
    expect(done).toMatchObject({ is: 'refused', faults: [{ row: 3 }], more: 0 })
    expect((await front.comparators(analyst as Viewer)).loads.some(load => load.file === 'bad.csv')).toBe(false)
    expect(await takeIn('none.bin', ['a\0b'])).toMatchObject({ is: 'refused', faults: [{ row: 0 }] })
  })

  it('of neighbours say from when, and hold from that day', async () => {
    const lines = ['old_la_code,la_name,SN_1,SN_2', '940,North,873,855', '301,Elsewhere,302,303']
    expect(await takeIn('sn.csv', lines)).toMatchObject({ is: 'refused' })
    expect(await takeIn('sn.csv', lines, plainDate('2026-06-01'))).toMatchObject({ is: 'taken', count: 2 })
    const held = (await front.comparators(analyst as Viewer)).sets.filter(set => set.holds)
    expect(held.map(set => [set.council, set.names.slice(0, 2)])).toEqual([
      ['North', ['Cambridgeshire', 'Leicestershire']],
      ['West', ['Bedford', 'North Northamptonshire']],
    ])
  })

  // Only where a copy of the Department’s workbooks stands on this machine.
  it.runIf(existsSync(WORKBOOK))('of neighbours may be the Local Authority Interactive Tool’s workbook', async () => {
    const file = { path: WORKBOOK, name: 'sn_may_2025.xlsx' }
    const [done] = await front.takeIn(analyst as Viewer, [file], plainDate('2025-05-01'))
    expect(done).toMatchObject({ is: 'taken', holds: 'Statistical neighbours' })
    const { sets } = await front.comparators(analyst as Viewer)
    const north = sets.find(set => set.council === 'North' && set.model.includes('sn_may_2025.xlsx'))
    expect(north?.names.slice(0, 3)).toEqual(['Swindon', 'West Northamptonshire', 'Suffolk'])
    if (done?.is === 'taken') expect(await front.takeBack(analyst as Viewer, done.number)).toBe(true)
  })

  it('are for those who keep them, and read by those who read figures', async () => {
    const one = await file('x.csv', [STABLE, stable('E06000061', '64')])
    await expect(front.takeIn(worker as Viewer, [one], undefined)).rejects.toThrow(AccessRefused)
    await expect(front.takeBack(manager as Viewer, 1)).rejects.toThrow(AccessRefused)
    await expect(front.comparators(councillor as Viewer)).rejects.toThrow(AccessRefused)
    expect((await front.comparators(worker as Viewer)).maySet).toBe(false)
  })
})

describe('what is written for the scorecard', () => {
  const comment = { ...day('start', AT), 'f-measure': 'kpi-8', 'f-words': 'Two homes closed.' }

  it('neighbours entered by hand hold over those of a file from the same day', async () => {
    const set = {
      ...day('start', '2026-06-01'),
      'f-council': '940',
      'f-model': 'Ours',
      'f-source': 'Agreed with the board',
    }
    expect(await write(analyst, 'neighbour-set', { ...set, 'f-authorities': '866 999' })).toEqual([
      'Not the number of an English authority: 999. Check it, or leave it out',
    ])
    expect(await write(analyst, 'neighbour-set', { ...set, 'f-authorities': '866 940' })).toEqual([
      'Leave 940 out: no council is its own neighbour',
    ])
    expect(await write(analyst, 'neighbour-set', { ...set, 'f-authorities': '866 935' })).toEqual([])
    const held = (await front.comparators(analyst as Viewer)).sets.find(each => each.holds && each.council === 'North')
    expect(held).toMatchObject({ names: ['Swindon', 'Suffolk'], model: 'Ours' })
    expect(held?.entry).toBeDefined()
  })

  it('a form says already what the page it is opened from knows', async () => {
    const known = { measure: 'kpi-8', start: AT }
    const form = await registers.form(manager as Viewer, { doing: 'add', kind: 'scorecard-comment', known })
    const asked = JSON.stringify(form?.questions)
    expect([...asked.matchAll(/"value":"([\w-]+)"[^}]*"chosen":true/g)].map(found => found[1])).toEqual(['kpi-8'])
    expect(asked).toContain('"2026"')
  })

  it('a promise says by when, and is answered only where there was one', async () => {
    expect(await write(manager, 'scorecard-comment', { ...comment, 'f-promise': 'Ring every carer' })).toEqual([
      'Say by when it is promised',
    ])
    expect(await write(manager, 'scorecard-comment', { ...comment, 'f-kept': 'kept' })).toEqual([
      'Nothing was promised of this measure before, so leave this unanswered',
    ])
  })

  it('who may not is refused', async () => {
    await expect(write(worker, 'scorecard-comment', comment)).rejects.toThrow(AccessRefused)
    await expect(write(councillor, 'voice-theme', {})).rejects.toThrow(AccessRefused)
    await expect(write(manager, 'scorecard-front', {})).rejects.toThrow(AccessRefused)
  })

  it('the front has what is said, promised and heard, signed, with how often it is the same child', async () => {
    const said = (fields: Record<string, string>) => write(manager, 'scorecard-comment', { ...comment, ...fields })
    expect(
      await said({ ...day('start', '2025-09-30'), 'f-promise': 'Ring every carer', ...day('promiseBy', '2026-01-31') }),
    ).toEqual([])
    expect(await said({ 'f-kept': 'in-part', 'f-keptHow': 'Most were rung' })).toEqual([])
    expect(await said({ 'f-words': 'Two homes closed, and one opened.' })).toEqual([])
    const theme = {
      ...day('start', '2026-02-10'),
      'f-measure': 'kpi-8',
      'f-said': 'Tell us first',
      'f-where': 'council',
    }
    expect(await write(manager, 'voice-theme', { ...theme, 'f-howMany': '1' })).toEqual([
      'Two or more: what one child said belongs in that child’s own file',
    ])
    expect(await write(manager, 'voice-theme', { ...theme, 'f-howMany': '3' })).toEqual([])
    const { measures, groupsWithout, may } = await front.front(analyst as Viewer, { on: AT })
    expect(measures).toHaveLength(12)
    expect(groupsWithout).toEqual([])
    expect(may).toEqual({ comment: true, set: true })
    const homes = measures.find(each => each.row.id === 'kpi-8')
    expect(homes?.comment).toMatchObject({ words: 'Two homes closed, and one opened.', by: 'Sal Hart', on: AT })
    expect(homes?.before).toHaveLength(2)
    expect(homes?.heard).toMatchObject([{ said: 'Tell us first', howMany: 'a few', where: 'Children in Care Council' }])
    expect(homes?.target).toMatchObject({ value: 10, met: true })
    expect(homes?.row.england).toMatchObject({ value: 10 })
    const missing = measures.find(each => each.row.id === 'missing-incidents')
    expect(missing?.row.now).toMatchObject({ value: 6, children: 3 })
    expect(missing?.spread.find(each => each.title === 'How often the same child')?.rows).toEqual([
      { label: 'Once', counts: 2 },
      { label: '3 to 5 times', counts: 1 },
    ])
    expect(missing?.spread.find(each => each.title === 'By council')?.rows).toEqual([
      { label: 'North', counts: 6 },
      { label: 'West', counts: 0 },
    ])
    expect(missing?.spread.find(each => each.title === 'By age')?.rows).toHaveLength(1)
  })

  it('the board reads the published numbers, what is said of them, and no spread', async () => {
    const { on, measures } = await front.board(councillor as Viewer, {})
    expect(on).toBe(AT)
    const homes = measures.find(each => each.row.id === 'kpi-8')
    expect(homes?.comment?.words).toBe('Two homes closed, and one opened.')
    expect(homes?.promise).toMatchObject({ what: 'Ring every carer' })
    expect(homes).not.toHaveProperty('spread')
    const missing = measures.find(each => each.row.id === 'missing-incidents')
    expect(missing?.row.now).toMatchObject({ hidden: true, value: null })
    await expect(front.front(councillor as Viewer, {})).rejects.toThrow(AccessRefused)
  })

  it('a choice of measures holds from its day, each measure once', async () => {
    const choice = { ...day('start', '2026-04-01'), 'f-first': 'kpi-7', 'f-why': 'The board chose' }
    expect(await write(analyst, 'scorecard-front', { ...choice, 'f-third': 'kpi-7' })).toEqual([
      'This is the first measure already. Choose another, or none',
    ])
    expect(await write(analyst, 'scorecard-front', { ...choice, 'f-second': 'kpi-8' })).toEqual([])
    const { measures, groupsWithout, chosen } = await front.front(analyst as Viewer, { on: plainDate('2026-04-30') })
    expect(measures.map(each => each.row.id)).toEqual(['kpi-7', 'kpi-8'])
    expect(groupsWithout).toEqual(['General', 'Adoption', 'Care leavers', 'Education'])
    expect(chosen).toMatchObject({ why: 'The board chose' })
    expect((await front.front(analyst as Viewer, { on: AT })).measures).toHaveLength(12)
  })
})
