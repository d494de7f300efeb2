import { describe, expect, it } from 'vitest'
import { createServer } from '../../spine/web/server.ts'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA } from '../../spine/web/dev/children.test-support.ts'
import type { ChildFilter } from '../../spine/web/services.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { peoplePages } from './pages.ts'

async function reader(person = 'worker', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...peoplePages], secure: false }), person)
}

describe('finding children', () => {
  it('a name that is looked for never stands in the address, and finds the child', async () => {
    const me = await reader()
    const sent = await me.send('/children', '/children/find', { text: 'Amara', council: 'north' })
    expect(sent.status).toBe(303)
    expect(sent.to).toMatch(/^\/children\?find=[\w-]+&council=north$/)
    expect(sent.to).not.toContain('Amara')
    const { body } = await me.get(sent.to ?? '')
    expect(textOf(body)).toContain('1 child in care, as at 31 March 2027.')
    expect(linksIn(body)).toContain(`/children/${AMARA}`)
    expect(textOf(body)).toContain('Remove filter: Matching ‘Amara’')
    expect(unsafeIn(body)).toEqual([])
  })

  it('another reader’s search opens nothing in my hands', async () => {
    const services = madeUpServices()
    const app = await createServer({ services, pages: [...shellPages, ...peoplePages], secure: false })
    const theirs = await (await signedIn(app, 'analyst')).send('/children', '/children/find', { text: 'Amara' })
    const { body } = await (await signedIn(app, 'worker')).get(theirs.to ?? '')
    expect(body).not.toContain('Matching')
  })

  it('each filter in use is a chip that takes only itself off', async () => {
    const { body } = await (await reader()).get('/children?council=north&care=in&sort=age')
    expect(textOf(body)).toContain('Remove filter: Council: North')
    expect(linksIn(body)).toContain('/children?sort=age')
    expect(linksIn(body)).toContain('/children?council=north&care=any&sort=age')
  })

  it('those in care are shown unless others are asked for, and one chip opens it to everyone', async () => {
    const me = await reader()
    const inCare = (await me.get('/children')).body
    expect(textOf(inCare)).toContain('Remove filter: In care now')
    expect(textOf(inCare)).not.toContain('left 9')
    expect(linksIn(inCare)).toContain('/children?care=any')
    const everyone = (await me.get('/children?care=any')).body
    expect(textOf(everyone)).not.toContain('Remove filter')
    expect(textOf(everyone)).toMatch(/left \d+ [A-Z][a-z]{2} \d{4}/)
    expect(textOf((await me.get('/children?care=left')).body)).toContain('Remove filter: Left care')
  })

  it('the number in care says of what day it is, where what is held stops, and who has turned 18 in between', async () => {
    const me = await reader()
    const { body } = await me.get('/children?council=north')
    expect(textOf(body)).toContain(
      '9 children in care, as at 31 March 2027. What is held stops at 31 March 2026: ' +
        '3 of those in care then have turned 18 since with no end recorded. With them, 12.',
    )
    expect(linksIn(body)).toContain('/children?council=north&attention=turned-18')
    const everyone = textOf((await me.get('/children?care=any')).body)
    expect(everyone).toContain(
      '20 children, everyone your role may see, as at 31 March 2027. What is held stops at 31 March 2026. Children found',
    )
  })

  it('the column of what to look at is there only when a row on the page has something', async () => {
    const me = await reader()
    const column = '<th scope="col" role="columnheader" class="c-flags">To look at</th>'
    expect((await me.get('/children')).body).toContain(column)
    const none = (await me.get('/children?council=west')).body
    expect(none).not.toContain(column)
    expect(none).not.toContain('data-label="To look at"')
  })

  it('whoever is lost to the return is looked for wherever they stand, since nobody knows that they are in care', async () => {
    const asked: ChildFilter[] = []
    const services = madeUpServices()
    const find: typeof services.children.find = (viewer, filter) => {
      asked.push(filter)
      return services.children.find(viewer, filter)
    }
    const me = await reader('worker', { ...services, children: { ...services.children, find } })
    await me.get('/children?care=in&attention=lost')
    await me.get('/children?care=left&attention=past-18')
    await me.get('/children?attention=turned-18')
    expect(asked).toEqual([{ attention: 'lost' }, { care: 'left', attention: 'past-18' }, { attention: 'turned-18' }])
  })

  it('a column sorts one way and then the other, and says which', async () => {
    const me = await reader()
    const first = (await me.get('/children?sort=age')).body
    expect(first).toContain('aria-sort="ascending"><a class="sort" href="/children?sort=age&amp;down=yes"')
    expect((await me.get('/children?sort=age&down=yes')).body).toContain('aria-sort="descending"')
  })

  it('nobody found says what to try', async () => {
    const me = await reader()
    const sent = await me.send('/children', '/children/find', { text: 'Nobody at all' })
    expect(textOf((await me.get(sent.to ?? '')).body)).toContain(
      'No child matches among those in care now. Look among everyone , or take a filter off',
    )
    const among = await me.get(`${sent.to ?? ''}&care=any`)
    expect(textOf(among.body)).toContain('No child matches. Take a filter off')
  })

  it('when none are held, whoever may import is shown how to begin', async () => {
    const services = madeUpServices()
    const none = {
      ...services,
      children: {
        ...services.children,
        find: async (...asked: Parameters<typeof services.children.find>) => ({
          ...(await services.children.find(...asked)),
          total: 0,
          rows: [],
        }),
      },
    }
    expect(linksIn((await (await reader('analyst', none)).get('/children')).body)).toContain('/imports/new')
    expect(linksIn((await (await reader('worker', none)).get('/children')).body)).not.toContain('/imports/new')
  })

  it('the list can be saved as it is filtered', async () => {
    const answer = await (await reader()).get('/children/download?council=west&care=in')
    expect(answer.body.split('\r\n').slice(1, 2).join()).toMatch(/^Child N1001,N1001,5,West,yes,2023-11-09,/)
    expect(answer.body).not.toContain('North')
  })
})
