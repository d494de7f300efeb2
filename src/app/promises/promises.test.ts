import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { AccessRefused } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { PromisesService, RegisterAsk, RegisterSent, RegistersService } from '../../spine/web/services.ts'
import { registersService } from '../registers/forms.ts'
import { promisesService } from './service.ts'

const TODAY = plainDate('2026-11-02')

let store: Store
let registers: RegistersService
let promises: PromisesService
let [director, head, nurse, worker, councillor, administrator, young]: Viewer[] = []
let [framework, aim, promise, nobodys, meeting, action, planAction] = ['', '', '', '', '', '', '']

const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`f-${name}-day`]: date, [`f-${name}-month`]: month, [`f-${name}-year`]: year }
}
const send = (ask: RegisterAsk, fields: Record<string, string | string[]>, viewer = director as Viewer) =>
  registers.send(viewer, ask, fields)
const recorded = (sent: RegisterSent | undefined): string => {
  if (sent?.is !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(sent)}`)
  return sent.entry
}
const faults = (sent: RegisterSent | undefined): readonly string[] => {
  if (sent?.is !== 'asked') throw new Error(`not asked again: ${sent?.is}`)
  return sent.form.faults.map(fault => fault.text)
}
const add = (kind: string, field?: string, entry = ''): RegisterAsk => ({
  doing: 'add',
  kind,
  ...(field === undefined ? {} : { within: { field, entry } }),
})
const made = (reference: string, more: Record<string, string | string[]> = {}) => ({
  ...day('start', '2025-02-03'),
  'f-reference': reference,
  'f-type': 'promise',
  'f-text': 'You will not move home unless you need to',
  'f-shows': 'Fewer moves',
  ...more,
})
const look = (rag = 'amber', more: Record<string, string> = {}) => ({
  ...day('start', '2026-10-05'),
  'f-rag': rag,
  'f-note': 'Fewer moved this term',
  ...more,
})

beforeAll(async () => {
  store = await testDatabase()
  registers = registersService({ store }, () => TODAY)
  promises = promisesService({ store }, registers, () => TODAY)
  director = await exampleUser(store, 'director', 'Ruth Lane')
  head = await exampleUser(store, 'service-manager', 'Sal Hart')
  nurse = await exampleUser(store, 'health-team', 'Dot Fairlight')
  worker = await exampleUser(store, 'social-worker', 'Jo Patel')
  councillor = await exampleUser(store, 'board-member', 'Ann Webb')
  young = await exampleUser(store, 'care-experienced-board-member', 'Kez Lorne')
  administrator = await exampleUser(store, 'administrator', 'Kit Shaw')
  const board = recorded(
    await send(add('board'), {
      ...day('start', '2021-01-05'),
      'f-name': 'Corporate parenting board',
      'f-type': 'board',
      'f-terms': 'It sees that we are good parents',
      'f-quorum': '3',
    }),
  )
  const group = recorded(
    await send(add('board'), {
      ...day('start', '2021-01-05'),
      'f-name': 'Homes group',
      'f-type': 'group',
      'f-terms': 'It finds homes',
      'f-quorum': '2',
    }),
  )
  const member = recorded(
    await send(add('board-member', 'board', board), {
      ...day('start', '2021-02-01'),
      'f-name': 'Councillor Ann Webb',
      'f-role': 'councillor',
      'f-votes': 'yes',
      'f-account': (councillor as Viewer).id,
    }),
  )
  meeting = recorded(await send(add('board-meeting', 'board', board), day('start', '2026-09-07')))
  action = recorded(
    await send(add('board-action', 'meeting', meeting), {
      ...day('start', '2026-09-07'),
      'f-what': 'Say how many beds are needed',
      'f-owner': (head as Viewer).id,
      ...day('by', '2026-12-01'),
    }),
  )
  const priority = recorded(
    await send(add('improvement-priority'), {
      ...day('start', '2025-01-06'),
      'f-number': '1',
      'f-title': 'Homes that last',
      'f-aim': 'Children move too often',
      'f-outcomes': 'Fewer moves',
      'f-sponsor': (director as Viewer).id,
    }),
  )
  planAction = recorded(
    await send(add('improvement-action', 'priority', priority), {
      ...day('start', '2025-02-03'),
      'f-reference': '1.1',
      'f-what': 'Open two homes',
      'f-lead': (head as Viewer).id,
      ...day('by', '2026-05-01'),
      'f-progress': 'Fewer moves',
    }),
  )
  framework = recorded(
    await send(add('framework'), {
      ...day('start', '2025-01-06'),
      'f-type': 'charter',
      'f-title': 'Our pledge',
      'f-for': 'in-care',
      'f-about': 'What children are promised',
      'f-plain': 'This is what we promise you',
      'f-owner': (director as Viewer).id,
      'f-board': board,
    }),
  )
  aim = recorded(
    await send(add('framework-aim', 'framework', framework), {
      ...day('start', '2025-01-06'),
      'f-number': '1',
      'f-title': 'Where you live',
      'f-champion': member,
      'f-group': group,
    }),
  )
  promise = recorded(
    await send(
      add('framework-promise', 'aim', aim),
      made('1.1', {
        'f-owner': (head as Viewer).id,
        'f-measure': 'kpi-8',
        'f-plain': 'You will not have to move',
        'f-principles': ['a', 'f'],
      }),
    ),
  )
  nobodys = recorded(await send(add('framework-promise', 'aim', aim), made('1.2')))
})
afterAll(() => store.close())

describe('a framework of aims', () => {
  it('is read with its champions, groups and owners; a promise without an owner is told as nobody’s', async () => {
    const found = await promises.framework(councillor as Viewer, framework)
    expect(found).toMatchObject({
      title: 'Our pledge',
      owner: { text: 'Ruth Lane' },
      board: { text: 'Corporate parenting board' },
      parts: [{ champion: 'Councillor Ann Webb', group: { text: 'Homes group' } }],
      tally: { all: 2, nobodys: 1 },
      may: { write: false, review: false },
      versions: [],
    })
    const rows = (await promises.all(worker as Viewer)).promises
    expect(rows.map(each => [each.reference, each.owner?.text])).toEqual([
      ['1.1', 'Sal Hart'],
      ['1.2', undefined],
    ])
  })

  it('is found by its kind and by the body that looks after it, and not before it began', async () => {
    const titles = async (which: { types?: string[]; board?: string }, on?: string) =>
      (await promises.frameworks(councillor as Viewer, which, on === undefined ? undefined : plainDate(on))).map(
        each => each.title,
      )
    expect(await titles({ types: ['charter'] })).toEqual(['Our pledge'])
    expect(await titles({ types: ['strategy'] })).toEqual([])
    expect(await titles({ board: meeting })).toEqual([])
    expect(await titles({}, '2025-01-05')).toEqual([])
  })

  it('takes nothing that cannot be: what, where and how to mend it is said, and nothing is kept', async () => {
    expect(
      faults(
        await send(add('framework'), {
          ...day('start', '2025-01-06'),
          'f-type': 'charter',
          'f-title': 'our pledge',
          'f-for': 'in-care',
          'f-about': 'Another',
        }),
      ),
    ).toEqual([
      '‘our pledge’ is used already: choose another',
      'A charter is read by children and young people: say in their words what it is',
    ])
    expect(
      faults(await send(add('framework-promise', 'aim', aim), made('1.1', { ...day('by', '2025-02-02') }))),
    ).toEqual([
      '‘1.1’ is used already in this framework: choose another',
      'This must be on or after 3 February 2025, the day it was promised',
    ])
    expect(
      faults(
        await send(add('framework-note', 'promise', promise), {
          ...look(),
          ...day('start', '2025-02-02'),
          ...day('nextBy', '2026-12-01'),
        }),
      ),
    ).toEqual(['This must be on or after 3 February 2025, the day it was promised', 'Say what is promised by then'])
    expect((await promises.framework(director as Viewer, framework))?.tally.all).toBe(2)
  })

  it('is reviewed by whoever answers for the whole, and signed', async () => {
    const ask = add('framework-review', 'framework', framework)
    await expect(send(ask, { ...day('start', '2026-01-05'), 'f-found': 'It holds' }, head)).rejects.toThrow(
      AccessRefused,
    )
    recorded(await send(ask, { ...day('start', '2026-01-05'), 'f-found': 'It holds' }))
    expect((await promises.framework(head as Viewer, framework))?.reviews).toMatchObject([
      { found: 'It holds', by: 'Ruth Lane' },
    ])
  })
})

describe('a promise', () => {
  it('is looked at by its owner and by those who keep the register, and by nobody else', async () => {
    const ask = add('framework-note', 'promise', promise)
    for (const viewer of [nurse, worker, councillor, young, administrator])
      await expect(send(ask, look(), viewer)).rejects.toThrow(AccessRefused)
    await expect(send(add('framework-note', 'promise', nobodys), look(), head)).rejects.toThrow(AccessRefused)
    const first = recorded(
      await send(ask, look('amber', { 'f-next': 'Open a home', ...day('nextBy', '2026-10-20') }), head),
    )
    expect(await promises.promise(councillor as Viewer, promise)).toMatchObject({
      rag: { value: 'amber', level: 'due' },
      way: 'first',
      looks: [{ id: first, note: 'Fewer moved this term', by: 'Sal Hart', next: 'Open a home' }],
      step: { what: 'Open a home', state: { level: 'overdue' } },
      principles: [
        'Act in their best interests, and care for their health in body and mind',
        'Keep them safe, with steady homes, relationships and learning or work',
      ],
    })
    recorded(await send(ask, { ...look('green'), ...day('start', '2026-10-30'), 'f-taken': 'done' }, director))
    expect(await promises.promise(head as Viewer, promise)).toMatchObject({
      rag: { value: 'green' },
      way: 'up',
      looked: '2026-10-30',
      step: { state: { level: 'met', words: 'done' } },
    })
  })

  it('is not changed by its owner, and shows what was put right to those who read the register in full', async () => {
    const change: RegisterAsk = { doing: 'change', kind: 'framework-promise', entry: promise }
    await expect(registers.form(head as Viewer, change)).rejects.toThrow(AccessRefused)
    await expect(registers.form(councillor as Viewer, change)).rejects.toThrow(AccessRefused)
    expect((await promises.promise(worker as Viewer, promise))?.versions).toHaveLength(1)
    expect((await promises.promise(councillor as Viewer, promise))?.versions).toHaveLength(0)
  })

  it('is tied to work, of which a reader sees what they may read where it stands', async () => {
    const ask = add('framework-work', 'promise', promise)
    for (const work of [planAction, action])
      recorded(await send(ask, { ...day('start', '2026-10-01'), 'f-work': work }))
    expect(faults(await send(ask, { ...day('start', '2026-10-01'), 'f-work': planAction }))).toEqual([
      expect.stringContaining('is used already'),
    ])
    const seen = async (viewer: Viewer | undefined) =>
      (await promises.promise(viewer as Viewer, promise))?.work.map(each => each.what)
    expect(await seen(director)).toEqual(['1.1 Open two homes', 'Say how many beds are needed'])
    expect(await seen(worker)).toEqual([])
    expect(await seen(councillor)).toEqual(['1.1 Open two homes'])
    recorded(
      await registers.send(
        director as Viewer,
        { doing: 'change', kind: 'board-meeting', entry: meeting },
        {
          ...(await filled('board-meeting', meeting)),
          ...day('agendaPublished', '2026-08-28'),
          ...day('minutesPublished', '2026-09-20'),
        },
      ),
    )
    expect(await seen(councillor)).toEqual(['1.1 Open two homes', 'Say how many beds are needed'])
    expect(await seen(young)).toEqual(['1.1 Open two homes'])
  })

  it('stands among what is due of the trust, by the day its owner is to look again', async () => {
    const rows = await store.asOwner(tx =>
      tx.selectFrom('due').select(['occasion', 'by_on']).where('duty', '=', 'promise-look').orderBy('by_on').execute(),
    )
    expect(rows.map(each => [each.occasion.split(':')[0], String(each.by_on)])).toEqual([
      [nobodys, '2025-08-03'],
      [promise, '2027-04-30'],
    ])
  })

  it('that is not there is not found, and nobody without leave reads any', async () => {
    expect(await promises.promise(director as Viewer, framework)).toBeUndefined()
    expect(await promises.framework(director as Viewer, promise)).toBeUndefined()
    for (const ask of [
      () => promises.all(administrator as Viewer),
      () => promises.promise(administrator as Viewer, promise),
      () => promises.framework(administrator as Viewer, framework),
      () => promises.frameworks(administrator as Viewer, {}),
      () => promises.principles(administrator as Viewer),
    ])
      await expect(ask()).rejects.toThrow(AccessRefused)
  })
})

describe('the seven principles', () => {
  it('are told in the Act’s order with its provision, each with the promises that answer it, or that none does', async () => {
    const { principles } = await promises.principles(young as Viewer)
    expect(principles.map(each => [each.provision, each.promises.map(one => one.reference)])).toEqual([
      ['section 1(1)(a)', ['1.1']],
      ['section 1(1)(b)', []],
      ['section 1(1)(c)', []],
      ['section 1(1)(d)', []],
      ['section 1(1)(e)', []],
      ['section 1(1)(f)', ['1.1']],
      ['section 1(1)(g)', []],
    ])
  })
})

// What a form says as it stands, with a reason and the version that was looked at.
async function filled(kind: string, entry: string): Promise<Record<string, string>> {
  const form = await registers.form(director as Viewer, { doing: 'change', kind, entry })
  return { reason: 'The minutes are out', seen: String(form?.seen), ...day('start', '2026-09-07') }
}
