import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { ImprovementService, RegisterAsk, RegisterSent, RegistersService } from '../../spine/web/services.ts'
import { registersService } from './forms.ts'
import { improvementService } from './improvement.ts'

const TODAY = plainDate('2026-11-02')

let store: Store
let registers: RegistersService
let improvement: ImprovementService
let [director, head, other, councillor]: Viewer[] = []
let [priority, action, inspection, finding] = ['', '', '', '']

const day = (name: string, on: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`f-${name}-day`]: date, [`f-${name}-month`]: month, [`f-${name}-year`]: year }
}
const send = (ask: RegisterAsk, fields: Record<string, string>, viewer = director as Viewer) =>
  registers.send(viewer, ask, fields)
const recorded = (sent: RegisterSent | undefined): string => {
  if (sent?.is !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(sent)}`)
  return sent.entry
}
const faults = (sent: RegisterSent | undefined): readonly string[] => {
  if (sent?.is !== 'asked') throw new Error(`not asked again: ${sent?.is}`)
  return sent.form.faults.map(fault => fault.text)
}
const add = (kind: string, within?: RegisterAsk['within']): RegisterAsk => ({
  doing: 'add',
  kind,
  ...(within ? { within } : {}),
})
const progress = (of = action) => add('improvement-progress', { field: 'action', entry: of })
const note = (on: string, delivery: string, outcome = 'amber') => ({
  ...day('start', on),
  'f-note': 'Two workers began',
  'f-delivery': delivery,
  'f-outcome': outcome,
})

beforeAll(async () => {
  store = await testDatabase()
  registers = registersService({ store }, () => TODAY)
  improvement = improvementService({ store }, registers, () => TODAY)
  director = await exampleUser(store, 'director', 'Ruth Lane')
  head = await exampleUser(store, 'service-manager', 'Sal Hart')
  other = await exampleUser(store, 'virtual-school', 'Ines Marlowe')
  councillor = await exampleUser(store, 'board-member', 'Ann Webb')
  inspection = recorded(
    await send(add('inspection'), {
      ...day('start', '2012-03-05'),
      ...day('end', '2012-03-16'),
      'f-title': 'Inspection of March 2012',
      'f-by': 'ofsted',
      'f-type': 'earlier',
    }),
  )
  finding = recorded(
    await send(add('inspection-finding', { field: 'inspection', entry: inspection }), {
      ...day('start', '2012-04-20'),
      'f-number': '1',
      'f-text': 'Children change workers too often',
      'f-type': 'improve',
      'f-owner': (head as Viewer).id,
      ...day('deadline', '2026-06-01'),
    }),
  )
  priority = recorded(
    await send(add('improvement-priority'), {
      ...day('start', '2025-01-06'),
      'f-number': '1',
      'f-title': 'People who stay',
      'f-aim': 'Children trust people they know',
      'f-outcomes': 'Children have one worker\nWorkers stay',
      'f-sponsor': (director as Viewer).id,
    }),
  )
  action = recorded(
    await send(add('improvement-action', { field: 'priority', entry: priority }), {
      ...day('start', '2025-02-03'),
      'f-reference': '1.1',
      'f-what': 'Fill the posts',
      'f-lead': (head as Viewer).id,
      ...day('by', '2026-05-01'),
      'f-progress': 'Fewer vacancies',
      'f-funding': '£180,000',
      'f-finding': finding,
    }),
  )
})
afterAll(() => store.close())

describe('the improvement plan', () => {
  it('has its priorities with what would be different, and its actions under them', async () => {
    const plan = await improvement.plan(director as Viewer)
    expect(plan.priorities[0]).toMatchObject({
      title: 'People who stay',
      outcomes: ['Children have one worker', 'Workers stay'],
      sponsor: { text: 'Ruth Lane' },
    })
    expect(plan.criteria.delivery.map(each => each.text)).toEqual(['Red', 'Amber', 'Green', 'Completed'])
    expect(plan.criteria.outcome.every(each => each.means.length > 20)).toBe(true)
    expect(await improvement.action(director as Viewer, action)).toMatchObject({
      funding: 180_000,
      finding: { id: finding, text: 'Children change workers too often' },
      lead: { text: 'Sal Hart' },
    })
  })

  it('an overdue action stands among what is due of the trust, and with its lead', async () => {
    const rows = await store.asOwner(tx =>
      tx
        .selectFrom('due')
        .select(['duty', 'occasion', 'by_on', 'owner'])
        .where('duty', '=', 'improvement-action')
        .execute(),
    )
    expect(rows).toEqual([{ duty: 'improvement-action', occasion: action, by_on: '2026-05-01', owner: 'director' }])
    const [first] = (await improvement.plan(councillor as Viewer)).priorities
    expect(first?.actions[0]).toMatchObject({
      overdue: true,
      lead: { text: 'Sal Hart' },
      stands: 'overdue by 6 months',
    })
  })

  it('its lead notes how it goes, and no one else who only leads', async () => {
    expect((await improvement.action(head as Viewer, action))?.may).toEqual({ write: false, note: true })
    expect((await improvement.action(other as Viewer, action))?.may).toEqual({ write: false, note: false })
    recorded(await send(progress(), note('2026-01-10', 'green'), head))
    recorded(await send(progress(), note('2026-08-10', 'red', 'green'), head))
    await expect(send(progress(), note('2026-08-11', 'green'), other)).rejects.toThrow('no-working-link')
    await expect(send({ doing: 'change', kind: 'improvement-action', entry: action }, {}, head)).rejects.toThrow(
      'refused',
    )
    await expect(send(progress(), note('2026-08-11', 'green'), councillor)).rejects.toThrow('role-may-not')
    expect(await improvement.action(councillor as Viewer, action)).toMatchObject({
      delivery: { value: 'red' },
      deliveryWay: 'down',
      outcomeWay: 'up',
      versions: [],
    })
  })

  it('a note with nothing answered, in the future or before the action, is asked again', async () => {
    expect(faults(await send(progress(), {}))).toEqual([
      'Enter a date for ‘As at’',
      'Answer ‘What has happened since the last note’',
      'Choose an answer to ‘Delivery’',
      'Choose an answer to ‘Outcome’',
    ])
    expect(faults(await send(progress(), note('2027-01-01', 'green')))).toEqual([
      '‘As at’ must be today or before: today is 2 November 2026',
    ])
    expect(faults(await send(progress(), note('2025-01-01', 'green')))).toEqual([
      'This must be on or after 3 February 2025, the day the action was agreed',
    ])
    expect(await send(progress(finding), note('2026-10-01', 'green'))).toBeUndefined()
  })

  it('completed, it is overdue no more', async () => {
    recorded(await send(progress(), note('2026-10-20', 'completed', 'green')))
    expect(await improvement.action(director as Viewer, action)).toMatchObject({
      completed: '2026-10-20',
      overdue: false,
    })
    const rows = await store.asOwner(tx =>
      tx.selectFrom('due').select('duty').where('duty', '=', 'improvement-action').execute(),
    )
    expect(rows).toEqual([])
  })
})

describe('an inspection', () => {
  const judge = (grade: string, area = 'overall') =>
    send(add('inspection-judgement', { field: 'inspection', entry: inspection }), {
      ...day('start', '2012-04-20'),
      'f-area': area,
      'f-grade': grade,
    })

  it('is judged on the scale of its own day', async () => {
    const form = await registers.form(
      director as Viewer,
      add('inspection-judgement', { field: 'inspection', entry: inspection }),
    )
    const grades = form?.questions.find(each => each.name === 'f-grade')?.choices?.map(each => each.value)
    expect(grades).toEqual(['outstanding', 'good', 'adequate', 'inadequate', 'not-graded'])
    expect(faults(await judge('requires-improvement', 'care'))).toEqual([
      '‘Children in care’ was not in use on 5 March 2012, when the inspection began',
      '‘Requires improvement to be good’ was not in use on 5 March 2012, when the inspection began',
    ])
    recorded(await judge('adequate'))
    const shown = await improvement.inspections(councillor as Viewer)
    expect(shown.inspections[0]?.judgements.map(each => each.grade.text)).toEqual(['Adequate'])
    expect(shown.mayWrite).toBe(false)
  })

  it('its finding is answered by actions and evidence, which its owner adds, and closed by those who write', async () => {
    const evidence = add('finding-evidence', { field: 'finding', entry: finding })
    expect(await improvement.finding(head as Viewer, inspection, finding)).toMatchObject({
      overdue: true,
      state: { value: 'acted' },
      answers: [{ reference: '1.1' }],
      may: { write: false, evidence: true },
    })
    recorded(
      await send(
        evidence,
        { ...day('start', '2026-10-01'), 'f-what': 'Three vacancies left', 'f-where': 'The board report' },
        head,
      ),
    )
    await expect(send(evidence, {}, other)).rejects.toThrow('no-working-link')
    const answer: RegisterAsk = { doing: 'end', kind: 'inspection-finding', entry: finding }
    await expect(send(answer, {}, head)).rejects.toThrow('refused')
    recorded(await send(answer, { ...day('end', '2026-10-30'), 'f-answered': 'Posts are filled' }))
    expect(await improvement.finding(councillor as Viewer, inspection, finding)).toMatchObject({
      answered: '2026-10-30',
      how: 'Posts are filled',
      overdue: false,
      evidence: [{ what: 'Three vacancies left', where: 'The board report' }],
    })
  })

  it('nothing is taken out that other entries belong to; a note is, and by those who write', async () => {
    const out = (kind: string, entry: string): RegisterAsk => ({ doing: 'withdraw', kind, entry })
    const why = { reason: 'Written in error' }
    for (const [kind, entry] of [
      ['improvement-priority', priority],
      ['inspection', inspection],
      ['inspection-finding', finding],
    ] as const)
      expect(faults(await send(out(kind, entry), why))).toEqual([
        'Other entries belong to it. Take those out first, or put them right',
      ])
    const last = (await improvement.action(director as Viewer, action))?.notes[0]?.id ?? ''
    const form = (viewer: Viewer) =>
      registers.form(viewer, { doing: 'change', kind: 'improvement-progress', entry: last })
    expect([(await form(director as Viewer))?.mayTakeOut, (await form(head as Viewer))?.mayTakeOut]).toEqual([
      true,
      undefined,
    ])
    await expect(send(out('improvement-progress', last), why, head)).rejects.toThrow('refused')
    recorded(await send(out('improvement-progress', last), why))
    expect(await improvement.action(director as Viewer, action)).toMatchObject({
      completed: null,
      delivery: { value: 'red' },
    })
  })

  it('a finding that is not of it is not at its address', async () => {
    expect(await improvement.finding(director as Viewer, action, finding)).toBeUndefined()
  })
})
