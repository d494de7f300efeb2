import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import type { AuditsService, RecordingService, RegisterAsk, RegistersService } from '../../spine/web/services.ts'
import { throughGate } from '../files/gate.ts'
import { exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo } from '../files/testing.ts'
import { recordingService } from '../recording/service.ts'
import { registersService } from '../registers/forms.ts'
import { rulebook } from '../rulebook.ts'
import { today as realToday } from '../services.ts'
import { auditsService } from './service.ts'

// The day it is: the database opens files by its own clock.
const TODAY = realToday()
const COUNCILS = [
  { code: 'north', name: 'North', gss: '', laNumber: '' },
  { code: 'west', name: 'West', gss: '', laNumber: '' },
]

let store: Store
let audits: AuditsService
let registers: RegistersService
let recording: RecordingService
let analyst: Viewer
let manager: Viewer
let head: Viewer
let councillor: Viewer
let social: Viewer
let officer: Viewer
let round = ''
const children: string[] = []
let restricted = ''

const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`f-${name}-day`]: date, [`f-${name}-month`]: month, [`f-${name}-year`]: year }
}
const open = async (viewer: Viewer, id: string) =>
  (await throughGate(store, viewer, 'child.read', id, {}, async () => 1)).is
const asked = (): Promise<readonly { subject: string; entry: string; auditor: string }[]> =>
  store.asOwner(async tx => {
    const found = await sql<{ subject: string; entry: string; auditor: string }>`
      select subject, entry, body->>'auditor' as auditor from entry where kind = 'audit-asked' order by subject`.execute(
      tx,
    )
    return found.rows
  })
const roundFields = (size: number, title: string): Record<string, string | string[]> => ({
  ...day('start', TODAY),
  'f-title': title,
  'f-week': 'no',
  'f-size': String(size),
  'f-strata': ['council'],
  'f-eachOne': 'yes',
  'f-seed': 'first',
  'f-apart': '12',
  ...day('by', '2099-01-31'),
  'f-moderate': '0',
})
const addRound = async (viewer: Viewer, size: number, title: string): Promise<string> => {
  const sent = await registers.send(viewer, { doing: 'add', kind: 'audit-round' }, roundFields(size, title))
  if (sent?.is !== 'recorded') throw new Error(JSON.stringify(sent))
  return sent.entry
}
const write = (viewer: Viewer, child: string, kind: string, fields: Record<string, string | string[]>) =>
  recording.send(viewer, child, { doing: 'record', kind }, { fields: { ...day('start', TODAY), ...fields }, files: [] })
const graded = (entry: string, grade: string): Record<string, string | string[]> => ({
  'f-asked': entry,
  'f-talked': ['worker', 'child'],
  'f-difference': 'She sees her brother now',
  ...Object.fromEntries(
    ['voice', 'assessment', 'plan', 'help', 'identity', 'oversight', 'overall'].map(each => [`f-${each}`, grade]),
  ),
  'f-overallWhy': 'On the whole',
})

beforeAll(async () => {
  store = await testDatabase()
  registers = registersService({ store }, () => TODAY)
  audits = auditsService({ store, councils: COUNCILS }, registers, () => TODAY)
  recording = recordingService({ store, rulebook, dataDir: '', today: () => TODAY })
  const [one, two] = [await exampleTeam(store, 'One', 'Care'), await exampleTeam(store, 'Two', 'Elsewhere')]
  const worker = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: one })
  social = worker
  manager = await exampleWorker(store, 'team-manager', 'Mo Grant', { manages: [one] })
  head = await exampleWorker(store, 'service-manager', 'Sal Hart', { manages: [two] })
  officer = await exampleWorker(store, 'independent-reviewing-officer', 'Sam Reid')
  analyst = await exampleUser(store, 'performance-analyst', 'Rafi Mend')
  councillor = await exampleUser(store, 'board-member', 'Ann Webb')
  const lead = await exampleUser(store, 'information-governance', 'Bo Hall')
  for (const [at, name] of ['Amara', 'Tom', 'Zed', 'Ada', 'Ife', 'Bea'].entries()) {
    const id = await exampleChild(store, name, { council: at % 2 === 0 ? 'north' : 'west' })
    await giveTo(store, id, worker.worker)
    children.push(id)
  }
  restricted = await exampleChild(store, 'Kit', { council: 'north' })
  await giveTo(store, restricted, worker.worker)
  await restrictTo(store, restricted, [lead.id], lead.id)
  round = await addRound(analyst, 40, 'First')
})
afterAll(() => store.close())

