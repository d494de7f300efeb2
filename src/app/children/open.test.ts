import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer, systemViewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { AnyKind, BodyOf } from '../../spine/ledger/kind.ts'
import { type Write, record } from '../../spine/ledger/record.ts'
import { saveDraft } from '../../spine/recording/drafts.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ChildFront, ChildrenService, Opening } from '../../spine/web/services.ts'
import { review, visit } from '../../practice/care/kinds.ts'
import { healthAssessment } from '../../practice/health/kinds.ts'
import { childWordsSaid, storyEvent } from '../../practice/casework/kinds.ts'
import { identity, importantPerson } from '../../practice/people/kinds.ts'
import { giveReason } from '../files/reasons.ts'
import { SYSTEM, exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo } from '../files/testing.ts'
import { importReturn } from '../imports/ssda903.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { councilsOf } from '../trust.ts'
import { childrenService } from './service.ts'

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const YEARS = [
  [
    2017,
    { header: [HEADER, 'N9,2,01/06/2010,WBRI,UN1,,'], episodes: [EPISODES, 'N9,01/05/2016,S,V2,N1,U6,PR1,,,,,,'] },
  ],
  [
    2018,
    {
      header: [HEADER, 'N9,2,01/06/2010,WBRI,UN1,,'],
      episodes: [EPISODES, 'N9,01/05/2016,S,V2,N1,U6,PR1,01/09/2017,X1,CARPL,,,', 'N9,01/09/2017,B,C2,N1,U4,PR4,,,,,,'],
      reviews: ['CHILD,DOB,REVIEW,REVIEW_CODE', 'N9,01/06/2010,20/02/2018,PN1'],
    },
  ],
] as const

let store: Store
let children: ChildrenService
let folder: string
let director: Viewer
let jo: Viewer & { readonly worker: string }
let stranger: Viewer & { readonly worker: string }
let school: Viewer
let imported: string
let amara: string
let ife: string
let hidden: string

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'children-'))
  for (const [year, files] of YEARS) {
    const paths = await Promise.all(
      Object.entries(files).map(async ([table, lines]) => {
        const to = path.join(folder, `${year}-${table}.csv`)
        await writeFile(to, `${(lines as readonly string[]).join('\r\n')}\r\n`)
        return to
      }),
    )
    await importReturn(store, SYSTEM, { paths, year, council: 'north', acceptPartial: false })
  }
  const team = await exampleTeam(store, 'North 1', 'Children in care')
  const other = await exampleTeam(store, 'North 2', 'Children in care')
  director = await exampleUser(store, 'director', 'Ruth Example')
  school = await exampleUser(store, 'virtual-school', 'Vi Example')
  jo = await exampleWorker(store, 'social-worker', 'Jo Example', { post: team })
  stranger = await exampleWorker(store, 'social-worker', 'Sid Example', { post: other })
  const product: Product = {
    settings: { dataDir: folder, databaseUrl: undefined, port: 0, demo: false },
    store,
    councils: await councilsOf(store),
    close: store.close,
  }
  children = childrenService(product, () => plainDate('2018-04-30'))
  imported = (await children.list(systemViewer('test'), {})).find(row => row.number === 'N9')?.id as string

  amara = await exampleChild(store, 'Amara', { council: 'north', family: 'Okoro' })
  ife = await exampleChild(store, 'Ife', { council: 'north', family: 'Okoro' })
  hidden = await exampleChild(store, 'Obi', { council: 'north', family: 'Okoro' })
  for (const child of [amara, ife]) await giveTo(store, child, jo.worker)
  await write(identity, amara, null, { born: '2009-03-31' as never, sex: 'F' })
  await write(visit, amara, '2018-04-01', { seen: true, alone: true, by: jo.worker, childWords: 'I hate maths' })
  await write(healthAssessment, amara, '2018-03-01', { type: 'review', summary: 'All is well' })
  await write(childWordsSaid, amara, '2018-04-20', { said: 'Come to my play' })
  await write(storyEvent, ife, '2018-04-02', { title: 'Ife won a prize' })
  await write(storyEvent, hidden, '2018-04-03', { title: 'Obi moved away' })
  await write(importantPerson, amara, null, { name: 'Ife Okoro', relation: 'sister', person: ife, livesWith: true })
  await write(importantPerson, amara, null, { name: 'Obi Okoro', relation: 'brother', person: hidden })
  await restrictTo(store, hidden, [(await exampleUser(store, 'information-governance', 'Gia Example')).id], director.id)
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

async function write<K extends AnyKind>(
  kind: K,
  subject: string,
  start: Write['start'],
  body: BodyOf<K>,
): Promise<void> {
  await record(store, rulebook, { author: jo.id, sight: 'files', subjects: [subject] }, [
    { subject, kind: kind.name, start, end: null, body },
  ])
}
const events = (count: number) =>
  store.asOwner(tx =>
    tx
      .selectFrom('audit_event')
      .select(['actor', 'action', 'allowed', 'subjects', 'route', 'purpose', 'about'])
      .orderBy('at', 'desc')
      .limit(count)
      .execute(),
  )
