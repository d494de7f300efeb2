import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA } from '../../spine/web/dev/children.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { ENTRY } from '../../spine/web/dev/work.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { grouped } from './pages-day.ts'
import { caseworkPages } from './pages.ts'

async function reader(person = 'worker', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...caseworkPages], secure: false }), person)
}

describe('my day', () => {
  it('is where a social worker begins; a director begins at the scorecard', async () => {
    expect((await (await reader()).get('/')).to).toBe('/day')
    expect((await (await reader('director')).get('/')).to).toBe('/scorecard')
  })

  it('what is overdue stands first, then this week, then what waits for oneself, each with where to do it', async () => {
    const { body } = await (await reader()).get('/day')
    const text = textOf(body)
    expect(headingOf(body)).toBe('My day 31 March 2027')
    expect(text).toMatch(/Overdue 1 .*Amara O\. Visit overdue by 12 days by 19 Mar 2027.*This week 1 .*For you 1/)
    expect(linksIn(body)).toContain(`/children/${AMARA}/record/visit`)
    expect(text).toContain('Children 2 of 22')
    expect(text).toContain('Covering Sam Reid')
    expect(unsafeIn(body)).toEqual([])
  })

  it('each number above it leads to the list it counts', async () => {
    const me = await reader()
    const { body } = await me.get('/day')
    for (const link of ['/day/children', '/day/children?care=in', '/day/children?risk=high', '/day/later'])
      expect(linksIn(body)).toContain(link)
    const all = textOf((await me.get('/day/children')).body)
    expect(all).toContain('2 children')
    const risk = (await me.get('/day/children?risk=high')).body
    expect(textOf(risk)).toContain('1 child of 2')
    expect(unsafeIn(risk)).toEqual([])
    const later = textOf((await me.get('/day/later')).body)
    expect(later).toContain('1 thing')
    expect(later).toContain('Education plan in 30 days')
    expect((await me.get('/day/later/download?as=csv')).body).toContain(
      'Bo C.,N1001,Education plan,in 30 days,2027-04-30',
    )
  })

  it('what others must do for one’s children is counted, and shown when asked for', async () => {
    const me = await reader()
    const mine = textOf((await me.get('/day')).body)
    expect(mine).toContain('1 more for your children, for others to do')
    expect(mine).not.toContain('Health team')
    expect(textOf((await me.get('/day?whose=all')).body)).toContain('Dentist in 3 days by 3 Apr 2027 · Health team')
  })

  it('what cannot be told is folded, not left out', async () => {
    const text = textOf((await (await reader()).get('/day')).body)
    expect(text).toContain('1 thing of which it cannot be told')
    expect(text).toContain('cannot tell: no home is recorded')
  })

  it('is narrowed to one kind of duty, by a chip that takes it off', async () => {
    const { body } = await (await reader()).get('/day?whose=all&kind=dental-check')
    expect(textOf(body)).toContain('Remove filter: Only: Dentist')
    expect(textOf(body)).not.toContain('overdue by 12 days')
    expect(linksIn(body)).toContain('/day?whose=all')
  })

  it('brothers and sisters, or those at one address, are put together, and each line then says whose it is', async () => {
    const me = await reader()
    const address = textOf((await me.get('/day?by=address')).body)
    expect(address).toContain('AB1 2CD Foster home, long term')
    expect(address).toContain('Amara O. : Visit')
  })

  it('each group shows its most pressing, and a duty owed more than once is said once', async () => {
    const [line] = (await madeUpServices().work.day.open({ id: 'u2', role: 'social-worker' })).lines
    if (!line) throw new Error('no line')
    const other = { ...line, child: { ...line.child, id: 'bo', called: 'Bo C.' } }
    const lines = [line, { ...line, occasion: '2' }, other, ...['a', 'b', 'c'].map(duty => ({ ...line, duty }))]
    const family = { [line.child.id]: { family: 'one', address: 'x' }, bo: { family: 'one', address: 'y' } }
    const [group, ...none] = grouped({ groups: family }, lines, 'family')
    expect(none).toEqual([])
    expect(group).toMatchObject({ title: 'Amara O. and Bo C.', several: true })
    expect(group?.first.map(each => [each.child.called, each.duty, each.more])).toEqual([
      ['Amara O.', line.duty, 1],
      ['Bo C.', line.duty, 0],
      ['Amara O.', 'a', 0],
    ])
    expect(group?.rest.map(each => each.duty)).toEqual(['b', 'c'])
  })

  it('a notice is put away by its own button', async () => {
    const services = madeUpServices()
    const me = await reader('worker', services)
    expect(await me.send('/day', `/day/notices/${ENTRY}`, {})).toMatchObject({ status: 303, to: '/day#for-you' })
    expect(services.work.asked.putAway).toEqual([ENTRY])
  })

  it('an account joined to no worker is told so, and an empty day says what would fill it', async () => {
    const services = madeUpServices()
    const open = services.work.day.open
    const empty = {
      ...services,
      work: {
        ...services.work,
        day: {
          ...services.work.day,
          open: async (...asked: Parameters<typeof open>) => {
            const { worker: _, ...day } = await open(...asked)
            return { ...day, children: [], lines: [], forYou: [], groups: {} }
          },
        },
      },
      recording: { ...services.recording, drafts: async () => [] },
    }
    const text = textOf((await (await reader('worker', empty)).get('/day')).body)
    expect(text).toContain('Your account is not joined to a worker’s file yet')
    expect(text).toContain('What falls due for children given to you stands here.')
    expect(text).toContain('Nothing waits for you.')
  })

  it('is saved as it is narrowed', async () => {
    const answer = await (await reader()).get('/day/download?whose=all&kind=dental-check')
    expect(answer.body.split('\r\n').slice(0, 3)).toEqual([
      '\uFEFFChild,Number,What,By,How it stands,Whose work,Why,Law or guidance',
      'Bo C.,N1001,Dentist,2027-04-03,in 3 days,Health team,The last was on 5 February 2027,"A made-up law, reg 1"',
      '',
    ])
  })

  it('the list for paper has addresses, numbers and what is due, and says how to keep it', async () => {
    const { body } = await (await reader()).get('/day/list')
    const text = textOf(body)
    for (const words of ['The Hartleys 1 Example Lane', '01632 960123', 'Not to be collected by her uncle', 'shred it'])
      expect(text).toContain(words)
  })

  it('board members, analysts and administrators have no day here', async () => {
    for (const person of ['board', 'analyst', 'administrator'])
      for (const path of ['/day', '/day/list', '/day/download', '/approvals'])
        expect([person, path, (await (await reader(person)).get(path)).status]).toEqual([person, path, 403])
  })
})

