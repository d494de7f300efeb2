import { describe, expect, it } from 'vitest'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA } from '../../spine/web/dev/children.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { ENTRY } from '../../spine/web/dev/work.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { SCHOOL_LISTS } from '../../spine/web/service-virtual-school.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { educationPages } from './pages.ts'

async function reader(person = 'school', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...educationPages], secure: false }), person)
}

describe('the virtual school', () => {
  it('is where its people begin, with what is missing first', async () => {
    const me = await reader()
    expect((await me.get('/')).to).toBe('/virtual-school')
    const { body } = await me.get('/virtual-school')
    expect(textOf(body)).toMatch(
      /Bo C\. 15 none recorded overdue by 5 days .*Amara O\. 9 Year 5 Greenfields signed off/,
    )
    expect(unsafeIn(body)).toEqual([])
  })

  it('today’s check is to be done for those not marked', async () => {
    const { body } = await (await reader()).get('/virtual-school?list=attendance&mark=not-marked')
    expect(textOf(body)).toContain('1 child of 2')
    expect(linksIn(body)).toContain(`/children/${AMARA}/record/attendance-day`)
  })

  it.each(SCHOOL_LISTS)('the list of %s is shown and saved', async list => {
    const me = await reader()
    const shown = await me.get(`/virtual-school?list=${list}`)
    expect([shown.status, unsafeIn(shown.body)]).toEqual([200, []])
    expect((await me.get(`/virtual-school/download?list=${list}&as=csv`)).headers['content-type']).toContain('text/csv')
  })

  it('an empty list says what it is empty of', async () => {
    expect(textOf((await (await reader()).get('/virtual-school?list=exclusions')).body)).toContain(
      'No suspension or exclusion is recorded this school year.',
    )
  })

  it('a social worker has no such page', async () => {
    for (const path of ['/virtual-school', '/virtual-school/download', '/virtual-school/quality'])
      expect((await (await reader('worker')).get(path)).status).toBe(403)
  })
})

describe('checking the quality of plans', () => {
  const path = `/virtual-school/quality/${AMARA}/${ENTRY}`

  it('the sample says how it was drawn and leads to the next plan', async () => {
    const { body } = await (await reader()).get('/virtual-school/quality')
    expect(textOf(body)).toContain('1 of the 1 plans signed off in the spring term 2027 were drawn by lot')
    expect(linksIn(body)).toContain(path)
  })

  it('a plan is read with the child’s words, and graded', async () => {
    const services = madeUpServices()
    const me = await reader('school', services)
    const { body } = await me.get(path)
    expect(headingOf(body)).toBe('Amara O.’s plan of 25 February 2027')
    expect(textOf(body)).toContain('I like art')
    const sent = await me.send(path, path, { quality: 'good', why: 'Targets are hers', seen: '1' })
    expect(sent).toMatchObject({ status: 303, to: '/virtual-school/quality' })
    expect(services.work.asked.graded).toEqual([{ quality: 'good', why: 'Targets are hers' }])
  })

  it('no grade, or a plan changed since, keeps what was typed', async () => {
    const me = await reader()
    const none = await me.send(path, path, { why: 'Kept words', seen: '1' })
    expect([none.status, textOf(none.body).includes('Choose a grade')]).toEqual([422, true])
    const changed = await me.send(path, path, { quality: 'good', why: 'Kept words', seen: '7' })
    expect(changed.status).toBe(422)
    expect(changed.body).toContain('Kept words')
  })
})
