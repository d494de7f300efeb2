import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { addDays, addMonths } from '../../spine/time/plain-date.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { SYSTEM, exampleChild, exampleTeam, exampleWorker, giveTo } from '../files/testing.ts'
import { wholeServer } from '../files/testing-server.ts'
import { rulebook } from '../rulebook.ts'
import { today } from '../services.ts'

let store: Store
let folder: string
let [lead, director, worker, far]: Browser[] = []
let child: string
let asked: string

beforeAll(async () => {
  store = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'requests-'))
  const server = await wholeServer(store, folder)
  const team = await exampleTeam(store, 'Here', 'Safeguarding')
  const people = {
    lead: await exampleWorker(store, 'information-governance', 'Bo Hall'),
    director: await exampleWorker(store, 'director', 'Ruth Lane'),
    worker: await exampleWorker(store, 'social-worker', 'Jo Patel', { teams: [team] }),
    far: await exampleWorker(store, 'team-manager', 'Sal Far'),
  }
  ;[lead, director, worker, far] = await Promise.all(Object.values(people).map(({ email }) => server.as(email)))
  child = await exampleChild(store, 'Amara', { council: 'north', family: 'Okafor' })
  await giveTo(store, child, people.worker.worker)
  const on = addMonths(today(), -14)
  await record(store, rulebook, SYSTEM, [
    {
      subject: child,
      kind: 'important-person',
      start: null,
      end: null,
      body: { name: 'Grace Okafor', relation: 'mother' },
    },
    {
      subject: child,
      kind: 'case-note',
      start: on,
      end: null,
      body: {
        type: 'other',
        subject: 'A call',
        text: 'Grace rang from 01604 555 123. Jo Patel told Amara <i>at once</i>.',
      },
    },
    {
      subject: child,
      kind: 'case-note',
      start: addDays(on, 3),
      end: null,
      body: { type: 'message', subject: 'A call', text: 'Amara asked after Grace.' },
    },
  ])
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a request to see the record', () => {
  it('is written down in the file by the lead on information, and by no worker', async () => {
    const form = `/children/${child}/record/subject-access-request`
    expect((await (worker as Browser).get(form)).status).not.toBe(200)
    expect((await (lead as Browser).get(form)).status).toBe(200)
    expect((await (lead as Browser).get(`/children/${child}/record/case-note`)).status).not.toBe(200)
    await record(store, rulebook, SYSTEM, [
      {
        subject: child,
        kind: 'subject-access-request',
        start: addDays(today(), -20),
        end: null,
        body: { by: 'self', wants: 'All of it' },
      },
    ])
    const list = await (lead as Browser).get('/information/requests')
    expect(unsafeIn(list.body)).toEqual([])
    expect(textOf(list.body)).toContain('1 request waits for an answer')
    asked = /\/information\/files\/[^"]+\/requests\/[^"]+/.exec(list.body)?.[0] as string
    expect(asked).toContain(child)
    expect(textOf((await (director as Browser).get('/information')).body)).toContain('Amara Okafor')
  })

  it('is known of by those who may read the file, and gone through by nobody else', async () => {
    for (const path of ['/information/requests', asked, `${asked}/read/who?page=1`])
      expect((await (worker as Browser).get(path)).status).toBe(403)
    expect(textOf((await (worker as Browser).get(`/children/${child}`)).body)).toContain(
      'Someone has asked to see this record',
    )
    expect(textOf((await (far as Browser).get(`/children/${child}`)).body)).not.toContain(
      'Someone has asked to see this record',
    )
  })

  it('puts names to be decided, and is not given while one is open', async () => {
    const { status, body } = await (lead as Browser).get(asked)
    expect(status).toBe(200)
    expect(unsafeIn(body)).toEqual([])
    const text = textOf(body)
    expect(text).toContain('Grace 2 places; mother')
    expect(text).toContain('Jo Patel 2 places; social worker')
    expect(text).toContain('01604 555 123 1 place; a way to reach somebody')
    const early = await (lead as Browser).send(asked, `${asked}/pack`, { to: 'Amara', read: 'yes' })
    expect(early.status).toBe(422)
    expect(textOf(early.body)).toContain('Decide the')
  })

  it('is decided group by group, with other words left out besides, and made as a document that says why', async () => {
    const reader = lead as Browser
    const decideAll = async (): Promise<void> => {
      const { body } = await reader.get(asked)
      const places = [...body.matchAll(/name="place-(\d+)" value="([^"]+)">\s*<ul/g)].map(([, at, place]) => [
        at,
        place,
      ])
      if (places.length === 0) return
      const words = [...body.matchAll(/<legend><strong>([^<]+)/g)].map(([, found]) => found)
      const fields = Object.fromEntries(
        places.flatMap(([at, place], index) => [
          [`place-${at}`, place ?? ''],
          [`state-${at}`, words[index] === 'Jo Patel' ? 'off' : 'confirmed'],
          [`ground-${at}`, 'third-party'],
        ]),
      )
      expect((await reader.send(asked, `${asked}/decide`, fields)).status).toBe(303)
    }
    await decideAll()
    const bad = await reader.send(asked, `${asked}/words`, { words: '', ground: 'legal' })
    expect(textOf(bad.body)).toContain('Enter the words to leave out')
    expect((await reader.send(asked, `${asked}/words`, { words: 'at once', ground: 'legal' })).status).toBe(303)
    const read = await reader.get(`${asked}/read/work?page=1`)
    expect(unsafeIn(read.body)).toEqual([])
    expect(textOf(read.body)).toContain('Amara asked after Grace (left out)')
    const made = await reader.send(asked, `${asked}/pack`, {
      to: 'Amara',
      letter: 'We are here <when> you read it.',
      read: 'yes',
    })
    expect([made.status, made.status === 200 ? '' : textOf(made.body)]).toEqual([200, ''])
    expect(made.body).toContain('We are here &lt;when&gt; you read it.')
    expect(made.body).toContain(
      'Jo Patel told Amara &lt;i&gt;<b class="out">[left out: a lawyer’s advice to us]</b>&lt;/i&gt;',
    )
    expect(made.body).not.toMatch(/Grace|01604/)
    // The record stays whole, and says that a pack was made.
    expect(
      textOf(
        (await (worker as Browser).get(`/children/${child}/story`)).body +
          (await (worker as Browser).get(`/children/${child}/people`)).body,
      ),
    ).toContain('Grace')
    expect(textOf((await reader.get(asked)).body)).toMatch(/Made on .* Fingerprint [0-9a-f]{64}/)
  })
})
