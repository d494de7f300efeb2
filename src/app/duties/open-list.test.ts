import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { restrictTo } from '../files/testing.ts'
import { councilsOf } from '../trust.ts'
import { type Example, TODAY, exampleWork, lastLook } from '../work/testing.ts'
import { countsToday } from './open.ts'
import { dutiesService } from './service.ts'

let here: Example
let duties: ReturnType<typeof dutiesService>
beforeAll(async () => {
  here = await exampleWork()
  const { store } = here
  const product = { store, councils: await councilsOf(store), settings: {} as never, close: store.close }
  duties = dutiesService(product, () => TODAY)
})
afterAll(() => here.close())

describe('for whom a duty is open', () => {
  it('is listed as it is counted, with whose work it is for each child', async () => {
    const counts = await countsToday(here.store, TODAY)
    const { count, listed } = (await duties.duty(here.director, 'cla-visit-standard')) ?? {}
    expect([count, listed]).toEqual([counts.get('cla-visit-standard'), true])
    const open = await duties.open(here.director, 'cla-visit-standard')
    const of = (level: string) => open?.rows.filter(row => row.level === level).length
    expect([of('due'), of('overdue'), of('cannot-tell')]).toEqual([count?.due, count?.overdue, count?.cannotTell])
    expect(new Set(open?.rows.map(row => row.child.id)).size).toBe(count?.files)
    expect(open?.rows.find(row => row.child.id === here.amara)).toMatchObject({
      level: 'overdue',
      by: plainDate('2027-01-11'),
      worker: { name: 'Jo Patel' },
    })
    expect(open?.rows.at(0)?.level).toBe('overdue')
  })

  it('leaves one audit event that names every child it showed, and what it was about', async () => {
    const open = await duties.open(here.director, 'cla-visit-standard')
    const look = await lastLook(here.store, here.director, 'members.read')
    expect(look?.subjects.toSorted()).toEqual([...new Set(open?.rows.map(row => row.child.id))].toSorted())
  })

  it('holds no child whose file is restricted to others', async () => {
    await restrictTo(here.store, here.ben, [here.director.id], here.director.id)
    const ids = async (viewer: typeof here.jo) =>
      (await duties.open(viewer, 'cla-visit-standard'))?.rows.map(row => row.child.id)
    expect(await ids(here.jo)).not.toContain(here.ben)
    expect(await ids(here.jo)).toContain(here.amara)
    expect(await ids(here.director)).toContain(here.ben)
  })

  it('is not told of a part of the file that one does not read, and never to those who see figures alone', async () => {
    const school = await exampleUser(here.store, 'virtual-school')
    const dentist = (await duties.register(school)).rows.find(row => row.id === 'dental-check')
    expect([dentist?.listed, dentist?.count === undefined]).toEqual([undefined, false])
    await expect(duties.open(school, 'dental-check')).rejects.toThrow(AccessRefused)
    const board = await exampleUser(here.store, 'board-member')
    await expect(duties.open(board, 'cla-visit-standard')).rejects.toThrow(AccessRefused)
    expect(await duties.open(here.director, 'no-such-duty')).toBeUndefined()
  })
})