describe('drawing a round', () => {
  it('is for those who set rounds up', async () => {
    await expect(audits.draw(manager, round)).rejects.toThrow('role-may-not')
    await expect(audits.draw(councillor, round)).rejects.toThrow('role-may-not')
    await expect(audits.home(councillor)).rejects.toThrow('role-may-not')
    await expect(audits.home(social)).rejects.toThrow('role-may-not')
    expect(await audits.draw(analyst, 'no-such-round')).toBeUndefined()
  })

  it('asks for every child but the restricted, of nobody who works with them, and opens each file to that one alone', async () => {
    for (const viewer of [head, officer]) expect(await open(viewer, children[0] as string)).toBe('reason-needed')
    expect(await audits.draw(analyst, round)).toEqual({ is: 'drawn', asked: 6 })
    const rows = await asked()
    expect(rows.map(each => each.subject).sort()).toEqual([...children].sort())
    const possible = [head.id, officer.id]
    expect(rows.every(each => possible.includes(each.auditor))).toBe(true)
    expect(new Set(rows.map(each => each.auditor)).size).toBe(2)
    for (const { subject, auditor } of rows)
      for (const viewer of [head, officer])
        expect(await open(viewer, subject)).toBe(viewer.id === auditor ? 'open' : 'reason-needed')
    expect(await audits.draw(analyst, round)).toEqual({ is: 'drawn-already' })
    const events = await store.asOwner(tx =>
      sql<{
        subjects: string[]
      }>`select subjects from audit_event where action = 'audits.write' and route is not null`.execute(tx),
    )
    expect(events.rows[0]?.subjects.toSorted()).toEqual([...children].sort())
  })

  it('keeps what it was drawn by, and lists the children to those who read audits', async () => {
    const sent = await registers.send(
      analyst,
      { doing: 'change', kind: 'audit-round', entry: round },
      {
        ...roundFields(40, 'First'),
        'f-seed': 'second',
        reason: 'Another seed',
      },
    )
    expect(sent).toMatchObject({
      is: 'asked',
      form: { faults: [{ text: 'The children are drawn: what they were drawn by stays as it was' }] },
    })
    const shown = await audits.round(manager, round)
    expect(shown).toMatchObject({ mayWrite: false, draw: { pool: 6, lately: 0, drawn: 6, unasked: 0 } })
    expect(shown?.draw?.parts).toEqual(['North: 3 of 3', 'West: 3 of 3'])
    expect(shown?.lines).toHaveLength(6)
    expect(shown?.lines[0]).toMatchObject({ team: 'One', stands: { level: 'due' } })
  })

  it('draws nobody again within its months', async () => {
    const second = await addRound(head, 3, 'Second')
    expect(await audits.draw(head, second)).toEqual({ is: 'nobody' })
  })

  it('cannot be opened in the store for anyone who was not asked', async () => {
    const [row] = await asked()
    const openFor = (author: Viewer, user: Viewer) =>
      store.within({ author: author.id, sight: 'none' }, tx =>
        sql<{
          opened: boolean
        }>`select open_for_audit(gen_random_uuid(), ${row?.subject}::uuid, ${user.id}::uuid, ${row?.entry}::uuid,
          now() + interval '1 day', 'Asked to audit this file by a round') as opened`.execute(tx),
      )
    for (const [author, user] of [
      [analyst, analyst],
      [analyst, manager],
      [officer, officer],
      [head, head],
      [social, officer],
    ] as const) {
      if (user.id === row?.auditor) continue
      expect((await openFor(author, user)).rows[0]?.opened).toBe(false)
    }
  })
})

