import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../spine/ledger/ids.ts'
import { record } from '../../spine/ledger/record.ts'
import type { FormAsk, FormShown, Sent } from '../../spine/web/services.ts'
import { PAST, SYSTEM } from '../files/testing.ts'
import { rulebook } from '../rulebook.ts'
import { type Example, VISIT, exampleRecording, visited } from './testing.ts'

let ours: Example
beforeAll(async () => {
  ours = await exampleRecording()
})
afterAll(() => ours.close())
beforeEach(() => ours.store.asOwner(tx => sql`delete from draft`.execute(tx)))

const opened = async (ask: FormAsk = VISIT, child = ours.amara): Promise<FormShown> => {
  const reached = await ours.recording.form(ours.jo, child, ask)
  if (reached.is !== 'open') throw new Error(reached.is)
  return reached.value
}
const asked = (sent: Sent): FormShown => {
  if (sent.is !== 'asked') throw new Error(`not asked again: ${sent.is}`)
  return sent.form
}
const of = (form: FormShown, name: string) => form.questions.find(each => each.name === `f-${name}`)
const workers = (form: FormShown) => of(form, 'by')?.choices?.map(each => each.text)

describe('a new visit', () => {
  it('says already what is usual: in person, a visit the law asks for, and whoever fills it in', async () => {
    const form = await opened()
    expect(['manner', 'purpose', 'by'].map(name => of(form, name)?.value)).toEqual([
      'person',
      'statutory',
      ours.jo.worker,
    ])
    expect(of(form, 'start')?.value).toBe('')
  })

  it('of which nothing but the usual was answered is no draft', async () => {
    const usual = { 'f-manner': 'person', 'f-purpose': 'statutory', 'f-by': ours.jo.worker }
    expect((await ours.send({ ...usual, do: 'draft' })).is).toBe('asked')
    expect((await opened()).draft.version).toBe(0)
    expect((await ours.send({ ...usual, 'f-manner': 'video', do: 'draft' })).is).toBe('drafted')
  })

  it.each([
    ['seen, without whether alone', { 'f-alone': '' }, ['f-alone']],
    ['not seen alone, without why', { 'f-alone': 'no' }, ['f-whyNotAlone']],
    ['not seen, without why', { 'f-seen': 'no', 'f-alone': '' }, ['f-whyNotSeen']],
  ])('%s is asked again', async (_, answers, wanted) => {
    expect(asked(await ours.send(visited(answers))).faults.map(each => each.id)).toEqual(wanted)
  })

  it('not seen, with why, is recorded', async () => {
    const sent = await ours.send(visited({ 'f-seen': 'no', 'f-alone': '', 'f-whyNotSeen': 'out' }))
    expect(sent.is).toBe('recorded')
  })

  it('a visit a return told of is corrected without what the return left out, unless another answer asks for it', async () => {
    const [{ entry } = { entry: '' }] = (
      await record(ours.store, rulebook, SYSTEM, [
        { subject: ours.ben, kind: 'visit', start: PAST, end: null, body: { seen: true } },
      ])
    ).entries
    const ask: FormAsk = { doing: 'correct', entry }
    const [year, month, day] = PAST.split('-').map(part => String(Number(part)))
    const held = { 'f-start-day': day ?? '', 'f-start-month': month ?? '', 'f-start-year': year ?? '', seen: '1' }
    const send = (fields: Record<string, string>) =>
      ours.send({ ...held, reason: 'A word more', once: newId(), ...fields }, { ask, child: ours.ben })
    const notSeen = asked(await send({ 'f-seen': 'no' }))
    expect(notSeen.faults.map(each => each.id)).toEqual(['f-whyNotSeen'])
    expect((await send({ 'f-seen': 'yes', 'f-notes': 'Well' })).is).not.toBe('asked')
  })
})

describe('the workers a form offers', () => {
  it('are whoever asks first, those of the child, and one’s own team; with a way to every other', async () => {
    const form = await opened()
    expect(workers(form)).toEqual(['Jo Patel (you)', 'Not recorded'])
    expect(of(form, 'by')?.wider).toBe(true)
    const wider = asked(await ours.send({ ...visited({ 'f-notes': 'Typed before' }), do: 'everyone' }))
    expect(workers(wider)).toContain('Lee Marsh, social worker')
    expect(wider.everyone).toBe(true)
    expect(of(wider, 'by')?.wider).toBeUndefined()
    expect(wider.faults).toEqual([])
    expect([of(wider, 'notes')?.value, of(await opened(), 'notes')?.value]).toEqual(['Typed before', 'Typed before'])
  })

  it('are all of them where somebody further off was chosen before', async () => {
    const lee = ours.lee.worker ?? ''
    const form = asked(await ours.send(visited({ 'f-alone': '', 'f-by': lee })))
    expect(of(form, 'by')?.choices?.find(each => each.chosen)?.text).toBe('Lee Marsh, social worker')
  })
})

describe('what nobody can answer on the first day', () => {
  it('is not asked of a new plan, and is of one that stands', async () => {
    const plan = await opened({ doing: 'record', kind: 'care-plan' })
    expect(plan.end).toBeUndefined()
    const [{ entry } = { entry: '' }] = (
      await record(ours.store, rulebook, SYSTEM, [
        { subject: ours.amara, kind: 'care-plan', start: PAST, end: null, body: { basis: 'first' } },
        { subject: ours.amara, kind: 'review-request', start: PAST, end: null, body: { why: 'child' } },
      ])
    ).entries
    expect((await opened({ doing: 'end', entry })).end?.asks).toBe('Day another plan replaced it')
    const sent = await ours.send(
      { 'f-start-day': '3', 'f-start-month': '5', 'f-start-year': '2027', 'f-basis': 'revised', once: newId() },
      { ask: { doing: 'record', kind: 'care-plan' } },
    )
    if (sent.is !== 'recorded') throw new Error(sent.is)
    const shown = await ours.recording.entry(ours.jo, ours.amara, sent.entry)
    const unanswered = shown.is === 'open' ? shown.value.unanswered.map(each => each.asks) : []
    expect(unanswered).toContain('What the plan is for')
    expect(unanswered).not.toContain('Day another plan replaced it')
    const request = await opened({ doing: 'record', kind: 'review-request' })
    expect(of(request, 'withdrawn')).toBeUndefined()
    expect(of(request, 'changeOn')).toBeDefined()
  })
})
