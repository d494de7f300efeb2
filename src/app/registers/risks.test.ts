import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { addDays, plainDate } from '../../spine/time/plain-date.ts'
import type { RegisterAsk, RegisterSent, RegistersService, RisksService } from '../../spine/web/services.ts'
import { trustFile } from '../duties/trust-file.ts'
import { rulebook } from '../rulebook.ts'
import { registersService } from './forms.ts'
import { plansRegister } from './plans-register.ts'
import { grantsFor, trustFileId } from './reading.ts'
import { risksService } from './risks.ts'

const TODAY = plainDate('2026-11-02')
const ADD: RegisterAsk = { doing: 'add', kind: 'risk' }

let store: Store
let registers: RegistersService
let risks: RisksService
let [director, analyst, head, other, councillor, worker]: Viewer[] = []

beforeAll(async () => {
  store = await testDatabase()
  registers = registersService({ store }, () => TODAY)
  risks = risksService({ store }, registers, () => TODAY)
  director = await exampleUser(store, 'director', 'Ruth Lane')
  analyst = await exampleUser(store, 'performance-analyst', 'Ade Bello')
  head = await exampleUser(store, 'service-manager', 'Sal Hart')
  other = await exampleUser(store, 'service-manager', 'Tor Beck')
  councillor = await exampleUser(store, 'board-member', 'Ann Webb')
  worker = await exampleUser(store, 'social-worker', 'Jo Patel')
})
afterAll(() => store.close())