describe('an audit', () => {
  it('is written by whoever was asked, and then their way in ends within the hour', async () => {
    const [row] = (await asked()).filter(each => each.auditor === officer.id)
    const { subject = '', entry = '' } = row ?? {}
    await expect(write(social, subject, 'practice-audit', graded(entry, 'good'))).rejects.toThrow('role-may-not')
    const wrong = await write(manager, subject, 'practice-audit', graded(entry, 'good'))
    expect(wrong).toMatchObject({
      value: { is: 'asked', form: { faults: [{ text: 'This audit was asked of Sam Reid. Only they write it' }] } },
    })
    const draft = await write(officer, subject, 'practice-audit', {
      'f-asked': entry,
      'f-difference': 'So far',
      do: 'draft',
    })
    expect(draft).toMatchObject({ value: { is: 'drafted' } })
    expect(
      await write(officer, subject, 'practice-audit', { ...graded(entry, 'inadequate'), draft: '1' }),
    ).toMatchObject({
      value: { is: 'recorded' },
    })
    expect(await open(officer, subject)).toBe('open')
    const left = await store.asOwner(tx =>
      sql<{ minutes: number }>`select ceil(extract(epoch from ends_at - now()) / 60)::int as minutes from access_reason
        where subject = ${subject}::uuid and user_id = ${officer.id}::uuid`.execute(tx),
    )
    expect(left.rows[0]?.minutes).toBeLessThanOrEqual(60)
    await store.asOwner(tx =>
      sql`update access_reason set ends_at = now() where subject = ${subject}::uuid`.execute(tx),
    )
    expect(await open(officer, subject)).toBe('reason-needed')
  })

  it('is moderated by another, who opens it for that; the first grade stays', async () => {
    const home = await audits.home(head)
    const waiting = home.toModerate.find(each => each.done?.mayModerate)
    const { child, done } = waiting ?? {}
    if (!child || !done) throw new Error('nothing to moderate')
    await expect(audits.moderate(officer, child.id, done.id)).rejects.toThrow('role-may-not')
    expect(await audits.moderate(head, children.find(each => each !== child.id) ?? '', done.id)).toBe(false)
    expect(await audits.moderate(head, restricted, done.id)).toBe(false)
    expect(await open(head, child.id)).toBe('reason-needed')
    expect(await audits.moderate(head, child.id, done.id)).toBe(true)
    expect(await open(head, child.id)).toBe('open')
    const changed = { 'f-audit': done.id, 'f-verdict': 'changed', 'f-why': 'The plan had moved on' }
    expect(await write(head, child.id, 'audit-moderation', changed)).toMatchObject({
      value: { is: 'asked', form: { faults: [{ text: 'Say what the overall grade should be' }] } },
    })
    const kept = { ...changed, 'f-grade': 'requires-improvement', draft: '1' }
    expect(await write(head, child.id, 'audit-moderation', kept)).toMatchObject({ value: { is: 'recorded' } })
    const after = (await audits.round(head, round))?.lines.find(each => each.done)
    expect(after?.done).toMatchObject({ grade: { value: 'inadequate' }, final: { value: 'requires-improvement' } })
    expect((await audits.home(head)).year).toMatchObject({
      done: 1,
      moderated: 1,
      agreed: 0,
      inadequate: 0,
      childHeard: 1,
    })
  })

  it('leads into the file only whoever may read what is written there', async () => {
    for (const [viewer, reads] of [
      [head, true],
      [analyst, false],
    ] as const) {
      const done = (await audits.round(viewer, round))?.lines.find(each => each.done)
      expect(done?.child.reads).toBe(reads)
    }
  })

  it('leads to an action, asked for what shows it only when it is done', async () => {
    const audited = (await audits.round(head, round))?.lines.find(each => each.done)
    const { child, done } = audited ?? {}
    if (!child || !done) throw new Error('nothing was audited')
    const action = {
      'f-audit': done.id,
      'f-what': 'Give each step a measure',
      'f-lead': social.worker ?? '',
      ...day('by', TODAY),
    }
    const made = await write(head, child.id, 'audit-action', action)
    expect(made).toMatchObject({ value: { is: 'recorded' } })
    const entry = (await audits.actions(head)).actions.find(each => each.what === 'Give each step a measure')?.id ?? ''
    const end = (fields: Record<string, string>) =>
      recording.send(
        head,
        child.id,
        { doing: 'end', entry },
        { fields: { ...day('end', TODAY), ...fields }, files: [] },
      )
    expect(await end({})).toMatchObject({
      value: {
        is: 'asked',
        form: { questions: [{ name: 'f-theme' }, { name: 'f-evidence' }], faults: [{ id: 'f-evidence' }] },
      },
    })
    expect(await end({ 'f-evidence': 'Each step has one', draft: '1' })).toMatchObject({ value: { is: 'recorded' } })
  })

  it('shows the board shares alone, and of so few none', async () => {
    const summary = await audits.summary(councillor)
    expect(summary.years.map(each => each.good)).toEqual([null, null])
    expect(JSON.stringify(summary)).not.toMatch(/Amara|Tom|Zed|Ada|Ife|Bea|Kit/)
  })
})

