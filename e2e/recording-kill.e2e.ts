import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../src/spine/store/store.ts'
import { ByHand, tokenIn } from './support/by-hand.ts'
import { type Killable, importChild, run, startKillable } from './support/killable.ts'
import { type DataPlace, makeDataPlace } from './support/served.ts'

const WRITERS = 4
const ENOUGH = 30

let place: DataPlace
let service: Killable | undefined
let email: string
let password: string
beforeAll(async () => {
  place = await makeDataPlace()
  await importChild(place, 'NKILL1')
  email = 'director@example.org'
  const made = await run(place, 'user', 'add', '--email', email, '--name', 'Ruth Example', '--role', 'director')
  password = /can sign in with (\S+)/.exec(made)?.[1] ?? ''
})
afterAll(async () => {
  await service?.kill()
  // The database left behind is stopped by whoever opens and closes it next.
  if (place) {
    await openStore(where()).then(store => store.close())
    await place.remove()
  }
})

const where = () => ({ dataDir: place.folder, databaseUrl: place.environment['DATABASE_URL'] })

const visit = (notes: string, once: string, _csrf: string) => ({
  _csrf,
  once,
  'f-start-day': '1',
  'f-start-month': '4',
  'f-start-year': '2026',
  'f-seen': 'yes',
  'f-alone': 'yes',
  'f-notes': notes,
})

/** People recording without end: what each was told is saved, and what was on its way when the service was ended. */
async function recordUntilKilled(form: string, killable: Killable, round: number) {
  const told: string[] = []
  const onItsWay: { notes: string; once: string }[] = []
  let draft = ''
  let ended = false
  const writers = Array.from({ length: WRITERS }, async (_, at) => {
    const worker = new ByHand(killable.address)
    await worker.signIn(email, password)
    const token = tokenIn(await worker.page(form))
    for (let count = 0; !ended; count++) {
      const [notes, once] = [`round ${round} writer ${at} note ${count}`, randomUUID()]
      const sent = await worker.send(form, visit(notes, once, token), 'with-files').catch(() => undefined)
      if (sent?.status === 303 && sent.to.includes('done=')) told.push(notes)
      else {
        onItsWay.push({ notes, once })
        return
      }
    }
  })
  const typing = (async () => {
    const worker = new ByHand(killable.address)
    await worker.signIn(email, password)
    const plan = form.replace('/visit', '/care-plan')
    const token = tokenIn(await worker.page(plan))
    for (let version = 0; !ended; version++) {
      const words = `typed ${version} times`
      const fields = { _csrf: token, draft: String(version), once: randomUUID(), 'f-aim': words }
      const sent = await worker.send(`${plan}/draft`, fields).catch(() => undefined)
      if (sent?.said.startsWith('saved')) draft = words
      else return
    }
  })()
  for (let tries = 0; told.length < ENOUGH || draft === ''; tries++) {
    if (tries > 600) throw new Error(`only ${told.length} were recorded in a minute`)
    await wait(100)
  }
  await killable.kill()
  ended = true
  await Promise.all([...writers, typing])
  return { told, onItsWay, draft }
}

describe('ending the service in the middle of recording', () => {
  it('loses nothing that anyone was told was saved, and brings back what they were typing', async () => {
    service = await startKillable(place)
    const first = new ByHand(service.address)
    await first.signIn(email, password)
    const child = /href="(\/children\/[0-9a-f-]{36})"/.exec(await first.page('/children?care=any'))?.[1] ?? ''
    const form = `${child}/record/visit`
    for (let round = 0; round < 2; round++) {
      const { told, onItsWay, draft } = await recordUntilKilled(form, service, round)
      service = await startKillable(place)
      const again = new ByHand(service.address)
      await again.signIn(email, password)
      // What was on its way is sent again, as a browser does when asked to: it is recorded once, whether or not it had been.
      const token = tokenIn(await again.page(form))
      for (const { notes, once } of onItsWay) {
        const sent = await again.send(form, visit(notes, once, token), 'with-files')
        expect([notes, sent.status, sent.to]).toEqual([notes, 303, expect.stringContaining('done=')])
      }
      const store = await openStore(where())
      try {
        const held = await store.asOwner(tx =>
          sql<{ notes: string; times: number }>`
            select body ->> 'notes' as notes, count(*)::int as times from entry where kind = 'visit' group by 1`.execute(
            tx,
          ),
        )
        const times = new Map(held.rows.map(row => [row.notes, row.times]))
        const wanted = [...told, ...onItsWay.map(each => each.notes)]
        expect(wanted.filter(notes => !times.has(notes))).toEqual([])
        expect(wanted.filter(notes => times.get(notes) !== 1)).toEqual([])
        const halves = await store.asOwner(tx =>
          sql<object>`select v.entry from entry_version v left join act_commit c using (authority, act)
            left join entry e on e.entry = v.entry where c.act is null or e.entry is null`.execute(tx),
        )
        expect(halves.rows).toEqual([])
      } finally {
        await store.close()
      }
      const plan = await again.page(form.replace('/visit', '/care-plan'))
      const typed = Number(/>typed (\d+) times</.exec(plan)?.[1] ?? -1)
      expect(typed).toBeGreaterThanOrEqual(Number(/\d+/.exec(draft)?.[0]))
      const discard = await again.send(`${form.replace('/visit', '/care-plan')}/discard`, { _csrf: tokenIn(plan) })
      expect(discard.status).toBe(303)
    }
  })
})
