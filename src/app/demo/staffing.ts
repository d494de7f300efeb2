import { dayOf, iso } from '../../demo/days.ts'
import { makeStaff } from '../../demo/recorded/index.ts'
import { demoStaffing } from '../../demo/staffing.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { type DemoEntry, recordInTrust } from './trust-entries.ts'

const DEMO = { author: 'demo', sight: 'files' } as const

/** Writes the demonstration's posts and people, in the teams and of the workers that stand already, up to a day. */
export async function recordStaffing(store: Store, seed: string | number, today: PlainDate): Promise<number> {
  const staff = makeStaff(seed, dayOf(today))
  const [teams, workers] = await store.within(DEMO, async tx => [
    await tx.selectFrom('team').select(['id', 'name']).where('authority', '=', store.authority).execute(),
    await tx
      .selectFrom('worker_standing')
      .select(['subject', 'name'])
      .where('authority', '=', store.authority)
      .execute(),
  ])
  const teamBy = new Map(teams.map(team => [team.name, team.id]))
  const fileBy = new Map(workers.map(worker => [worker.name, worker.subject]))
  const standing = new Map<string, string | undefined>([
    ...staff.teams.map(team => [`team:${team.key}`, teamBy.get(team.name)] as const),
    ...staff.workers.map(worker => [`worker:${worker.key}`, fileBy.get(worker.name)] as const),
  ])
  const written = demoStaffing(seed, staff, dayOf(today))
  const ids = new Map(written.map(each => [`@${each.key}`, newId()]))
  const resolve = (value: string | number | boolean): string | number | boolean => {
    if (typeof value !== 'string' || !/^(?:@|team:|worker:)/.test(value)) return value
    const found = ids.get(value) ?? standing.get(value)
    if (found === undefined) throw new Error(`The demonstration’s posts name ${value}, which is not there`)
    return found
  }
  const entries = written.map(
    ({ key, kind, start, end, body, atEnd }): DemoEntry => ({
      id: ids.get(`@${key}`) as string,
      kind,
      start: iso(start),
      end: end === null ? null : iso(end),
      body: Object.fromEntries(Object.entries(body).map(([name, value]) => [name, resolve(value)])),
      ...(atEnd ? { atEnd } : {}),
    }),
  )
  await recordInTrust(store, entries)
  return entries.length
}
