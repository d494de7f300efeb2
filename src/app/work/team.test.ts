import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { addDays, plainDate } from '../../spine/time/plain-date.ts'
import type { ReallocationAsked } from '../../spine/web/services.ts'
import { restrictTo } from '../files/testing.ts'
import { besideBand } from './officers.ts'
import { targetTogether } from './team-read.ts'
import { type Example, TODAY, asOnTheDay, exampleWork, lastLook } from './testing.ts'

let here: Example
beforeAll(async () => {
  here = await exampleWork()
})
afterAll(() => here.close())

const called = (list: readonly { readonly called: string }[]) => list.map(each => each.called).toSorted()

describe('whose teams', () => {
  const teamsOf = async (viewer: Viewer) => (await here.work.team.teams(viewer)).teams.map(team => team.name)

  it('a team manager sees their own, a service manager those of the service, a director every one', async () => {
    expect(await teamsOf(here.manager)).toEqual(['East'])
    expect(await teamsOf(here.service)).toEqual(['East', 'West'])
    expect(await teamsOf(here.director)).toEqual(['Assessment', 'East', 'West'])
    expect(await teamsOf(here.jo)).toEqual(['East'])
    expect(await teamsOf({ ...here.manager, teams: [] })).toEqual([])
  })

  it('each in a line: children, target together and what is overdue', async () => {
    const { teams } = await here.work.team.teams(here.service)
    expect(teams).toMatchObject([
      { name: 'East', workers: 2, children: 2, target: 44, highRisk: 0 },
      { name: 'West', workers: 1, children: 1, target: 22 },
    ])
    const day = await here.work.day.open(here.jo)
    const overdue = day.lines.filter(line => line.level === 'overdue').length
    expect(teams[0]?.overdue).toBe(overdue)
  })

  it('another’s team is not there at all, whoever asks by its id', async () => {
    for (const id of [here.teams.west, here.teams.other, newId(), 'nonsense'])
      expect(await here.work.team.open(here.manager, id, 'workers')).toBeUndefined()
    expect(await here.work.team.plan(here.manager, here.teams.west, [here.tom])).toBeUndefined()
  })

  it('is refused to those with no team to see', async () => {
    for (const viewer of [here.nurse, here.head, here.colm])
      await expect(here.work.team.teams(viewer)).rejects.toThrow(AccessRefused)
  })
})

describe('a team', () => {
  it('its children and its council’s children whom nobody was given, and nobody else’s', async () => {
    const team = await here.work.team.open(here.manager, here.teams.east, 'children')
    expect(called(team?.children ?? [])).toEqual(['Amara Example', 'Ben Example'])
    expect(called(team?.unallocated ?? [])).toEqual(['Ned Example'])
    expect(team?.counts).toMatchObject({ children: 2, workers: 2, target: 44, unallocated: 1, overTarget: 0, away: 0 })
    expect(team?.workers.map(({ name, children }) => [name, children])).toEqual([
      ['Jo Patel', 2],
      ['Sam Reid', 0],
    ])
    expect((await lastLook(here.store, here.manager, 'team.read'))?.subjects.toSorted()).toEqual(
      [here.amara, here.ben, here.nobodys].toSorted(),
    )
  })

  it('counts agree with the list behind them', async () => {
    const team = await here.work.team.open(here.manager, here.teams.east, 'due')
    const of = (id: string, level: string) =>
      team?.due.filter(item => item.child.id === id && item.level === level).length
    for (const child of team?.children ?? [])
      expect([child.called, child.overdue, child.thisWeek]).toEqual([
        child.called,
        of(child.id, 'overdue'),
        of(child.id, 'due'),
      ])
    const duties = (await here.work.team.open(here.manager, here.teams.east, 'duties'))?.duties ?? []
    const sum = (key: 'overdue' | 'thisWeek') => duties.reduce((total, duty) => total + duty[key], 0)
    expect([sum('overdue'), sum('thisWeek')]).toEqual([
      team?.due.filter(item => item.level === 'overdue').length,
      team?.due.filter(item => item.level === 'due').length,
    ])
    expect(sum('overdue')).toBeGreaterThan(0)
  })

  it('who is away until when is told, and who covers; why is not', async () => {
    await here.write(here.jo.worker, {
      kind: 'absence',
      start: addDays(TODAY, -3),
      end: addDays(TODAY, 9),
      body: { why: 'sick' },
    })
    const team = await here.work.team.open(here.manager, here.teams.east, 'away')
    const jo = team?.workers.find(worker => worker.id === here.jo.worker)
    expect(jo?.away).toEqual({ until: '2027-03-12', cover: null })
    expect(JSON.stringify(team)).not.toContain('sick')
    expect(team?.counts.away).toBe(1)
  })

  it('high risk is counted from the rating that holds', async () => {
    await here.write(here.amara, {
      kind: 'risk-rating',
      start: addDays(TODAY, -30),
      body: { rating: 'high', why: 'Missing' },
    })
    const team = await here.work.team.open(here.manager, here.teams.east, 'risk')
    expect(team?.counts.highRisk).toBe(1)
    expect(team?.workers[0]).toMatchObject({ name: 'Jo Patel', highRisk: 1 })
  })

  it('a restricted child is in no list and no count of a manager who is not named', async () => {
    await restrictTo(here.store, here.ben, [here.director.id], here.director.id)
    const team = await here.work.team.open(here.manager, here.teams.east, 'children')
    expect(team?.counts.children).toBe(1)
    expect(JSON.stringify(team)).not.toContain(here.ben)
    await here.store.asOwner(tx =>
      sql`update restriction set lifted_by = made_by, lifted_at = now(), lifted_why = 'the test is over'`.execute(tx),
    )
  })
})

