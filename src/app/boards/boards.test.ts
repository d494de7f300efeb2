import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoRole } from '../../demo/users.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { addDays, partsOf } from '../../spine/time/plain-date.ts'
import type { Browser } from '../../spine/web/dev/browse.test-support.ts'
import { textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { demoBoardEntries } from '../demo/boards.ts'
import { recordInTrust } from '../demo/trust-entries.ts'
import { wholeServer } from '../files/testing-server.ts'
import { today } from '../services.ts'

let store: Store
const readers = new Map<UserRole, Browser>()
const as = (role: UserRole): Browser => readers.get(role) as Browser

beforeAll(async () => {
  store = await testDatabase()
  const server = await wholeServer(store)
  const accounts = new Map<DemoRole, string>()
  for (const role of [
    'director',
    'performance-analyst',
    'service-manager',
    'virtual-school',
    'health-team',
    'information-governance',
    'board-member',
    'care-experienced-board-member',
    'social-worker',
  ] as const) {
    const user = await exampleUser(store, role)
    accounts.set(role, user.id)
    readers.set(role, await server.as(user.email))
  }
  await recordInTrust(store, demoBoardEntries(accounts, [], today()))
})
afterAll(() => store.close())

const day = (name: string, on: string): Record<string, string> => {
  const { year, month, day: date } = partsOf(on as ReturnType<typeof today>)
  return { [`f-${name}-day`]: String(date), [`f-${name}-month`]: String(month), [`f-${name}-year`]: String(year) }
}

/** The first address in a page that matches. */
async function linkIn(role: UserRole, page: string, pattern: RegExp): Promise<string> {
  const { body } = await as(role).get(page)
  const found = pattern.exec(body)
  if (!found) throw new Error(`${page} has no ${String(pattern)}`)
  return found[1] ?? found[0]
}

const idOfBody = (role: UserRole, name: string): Promise<string> =>
  linkIn(role, '/boards', new RegExp(`href="/boards/([0-9a-f-]{36})">${name}<`))
const nextOf = async (role: UserRole, name: string): Promise<string> => {
  const body = await idOfBody(role, name)
  return linkIn(role, `/boards/${body}`, /It next meets on <a href="(\/boards\/meetings\/[0-9a-f-]{36})"/)
}

describe('boards and committees', () => {
  it('tell what waits first: a late paper, a key decision without notice, a challenge without an answer', async () => {
    const { status, body } = await as('performance-analyst').get('/boards')
    const text = textOf(body)
    expect(status).toBe(200)
    expect(unsafeIn(body)).toEqual([])
    expect(text).toMatch(/Paper overdue by \d+ days?\s+Budget/)
    expect(text).toMatch(/Key decision: notice overdue by \d+ days/)
    expect(text).toContain('The share seen in time went up')
    expect(text).toContain('it was to have met by')
    for (const path of ['/boards', '/boards/actions', '/boards/reports', '/boards/add'])
      expect((await as('social-worker').get(path)).status).toBe(403)
  })

  it('a board member sees the bodies they sit on and no others, nothing unpublished, and writes none of it', async () => {
    const councillor = as('board-member')
    const text = textOf((await councillor.get('/boards')).body)
    expect(text).toContain('Corporate parenting board')
    expect(text).not.toContain('Finance committee')
    expect(text).not.toContain('Papers to come')
    const finance = await idOfBody('director', 'Finance committee')
    expect((await councillor.get(`/boards/${finance}`)).status).toBe(404)
    expect((await councillor.get(await nextOf('director', 'Finance committee'))).status).toBe(404)
    const meeting = await nextOf('board-member', 'Corporate parenting board')
    const read = textOf((await councillor.get(meeting)).body)
    expect(read).toContain('Homes near enough')
    // Papers that were not received yet are no papers to read.
    expect(read).toContain('Scorecard and what it does not tell')
    expect(read).not.toContain('What young people told us this autumn')
    for (const path of [`${meeting}/edit`, `${meeting}/items/add`, `${meeting}/attendance`, '/boards/reports'])
      expect((await councillor.get(path)).status).toBe(403)
    const held = await linkIn('director', `/boards/${finance}`, /href="(\/boards\/meetings\/[0-9a-f-]{36})"/)
    expect((await councillor.get(`${held}/challenge`)).status).toBe(403)
  })

  it('a councillor raises a challenge in their own name, the owner answers it, and both read it', async () => {
    const councillor = as('board-member')
    const meeting = await nextOf('board-member', 'Corporate parenting board')
    const form = await councillor.get(`${meeting}/challenge`)
    expect(form.status).toBe(200)
    expect(textOf(form.body)).not.toContain('Who raised it')
    const empty = await councillor.send(`${meeting}/challenge`, `${meeting}/challenge`, { 'f-challenge': '' })
    expect(empty.status).toBe(422)
    const sent = await councillor.send(`${meeting}/challenge`, `${meeting}/challenge`, {
      'f-challenge': 'What is spent on homes far away, by council?',
      // What the page knows cannot be said otherwise.
      'f-answer': 'None',
      'f-owner': 'somebody',
    })
    expect([sent.status, sent.to]).toEqual([303, meeting])
    const shown = textOf((await as('director').get(meeting)).body)
    expect(shown).toContain('What is spent on homes far away, by council?')
    expect(shown).toMatch(/to be answered in \d+ weeks?.*Councillor Marguerite Olubanwo/)
    expect(shown).not.toContain('somebody')
    const answer = await linkIn(
      'director',
      meeting,
      /href="(\/boards\/meetings\/[0-9a-f-]{36}\/challenges\/[0-9a-f-]{36}\/answer)"/,
    )
    const refused = await as('service-manager').get(answer)
    expect(refused.status).toBe(403)
    const answered = await as('director').send(answer, answer, {
      ...day('end', today()),
      'f-answer': 'It is in the paper of the next meeting.',
    })
    expect(answered.status).toBe(303)
    expect(textOf((await councillor.get(meeting)).body)).toContain('It is in the paper of the next meeting.')
  })

  it('a clerk sets a meeting, draws the standing items, publishes, asks for a paper and chases it, and records who came', async () => {
    const clerk = as('performance-analyst')
    const body = await idOfBody('performance-analyst', 'Quality committee')
    const on = addDays(today(), -1)
    const add = `/boards/${body}/meetings/add`
    const set = await clerk.send(add, add, { ...day('start', on), 'f-time': '10am', 'f-place': 'Room 2' })
    expect(set.status).toBe(303)
    const meeting = set.to as string
    expect((await clerk.send(add, add, day('start', on))).status).toBe(422)
    expect(textOf((await clerk.get(meeting)).body)).toContain('The terms ask for 4 more at every meeting')
    expect((await clerk.send(meeting, `${meeting}/draw`, {})).status).toBe(303)
    const drawn = textOf((await clerk.get(meeting)).body)
    expect(drawn).toContain('1. Welcome, apologies and declarations of interest')
    expect(drawn).not.toContain('The terms ask for')
    const late = await clerk.send(`${meeting}/papers/add`, `${meeting}/papers/add`, {
      ...day('start', on),
      'f-title': 'Audits of plans',
      'f-owner': await linkIn(
        'performance-analyst',
        `${meeting}/papers/add`,
        /value="([^"]+)"[^>]*>[^<]*service manager/i,
      ),
    })
    expect(late.status).toBe(303)
    const paper = await linkIn('performance-analyst', meeting, /\/boards\/papers\/[0-9a-f-]{36}\/chase/)
    expect((await clerk.send(meeting, paper, {})).status).toBe(303)
    expect(textOf((await clerk.get(meeting)).body)).toMatch(/Audits of plans.*overdue by 8 days.*chased on/)
    const attendance = `${meeting}/attendance`
    const names = [...(await clerk.get(attendance)).body.matchAll(/name="(how-[0-9a-f-]{36})"/g)].map(
      each => each[1] ?? '',
    )
    const sent = await clerk.send(attendance, attendance, Object.fromEntries(names.map(name => [name, 'present'])))
    expect([sent.status, sent.to]).toEqual([303, meeting])
    expect(textOf((await clerk.get(meeting)).body)).toContain('quorate: 3 with a vote came')
    const bad = await clerk.send(attendance, attendance, { [names[0] ?? '']: 'asleep' })
    expect(bad.status).toBe(422)
    const stale = await clerk.send(attendance, attendance, { seen: '-.-.-.-', [names[0] ?? '']: 'absent' })
    expect(stale.status).toBe(409)
    expect((await clerk.send(meeting, `${meeting}/publish-minutes`, {})).status).toBe(303)
    expect(textOf((await clerk.get(meeting)).body)).toContain('Minutes published on')
  })

  it('what a form offers belongs to the same meeting, and an owner keeps up what is theirs alone', async () => {
    const meeting = await nextOf('performance-analyst', 'Trust board')
    const form = (await as('performance-analyst').get(`${meeting}/decisions/add`)).body
    expect(form).toContain('Contract’s KPIs')
    expect(form).not.toContain('Celebration')
    const actions = await as('health-team').get('/boards/actions')
    const mine = /href="(\/boards\/meetings\/[0-9a-f-]{36}\/actions\/[0-9a-f-]{36})"/.exec(actions.body)?.[1] as string
    expect((await as('health-team').get(`${mine}/done`)).status).toBe(200)
    expect((await as('virtual-school').get(`${mine}/done`)).status).toBe(403)
    const saved = await as('health-team').get('/boards/actions/download?as=csv')
    expect(saved.body).toContain('Days open')
  })

  it('a report to a council stands in the sections of the template, and goes out as a Word document', async () => {
    const report = await linkIn('director', '/boards/reports', /href="(\/boards\/reports\/[0-9a-f-]{36})"/)
    const text = textOf((await as('director').get(report)).body)
    for (const part of [
      'Lead member',
      'Key decision',
      'Exempt information',
      'Options considered',
      'Implications: legal',
    ])
      expect(text).toContain(part)
    expect(text).toContain('Paragraph 3')
    expect((await as('director').get(`${report}/word`)).status).toBe(200)
    const wrong = await as('director').send('/boards/reports/add', '/boards/reports/add', {
      ...day('start', today()),
      'f-exempt': 'yes',
      'f-key': 'no',
      ...day('notice', today()),
      ...day('decisionOn', addDays(today(), -3)),
    })
    expect(wrong.status).toBe(422)
    expect(textOf(wrong.body)).toContain('Say by which paragraph it is exempt')
    expect(textOf(wrong.body)).toContain('Notice is for a key decision')
  })
})
