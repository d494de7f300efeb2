import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { name } from '../../practice/people/kinds.ts'
import { AccessRefused, type Viewer, systemViewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ChildrenService } from '../../spine/web/services.ts'
import { importReturn } from '../imports/ssda903.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { childrenService } from './service.ts'

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const FILES: Readonly<
  Record<string, readonly [council: string, year: number, files: Readonly<Record<string, readonly string[]>>]>
> = {
  'north 2017': [
    'north',
    2017,
    {
      header: [HEADER, 'N9,2,01/06/2010,WBRI,UN1,,', 'N10,1,15/03/2004,BAFR,UN1,,', 'N11,2,01/01/2009,WBRI,UN1,,'],
      episodes: [
        EPISODES,
        'N9,01/05/2016,S,V2,N1,U6,PR1,,,,,,',
        'N10,01/06/2016,S,C2,N5,K2,PR4,01/02/2017,E4A,,,,',
        'N11,10/06/2016,S,C1,N1,U4,PR4,,,,,,',
      ],
    },
  ],
  'north 2018': [
    'north',
    2018,
    {
      header: [HEADER, 'N9,2,01/06/2010,WBRI,UN1,,'],
      episodes: [EPISODES, 'N9,01/05/2016,S,V2,N1,U6,PR1,01/09/2017,X1,CARPL,,,', 'N9,01/09/2017,B,C2,N1,U4,PR4,,,,,,'],
      reviews: ['CHILD,DOB,REVIEW,REVIEW_CODE', 'N9,01/06/2010,20/02/2018,PN1'],
    },
  ],
  'west 2018': [
    'west',
    2018,
    {
      header: [HEADER, 'W1,2,01/06/2001,WBRI,UN1,,'],
      episodes: [EPISODES, 'W1,01/05/2017,S,V2,N1,K2,PR4,,,,,,'],
    },
  ],
}

let store: Store
let product: Product
let children: ChildrenService
let folder: string
let manager: Viewer
let northern: Viewer
let ids: ReadonlyMap<string, string>
const operator = { author: 'command-line', sight: 'files' } as const

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'children-'))
  for (const [council, year, files] of Object.values(FILES)) {
    const paths = await Promise.all(
      Object.entries(files).map(async ([table, lines]) => {
        const to = path.join(folder, `${council}-${year}-${table}.csv`)
        await writeFile(to, `${lines.join('\r\n')}\r\n`)
        return to
      }),
    )
    const { status, problems } = await importReturn(store, operator, { paths, year, council, acceptPartial: false })
    expect([status, problems.filter(problem => problem.severity === 'refused')]).toEqual(['done', []])
  }
  manager = await exampleUser(store, 'team-manager', 'Ade Example')
  northern = { ...(await exampleUser(store, 'social-worker', 'Jo Example')), council: 'north' }
  product = {
    settings: { dataDir: folder, databaseUrl: undefined, port: 0, demo: false },
    store,
    councils: await councilsOf(store),
    close: store.close,
  }
  children = childrenService(product, () => plainDate('2018-04-30'))
  ids = new Map((await children.list(systemViewer('test'), {})).map(row => [row.number ?? '', row.id]))
  const subject = ids.get('N11') as string
  const body = { given: 'Amarachi', family: 'O’Example', knownAs: 'Amara' }
  await record(store, rulebook, { author: manager.id, sight: 'files', subjects: [subject] }, [
    { subject, kind: name.name, start: null, end: null, body },
  ])
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const idOf = (number: string): string => ids.get(number) as string
const called = async (filter: Parameters<ChildrenService['find']>[1], viewer = manager): Promise<readonly string[]> =>
  (await children.find(viewer, filter)).rows.map(row => row.called)