const lastEvent = async () => (await events(1))[0]
function page<T>(answer: Opening<T>): Exclude<T, undefined> {
  if (answer === undefined || (answer as { is?: string }).is === 'reason-needed')
    throw new Error(`not opened: ${JSON.stringify(answer)}`)
  return answer as Exclude<T, undefined>
}
const words = (items: ChildFront['head']['who']) => items.map(item => item.words)

describe('opening a child’s file', () => {
  it('shows a child from a return with where each line comes from and what is owed', async () => {
    const front = page(await children.open(director, imported, {}))
    expect(front.head.called).toBe('Child N9')
    expect(words(front.head.who)).toEqual([
      '7 years old',
      'in care 1 year 11 months',
      'full care order',
      'lives: fostered, long term',
      'North is responsible',
    ])
    expect(front.due.lines.find(line => line.what === 'Review')).toMatchObject({ by: '2018-08-20', level: 'due' })
    expect(front.head.asked).toMatchObject({ on: '2018-04-30', clock: 'recorded' })
    expect(front.head.asked.note).toContain('the one to 31 March 2018')
    const story = page(await children.story(director, imported, {}))
    expect(story.years.flatMap(year => year.lines.map(line => [line.on, line.title, line.source]))).toEqual([
      ['2018-02-20', 'Review: came and spoke for themselves', 'SSDA903 return to 31 March 2018, import 2'],
      ['2017-09-01', 'Full care order', 'SSDA903 return to 31 March 2018, import 2'],
      ['2017-09-01', 'Moved: fostered, long term', 'SSDA903 return to 31 March 2018, import 2'],
      ['2016-05-01', 'Came into our care', 'SSDA903 return to 31 March 2017, import 1'],
      ['2016-05-01', 'Accommodated with agreement (section 20)', 'SSDA903 return to 31 March 2018, import 2'],
      ['2016-05-01', 'First home: fostered', 'SSDA903 return to 31 March 2018, import 2'],
    ])
  })

  it('shows what is recorded here, with whoever wrote and visited by name, and the newest words', async () => {
    const front = page(await children.open(jo, amara, {}))
    expect([front.head.called, front.head.record]).toEqual(['Amara Okoro', `/children/${amara}/record`])
    expect(words(front.head.people)).toEqual(['social worker Jo Example', 'sister Ife'])
    expect(front.latest).toMatchObject({
      said: 'Come to my play',
      heardBy: 'Jo Example',
      came: { level: 'due', words: 'An answer is owed' },
    })
    const plan = page(await children.part(jo, amara, 'plan', {}))
    const visits = plan.sections.find(each => each.id === 'visits')
    expect(visits?.as === 'table' && visits.rows[0]?.cells).toEqual(['1 April 2018', 'Yes', 'Yes', 'Jo Example'])
    expect(plan.due.lines.every(line => front.due.lines.some(each => each.what === line.what))).toBe(true)
  })

  it('each page leaves one event that names it', async () => {
    const pages: readonly (readonly [() => Promise<unknown>, string, string | null])[] = [
      [() => children.open(jo, amara, {}), '/children/:id', null],
      [() => children.part(jo, amara, 'health', {}), '/children/:id/health', 'part:health'],
      [() => children.story(jo, amara, {}), '/children/:id/story', 'part:story'],
      [() => children.looks(jo, amara, {}), '/children/:id/looks', 'part:looks'],
      [() => children.profile(jo, amara, {}), '/children/:id/profile', 'part:profile'],
    ]
    for (const [ask, route, about] of pages) {
      const before = (await events(1000)).length
      await ask()
      expect((await events(1000)).length).toBe(before + 1)
      expect(await lastEvent()).toEqual({
        actor: jo.id,
        action: 'child.read',
        allowed: true,
        subjects: [amara],
        route,
        purpose: 'open',
        about,
      })
    }
    await children.story(jo, amara, { toSave: true })
    expect(await lastEvent()).toMatchObject({ route: '/children/:id/story/download', purpose: 'download' })
  })

  it('what is no child’s id, and an id of no child, are not there', async () => {
    expect(await children.open(director, '../etc', {})).toBeUndefined()
    expect(await children.part(director, '00000000-0000-4000-8000-000000000000', 'plan', {})).toBeUndefined()
  })

  it('a board member may open no page of any', async () => {
    const board = await exampleUser(store, 'board-member')
    await expect(children.open(board, amara, {})).rejects.toThrow(AccessRefused)
    await expect(children.story(board, amara, { view: 'family' })).rejects.toThrow(AccessRefused)
  })

  it('drafts are their writer’s alone', async () => {
    await store.within({ author: jo.id, sight: 'files', subjects: [amara] }, tx =>
      saveDraft(
        tx,
        store.authority,
        jo.id,
        { subject: amara, kind: 'visit', doing: 'record' },
        { version: 0, fields: {} },
      ),
    )
    expect(page(await children.open(jo, amara, {})).drafts).toMatchObject([
      { title: 'Visit', href: `/children/${amara}/record/visit` },
    ])
    expect(page(await children.open(director, amara, {})).drafts).toEqual([])
  })
})