const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`f-${name}-day`]: date, [`f-${name}-month`]: month, [`f-${name}-year`]: year }
}
const fields = (more: Record<string, string> = {}): Record<string, string> => ({
  ...day('start', '2026-06-01'),
  'f-register': 'strategic',
  'f-reference': 'S1',
  'f-title': 'Too few homes near enough',
  'f-cause': 'Carers retire faster than others come',
  'f-effect': 'Children live far from those they love',
  'f-category': 'homes',
  'f-owner': (head as Viewer).id,
  'f-board': 'yes',
  'f-likelihoodBefore': '5',
  'f-impactBefore': '4',
  'f-likelihood': '4',
  'f-impact': '4',
  'f-target': '8',
  ...day('reviewBy', '2026-09-01'),
  'f-measure': 'cla-number',
  ...more,
})
const recorded = (sent: RegisterSent | undefined): string => {
  if (sent?.is !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(sent)}`)
  return sent.entry
}
const faults = (sent: RegisterSent | undefined): readonly string[] => {
  if (sent?.is !== 'asked') throw new Error(`not asked again: ${sent?.is}`)
  return sent.form.faults.map(fault => fault.text)
}
const add = async (more: Record<string, string> = {}) =>
  recorded(await registers.send(director as Viewer, ADD, fields(more)))
const review = (id: string): RegisterAsk => ({
  doing: 'add',
  kind: 'risk-review',
  within: { field: 'risk', entry: id },
})
const reviewed = (on: string, likelihood: string, nextBy: string): Record<string, string> => ({
  ...day('start', on),
  'f-likelihood': likelihood,
  'f-impact': '4',
  'f-note': 'Six carers were approved',
  ...day('nextBy', nextBy),
})

describe('a risk', () => {
  it('is added by a form made of its kind, and read back with its scores', async () => {
    const form = await registers.form(director as Viewer, ADD)
    expect(form?.questions.map(each => each.name)).toContain('f-cause')
    expect(form?.questions.map(each => each.name)).not.toContain('f-closedWhy')
    const owners = form?.questions.find(each => each.name === 'f-owner')?.choices?.map(each => each.text)
    expect(owners).toContain('Sal Hart, service manager')
    const id = await add()
    const risk = await risks.risk(director as Viewer, id)
    expect(risk).toMatchObject({
      reference: 'S1',
      owner: { text: 'Sal Hart' },
      before: { score: 20, band: { value: 'very-high' } },
      now: { score: 16 },
      way: 'first',
      reviewOverdue: true,
      measures: ['cla-number'],
      may: { write: true, review: true },
    })
  })

  it('with bad answers is asked again, each fault beside its box, and nothing is kept', async () => {
    const before = (await risks.register(director as Viewer)).risks.length
    const sent = await registers.send(
      director as Viewer,
      ADD,
      fields({
        'f-reference': 's1',
        'f-target': '30',
        'f-owner': 'nobody',
        'f-title': ' ',
        ...day('reviewBy', '2026-05-01'),
      }),
    )
    expect(faults(sent)).toEqual([
      '‘s1’ is used already: choose another',
      'Answer ‘What might happen’',
      'The target score is from 1 to 25',
      'This must be on or after 1 June 2026, the day it was raised',
    ])
    const unknown = await registers.send(director as Viewer, ADD, fields({ 'f-reference': 'S9', 'f-owner': 'nobody' }))
    expect(faults(unknown)).toEqual(['Choose one of the answers offered to ‘Owner’'])
    expect((await risks.register(director as Viewer)).risks.length).toBe(before)
  })

  it('sent twice is recorded once', async () => {
    const once = '00000000-0000-7000-8000-00000000abcd'
    const [first, second] = [await add({ 'f-reference': 'S2', once }), await add({ 'f-reference': 'S2', once })]
    expect(second).toBe(first)
  })

  it('moves with its reviews, whose dates tell what moved since when', async () => {
    const id = await add({ 'f-reference': 'S3' })
    await registers.send(director as Viewer, review(id), reviewed('2026-08-20', '5', '2026-10-20'))
    recorded(await registers.send(director as Viewer, review(id), reviewed('2026-10-15', '2', '2027-01-15')))
    const risk = await risks.risk(analyst as Viewer, id)
    expect(risk?.scores.map(({ score, way }) => [score, way])).toEqual([
      [8, 'down'],
      [20, 'up'],
      [16, 'first'],
    ])
    expect(risk).toMatchObject({ way: 'down', reviewOverdue: false, reviewBy: '2027-01-15' })
    const moved = async (months: number) =>
      (await risks.register(director as Viewer, months)).moved.find(each => each.id === id)
    expect(await moved(1)).toMatchObject({ what: 'down', was: 20, now: 8 })
    expect(await moved(3)).toMatchObject({ what: 'down', was: 16, now: 8 })
    expect(await moved(12)).toMatchObject({ what: 'new', was: null, now: 8 })
  })

  it('is closed with why, and is then reviewed no more', async () => {
    const id = await add({ 'f-reference': 'S4' })
    const close: RegisterAsk = { doing: 'end', kind: 'risk', entry: id }
    expect(faults(await registers.send(director as Viewer, close, {}))).toEqual([
      'Answer ‘Why it is closed’',
      'Enter a date for ‘Closed on’',
    ])
    recorded(
      await registers.send(director as Viewer, close, { ...day('end', '2026-10-30'), 'f-closedWhy': 'Enough homes' }),
    )
    expect(await risks.risk(director as Viewer, id)).toMatchObject({
      closed: '2026-10-30',
      closedWhy: 'Enough homes',
      title: 'Too few homes near enough',
      may: { review: false },
    })
    expect(await registers.send(director as Viewer, close, {})).toBeUndefined()
  })

  it('put right keeps what it said before, who changed it and why', async () => {
    const id = await add({ 'f-reference': 'S5' })
    const change: RegisterAsk = { doing: 'change', kind: 'risk', entry: id }
    expect(faults(await registers.send(director as Viewer, change, fields({ 'f-reference': 'S5' })))).toEqual([
      'Say why, in a few words. It is kept with what it said before',
    ])
    recorded(
      await registers.send(
        analyst as Viewer,
        change,
        fields({ 'f-reference': 'S5', 'f-target': '6', reason: 'Agreed in May' }),
      ),
    )
    const [newest] = (await risks.risk(director as Viewer, id))?.versions ?? []
    expect(newest).toMatchObject({ by: 'Ade Bello', reason: 'Agreed in May', version: 2 })
    expect(newest?.changes).toEqual([{ asks: 'Target score', before: '8', after: '6' }])
  })

  it('changed by two people at once: the second is told, loses nothing, and chooses', async () => {
    const id = await add({ 'f-reference': 'S6' })
    const change: RegisterAsk = { doing: 'change', kind: 'risk', entry: id }
    const seen = { 'f-reference': 'S6', seen: '1', reason: 'As agreed' }
    recorded(await registers.send(analyst as Viewer, change, fields({ ...seen, 'f-target': '6' })))
    const second = await registers.send(
      director as Viewer,
      change,
      fields({ ...seen, 'f-target': '5', 'f-title': 'Too few homes' }),
    )
    if (second?.is !== 'edited-since') throw new Error(second?.is)
    expect(second.compared.by).toBe('Ade Bello')
    expect(second.compared.rows.map(({ asks, theirs, yours }) => [asks, theirs, yours])).toEqual([
      ['What might happen', 'Too few homes near enough', 'Too few homes'],
      ['Target score', '6', '5'],
    ])
    const carried = Object.fromEntries(second.compared.carried.map(({ name, value }) => [name, value]))
    recorded(
      await registers.send(director as Viewer, change, { ...carried, do: 'merge-entry', 'pick-target': 'theirs' }),
    )
    const risk = await risks.risk(director as Viewer, id)
    expect([risk?.title, risk?.target]).toEqual(['Too few homes', 6])
  })

  it('taken out is in the register no more', async () => {
    const id = await add({ 'f-reference': 'S7' })
    recorded(
      await registers.send(
        director as Viewer,
        { doing: 'withdraw', kind: 'risk', entry: id },
        { reason: 'Written twice' },
      ),
    )
    expect(await risks.risk(director as Viewer, id)).toBeUndefined()
  })
})

describe('who may', () => {
  it('an owner reviews and mitigates what is theirs, and nothing else', async () => {
    const [mine, theirs] = [
      await add({ 'f-reference': 'O1' }),
      await add({ 'f-reference': 'O2', 'f-owner': (other as Viewer).id }),
    ]
    recorded(await registers.send(head as Viewer, review(mine), reviewed('2026-10-15', '3', '2027-01-15')))
    await expect(
      registers.send(head as Viewer, review(theirs), reviewed('2026-10-15', '3', '2027-01-15')),
    ).rejects.toThrow('plans.own refused: no-working-link')
    await expect(registers.form(head as Viewer, ADD)).rejects.toThrow('plans.own refused')
    await expect(registers.form(head as Viewer, { doing: 'change', kind: 'risk', entry: mine })).rejects.toThrow(
      'refused',
    )
    expect((await risks.risk(head as Viewer, mine))?.may).toEqual({ write: false, review: true })
    expect((await risks.risk(head as Viewer, theirs))?.may).toEqual({ write: false, review: false })
  })

  it('a mitigation given to somebody is theirs to say that it is done', async () => {
    const id = await add({ 'f-reference': 'O3' })
    const ask: RegisterAsk = { doing: 'add', kind: 'risk-mitigation', within: { field: 'risk', entry: id } }
    const mitigation = recorded(
      await registers.send(director as Viewer, ask, {
        ...day('start', '2026-07-01'),
        'f-what': 'Ask carers who leave why',
        'f-owner': (other as Viewer).id,
        ...day('by', '2026-09-01'),
      }),
    )
    const done: RegisterAsk = { doing: 'end', kind: 'risk-mitigation', entry: mitigation }
    expect((await risks.risk(other as Viewer, id))?.mitigations[0]).toMatchObject({ level: 'overdue', mayChange: true })
    recorded(await registers.send(other as Viewer, done, day('end', '2026-10-01')))
    expect((await risks.risk(director as Viewer, id))?.mitigations[0]).toMatchObject({
      done: '2026-10-01',
      level: 'met',
    })
  })

  it('a councillor reads what is for the board and writes nothing; a social worker reads none of it', async () => {
    const hidden = await add({ 'f-reference': 'O4', 'f-board': 'no' })
    const board = await risks.register(councillor as Viewer)
    expect(board.forBoard).toBe(true)
    expect(board.risks.length).toBeGreaterThan(3)
    expect(board.risks.every(each => each.board)).toBe(true)
    expect(await risks.risk(councillor as Viewer, hidden)).toBeUndefined()
    expect(await risks.risk(councillor as Viewer, board.risks[0]?.id ?? '')).toMatchObject({ versions: [] })
    await expect(registers.form(councillor as Viewer, ADD)).rejects.toThrow('refused')
    await expect(registers.versions(councillor as Viewer, 'risk', hidden)).rejects.toThrow('refused')
    await expect(risks.register(worker as Viewer)).rejects.toThrow('refused')
  })

  it('the database itself keeps an owner from writing a risk, and a reader from the rest of the trust’s file', async () => {
    const subject = (await trustFileId(store)) as string
    const id = await add({ 'f-reference': 'O5' })
    const grants = grantsFor(plansRegister, head as Viewer, subject, ['risk-review'])
    await expect(
      store.within(grants, tx =>
        tx
          .insertInto('entry_version')
          .values({
            authority: 1,
            subject,
            entry: id,
            version: 9,
            kind: 'risk',
            revision: 1,
            body: '{}',
            withdrawn: false,
            act: id,
          } as never)
          .execute(),
      ),
    ).rejects.toThrow('row-level security')
    await store.within({ author: 'system', sight: 'files' }, async tx => {
      const { recordIn } = await import('../../spine/ledger/record.ts')
      const body = { council: 'north' }
      await recordIn(
        tx,
        1,
        rulebook,
        'system',
        [{ subject: await trustFile(tx, 1), kind: 'local-offer', start: TODAY, end: null, body }],
        null,
      )
    })
    const files = await store.within(grantsFor(plansRegister, councillor as Viewer, subject), tx =>
      readFiles(tx, 1, rulebook, [subject]),
    )
    expect(Object.keys(files.get(subject)?.entries ?? {})).toContain('risk')
    expect(Object.keys(files.get(subject)?.entries ?? {})).not.toContain('local-offer')
  })

  it('what is due of the registers stands among what is due of the trust', async () => {
    const id = await add({ 'f-reference': 'O6', ...day('reviewBy', addDays(TODAY, -30)) })
    const rows = await store.asOwner(tx =>
      tx.selectFrom('due').select(['duty', 'occasion', 'by_on']).where('duty', '=', 'risk-review').execute(),
    )
    expect(rows).toContainEqual({ duty: 'risk-review', occasion: `${id}:0`, by_on: addDays(TODAY, -30) })
  })
})