const lastEvent = () =>
  store.asOwner(tx =>
    tx
      .selectFrom('audit_event')
      .select(['actor', 'action', 'allowed', 'subjects', 'route', 'purpose', 'about'])
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
describe('finding children', () => {
  it('lists everyone, those with a name first and numbers in order of their value', async () => {
    expect(await called({})).toEqual(['Amara O’Example', 'Child N9', 'Child W1', 'Child N10'])
    expect(await called({ down: true })).toEqual(['Amara O’Example', 'Child N10', 'Child W1', 'Child N9'])
  })

  it('those in care, with those who turned 18 since the returns stop, are those who were in care there', async () => {
    const later = childrenService(product, () => plainDate('2019-07-01'))
    const found = await later.find(manager, { care: 'in' })
    expect(found).toMatchObject({ total: 1, on: '2019-07-01', heldTo: '2018-03-31', turned18: 1 })
    expect(await called({ care: 'in' })).toEqual(['Child N9', 'Child W1'])
    const turned = await later.find(manager, { attention: 'turned-18' })
    expect(turned.rows.map(row => row.called)).toEqual(['Child W1'])
    expect((await later.find(manager, { care: 'in', council: 'north' })).turned18).toBe(0)
    expect((await later.find(northern, { care: 'in' })).turned18).toBe(0)
  })

  it('who turned 18 is not counted where other filters leave a list of other children', async () => {
    const later = childrenService(product, () => plainDate('2019-07-01'))
    for (const filter of [{}, { care: 'left' }, { care: 'in', legal: 'C2' }, { care: 'in', text: 'N9' }] as const)
      expect(await later.find(manager, filter)).not.toHaveProperty('turned18')
  })

  it('a long legal status is said in a list as workers say it', async () => {
    const { rows } = await children.find(manager, { council: 'west' })
    expect(rows[0]?.legal).toBe('Section 20 agreement')
  })

  it('says how each stands today: in care, left, lost to the return', async () => {
    const { rows } = await children.find(manager, {})
    expect(rows[0]).toEqual({
      id: idOf('N11'),
      called: 'Amara O’Example',
      number: 'N11',
      age: 9,
      council: 'North',
      inCare: false,
      since: null,
      legal: null,
      home: null,
      flags: [{ level: 'overdue', words: 'Lost to the return after 31 March 2017' }],
    })
    expect(rows[1]).toEqual({
      id: idOf('N9'),
      called: 'Child N9',
      number: 'N9',
      age: 7,
      council: 'North',
      inCare: true,
      since: '2016-05-01',
      legal: 'Full care order',
      home: 'Fostered, long term',
      flags: [],
    })
    expect(rows[3]).toMatchObject({ number: 'N10', inCare: false, since: '2017-02-01', flags: [] })
  })

  it('finds by parts of a name in any order, with either apostrophe, or by how a number begins', async () => {
    expect(await called({ text: "o'exam ama" })).toEqual(['Amara O’Example'])
    expect(await called({ text: 'AMARA, O’Ex' })).toEqual(['Amara O’Example'])
    expect(await called({ text: 'n1' })).toEqual(['Amara O’Example', 'Child N10'])
    expect(await called({ text: 'amara smith' })).toEqual([])
    expect(await called({ text: '%' })).toEqual([])
  })

  it('filters by council, care, age, legal status, home and what needs a person', async () => {
    expect(await called({ council: 'west' })).toEqual(['Child W1'])
    expect(await called({ care: 'in' })).toEqual(['Child N9', 'Child W1'])
    expect(await called({ care: 'left' })).toEqual(['Child N10'])
    expect(await called({ age: '16-to-17' })).toEqual(['Child W1'])
    expect(await called({ legal: 'C2' })).toEqual(['Child N9'])
    expect(await called({ home: 'K2' })).toEqual(['Child W1'])
    expect(await called({ attention: 'lost' })).toEqual(['Amara O’Example'])
    expect(await called({ attention: 'something else' })).toEqual([])
  })

  it('offers what each filter may be set to with how many that leaves, the one in use without a number', async () => {
    const { choices } = await children.find(manager, { care: 'in', council: 'west' })
    expect(choices.council).toEqual([
      { value: 'north', text: 'North (1)' },
      { value: 'west', text: 'West' },
    ])
    expect(choices.legal.map(choice => choice.text)).toEqual(['Accommodated with agreement (section 20) (1)'])
    expect(choices.attention).toEqual([])
  })

  it('sorts by age, youngest first, and by when care began', async () => {
    expect(await called({ sort: 'age' })).toEqual(['Child N9', 'Amara O’Example', 'Child N10', 'Child W1'])
    expect(await called({ sort: 'since', down: true })).toEqual([
      'Child W1',
      'Amara O’Example',
      'Child N10',
      'Child N9',
    ])
  })

  it('a page past the last shows the last', async () => {
    const found = await children.find(manager, { page: 9 })
    expect([found.page, found.pages, found.rows.length]).toEqual([1, 1, 4])
  })

  it('someone who works for one council finds its children alone, whatever they ask for', async () => {
    expect(await called({}, northern)).toEqual(['Amara O’Example', 'Child N9', 'Child N10'])
    expect(await called({ council: 'west' }, northern)).toEqual([])
    expect((await children.list(northern, { care: 'in' })).map(row => row.number)).toEqual(['N9'])
  })

  it('leaves one event with the children shown and no word searched for', async () => {
    await children.find(manager, { text: 'amara' })
    expect(await lastEvent()).toEqual({
      actor: manager.id,
      action: 'children.list',
      allowed: true,
      subjects: [idOf('N11')],
      route: '/children',
      purpose: 'find',
      about: null,
    })
    await children.list(manager, { care: 'in' })
    expect(await lastEvent()).toMatchObject({ purpose: 'download', subjects: [idOf('N9'), idOf('W1')] })
  })

  it('a board member may not list children', async () => {
    const board = await exampleUser(store, 'board-member')
    await expect(children.find(board, {})).rejects.toThrow(AccessRefused)
    await expect(children.list(board, {})).rejects.toThrow(AccessRefused)
    await expect(children.open(board, idOf('N9'), {})).rejects.toThrow(AccessRefused)
  })
})
