import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { FormShown, Sent } from '../../spine/web/services.ts'
import { SYSTEM } from '../files/testing.ts'
import { rulebook } from '../rulebook.ts'
import { type Example, VISIT, exampleRecording, visited } from './testing.ts'

let ours: Example
beforeAll(async () => {
  ours = await exampleRecording()
})
afterAll(() => ours.close())
beforeEach(() => ours.store.asOwner(tx => sql`delete from draft`.execute(tx)))

const visitsOf = async (child: string) => {
  const files = await ours.store.within({ ...SYSTEM, subjects: [child] }, tx => readFiles(tx, 1, rulebook, [child]))
  return (files.get(child)?.entries['visit'] ?? []).map(({ start, body }) => ({ start, ...(body as object) }))
}
const opened = async (ask = VISIT, viewer = ours.jo, child = ours.amara): Promise<FormShown> => {
  const reached = await ours.recording.form(viewer, child, ask)
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

describe('recording something', () => {
  it('writes it, and says what was recorded; the form shows whom it is about and asks none of it again', async () => {
    const form = await opened()
    expect(form.child.called).toBe('Amara Example')
    expect(form.child.known.map(fact => fact.label)).toContain('Last recorded: visit')
    expect(form.questions.map(each => each.asks).slice(0, 3)).toEqual([
      'Day of the visit',
      'Was the child seen?',
      'Was the child seen alone?',
    ])
    const before = (await visitsOf(ours.amara)).length
    const sent = await ours.send({ ...visited({ 'f-notes': 'Glad to see me' }), once: form.once })
    expect(sent).toMatchObject({ is: 'recorded', said: ['Visit recorded for Amara Example.'] })
    expect(await visitsOf(ours.amara)).toHaveLength(before + 1)
  })

  it('the same form sent twice is recorded once', async () => {
    const once = newId()
    const first = recorded(await ours.send({ ...visited({ 'f-notes': 'Only once' }), once }))
    const count = (await visitsOf(ours.amara)).length
    const [again, atOnce] = await Promise.all([
      ours.send({ ...visited({ 'f-notes': 'Only once' }), once }),
      ours.send({ ...visited({ 'f-notes': 'Only once' }), once }),
    ])
    expect([recorded(again), recorded(atOnce)]).toEqual([first, first])
    expect(await visitsOf(ours.amara)).toHaveLength(count)
  })

  it('with something wrong loses nothing: the form comes back with what was typed, what is wrong, and a draft of it', async () => {
    const form = asked(
      await ours.send({ 'f-start-day': '40', 'f-start-month': '5', 'f-start-year': '2027', 'f-notes': 'Long words' }),
    )
    expect(form.faults.map(fault => fault.id)).toEqual(['f-start-day', 'f-seen'])
    expect(value(form, 'f-notes')).toBe('Long words')
    expect(form.draft.version).toBe(1)
    expect(value(await opened(), 'f-notes')).toBe('Long words')
  })
})

describe('who may record', () => {
  it('a teammate of the worker may', async () => {
    expect((await ours.recording.form(ours.sam, ours.amara, VISIT)).is).toBe('open')
  })

  it('someone without a working link is asked why first, to open the form and to send it', async () => {
    expect(await ours.recording.form(ours.lee, ours.amara, VISIT)).toEqual({ is: 'reason-needed' })
    expect(await ours.recording.recordable(ours.lee, ours.amara)).toEqual({ is: 'reason-needed' })
    expect(await ours.recording.keepDraft(ours.lee, ours.amara, VISIT, visited())).toEqual({ is: 'reason-needed' })
    const sent = await ours.recording.send(ours.lee, ours.amara, VISIT, { fields: visited(), files: [] })
    expect(sent).toEqual({ is: 'reason-needed' })
  })

  it('a kind of a part of the file that the role reads and does not write is refused, and that is kept', async () => {
    await expect(ours.recording.form(ours.nurse, ours.amara, VISIT)).rejects.toThrow(AccessRefused)
    const refused = ours.recording.send(ours.nurse, ours.amara, VISIT, { fields: visited(), files: [] })
    await expect(refused).rejects.toThrow(AccessRefused)
    const event = await ours.store.asOwner(tx =>
      sql<object>`select action, allowed, about from audit_event where actor = ${ours.nurse.id} order by at desc limit 1`.execute(
        tx,
      ),
    )
    expect(event.rows).toEqual([{ action: 'child.write', allowed: false, about: 'visit' }])
  })

  it('a kind that there is not, that has no form, or of a part the role may not know of, is not there', async () => {
    const formless = [...rulebook.kinds.values()].find(kind => !kind.form && kind.section === 'care')?.name ?? ''
    for (const kind of ['no-such-kind', formless])
      expect(await ours.recording.form(ours.jo, ours.amara, { doing: 'record', kind })).toEqual({ is: 'missing' })
    const hidden = [...rulebook.kinds.values()].find(
      kind => kind.form && kind.subject === 'person' && kind.section === 'casework',
    )
    expect(await ours.recording.form(ours.nurse, ours.amara, { doing: 'record', kind: hidden?.name ?? '' })).toEqual({
      is: 'missing',
    })
  })

  it('a child that there is not is not there', async () => {
    expect(await ours.recording.form(ours.jo, newId(), VISIT)).toEqual({ is: 'missing' })
    expect(await ours.recording.form(ours.jo, 'not-an-id', VISIT)).toEqual({ is: 'missing' })
  })

  it('what can be recorded is only what the role writes, what it records most first and once', async () => {
    const reached = await ours.recording.recordable(ours.jo, ours.amara)
    if (reached.is !== 'open') throw new Error(reached.is)
    expect(reached.value.often[0]?.title).toBe('Visit')
    expect(reached.value.groups[0]?.title).toBe('Seeing and hearing the child')
    const titles = reached.value.groups.flatMap(group => group.kinds.map(kind => kind.title))
    expect(titles).toContain('Rights explained')
    expect(titles).not.toContain('Visit')
    const nurses = await ours.recording.recordable(ours.nurse, ours.amara)
    if (nurses.is !== 'open') throw new Error(nurses.is)
    const { often, groups } = nurses.value
    const all = [...often, ...groups.flatMap(group => group.kinds)].map(kind => kind.title)
    expect(all[0]).toBe('Health assessment')
    expect(all).not.toContain('Visit')
  })
})

describe('a draft', () => {
  const keep = (fields: Readonly<Record<string, string>>, viewer = ours.jo) =>
    ours.recording.keepDraft(viewer, ours.amara, VISIT, fields)

  it('is saved while typing, comes back on another device, and is gone once it is recorded', async () => {
    const { once } = await opened()
    expect(await keep({ 'f-notes': 'Half a sen', once, draft: '0' })).toMatchObject({
      value: { is: 'saved', version: 1 },
    })
    expect(await keep({ 'f-notes': 'Half a sentence', once, draft: '1' })).toMatchObject({
      value: { is: 'saved', version: 2 },
    })
    const elsewhere = await opened()
    expect([value(elsewhere, 'f-notes'), elsewhere.draft.version, elsewhere.once]).toEqual(['Half a sentence', 2, once])
    recorded(await ours.send({ ...visited({ 'f-notes': 'A sentence' }), once, draft: '2' }))
    const next = await opened()
    expect([value(next, 'f-notes'), next.draft.version, next.once === once]).toEqual(['', 0, false])
  })

  it('is its author’s alone', async () => {
    await keep({ 'f-notes': 'Mine', draft: '0' })
    expect(value(await opened(VISIT, ours.sam as typeof ours.jo), 'f-notes')).toBe('')
    expect(await ours.recording.drafts(ours.sam)).toEqual([])
    const seen = await ours.store.within({ author: ours.sam.id, sight: 'files', subjects: [ours.amara] }, tx =>
      tx.selectFrom('draft').selectAll().execute(),
    )
    expect(seen).toEqual([])
  })

  it('is listed with its child, and no longer where the child is no longer theirs', async () => {
    await keep({ 'f-notes': 'Mine', draft: '0' })
    expect(await ours.recording.drafts(ours.jo, ours.amara)).toMatchObject([
      { called: 'Amara Example', title: 'Visit', href: `/children/${ours.amara}/record/visit` },
    ])
    expect(await ours.recording.drafts(ours.jo, ours.ben)).toEqual([])
    await ours.store.within({ author: ours.lee.id, sight: 'none' }, tx =>
      tx
        .insertInto('draft')
        .values({
          authority: 1,
          id: newId(),
          author: ours.lee.id,
          subject: ours.amara,
          kind: 'visit',
          doing: 'record',
          entry: null,
          seen: null,
          fields: '{}',
          files: '[]',
          version: 1,
        })
        .execute(),
    )
    expect(await ours.recording.drafts(ours.lee)).toEqual([])
  })

  it('saved on another device since is not written over: both are shown, and what is chosen is gone on with', async () => {
    await keep({ 'f-notes': 'From the phone', draft: '0' })
    expect(await keep({ 'f-notes': 'From the desk', draft: '0' })).toMatchObject({ value: { is: 'changed' } })
    const sent = await ours.send({ 'f-notes': 'From the desk', draft: '0', do: 'draft' })
    if (sent.is !== 'draft-changed') throw new Error(sent.is)
    expect(sent.compared.rows).toMatchObject([
      { pick: 'pick-notes', theirs: 'From the phone', yours: 'From the desk', both: true },
    ])
    const carried = Object.fromEntries(sent.compared.carried.map(each => [each.name, each.value]))
    const form = asked(await ours.send({ ...carried, 'pick-notes': 'both', do: 'merge-draft' }))
    expect(value(form, 'f-notes')).toBe('From the phone\n\nFrom the desk')
    expect(value(await opened(), 'f-notes')).toBe('From the phone\n\nFrom the desk')
  })

  it('is compared before recording too, and not where it says the same', async () => {
    await keep({ ...visited({ 'f-notes': 'From the phone' }), draft: '0' })
    expect((await ours.send({ ...visited({ 'f-notes': 'From the desk' }), draft: '0' })).is).toBe('draft-changed')
    expect((await ours.send({ ...visited({ 'f-notes': 'From the phone' }), draft: '0' })).is).toBe('recorded')
  })

  it('recorded elsewhere is not begun again by a device that was left open', async () => {
    await keep({ 'f-notes': 'Here', draft: '0' })
    recorded(await ours.send({ ...visited({ 'f-notes': 'Here' }), draft: '1' }))
    expect(await keep({ 'f-notes': 'Here', draft: '1' })).toMatchObject({ value: { is: 'gone' } })
    expect(await ours.recording.drafts(ours.jo)).toEqual([])
  })

  it('can be thrown away', async () => {
    await keep({ 'f-notes': 'No', draft: '0' })
    await ours.recording.dropDraft(ours.jo, ours.amara, VISIT)
    expect((await opened()).draft.version).toBe(0)
  })

  it('of someone whose leave ends while they write is still kept', async () => {
    await ours.recording.send(ours.lee, ours.amara, VISIT, { fields: visited({ 'f-notes': 'Unfinished' }), files: [] })
    const kept = await ours.store.within({ author: ours.lee.id, sight: 'none' }, tx =>
      tx.selectFrom('draft').select('fields').execute(),
    )
    expect(kept.map(each => each.fields['f-notes'])).toEqual(['Unfinished'])
  })
})

describe('recording for brothers and sisters together', () => {
  const text = (name: string) =>
    `${name} was reading when I came, and showed me a new drawing of a horse, and told me that maths is hard but getting better.`

  it('offers those in care whose files one writes in, and no one else', async () => {
    expect((await opened()).others).toEqual([{ id: ours.ben, called: 'Ben', chosen: false }])
  })

  it('asks each child’s own part before anything is recorded, and what is shared once', async () => {
    const form = asked(await ours.send(visited({ also: ours.ben, 'f-notes': 'Amara’s', 'f-homeNotes': 'Of both' })))
    expect(form.own.map(each => each.called)).toEqual(['Amara Example', 'Ben Example'])
    expect(form.own[1]?.questions.map(each => each.name)).toContain(`c-${ours.ben}-notes`)
    expect(form.questions.map(each => each.name)).toContain('f-homeNotes')
    expect(form.questions.map(each => each.name)).not.toContain('f-notes')
    expect(value(form, 'f-homeNotes')).toBe('Of both')
  })

  it('records them as one act, each with its own words', async () => {
    const fields = visited({
      also: ours.ben,
      sections: ours.ben,
      'f-notes': 'Amara’s own',
      'f-homeNotes': 'Of both',
      [`c-${ours.ben}-seen`]: 'no',
      [`c-${ours.ben}-whyNotSeen`]: 'out',
      [`c-${ours.ben}-notes`]: 'Ben’s own',
    })
    const sent = await ours.send(fields)
    expect(sent).toMatchObject({ is: 'recorded', said: ['Visit recorded for Amara Example and Ben Example.'] })
    expect((await visitsOf(ours.ben)).at(-1)).toEqual({
      start: '2027-05-03',
      seen: false,
      whyNotSeen: 'out',
      notes: 'Ben’s own',
      homeNotes: 'Of both',
    })
    const acts = await ours.store.asOwner(tx =>
      sql<{ subjects: number }>`select count(distinct subject)::int as subjects from entry_version where act =
        (select act from entry_version where subject = ${ours.ben}::uuid and kind = 'visit' order by act desc limit 1)`.execute(
        tx,
      ),
    )
    expect(acts.rows).toEqual([{ subjects: 2 }])
  })

  it('says which child’s answer is wrong', async () => {
    const form = asked(await ours.send(visited({ also: ours.ben, sections: ours.ben })))
    expect(form.faults).toEqual([{ id: `c-${ours.ben}-seen`, text: 'Choose an answer to ‘Was the child seen?’' }])
  })

  it('points out words copied from one to the other, and records them when told that they are right', async () => {
    const fields = visited({
      also: ours.ben,
      sections: ours.ben,
      'f-notes': text('Amara'),
      [`c-${ours.ben}-seen`]: 'yes',
      [`c-${ours.ben}-alone`]: 'yes',
      [`c-${ours.ben}-notes`]: text('Ben'),
    })
    const form = asked(await ours.send(fields))
    expect(form.alike).toEqual([{ first: 'Amara Example', second: 'Ben Example', question: 'How the child is' }])
    expect(form.faults).toEqual([])
    expect((await ours.send({ ...fields, draft: '1', confirm: 'alike' })).is).toBe('recorded')
  })

  it('writes in no file that one may not write in, however it is asked', async () => {
    const before = await visitsOf(ours.tom)
    const sent = await ours.send(visited({ also: ours.tom, sections: ours.tom, [`c-${ours.tom}-seen`]: 'yes' }))
    expect(sent.is).toBe('recorded')
    expect(await visitsOf(ours.tom)).toEqual(before)
  })

  it('a draft of it comes back with every child’s part', async () => {
    await ours.send(visited({ also: ours.ben, sections: ours.ben, [`c-${ours.ben}-notes`]: 'Ben’s', do: 'draft' }))
    const form = await opened()
    expect(form.own[1]?.questions.find(each => each.name === `c-${ours.ben}-notes`)?.value).toBe('Ben’s')
    expect(form.others).toMatchObject([{ chosen: true }])
  })
})
