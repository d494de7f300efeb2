import { describe, expect, it } from 'vitest'
import { createServer } from '../../spine/web/server.ts'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA, STRANGER } from '../../spine/web/dev/children.test-support.ts'
import { linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { peoplePages } from './pages.ts'

async function reader(person = 'worker', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...peoplePages], secure: false }), person)
}
const story = `/children/${AMARA}/story`

describe('a child’s story', () => {
  it('is newest first, each line with what it meant, the child’s words, where it is known from and its entry', async () => {
    const { body } = await (await reader()).get(story)
    const text = textOf(body)
    expect(text.indexOf('Review: she came and spoke for herself')).toBeLessThan(text.indexOf('Came into our care'))
    expect(text).toContain('What it meant: Amara stopped speaking for a week.')
    expect(text).toContain('I want nan to come. Recorded by Sam Reid, 12 January 2027 at 9:00am')
    expect(text.indexOf('Came into our care')).toBeLessThan(text.indexOf('Date not known A sister was born'))
    expect(linksIn(body)).toContain(`/children/${AMARA}/entries/e5`)
    expect(unsafeIn(body)).toEqual([])
  })

  it('the process around a life is shown only when asked for', async () => {
    const me = await reader()
    const { body } = await me.get(story)
    expect(textOf(body)).not.toContain('Same carer, now')
    expect(textOf(body)).toContain('3 events. 1 more of the process around it can be shown .')
    expect(linksIn(body)).toContain(`${story}?whole=yes`)
    expect(textOf((await me.get(`${story}?whole=yes`)).body)).toContain('Same carer, now')
  })

  it('words looked for are sealed before they stand in an address, with whatever else was chosen', async () => {
    const me = await reader()
    const sent = await me.send(story, story, { text: 'sister', group: 'plan', from: '2020', view: '', whole: 'yes' })
    expect(sent.status).toBe(303)
    expect(sent.to).toMatch(new RegExp(`^${story}\\?find=[\\w-]+&group=plan&from=2020&whole=yes$`))
    expect(sent.to).not.toContain('sister')
    const { body } = await me.get(sent.to ?? '')
    expect(textOf(body)).toContain('1 event.')
    expect(body).toContain('value="sister"')
    expect(body).toContain('<option value="plan" selected>')
  })

  it('another reader’s words open nothing in my hands', async () => {
    const services = madeUpServices()
    const app = await createServer({ services, pages: [...shellPages, ...peoplePages], secure: false })
    const theirs = await (await signedIn(app, 'analyst')).send(story, story, { text: 'sister' })
    expect((await (await signedIn(app, 'worker')).get(theirs.to ?? '')).body).not.toContain('value="sister"')
  })

  it('nothing like what was asked for says what to try', async () => {
    const me = await reader()
    const sent = await me.send(story, story, { text: 'zebra' })
    expect(textOf((await me.get(sent.to ?? '')).body)).toContain('Nothing in the story is like that.')
  })

  it('what is no year, no group and no view is not asked for', async () => {
    const asked: unknown[] = []
    const services = madeUpServices()
    const kept: typeof services.children.story = (viewer, id, ask) => {
      asked.push(ask)
      return services.children.story(viewer, id, ask)
    }
    const me = await reader('worker', { ...services, children: { ...services.children, story: kept } })
    await me.get(`${story}?from=then&to=1066&group=secrets&section=all&view=mine&whole=no`)
    await me.get(`${story}?from=2020&to=2024&group=plan&section=care&view=court&on=2026-01-01`)
    expect(asked).toEqual([
      {},
      { on: '2026-01-01', from: 2020, to: 2024, group: 'plan', section: 'care', view: 'court' },
    ])
  })

  it('the family’s stands side by side, each line naming whose it is', async () => {
    const { body } = await (await reader()).get(`${story}?view=family`)
    expect(textOf(body)).toContain('Side by side, newest first: Amara O. (the child), Ife O. (sister).')
    expect(textOf(body)).toContain('Amara O. , 11 January 2027 Review: she came')
    expect(body).toContain('class="beside beside--2"')
    expect(textOf(body)).toContain('Brothers and sisters whose files are not open to you are left out.')
  })

  it('the court’s is a table of what happened, what it meant and where it is known from', async () => {
    const text = textOf((await (await reader()).get(`${story}?view=court`)).body)
    expect(text).toContain('When What happened What it meant for the child Where it is known from')
  })

  it('can be saved as it is chosen, by a name that names nobody', async () => {
    const services = madeUpServices()
    const me = await reader('worker', services)
    expect(linksIn((await me.get(`${story}?view=court`)).body)).toContain(`${story}/download?view=court&as=csv`)
    const saved = await me.get(`${story}/download?as=csv`)
    expect(saved.headers['content-disposition']).toBe('attachment; filename="story.csv"')
    expect(saved.body.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFWhen,Until,What,What happened,More,What it meant for the child,In their own words,Where it is known from',
      '2027-01-11,,Review,Review: she came and spoke for herself,,,I want nan to come.,"Recorded by Sam Reid, 12 January 2027 at 9:00am"',
    ])
    expect(services.children.opened.at(-1)).toBe(`${AMARA} story/download`)
    const excel = await me.get(`${story}/download?as=xlsx&view=family`)
    expect(excel.headers['content-type']).toContain('spreadsheetml')
  })

  it('of a child nobody here works with is not saved without a reason', async () => {
    const saved = await (await reader()).get(`/children/${STRANGER}/story/download`)
    expect(saved).toMatchObject({ status: 303, to: `/children/${STRANGER}/story` })
  })
})
