import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { record } from '../../spine/ledger/record.ts'
import { rebuild } from '../../spine/ledger/rebuild.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { NewPersonTyped, SearchService } from '../../spine/web/services.ts'
import { PAST, SYSTEM, exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo } from '../files/testing.ts'
import { rulebook } from '../rulebook.ts'
import { searchService } from './service.ts'

const TODAY = plainDate('2027-05-10')
const COUNCILS = [
  { code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' },
  { code: 'west', name: 'West', gss: 'E06000062', laNumber: '941' },
]

let store: Store
let search: SearchService
let jo: Viewer & { readonly worker: string }
let wes: Viewer
let lead: Viewer
let liz: string
let secret: string

const names = async (viewer: Viewer, text: string): Promise<readonly string[]> =>
  (await search.search(viewer, text)).people.map(person => person.called)

beforeAll(async () => {
  store = await testDatabase()
  search = searchService({ store, councils: COUNCILS as never }, () => TODAY)
  const team = await exampleTeam(store, 'Team One', 'Safeguarding')
  jo = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: team })
  wes = await exampleWorker(store, 'social-worker', 'Wes Hale', { council: 'west' })
  lead = await exampleWorker(store, 'information-governance', 'Ira Moss')
  liz = await exampleChild(store, 'Elizabeth', { family: 'Thornbury', council: 'north' })
  await giveTo(store, liz, jo.worker)
  await record(store, rulebook, SYSTEM, [
    { subject: liz, kind: 'name', start: null, end: PAST, body: { given: 'Elzbieta', family: 'Górska', why: 'birth' } },
    { subject: liz, kind: 'identity', start: PAST, end: null, body: { born: '2018-03-14', sex: 'F' } },
    { subject: liz, kind: 'identifier', start: PAST, end: null, body: { scheme: 'council', value: 'N4017' } },
    { subject: liz, kind: 'identifier', start: PAST, end: null, body: { scheme: 'upn', value: 'A820200000017' } },
    {
      subject: liz,
      kind: 'identifier',
      start: PAST,
      end: null,
      body: { scheme: 'previous-system', value: 'CF/778-2' },
    },
    {
      subject: liz,
      kind: 'contact-detail',
      start: PAST,
      end: null,
      body: { how: 'letter', value: '4 Hill Row, Kettering nn16 8aa' },
    },
  ])
  secret = await exampleChild(store, 'Elizabeth', { family: 'Thornberry', council: 'north' })
  await restrictTo(store, secret, [lead.id], lead.id)
})
afterAll(() => store.close())

describe('someone is found', () => {
  it.each([
    ['by their names in either order', 'thornbury elizabeth'],
    ['by a shorter name and a mistake', 'Liz Thornbery'],
    ['by a name they had', 'gorska'],
    ['by the council’s number', 'n4017'],
    ['by the beginning of it', 'N40'],
    ['by their pupil number', 'A820200000017'],
    ['by the number they had before', 'CF/778-2'],
    ['by a postcode', 'NN16 8AA'],
    ['by the day and month they were born', '14/3'],
    ['by a month', 'March 2018'],
    ['by a year', '2018'],
    ['by their age', 'age 9'],
    ['by a name and the date the wrong way round', 'liz 3/14/2018'],
  ])('%s', async (_, typed) => {
    expect(await names(jo, typed)).toEqual(['Elizabeth Thornbury'])
  })

  it('with who, age, council, whose and why', async () => {
    expect((await search.search(jo, 'gurska 14/3/2018')).people).toEqual([
      {
        id: liz,
        called: 'Elizabeth Thornbury',
        number: 'N4017',
        age: 9,
        born: '2018-03-14',
        council: 'North',
        worker: 'Jo Patel',
        matches: [{ by: 'sounds', kind: 'name', what: 'birth', written: 'Elzbieta Górska', typed: 'gurska' }],
        birth: 'fits',
      },
    ])
  })

  it('and the search is audited with everyone it showed', async () => {
    await search.search(jo, 'thornbury')
    const events = await store.asOwner(tx =>
      tx.selectFrom('audit_event').selectAll().where('actor', '=', jo.id).orderBy('at', 'desc').limit(1).execute(),
    )
    expect(events[0]).toMatchObject({
      action: 'children.list',
      allowed: true,
      subjects: [liz],
      route: '/search',
      purpose: 'find',
    })
  })
})

describe('nobody is found', () => {
  it('whose file is restricted from whoever asks', async () => {
    expect(await names(jo, 'thornberry')).toEqual(['Elizabeth Thornbury'])
    expect([...(await names(lead, 'thornberry'))].sort()).toEqual(['Elizabeth Thornberry', 'Elizabeth Thornbury'])
  })

  it('of another council than the one the account works for', async () => {
    expect(await names(wes, 'thornbury')).toEqual([])
    const asked = await store.within({ author: wes.id, sight: 'lists' }, tx =>
      sql`select * from search_people('[{"word":"thornbury","number":false,"sounds":[],"fuller":[]}]', null, null, null, null, null, null, 50)`.execute(
        tx,
      ),
    )
    expect(asked.rows).toEqual([])
  })

  it('by work that was not granted lists, nor straight from the table', async () => {
    for (const sight of ['totals', 'none', 'files'] as const) {
      const asked = await store.within({ author: jo.id, sight }, tx =>
        sql`select * from search_people('[{"word":"thornbury","number":false,"sounds":[],"fuller":[]}]', null, null, null, null, null, null, 50)`.execute(
          tx,
        ),
      )
      expect(asked.rows, sight).toEqual([])
    }
    const straight = await store.within({ author: jo.id, sight: 'lists' }, tx =>
      sql`select * from person_name`.execute(tx),
    )
    expect(straight.rows).toEqual([])
  })

  it('by a role that may not list children, nor by nothing at all', async () => {
    await expect(search.search({ id: jo.id, name: 'A', role: 'board-member' } as Viewer, 'liz')).rejects.toThrow(
      AccessRefused,
    )
    expect(await search.search(jo, ' - ')).toEqual({ people: [], nothingAsked: true })
  })
})