describe('a reader without a working link', () => {
  it('is asked why, opens it with a reason, and is then seen by whoever may open it, with the reason', async () => {
    expect(await children.open(stranger, amara, {})).toEqual({ is: 'reason-needed' })
    expect(await children.part(stranger, amara, 'health', {})).toEqual({ is: 'reason-needed' })
    expect(await lastEvent()).toMatchObject({ actor: stranger.id, allowed: false, subjects: [amara] })
    const why = 'On duty, and her school has rung about her'
    expect(await giveReason(store, stranger, amara, { purpose: 'duty', why })).toMatchObject({ is: 'given' })
    expect(page(await children.open(stranger, amara, {})).head.called).toBe('Amara Okoro')
    expect(await lastEvent()).toMatchObject({ purpose: 'reason-given', allowed: true })
    const [look] = page(await children.looks(jo, amara, {})).looks
    expect(look).toMatchObject({
      who: 'Sid Example',
      role: 'Social worker',
      why: 'I am on duty, or out of hours',
      reason: why,
    })
  })
})

describe('a role that may not see all of a file', () => {
  it('has no tab, no words, no line and no duty of what is hidden from it', async () => {
    const front = page(await children.open(school, amara, {}))
    expect(front.head.tabs).not.toContain('health')
    expect(front.latest?.said).toBe('I hate maths')
    expect(front.dates.map(each => each.label)).not.toContain('Health assessment')
    const story = page(await children.story(school, amara, { whole: true }))
    const told = story.years.flatMap(year => year.lines.map(line => line.kind))
    expect(told).toContain('Visit')
    expect(told).not.toContain('Health assessment')
    expect(story.choices.section.map(each => each.value)).not.toContain('health')
    const health = page(await children.part(school, amara, 'health', {}))
    expect([health.sections, health.due.lines, health.due.untold]).toEqual([[], [], []])
  })
})

describe('brothers and sisters', () => {
  it('are links where their files are open to the reader; a restricted one is not there', async () => {
    const front = page(await children.open(jo, amara, {}))
    expect(front.head.people.flatMap(item => item.href ?? [])).toEqual([`/children/${ife}`])
    const people = page(await children.part(jo, amara, 'people', {})).sections.find(each => each.id === 'people')
    expect(people?.as === 'family' && people.rows.map(row => [row.cells[0], row.href?.includes('/entries/')])).toEqual([
      ['Ife Okoro', false],
    ])
  })

  it('the family’s story holds only those open to the reader, says the same whoever is left out, and names each in the audit', async () => {
    const story = page(await children.story(jo, amara, { view: 'family' }))
    expect(story.of.map(each => [each.called, each.relation])).toEqual([
      ['Amara Okoro', 'the child'],
      ['Ife Okoro', 'sister'],
    ])
    const lines = story.years.flatMap(year => year.lines.map(line => line.title))
    expect(lines).toContain('Ife won a prize')
    expect(lines.join()).not.toContain('Obi moved')
    expect((await events(2)).map(event => [event.subjects, event.allowed])).toEqual([
      [[ife], true],
      [[amara], true],
    ])
    expect(story.note).toBe('Brothers and sisters whose files are not open to you are left out.')
  })
})

describe('as it was known before', () => {
  it('as the returns knew it at 31 March 2017 the child has not moved; as recorded here then, nothing was', async () => {
    const ask = { knownAt: plainDate('2017-03-31'), clock: 'per-source' } as const
    const then = page(await children.open(director, imported, ask))
    expect(words(then.head.who)).toContain('accommodated with agreement (section 20)')
    expect([then.head.record, then.drafts]).toEqual([undefined, []])
    expect(then.head.asked).toMatchObject({ on: '2017-03-31', knownAt: '2017-03-31', clock: 'per-source' })
    expect(await lastEvent()).toMatchObject({ purpose: 'known-before', about: 'per-source:2017-03-31' })
    const homes = page(await children.part(director, imported, 'home', ask)).sections.find(each => each.id === 'homes')
    expect(homes?.as === 'table' && homes.rows.map(row => row.cells[0])).toEqual(['1 May 2016'])
    expect(page(await children.story(director, imported, ask)).shown).toBe(3)
    const here = page(await children.open(director, imported, { knownAt: plainDate('2017-03-31') }))
    expect(here.head.called).toBe('Child without a number')
  })

  it('a review recorded since is not among what was known', async () => {
    await write(review, imported, '2018-04-10', { participation: 'PN1' })
    const now = page(await children.part(director, imported, 'plan', {})).sections.find(each => each.id === 'reviews')
    expect(now?.as === 'table' && now.rows.map(row => row.cells[0])).toEqual(['10 April 2018', '20 February 2018'])
    const ask = { knownAt: plainDate('2018-03-31'), clock: 'per-source' } as const
    const then = page(await children.part(director, imported, 'plan', ask)).sections.find(each => each.id === 'reviews')
    expect(then?.as === 'table' && then.rows.map(row => row.cells[0])).toEqual(['20 February 2018'])
  })
})
