import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { HEALTH_LISTS } from '../../spine/web/service-health-team.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { healthPages } from './pages.ts'

async function reader(person = 'nurse', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...healthPages], secure: false }), person)
}

describe('the health team', () => {
  it('is where its people begin; an overdue assessment says where it waits', async () => {
    const me = await reader()
    expect((await me.get('/')).to).toBe('/health-team')
    const { body } = await me.get('/health-team')
    expect(textOf(body)).toContain('Amara O. 9 First overdue by 12 days 19 Mar 2027 Health has not been told')
    expect(unsafeIn(body)).toEqual([])
  })

  it('questionnaires are put together: mean, change, bands, and those not used', async () => {
    const text = textOf((await (await reader()).get('/health-team?list=questionnaires')).body)
    expect(text).toContain('1 of 2 children in care now have a score this year: 18 on average, of 40; higher is worse.')
    expect(text).toContain('1 got better, 0 worse and 0 neither')
    expect(text).toContain('1 was not used in the health assessment that followed')
    expect(text).toContain('−3 better')
    expect(text).toMatch(/2025 to 2026 2 1 50% 1 50% 15\.5 2026 to 2027 1 0 0% 1 100% 18/)
  })

  it.each(HEALTH_LISTS)('the list of %s is shown and saved', async list => {
    const me = await reader()
    const shown = await me.get(`/health-team?list=${list}`)
    expect([shown.status, unsafeIn(shown.body)]).toEqual([200, []])
    const saved = await me.get(`/health-team/download?list=${list}&as=csv`)
    expect(saved.body.split('\r\n').length).toBeGreaterThan(2)
  })

  it('a social worker has no such page', async () => {
    for (const path of ['/health-team', '/health-team/download'])
      expect((await (await reader('worker')).get(path)).status).toBe(403)
  })
})