describe('what one is asked to agree to', () => {
  const path = `/approvals/${AMARA}/${ENTRY}`

  it('is listed, opened and answered', async () => {
    const services = madeUpServices()
    const me = await reader('manager', services)
    expect(linksIn((await me.get('/approvals')).body)).toContain(path)
    expect(textOf((await me.get(path)).body)).toContain('A week at the sea with the school. She wants to go.')
    const sent = await me.send(path, path, { decision: 'approved', why: '', seen: '1' })
    expect(sent).toMatchObject({ status: 303, to: '/approvals?done=yes' })
    expect(services.work.asked.answered).toEqual([{ decision: 'approved', why: '' }])
  })

  it('whoever does not agree says why, and nothing typed is lost', async () => {
    const services = madeUpServices()
    const me = await reader('manager', services)
    const none = await me.send(path, path, { why: 'Not yet, I must ring the school', seen: '1' })
    expect(none.status).toBe(422)
    expect(textOf(none.body)).toContain('Choose what you decide')
    expect(none.body).toContain('Not yet, I must ring the school')
    const mute = await me.send(path, path, { decision: 'declined', seen: '1' })
    expect(textOf(mute.body)).toContain('Say why, so that the child and the worker can know')
    expect(mute.body).toMatch(/value="declined" checked/)
    expect(services.work.asked.answered).toEqual([])
  })

  it('an answer to what has changed since is not recorded unknown to its writer', async () => {
    const sent = await (await reader('manager')).send(path, path, { decision: 'approved', seen: '9' })
    expect(sent.status).toBe(422)
    expect(textOf(sent.body)).toContain('Someone has changed or answered this since you opened it')
  })

  it('what was never asked is not found', async () => {
    const me = await reader('manager')
    expect((await me.get(`/approvals/${AMARA}/00000000-0000-4000-8000-000000000404`)).status).toBe(404)
  })
})

describe('what one answers for', () => {
  it('stands on one’s day where its day is past or near, with a way to all of it', async () => {
    const { body } = await (await reader('manager')).get('/day')
    const text = textOf(body)
    expect(text).toContain('Review the risk S1 Too few homes Risks overdue by 3 days')
    expect(text).not.toContain('Answer finding 2')
    expect(text).toContain('I answer for 2 1 past its day')
    expect(linksIn(body)).toEqual(expect.arrayContaining(['/risks/1/review', '/owed']))
  })

  it('is one list, soonest first, narrowed and saved; those who own nothing are told what would stand there', async () => {
    const manager = await reader('manager')
    const { body, status } = await manager.get('/owed')
    expect([status, headingOf(body)]).toEqual([200, 'What I answer for 31 March 2027'])
    expect(unsafeIn(body)).toEqual([])
    expect(textOf(body)).toContain('1 of 2 is past its day.')
    expect(textOf((await manager.get('/owed?stands=none')).body)).toContain('1 thing of 2')
    expect((await manager.get('/owed/download?as=csv')).body.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFWhat,Where it stands,By,How it stands',
      'Review the risk S1 Too few homes,Risks,2027-03-28,overdue by 3 days',
    ])
    expect(textOf((await (await reader()).get('/owed')).body)).toContain('Nothing is yours in the registers.')
    expect((await (await reader('administrator')).get('/owed')).status).toBe(403)
  })
})