describe('an incident', () => {
  it('is kept by those who write, its actions by their leads', async () => {
    const sent = await registers.send(
      head,
      { doing: 'add', kind: 'learning-review' },
      {
        ...day('start', '2026-03-02'),
        'f-reference': 'LR1',
        'f-title': 'Incident Teal',
        'f-type': 'serious-incident',
        ...day('notified', '2026-03-01'),
      },
    )
    expect(sent).toMatchObject({
      form: { faults: [{ text: 'This must be on or after 2 March 2026, the day we became aware of it' }] },
    })
    const made = await registers.send(
      head,
      { doing: 'add', kind: 'learning-review' },
      {
        ...day('start', '2026-03-02'),
        'f-reference': 'LR1',
        'f-title': 'Incident Teal',
        'f-type': 'serious-incident',
        ...day('notified', '2026-03-10'),
      },
    )
    const review = made?.is === 'recorded' ? made.entry : ''
    const action = await registers.send(
      head,
      { doing: 'add', kind: 'learning-action', within: { field: 'review', entry: review } },
      {
        ...day('start', '2026-03-20'),
        'f-what': 'Ask who else is at home',
        'f-owner': officer.id,
        ...day('by', '2026-05-01'),
      },
    )
    const id = action?.is === 'recorded' ? action.entry : ''
    expect(await audits.review(officer, review)).toMatchObject({
      notify: { words: 'done late' },
      rapid: { level: 'overdue' },
      notifyBy: '2026-03-09',
      actions: [{ mayKeep: true, stands: { level: 'overdue' } }],
    })
    expect((await audits.review(manager, review))?.actions[0]?.mayKeep).toBe(false)
    const end: RegisterAsk = { doing: 'end', kind: 'learning-action', entry: id }
    await expect(registers.send(manager, end, { ...day('end', '2026-04-30') })).rejects.toThrow('no-working-link')
    expect(await registers.send(officer, end, { ...day('end', '2026-04-30') })).toMatchObject({ is: 'asked' })
    const closed = { ...day('end', '2026-04-30'), 'f-evidence': 'The visit form asks it' }
    expect(await registers.send(officer, end, closed)).toMatchObject({ is: 'recorded' })
    expect((await audits.summary(councillor)).learning).toEqual({ closed: 1, inTime: 1, open: 0, late: 0 })
  })
})