describe('giving children to another worker', () => {
  const asked = (
    children: readonly string[],
    to: string,
    more: Partial<ReallocationAsked> = {},
  ): ReallocationAsked => ({
    children,
    to,
    from: plainDate('2027-03-08'),
    reason: 'MANAGE',
    ...more,
  })
  const allocationsOf = (child: string) =>
    here.store.asOwner(async tx => {
      const found = await sql<{ worker: string; from: string | null; until: string | null }>`
        select body->>'worker' as worker, start_on as "from", end_on as until from entry
        where subject = ${child} and kind = 'allocation' and body->>'role' = 'social-worker' order by start_on`.execute(
        tx,
      )
      return found.rows
    })
  const acts = () =>
    here.store.asOwner(
      async tx => (await sql<{ n: number }>`select count(*)::int as n from act`.execute(tx)).rows[0]?.n,
    )
  const before = async (): Promise<unknown> => [
    await acts(),
    await allocationsOf(here.amara),
    await allocationsOf(here.tom),
  ]

  it('shows who could have them, with what each would then hold, and changes nothing', async () => {
    const was = await before()
    const plan = await here.work.team.plan(here.manager, here.teams.east, [here.amara, here.nobodys], here.sam.worker)
    expect(called(plan?.children ?? [])).toEqual(['Amara Example', 'Ned Example'])
    expect(plan).toMatchObject({ refused: 0, chosen: { name: 'Sam Reid', children: 0, after: 2 } })
    expect(plan?.workers.map(worker => worker.name)).toEqual(['Jo Patel', 'Sam Reid'])
    expect(await before()).toEqual(was)
  })

  it('a child beyond reach, restricted or not there at all stops everything, and is not named', async () => {
    await restrictTo(here.store, here.ben, [here.director.id], here.director.id)
    const was = await before()
    for (const stranger of [here.tom, here.ben, newId(), 'nonsense']) {
      const done = await here.work.team.reallocate(
        here.manager,
        here.teams.east,
        asked([here.amara, stranger], here.sam.worker),
      )
      expect(done).toEqual({
        is: 'refused',
        problems: [
          { field: 'children', why: '1 of the children you chose cannot be moved by you. Take them off and try again' },
        ],
      })
      const plan = await here.work.team.plan(here.manager, here.teams.east, [here.amara, stranger])
      expect([called(plan?.children ?? []), plan?.refused]).toEqual([['Amara Example'], 1])
    }
    expect(await before()).toEqual(was)
    await here.store.asOwner(tx =>
      sql`update restriction set lifted_by = made_by, lifted_at = now(), lifted_why = 'the test is over'`.execute(tx),
    )
  })

  it('a worker beyond reach, a reason that is none, and a day far off are each said', async () => {
    const why = async (more: Partial<ReallocationAsked>) => {
      const done = await here.work.team.reallocate(
        here.manager,
        here.teams.east,
        asked([here.amara], here.sam.worker, more),
      )
      return done?.is === 'refused' ? done.problems : done
    }
    expect(await why({ to: here.far.worker })).toEqual([{ field: 'to', why: 'Choose who they are given to' }])
    expect(await why({ to: here.jo.worker })).toEqual([
      { field: 'to', why: 'They are this worker’s already. Choose someone else' },
    ])
    expect(await why({ reason: 'BECAUSE' })).toEqual([{ field: 'reason', why: 'Choose why they are moved' }])
    expect(await why({ from: plainDate('2020-01-01') })).toEqual([
      { field: 'from', why: 'Choose a day from 1 December 2026 to 3 June 2027' },
    ])
    expect(await why({ children: [] })).toContainEqual({ field: 'children', why: 'Choose at least one child' })
  })

  it('whoever may see a team and not give its children is refused', async () => {
    await expect(
      here.work.team.reallocate(here.jo, here.teams.east, asked([here.amara], here.sam.worker)),
    ).rejects.toThrow(AccessRefused)
  })

  it('in one act ends each child’s allocation, begins the next, hands over, and tells both workers', async () => {
    const was = (await acts()) ?? 0
    const done = await here.work.team.reallocate(
      here.manager,
      here.teams.east,
      asked([here.amara, here.ben, here.nobodys], here.sam.worker, { handOver: 'They like to be seen together' }),
    )
    expect(done).toMatchObject({ is: 'done', to: { name: 'Sam Reid' }, from: '2027-03-08' })
    expect(await acts()).toBe(was + 1)
    for (const child of [here.amara, here.ben])
      expect(await allocationsOf(child)).toEqual([
        { worker: here.jo.worker, from: '2001-02-03', until: '2027-03-08' },
        { worker: here.sam.worker, from: '2027-03-08', until: null },
      ])
    expect(await allocationsOf(here.nobodys)).toEqual([{ worker: here.sam.worker, from: '2027-03-08', until: null }])
    const told = async (viewer: Viewer) =>
      (await here.work.day.open(viewer)).forYou
        .filter(each => each.is === 'notice')
        .map(each => each.title)
        .toSorted()
    expect(await told(here.sam)).toEqual([
      'A hand-over for Amara Example',
      'A hand-over for Ben Example',
      'A hand-over for Ned Example',
      'Amara Example was given to you',
      'Ben Example was given to you',
      'Ned Example was given to you',
    ])
    const handOver = (await here.work.day.open(here.sam)).forYou.find(
      each => each.title === 'A hand-over for Amara Example',
    )
    const [note] = (
      await here.store.asOwner(tx =>
        sql<{ entry: string }>`select entry from entry where kind = 'hand-over' and subject = ${here.amara}`.execute(
          tx,
        ),
      )
    ).rows
    expect(handOver?.href).toBe(`/children/${here.amara}/entries/${note?.entry}`)
    expect(await told(here.jo)).toEqual(['Amara Example now has another worker', 'Ben Example now has another worker'])
    expect(await lastLook(here.store, here.manager, 'team.allocate')).toMatchObject({ purpose: 'give' })
    const notes = await here.store.asOwner(tx =>
      sql<{ body: object }>`select body from entry where kind = 'hand-over' and subject = ${here.amara}`.execute(tx),
    )
    expect(notes.rows).toEqual([
      {
        body: {
          role: 'social-worker',
          from: here.jo.worker,
          to: here.sam.worker,
          know: 'They like to be seen together',
        },
      },
    ])
  })

  it('a goodbye and a first meeting are then owed to each child', async () => {
    await asOnTheDay(here.store, [here.amara])
    const found = await here.store.asOwner(tx =>
      sql<{ duty: string }>`
        select duty from due where subject = ${here.amara} and duty in ('worker-goodbye', 'new-worker-met') order by 1`.execute(
        tx,
      ),
    )
    expect(found.rows.map(row => row.duty)).toEqual(['new-worker-met', 'worker-goodbye'])
  })
})

describe('beside what is expected', () => {
  it('a reviewing officer’s caseload, in proportion to hours', () => {
    const band = { least: 50, most: 70 }
    expect(besideBand(74, 1, band)).toMatchObject({ level: 'overdue', words: '4 above 70' })
    expect(besideBand(70, 1, band)).toMatchObject({ level: 'met', words: 'within 50 to 70' })
    expect(besideBand(29, 0.6, band)).toMatchObject({ least: 30, most: 42, level: 'due', words: 'below 30' })
    expect(besideBand(40, null, band)).toMatchObject({ level: 'cannot-tell', words: 'hours not recorded' })
  })

  it('a team’s target is of those who have one', () => {
    expect(targetTogether([22, null, 13.2])).toBe(35.2)
    expect(targetTogether([null])).toBeNull()
  })
})
