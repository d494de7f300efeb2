import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA } from '../../spine/web/dev/children.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { SAM, TEAM } from '../../spine/web/dev/work.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { TEAM_LISTS } from '../../spine/web/service-team.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { workforcePages } from './pages.ts'

async function reader(person = 'manager', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...workforcePages], secure: false }), person)
}

const path = `/team/${TEAM}`

describe('teams', () => {
  it('whoever answers for several sees each in a line; whoever has one goes to it', async () => {
    const { body } = await (await reader()).get('/team')
    expect(textOf(body)).toContain('Children in care, east Corporate parenting North 1 2 of 13.2 2 1')
    expect(linksIn(body)).toContain(path)
    const services = madeUpServices()
    const one = { ...services.work.team, teams: async () => ({ on: '2027-03-31', teams: [{ id: TEAM }] }) as never }
    const me = await reader('manager', { ...services, work: { ...services.work, team: one } })
    expect((await me.get('/team')).to).toBe(path)
  })

  it('every number at the top opens its list', async () => {
    const { body } = await (await reader()).get(path)
    expect(headingOf(body)).toContain('Children in care, east')
    for (const list of ['children', 'due', 'unallocated', 'risk', 'approvals', 'supervision', 'away'])
      expect(linksIn(body).some(link => link.startsWith(`${path}?list=${list}`))).toBe(true)
    expect(unsafeIn(body)).toEqual([])
  })

  it('a worker above target is told by how many, beside their own hours, and whether anyone covers', async () => {
    const text = textOf((await (await reader()).get(path)).body)
    expect(text).toContain('Sam Reid Social worker 60% 14 of 13.2 1 above')
    expect(text).toContain('until 12 Apr 2027 nobody covers')
  })

  it.each(TEAM_LISTS)('the list of %s is shown and saved', async list => {
    const me = await reader()
    const shown = await me.get(`${path}?list=${list}`)
    expect(shown.status).toBe(200)
    expect(unsafeIn(shown.body)).toEqual([])
    expect((await me.get(`${path}/download?list=${list}&as=csv`)).headers['content-type']).toContain('text/csv')
  })

  it('children can be sorted and narrowed without script, and saved as they stand', async () => {
    const me = await reader()
    const { body } = await me.get(`${path}?list=children&risk=high&sort=age`)
    expect(textOf(body)).toContain('Remove filter: Risk: High')
    expect(body).toContain('aria-sort="ascending"')
    const saved = await me.get(`${path}/download?list=children&risk=high`)
    expect(saved.body).toContain('Amara O.')
    expect(saved.body).not.toContain('Bo C.')
  })

  it('no such team is not found, and whoever has no team to see is refused', async () => {
    expect((await (await reader()).get('/team/00000000-0000-4000-8000-00000000ffff')).status).toBe(404)
    expect((await (await reader('analyst')).get('/team')).status).toBe(403)
  })
})

describe('giving children to another worker', () => {
  const give = `${path}/give`
  const whole = {
    child: AMARA,
    to: SAM,
    from: '2027-04-06',
    reason: 'MANAGE',
    'hand-over': 'She likes to be rung first',
  }

  it('those chosen are shown with who could have them and what each would then hold', async () => {
    const me = await reader()
    const { body, status } = await me.send(`${path}?list=children`, give, { child: AMARA })
    expect(status).toBe(200)
    expect(headingOf(body)).toBe('Give 1 child to a worker')
    expect(textOf(body)).toContain('Sam Reid Social worker, 60% of full time away 14 of 13.2 14 3')
    expect(body).toContain('name="from" value="2027-03-31"')
  })

  it('nothing is changed before it was looked at once more', async () => {
    const services = madeUpServices()
    const me = await reader('manager', services)
    const { body } = await me.send(`${path}?list=children`, give, { ...whole, step: 'check' })
    expect(headingOf(body)).toBe('Check: 1 child to Sam Reid')
    for (const words of ['15 of 13.2', 'above the target', '6 April 2027', 'Caseload management', 'rung first'])
      expect(textOf(body)).toContain(words)
    expect(services.work.asked.reallocated).toEqual([])
    const done = await me.send(`${path}?list=children`, `${give}/done`, whole)
    expect(headingOf(done.body)).toBe('2 children given to Sam Reid')
    expect(services.work.asked.reallocated).toEqual([
      { children: [AMARA], to: SAM, from: '2027-04-06', reason: 'MANAGE', handOver: 'She likes to be rung first' },
    ])
  })

  it('what is missing is asked for, and nothing typed is lost', async () => {
    const services = madeUpServices()
    const me = await reader('manager', services)
    for (const to of [give, `${give}/done`]) {
      const { body, status } = await me.send(`${path}?list=children`, to, {
        child: AMARA,
        step: 'check',
        from: 'soon',
        'hand-over': 'Kept words',
      })
      expect(status).toBe(422)
      const text = textOf(body)
      for (const words of [
        'Choose who they are given to',
        'Enter the day the new worker begins',
        'Choose why they are moved',
      ])
        expect(text).toContain(words)
      expect(body).toContain('Kept words')
    }
    expect(services.work.asked.reallocated).toEqual([])
  })

  it('a child beyond the reader’s reach stops it, and no name is given', async () => {
    const services = madeUpServices()
    const me = await reader('manager', services)
    const stranger = '00000000-0000-4000-8000-000000000099'
    const { body, status } = await me.send(`${path}?list=children`, `${give}/done`, { ...whole, child: stranger })
    expect(status).toBe(422)
    expect(textOf(body)).toContain('1 of the children you chose cannot be moved by you')
    expect(services.work.asked.reallocated).toEqual([])
  })

  it('a social worker sees the team and gives nobody to anyone', async () => {
    const me = await reader('worker')
    expect((await me.raw('POST', `${give}/done`, whole)).status).toBe(403)
    expect((await me.raw('POST', give, whole)).status).toBe(403)
  })
})