describe('what people are found by', () => {
  it('is rewritten with the file, and a rebuild finds nothing to do', async () => {
    const child = await exampleChild(store, 'Peregrine', { family: 'Quimby', council: 'north' })
    const held = await store.asOwner(tx =>
      tx
        .selectFrom('entry')
        .selectAll()
        .where('subject', '=', child)
        .where('kind', '=', 'name')
        .executeTakeFirstOrThrow(),
    )
    await record(store, rulebook, SYSTEM, [
      {
        subject: child,
        kind: 'name',
        entry: held.entry,
        seen: 1,
        start: null,
        end: null,
        body: { given: 'Peregrine', family: 'Zwick' },
      },
    ])
    expect(await names(jo, 'quimby')).toEqual([])
    expect(await names(jo, 'zwick')).toEqual(['Peregrine Zwick'])
    const rows = () =>
      store.asOwner(tx => sql`select ctid, * from person_name order by subject, kind, what, written, word`.execute(tx))
    const before = (await rows()).rows
    expect((await rebuild(store, rulebook)).filesChanged).toBe(0)
    expect((await rows()).rows).toEqual(before)
  })
})

describe('a new file', () => {
  const typed: NewPersonTyped = {
    given: 'Ottoline',
    family: 'Brack',
    day: '2',
    month: '9',
    year: '2019',
    birthKnownBy: 'told',
    sex: 'F',
    council: 'north',
    postcode: '',
    none: false,
  }

  it('is opened with who they are, in one act, by someone who then works with them', async () => {
    const done = await search.open(jo, typed)
    if (done.is !== 'opened') throw new Error(done.is)
    const entries = await store.asOwner(tx =>
      tx
        .selectFrom('entry_version')
        .select(['kind', 'body', 'act'])
        .where('subject', '=', done.id)
        .orderBy('kind')
        .execute(),
    )
    expect(entries.map(({ kind, body }) => ({ kind, body }))).toEqual([
      { kind: 'identity', body: { born: '2019-09-02', sex: 'F', birthKnownBy: 'told' } },
      { kind: 'name', body: { given: 'Ottoline', family: 'Brack' } },
      { kind: 'responsible-council', body: { council: 'north' } },
    ])
    expect(new Set(entries.map(entry => entry.act)).size).toBe(1)
    expect(await names(jo, 'ottoline')).toEqual(['Ottoline Brack'])
  })

  it('waits where someone like them has one, and is opened when it is none of them', async () => {
    const alike = { ...typed, given: 'Liz', family: 'Thornbery', day: '14', month: '3', year: '2018' }
    expect(await search.open(jo, alike)).toMatchObject({ is: 'perhaps', people: [{ id: liz, birth: 'fits' }] })
    // The day and month the wrong way round, or one figure wrong, are still likely to be one person.
    expect(await search.open(jo, { ...alike, year: '2017' })).toMatchObject({ is: 'perhaps', people: [{ id: liz }] })
    // Known by where they live, though the name and the date are only near.
    expect(await search.open(jo, { ...alike, given: 'Elsa', day: '15', postcode: 'NN16 8AA' })).toMatchObject({
      is: 'perhaps',
      people: [{ id: liz }],
    })
    expect(await search.open(jo, { ...alike, postcode: 'NN1 1AA' })).toMatchObject({ is: 'perhaps' })
    // The same name, born long before: someone else.
    expect(
      await search.open(jo, { ...alike, given: 'Elizabeth', family: 'Thornbury', day: '1', month: '1', year: '2009' }),
    ).toMatchObject({ is: 'opened' })
    expect(await search.open(jo, { ...alike, none: true })).toMatchObject({ is: 'opened' })
  })

  it('is refused with every fault at once', async () => {
    expect(
      await search.open(jo, { ...typed, given: '', month: '13', sex: 'Q', council: 'south', postcode: 'here' }),
    ).toEqual({
      is: 'refused',
      problems: [
        { field: 'given', why: 'missing' },
        { field: 'born', why: 'not-a-day' },
        { field: 'sex', why: 'not-a-choice' },
        { field: 'council', why: 'not-a-choice' },
        { field: 'postcode', why: 'not-a-postcode' },
      ],
    })
    expect(await search.open(jo, { ...typed, year: '2028' })).toMatchObject({
      problems: [{ field: 'born', why: 'to-come' }],
    })
  })

  it('of another council is refused to whoever works for one, and to a role that opens none', async () => {
    expect(await search.open(wes, typed)).toMatchObject({ problems: [{ field: 'council', why: 'not-a-choice' }] })
    await expect(search.open(lead, typed)).rejects.toThrow(AccessRefused)
  })
})
