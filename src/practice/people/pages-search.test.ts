import { describe, expect, it } from 'vitest'
import { createServer } from '../../spine/web/server.ts'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA } from '../../spine/web/dev/children.test-support.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { searchPages } from './pages-search.ts'

const reader = async (person = 'worker') =>
  signedIn(
    await createServer({ services: madeUpServices(), pages: [...shellPages, ...searchPages], secure: false }),
    person,
  )

const TYPED = { given: 'Amara', family: 'Okoye', day: '3', month: '6', year: '2014', sex: 'F', council: 'north' }

describe('searching', () => {
  it('what is looked for never stands in the address, and each person found says why', async () => {
    const me = await reader()
    const sent = await me.send('/search', '/search/find', { text: 'Amara 3/6' })
    expect(sent.status).toBe(303)
    expect(sent.to).toMatch(/^\/search\?find=[\w-]+$/)
    const { body } = await me.get(sent.to ?? '')
    expect(textOf(body)).toContain('1 person, the best match first.')
    expect(textOf(body)).toContain('Amarah Oakoye (a former name): sounds like ‘amara’; date of birth is near')
    expect(linksIn(body)).toContain(`/children/${AMARA}`)
    expect(linksIn(body)).toContain('/children/new')
    expect(unsafeIn(body)).toEqual([])
  })

  it('nobody found says what to try', async () => {
    const me = await reader()
    const sent = await me.send('/search', '/search/find', { text: 'Nobody' })
    expect(textOf((await me.get(sent.to ?? '')).body)).toContain('Nobody found. Try one name alone')
  })

  it('nothing typed is refused with what to type', async () => {
    const me = await reader()
    const sent = await me.send('/search', '/search/find', { text: '  ' })
    const answer = await me.get(sent.to ?? '')
    expect(answer.status).toBe(422)
    expect(textOf(answer.body)).toContain('Enter part of a name, a number, or a date of birth')
  })

  it('a board member is refused', async () => {
    expect((await (await reader('board')).get('/search')).status).toBe(403)
  })
})

describe('opening a new file', () => {
  it('who may be the same person is shown first, and nothing typed is lost', async () => {
    const me = await reader()
    const perhaps = await me.send('/children/new', '/children/new', TYPED)
    expect(textOf(perhaps.body)).toContain('Is it one of these?')
    expect(linksIn(perhaps.body)).toContain(`/children/${AMARA}`)
    expect(perhaps.body).toContain('<input type="hidden" name="family" value="Okoye">')
    const opened = await me.send('/children/new', '/children/new', { ...TYPED, none: 'yes' })
    expect(opened.to).toBe(`/children/${AMARA}`)
  })

  it('bad input is said beside its field and kept', async () => {
    const answer = await (await reader()).send('/children/new', '/children/new', { ...TYPED, given: '' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.body)).toContain('Enter their first name')
    expect(answer.body).toContain('value="Okoye"')
    expect(unsafeIn(answer.body)).toEqual([])
  })

  it('is not offered to a role that may not', async () => {
    expect((await (await reader('analyst')).get('/children/new')).status).toBe(403)
  })
})
