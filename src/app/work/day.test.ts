import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { Day } from '../../spine/web/services.ts'
import { restrictTo } from '../files/testing.ts'
import { joined } from './families.ts'
import { ago, waits } from './approvals.ts'
import { type Example, TODAY, exampleWork, lastLook } from './testing.ts'

let here: Example
beforeAll(async () => {
  here = await exampleWork()
})
afterAll(() => here.close())

const names = (day: Day): readonly string[] => day.children.map(child => child.called).toSorted()

describe('my day', () => {
  it('is of one’s own children, with what is overdue and due within seven days', async () => {
    const day = await here.work.day.open(here.jo)
    expect(names(day)).toEqual(['Amara Example', 'Ben Example'])
    expect(day.worker).toEqual({ id: here.jo.worker, name: 'Jo Patel' })
    expect(day.caseload).toEqual({ children: 2, target: 22, inCare: 2, highRisk: 0 })
    const visit = day.lines.find(line => line.duty === 'cla-visit-standard' && line.child.id === here.amara)
    expect(visit).toMatchObject({
      level: 'overdue',
      by: '2027-01-11',
      words: 'overdue by 51 days',
      mine: true,
      record: `/children/${here.amara}/record/visit`,
    })
    expect(day.lines.every(line => line.by === null || line.by <= '2027-03-10')).toBe(true)
  })

  it('what falls due after that is kept apart, soonest first, each thing once', async () => {
    const day = await here.work.day.open(here.jo)
    expect(day.later.length).toBeGreaterThan(0)
    expect(day.later.every(line => line.level === 'due' && line.by !== null && line.by > '2027-03-10')).toBe(true)
    expect(day.later.map(line => line.by)).toEqual(
      day.later.map(line => line.by).toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)),
    )
    const keys = [...day.lines, ...day.later].map(line => `${line.child.id} ${line.duty} ${line.occasion}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('tells one’s own work from what others must do for the same children', async () => {
    const day = await here.work.day.open(here.jo)
    const owners = (mine: boolean) => new Set(day.lines.filter(line => line.mine === mine).map(line => line.owner))
    expect(owners(true)).toEqual(new Set(['social-worker']))
    expect(owners(false)).toContain('health')
    const colm = await here.work.day.open(here.colm)
    expect(new Set(colm.lines.filter(line => line.mine).map(line => line.owner))).toEqual(
      new Set(['reviewing-officer']),
    )
  })

  it('a visit recorded is no longer owed, on the page opened next', async () => {
    await here.write(here.tom, { kind: 'visit', start: TODAY, body: { seen: true, alone: true } })
    const day = await here.work.day.open(here.lee)
    expect(day.lines.filter(line => line.duty.startsWith('cla-visit'))).toEqual([])
  })

  it('leaves one audit event that names every child it showed', async () => {
    await here.work.day.open(here.jo)
    expect((await lastLook(here.store, here.jo, 'day.read'))?.subjects.toSorted()).toEqual(
      [here.amara, here.ben].toSorted(),
    )
  })

  it('brothers and sisters whose files name one another belong together', async () => {
    await here.write(here.amara, {
      kind: 'important-person',
      body: { name: 'Ben', relation: 'brother', person: here.ben },
    })
    const { groups } = await here.work.day.open(here.jo)
    expect(groups[here.amara]?.family).toBe(groups[here.ben]?.family)
    expect(groups[here.amara]?.address).toBe('AB12CD')
  })

  it('whoever covers has the other’s children too, and is told for whom', async () => {
    await here.store.asOwner(tx =>
      sql`insert into cover (authority, id, for_user, by_user, from_on, until_on, asked_by)
        values (1, ${newId()}, ${here.lee.id}, ${here.sam.id}, current_date - 1, current_date + 1, ${here.lee.id})`.execute(
        tx,
      ),
    )
    const day = await here.work.day.open(here.sam)
    expect([names(day), day.covering]).toEqual([['Tom Example'], ['Lee Marsh']])
  })

  it('someone whom the restriction does not name sees nothing of the child', async () => {
    await restrictTo(here.store, here.ben, [here.director.id], here.director.id)
    const day = await here.work.day.open(here.jo)
    expect(names(day)).toEqual(['Amara Example'])
    expect(JSON.stringify(day)).not.toContain(here.ben)
    await here.store.asOwner(tx =>
      sql`update restriction set lifted_by = made_by, lifted_at = now(), lifted_why = 'the test is over'`.execute(tx),
    )
  })

  it('an account joined to no worker has an empty day', async () => {
    const { worker: _, ...nobody } = here.nurse
    await here.store.asOwner(tx => sql`update app_user set worker = null where id = ${nobody.id}`.execute(tx))
    expect(await here.work.day.open(nobody)).toMatchObject({ children: [], lines: [], forYou: [] })
  })

  it('is refused to those who do not work with children', async () => {
    for (const role of ['board-member', 'performance-analyst', 'administrator', 'system'] as const)
      await expect(here.work.day.open({ id: here.jo.id, role })).rejects.toThrow(AccessRefused)
  })
})

describe('what waits for one', () => {
  it('a child’s words with no answer after three working days, and no sooner', async () => {
    const said = (start: string, more: object = {}) => ({
      kind: 'child-words',
      start: plainDate(start),
      body: { said: 'I want nan to come', ...more },
    })
    const [waiting] = await here.write(
      here.amara,
      said('2027-02-26'),
      said('2027-03-01'),
      said('2027-02-01', { answered: '2027-02-02' }),
    )
    const { forYou } = await here.work.day.open(here.jo)
    expect(forYou.filter(each => each.is === 'words')).toEqual([
      expect.objectContaining({
        title: 'Amara Example said something and has had no answer',
        when: 'waiting 3 working days',
        href: `/children/${here.amara}/entries/${waiting}/edit`,
        does: 'Answer',
      }),
    ])
    expect(JSON.stringify(forYou)).not.toContain('nan')
  })

  it('a reason given for opening a child’s file, until it is put away; never another’s notice', async () => {
    const id = newId()
    await here.store.asOwner(tx =>
      sql`insert into notice (authority, id, to_user, about, subject, body, made_by)
        values (1, ${id}, ${here.jo.id}, 'reason-given', ${here.amara}, ${JSON.stringify({ by: here.far.id })}, ${here.far.id})`.execute(
        tx,
      ),
    )
    const notices = async () => (await here.work.day.open(here.jo)).forYou.filter(each => each.is === 'notice')
    expect((await notices())[0]?.title).toBe('Fay Stone opened the file of Amara Example')
    await here.work.day.putAway(here.sam, id)
    expect(await notices()).toHaveLength(1)
    await here.work.day.putAway(here.jo, id)
    expect(await notices()).toEqual([])
  })

  it('what the law asks and is overdue stands before what our own practice does, and both before the rest', async () => {
    const ask = (what: string, neededBy: string) => ({
      kind: 'approval',
      start: plainDate('2027-02-01'),
      body: { what, about: 'To be decided', askedOf: here.manager.worker, neededBy },
    })
    const [late = ''] = await here.write(here.amara, ask('trip', '2027-02-02'))
    const [soon = ''] = await here.write(here.amara, ask('move', '2027-03-20'))
    const [law = ''] = await here.write(here.amara, ask('home', '2027-02-20'))
    const asked = (await here.work.day.open(here.manager)).forYou.filter(each => each.is === 'approval')
    expect(asked.map(each => each.key)).toEqual([law, late, soon])
    for (const entry of [late, soon, law])
      await here.work.day.answer(here.manager, here.amara, entry, { decision: 'approved', why: 'Yes', seen: 1 })
  })

  it('nothing is answered that was not asked, and nobody answers themselves', async () => {
    const ask = (askedOf: string) => ({
      kind: 'approval',
      start: plainDate('2027-03-01'),
      body: { what: 'trip', about: 'A week at the sea', askedOf, neededBy: '2027-03-02' },
    })
    const [entry = ''] = await here.write(here.amara, ask(here.manager.worker))
    const asked = await here.work.day.approvals(here.manager)
    expect(asked).toMatchObject([
      { what: 'A trip away', level: 'overdue', words: 'was needed by 2 March 2027, yesterday' },
    ])
    expect(await here.work.day.approvals(here.service)).toEqual([])
    expect((await here.work.day.open(here.manager)).forYou.map(each => each.is)).toEqual(['approval'])
    const answer = { decision: 'approved', why: 'She wants to go', seen: 1 }
    expect(await here.work.day.answer(here.far, here.amara, entry, answer)).toEqual({ is: 'missing' })
    expect(await here.work.day.answer(here.manager, here.amara, newId(), answer)).toEqual({ is: 'missing' })
    expect(await here.work.day.answer(here.manager, here.amara, entry, { ...answer, seen: 9 })).toEqual({
      is: 'answered-since',
    })
    expect(await here.work.day.answer(here.manager, here.amara, entry, answer)).toEqual({ is: 'answered' })
    expect(await here.work.day.answer(here.manager, here.amara, entry, answer)).toEqual({ is: 'answered-since' })
    expect(await here.work.day.approval(here.manager, here.amara, entry)).toMatchObject({
      about: 'A week at the sea',
      answered: { decision: 'Agreed', on: TODAY, why: 'She wants to go' },
    })
    expect(await here.work.day.approvals(here.manager)).toEqual([])
  })
})

describe('the list for paper', () => {
  it('has where each child is, who can be rung, and what everyone must see first', async () => {
    await here.write(
      here.amara,
      {
        kind: 'alert',
        start: plainDate('2027-02-01'),
        body: { type: 'not-to-be-collected-by', text: 'Not to be collected by her uncle' },
      },
      {
        kind: 'school-place',
        start: plainDate('2026-09-01'),
        body: { type: 'mainstream', school: 'Greenfields', fullTime: true },
      },
      { kind: 'important-person', body: { name: 'Nan', relation: 'mothers-mother', phone: '01632 960001' } },
    )
    const list = await here.work.day.liveList(here.jo)
    expect([list.worker, list.team]).toEqual(['Jo Patel', 'East'])
    expect(list.children.find(child => child.id === here.amara)).toMatchObject({
      born: '2017-05-02',
      alerts: ['Not to be collected by her uncle'],
      address: ['AB1 2CD'],
      school: 'Greenfields',
      numbers: [{ who: 'Nan, grandmother, mother’s mother', phone: '01632 960001' }],
    })
    expect((await lastLook(here.store, here.jo, 'day.read'))?.purpose).toBe('print')
  })
})

describe('in words', () => {
  it('how an unanswered question stands', () => {
    const [monday, today] = [plainDate('2027-03-01'), TODAY]
    expect(waits(monday, null, today)).toEqual({ level: 'due', words: 'asked 2 days ago' })
    expect(waits(monday, today, today)).toEqual({ level: 'due', words: 'asked 2 days ago, needed today' })
    expect(waits(monday, plainDate('2027-03-02'), today)).toEqual({
      level: 'overdue',
      words: 'was needed by 2 March 2027, yesterday',
    })
    expect(waits(null, null, today).words).toBe('asked on a day that is not recorded')
    expect([ago(today, today), ago(plainDate('2026-03-03'), today)]).toEqual(['today', '365 days ago'])
  })

  it('pairs join groups, however they come', () => {
    const top = joined(
      ['a', 'b', 'c', 'd'],
      [
        { a: 'c', b: 'b' },
        { a: 'b', b: 'a' },
      ],
    )
    expect(['a', 'b', 'c', 'd'].map(top)).toEqual(['a', 'a', 'a', 'd'])
  })
})
