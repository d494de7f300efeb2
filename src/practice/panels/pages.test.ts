import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA } from '../../spine/web/dev/children.test-support.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { ENTRY } from '../../spine/web/dev/work-lists.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { PANEL_LISTS } from '../../spine/web/service-panels.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { panelPages } from './pages.ts'

async function reader(person = 'director') {
  return signedIn(
    await createServer({ services: madeUpServices(), pages: [...shellPages, ...panelPages], secure: false }),
    person,
  )
}

describe('panels', () => {
  it('the page says first what waits too long, then each panel', async () => {
    const { body } = await (await reader()).get('/panels')
    const text = textOf(body)
    expect(text).toContain('2 matters wait to be heard, 1 of them longer than it should')
    expect(text).toMatch(/Emotional wellbeing panel .* 6 Apr 2027 2 1 waited too long 40 1 1 overdue/)
    expect(unsafeIn(body)).toEqual([])
  })

  it('a panel’s list is its agenda, what cannot wait first, and the decision is recorded from it', async () => {
    const { body } = await (await reader()).get('/panels/emotional-wellbeing')
    expect(textOf(body)).toMatch(
      /Amara O\. 9 Which help can begin\? Cannot wait for its turn 19 Feb 2027 heard once, not settled 40 overdue by 12 days/,
    )
    expect(linksIn(body)).toContain(`/children/${AMARA}/record/panel-decision`)
    expect(linksIn(body).join()).not.toContain('Amara')
  })

  it.each(PANEL_LISTS)('the list of %s is shown and saved', async list => {
    const me = await reader()
    expect((await me.get(`/panels/emotional-wellbeing?list=${list}`)).status).toBe(200)
    const saved = await me.get(`/panels/emotional-wellbeing/download?list=${list}&as=csv`)
    expect(saved.headers['content-type']).toContain('text/csv')
    expect(saved.body).toContain('N100')
  })

  it('a panel that there is not is not found', async () => {
    const me = await reader()
    for (const path of ['/panels/nowhere', '/panels/toString', '/panels/nowhere/download'])
      expect((await me.get(path)).status, path).toBe(404)
  })

  it('a social worker sees the list and arranges nothing; a board member sees none of it', async () => {
    const worker = await reader('worker')
    const { body } = await worker.get('/panels/emotional-wellbeing')
    expect(linksIn(body).join()).not.toContain('/sittings/')
    expect((await worker.get('/panels/emotional-wellbeing/sittings/add')).status).toBe(403)
    expect((await worker.get('/panels/clinics')).status).toBe(403)
    for (const path of ['/panels', '/panels/emotional-wellbeing', '/panels/clinics'])
      expect((await (await reader('board')).get(path)).status, path).toBe(403)
  })
})

describe('performance clinics', () => {
  it('what is still to be done stands first', async () => {
    const { body } = await (await reader()).get('/panels/clinics')
    expect(textOf(body)).toMatch(
      /1 action is still to be done, 1 past its day\. .*Ask it first Seeing children alone Jo Patel/,
    )
    expect(unsafeIn(body)).toEqual([])
  })

  it('a clinic opens with what was found and what was agreed, and there is no other', async () => {
    const me = await reader()
    const { body } = await me.get(`/panels/clinics/${ENTRY}`)
    expect(textOf(body)).toContain('It is not always written down')
    expect(linksIn(body)).toContain(`/panels/clinics/${ENTRY}/actions/${ENTRY}/done`)
    expect((await me.get('/panels/clinics/nothing')).status).toBe(404)
  })
})
