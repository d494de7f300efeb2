import { sql } from 'kysely'
import type { Viewer } from '../../spine/access/decide.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { rederive } from '../../spine/ledger/derive.ts'
import { type Write, record } from '../../spine/ledger/record.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { WorkService } from '../../spine/web/services.ts'
import { trustFile } from '../duties/trust-file.ts'
import { PAST, SYSTEM, exampleChild, exampleTeam, exampleWorker, giveTo } from '../files/testing.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { workService } from './service.ts'

/** The day it is in these tests: a Wednesday in the spring term. */
export const TODAY = plainDate('2027-03-03')

/** For tests: somebody who works here, as a request would find them. */
export type Someone = Viewer & { readonly worker: string }

/** A trust of two teams in one service and a third in another, with a child or two given to each. */
export interface Example {
  readonly store: Store
  readonly work: WorkService
  readonly teams: { readonly east: string; readonly west: string; readonly other: string }
  /** Social workers: two in the east team, one in the west, one in another service. */
  readonly jo: Someone
  readonly sam: Someone
  readonly lee: Someone
  readonly far: Someone
  /** Manages the east team; and the service of east and west. */
  readonly manager: Someone
  readonly service: Someone
  /** Reviewing officers. */
  readonly colm: Someone
  readonly dina: Someone
  readonly director: Someone
  readonly head: Someone
  readonly nurse: Someone
  /** Jo's, brother and sister; Lee's; and nobody's. All are in care since 4 January 2027, but for Tom since 2022. */
  readonly amara: string
  readonly ben: string
  readonly tom: string
  readonly nobodys: string
  /** Writes entries of a child, and works the derived rows out as on the tests' day. */
  readonly write: (subject: string, ...writes: readonly Partial<Write>[]) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Makes the example. */
export async function exampleWork(): Promise<Example> {
  const store = await testDatabase()
  const product = { store, councils: COUNCILS } as unknown as Product
  const east = await exampleTeam(store, 'East', 'Corporate parenting')
  const west = await exampleTeam(store, 'West', 'Corporate parenting')
  const other = await exampleTeam(store, 'Assessment', 'Front door')
  const someone = async (
    role: UserRole,
    name: string,
    within: Parameters<typeof exampleWorker>[3] = {},
    teams: readonly string[] = [],
    services: readonly string[] = [],
  ): Promise<Someone> => ({ ...(await exampleWorker(store, role, name, within)), teams, services })
  const jo = await someone('social-worker', 'Jo Patel', { post: east }, [east])
  const sam = await someone('social-worker', 'Sam Reid', { post: east }, [east])
  const lee = await someone('social-worker', 'Lee Marsh', { post: west }, [west])
  const far = await someone('social-worker', 'Fay Stone', { post: other }, [other])
  const manager = await someone('team-manager', 'Mo Lowenby', { manages: [east] }, [east])
  const service = await someone('service-manager', 'Sal Hart', { manages: [west] }, [west], ['Corporate parenting'])
  const colm = await someone('independent-reviewing-officer', 'Colm Adder')
  const dina = await someone('independent-reviewing-officer', 'Dina Wells')
  const director = await someone('director', 'Ruth Lane')
  const head = await someone('virtual-school', 'Ines Marlowe')
  const nurse = await someone('health-team', 'Dot Fairlight')
  const write: Example['write'] = async (subject, ...writes) => {
    const done = await record(
      store,
      rulebook,
      SYSTEM,
      writes.map(each => ({ subject, kind: '', start: null, end: null, body: {}, ...each })),
    )
    await asOnTheDay(store, [subject])
    return done.entries.map(entry => entry.entry)
  }
  const trust = await store.within(SYSTEM, tx => trustFile(tx, store.authority))
  await write(trust, { kind: 'records-kept-from', start: plainDate('2026-04-01'), body: {} })
  const child = async (given: string, born: string, inCareFrom: string, worker?: Someone, reviewer?: Someone) => {
    const id = await exampleChild(store, given, { council: 'north' })
    if (worker) await giveTo(store, id, worker.worker)
    if (reviewer) await giveTo(store, id, reviewer.worker, 'reviewing-officer')
    await write(
      id,
      { kind: 'identity', start: PAST, body: { born, sex: 'F' } },
      { kind: 'period-of-care', start: plainDate(inCareFrom), body: { council: 'north', startKnown: true } },
      {
        kind: 'placement',
        start: plainDate(inCareFrom),
        body: { type: 'U6', provider: 'PR1', postcode: 'AB1 2CD', sameCarer: false },
      },
      { kind: 'legal-status', start: plainDate(inCareFrom), body: { status: 'C1' } },
    )
    return id
  }
  const amara = await child('Amara', '2017-05-02', '2027-01-04', jo, colm)
  const ben = await child('Ben', '2012-09-10', '2027-01-04', jo, colm)
  const tom = await child('Tom', '2011-01-20', '2022-02-01', lee, dina)
  const nobodys = await child('Ned', '2015-03-01', '2027-01-04')
  return {
    store,
    work: workService(product, () => TODAY),
    teams: { east, west, other },
    jo,
    sam,
    lee,
    far,
    manager,
    service,
    colm,
    dina,
    director,
    head,
    nurse,
    amara,
    ben,
    tom,
    nobodys,
    write,
    close: store.close,
  }
}

const COUNCILS = [
  { code: 'north', name: 'North', gss: 'E06000061', laNumber: '940' },
  { code: 'west', name: 'West', gss: 'E06000062', laNumber: '941' },
]

/** For tests: works the derived rows of these files out as they are on the tests' day. */
export async function asOnTheDay(store: Store, subjects: readonly string[]): Promise<void> {
  await store.within(SYSTEM, async tx => {
    await lockFiles(tx, store.authority, subjects)
    await rederive(tx, store.authority, rulebook, subjects, TODAY)
  })
}

/** For tests: the latest event of an action that someone left in the audit, and whom it names. */
export async function lastLook(
  store: Store,
  viewer: Viewer,
  action: string,
): Promise<{ readonly purpose: string | null; readonly subjects: readonly string[] } | undefined> {
  const found = await store.asOwner(tx =>
    sql<{ purpose: string | null; subjects: string[] }>`
      select purpose, subjects from audit_event where actor = ${viewer.id} and action = ${action} and allowed
      order by at desc limit 1`.execute(tx),
  )
  return found.rows[0]
}
