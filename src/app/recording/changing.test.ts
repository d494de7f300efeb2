import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../spine/ledger/ids.ts'
import type { EntryShown, FormShown, Sent } from '../../spine/web/services.ts'
import { rulebook } from '../rulebook.ts'
import { type Example, VISIT, exampleRecording, visited } from './testing.ts'

let ours: Example
beforeAll(async () => {
  ours = await exampleRecording()
})
afterAll(() => ours.close())
beforeEach(() => ours.store.asOwner(tx => sql`delete from draft`.execute(tx)))

const opened = async (ask = VISIT, viewer = ours.jo, child = ours.amara): Promise<FormShown> => {
  const reached = await ours.recording.form(viewer, child, ask)
  if (reached.is !== 'open') throw new Error(reached.is)
  return reached.value
}
const entryShown = async (entry: string, viewer = ours.jo): Promise<EntryShown> => {
  const reached = await ours.recording.entry(viewer, ours.amara, entry)
  if (reached.is !== 'open') throw new Error(reached.is)
  return reached.value
}
const recorded = (sent: Sent): string => {
  if (sent.is !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(sent)}`)
  return sent.entry
}
const asked = (sent: Sent): FormShown => {
  if (sent.is !== 'asked') throw new Error(`not asked again: ${sent.is}`)
  return sent.form
}
const value = (form: FormShown, name: string) => form.questions.find(each => each.name === name)?.value

describe('correcting, ending and withdrawing', () => {
  const correct = (entry: string) => ({ doing: 'correct', entry }) as const
  const begin = async (notes = 'First') => recorded(await ours.send(visited({ 'f-notes': notes })))

  it('a correction says why, and what it said before is kept with the questions as they were asked', async () => {
    const entry = await begin()
    const form = await opened(correct(entry))
    expect([value(form, 'f-notes'), form.seen]).toEqual(['First', 1])
    const unsaid = asked(await ours.send(visited({ 'f-notes': 'Second', seen: '1' }), { ask: correct(entry) }))
    expect(unsaid.reason?.error).toMatch(/Say why/)
    const done = await ours.send(visited({ 'f-notes': 'Second', seen: '1', draft: '1', reason: 'Typed wrong' }), {
      ask: correct(entry),
    })
    expect(done).toMatchObject({ is: 'recorded', said: ['Visit corrected. What it said before is kept.'] })
    const shown = await entryShown(entry)
    expect(shown.asAsked).toBe(true)
    expect(shown.answers.find(each => each.asks === 'How the child is')).toMatchObject({ answer: 'Second' })
    expect(shown.versions.map(({ what, by, reason, changes }) => ({ what, by, reason, changes }))).toEqual([
      {
        what: 'Corrected',
        by: 'Jo Patel',
        reason: 'Typed wrong',
        changes: [{ asks: 'How the child is', before: 'First', after: 'Second' }],
      },
      { what: 'Recorded', by: 'Jo Patel', reason: undefined, changes: [] },
    ])
  })

  it('of two people correcting one entry the second sees both texts, and neither is lost', async () => {
    const entry = await begin()
    recorded(
      await ours.send(visited({ 'f-notes': 'Sam’s', seen: '1', reason: 'Sam knows' }), {
        ask: correct(entry),
        viewer: ours.sam,
      }),
    )
    const mine = visited({ 'f-notes': 'Jo’s', 'f-homeNotes': 'Warm', seen: '1', reason: 'Jo knows' })
    const sent = await ours.send(mine, { ask: correct(entry) })
    if (sent.is !== 'edited-since') throw new Error(sent.is)
    expect(sent.compared).toMatchObject({ by: 'Sam Reid' })
    expect(sent.compared.rows.map(row => [row.asks, row.theirs, row.yours])).toEqual([
      ['How the child is', 'Sam’s', 'Jo’s'],
      ['The home, and what the carers said', '', 'Warm'],
    ])
    expect(await ours.recording.drafts(ours.jo)).toMatchObject([{ doing: 'correct' }])
    const carried = Object.fromEntries(sent.compared.carried.map(each => [each.name, each.value]))
    const done = await ours.send(
      { ...carried, 'pick-notes': 'both', 'pick-homeNotes': 'yours', do: 'merge-entry' },
      { ask: correct(entry) },
    )
    recorded(done)
    const shown = await entryShown(entry)
    expect(shown.answers.find(each => each.asks === 'How the child is')?.answer).toBe('Sam’s\n\nJo’s')
    expect(shown.versions).toHaveLength(3)
    expect(await ours.recording.drafts(ours.jo)).toEqual([])
  })

  it('what has ended asks for its end, and only what had been left blank besides', async () => {
    const alert = recorded(
      await ours.send(
        {
          'f-start-day': '1',
          'f-start-month': '5',
          'f-start-year': '2027',
          'f-type': firstCode('alert', 'type'),
          'f-text': 'Not to be collected by him',
        },
        { ask: { doing: 'record', kind: 'alert' } },
      ),
    )
    const end = { doing: 'end', entry: alert } as const
    const form = await opened(end)
    expect(form.questions.map(each => each.asks)).toEqual(['Who it is about'])
    expect(form.end?.optional).toBe(false)
    expect(asked(await ours.send({ seen: '1' }, { ask: end })).faults.map(fault => fault.id)).toEqual(['f-end-day'])
    recorded(await ours.send({ seen: '1', 'f-end-day': '9', 'f-end-month': '5', 'f-end-year': '2027' }, { ask: end }))
    const shown = await entryShown(alert)
    expect([shown.versions[0]?.what, shown.may]).toEqual(['Ended', { correct: true, end: false, withdraw: true }])
    expect(await ours.recording.form(ours.jo, ours.amara, end)).toEqual({ is: 'missing' })
  })

  it('what is withdrawn says why, counts no more, and is kept', async () => {
    const entry = await begin('About another child')
    const ask = { doing: 'withdraw', entry } as const
    expect(asked(await ours.send({ seen: '1' }, { ask })).reason?.error).toMatch(/Say why/)
    recorded(await ours.send({ seen: '1', reason: 'It was about Ben' }, { ask }))
    const shown = await entryShown(entry)
    expect(shown).toMatchObject({ withdrawn: true, may: { correct: false, end: false, withdraw: false } })
    expect(shown.versions[0]).toMatchObject({ what: 'Withdrawn', reason: 'It was about Ben' })
    expect(await ours.recording.form(ours.jo, ours.amara, correct(entry))).toEqual({ is: 'missing' })
  })

  it('an entry of another child’s, or of a part the role may not know of, is not there', async () => {
    const entry = await begin()
    expect(await ours.recording.entry(ours.jo, ours.ben, entry)).toEqual({ is: 'missing' })
    expect(await ours.recording.entry(ours.jo, ours.amara, newId())).toEqual({ is: 'missing' })
    expect(await ours.recording.entry(ours.lee, ours.amara, entry)).toEqual({ is: 'reason-needed' })
  })
})

function firstCode(kind: string, field: string): string {
  const shape = rulebook.kinds.get(kind)?.schema.shape[field] as unknown as { options: readonly string[] }
  return shape.options[0] as string
}

describe('attachments', () => {
  it('are kept with the entry, listed, and given out whole to whoever may read it, which is kept', async () => {
    const files = [await ours.file('../letter.txt', 'Dear Amara')]
    const entry = recorded(await ours.send(visited({ 'f-notes': 'With a letter' }), { files }))
    const [paper] = (await entryShown(entry)).attachments
    expect(paper).toMatchObject({
      name: 'letter.txt',
      what: 'plain text',
      size: '10 bytes',
      by: 'Jo Patel',
      cleaned: false,
    })
    const id = paper?.id ?? ''
    const got = await ours.recording.attachment(ours.sam, ours.amara, id)
    expect(got).toMatchObject({
      is: 'open',
      value: { name: 'letter.txt', type: 'text/plain', body: Buffer.from('Dear Amara') },
    })
    const event = await ours.store.asOwner(tx =>
      sql<object>`select action, about, subjects from audit_event where actor = ${ours.sam.id} order by at desc limit 1`.execute(
        tx,
      ),
    )
    expect(event.rows).toEqual([{ action: 'child.read', about: id, subjects: [ours.amara] }])
    expect(await ours.recording.attachment(ours.lee, ours.amara, id)).toEqual({ is: 'reason-needed' })
    expect(await ours.recording.attachment(ours.jo, ours.ben, id)).toEqual({ is: 'missing' })
  })

  it('that cannot be taken do not lose the form, and those that can stand with its draft until it is recorded', async () => {
    const files = [await ours.file('run.exe', 'MZ\u0090'), await ours.file('good.txt', 'Good')]
    const form = asked(await ours.send(visited({ 'f-notes': 'Words' }), { files }))
    expect(form.attachments).toMatchObject({
      kept: [{ name: 'good.txt' }],
      refused: [expect.stringMatching(/run\.exe.*program/)],
    })
    expect((await opened()).attachments?.kept).toMatchObject([{ name: 'good.txt' }])
    const entry = recorded(await ours.send({ ...visited({ 'f-notes': 'Words' }), draft: '1' }))
    expect((await entryShown(entry)).attachments).toMatchObject([{ name: 'good.txt' }])
  })

  it('can be taken off a draft again', async () => {
    const form = asked(await ours.send({ 'f-notes': 'x' }, { files: [await ours.file('off.txt', 'Off')] }))
    const drop = form.attachments?.kept[0]?.id ?? ''
    const entry = recorded(await ours.send(visited({ draft: '1', 'drop-file': drop })))
    expect((await entryShown(entry)).attachments).toEqual([])
  })

  it('of one act for several children stand in each file', async () => {
    const fields = visited({
      also: ours.ben,
      sections: ours.ben,
      [`c-${ours.ben}-seen`]: 'yes',
      [`c-${ours.ben}-alone`]: 'yes',
    })
    await ours.send(fields, { files: [await ours.file('both.txt', 'For both')] })
    for (const child of [ours.amara, ours.ben]) {
      const list = await ours.recording.attachments(ours.jo, child)
      if (list.is !== 'open') throw new Error(list.is)
      const id = list.value.find(each => each.name === 'both.txt')?.id ?? ''
      expect(await ours.recording.attachment(ours.jo, child, id)).toMatchObject({
        value: { body: Buffer.from('For both') },
      })
    }
  })

  it('of what is withdrawn are given out no more', async () => {
    const entry = recorded(await ours.send(visited(), { files: [await ours.file('wrong.txt', 'Wrong child')] }))
    const id = (await entryShown(entry)).attachments[0]?.id ?? ''
    recorded(await ours.send({ seen: '1', reason: 'Wrong child' }, { ask: { doing: 'withdraw', entry } }))
    expect(await ours.recording.attachment(ours.jo, ours.amara, id)).toEqual({ is: 'missing' })
  })

  it('are no one’s to change, in the database itself', async () => {
    const grants = { author: ours.jo.id, sight: 'files', subjects: [ours.amara] } as const
    const seen = await ours.store.within(grants, tx => tx.selectFrom('attachment').select('subject').execute())
    expect(new Set(seen.map(each => each.subject))).toEqual(new Set([ours.amara]))
    await expect(ours.store.within(grants, tx => sql`update attachment set name = 'x'`.execute(tx))).rejects.toThrow(
      /denied/,
    )
    await expect(ours.store.asOwner(tx => sql`delete from attachment`.execute(tx))).rejects.toThrow(/append-only/)
  })
})
