import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '../../spine/access/testing.ts'
import { sessionViewer, signIn, signOut } from '../../spine/access/sessions.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { recordingPages } from '../../spine/recording/pages.ts'
import { type Browser, browser } from '../../spine/web/dev/browse.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { type Example, exampleRecording, visited } from './testing.ts'

let ours: Example
let app: Awaited<ReturnType<typeof createServer>>
let jo: Browser
let form: string
const now = (): string => new Date().toISOString()

beforeAll(async () => {
  ours = await exampleRecording()
  const { store, recording } = ours
  const services = {
    ...madeUpServices(),
    recording,
    access: {
      ...madeUpServices().access,
      signIn: (email: string, password: string, address: string) => signIn(store, { email, password, address }, now()),
      session: (token: string) => sessionViewer(store, token, now()),
      signOut: (viewer: Parameters<typeof signOut>[1]) => signOut(store, viewer, now()),
    },
  }
  app = await createServer({ services, pages: [...shellPages, ...recordingPages], secure: false })
  jo = await as('jo.patel')
  form = `/children/${ours.amara}/record/visit`
})
afterAll(async () => {
  await app.close()
  await ours.close()
})

async function as(who: string): Promise<Browser> {
  const reader = browser(app)
  const { status } = await reader.send('/sign-in', '/sign-in', { email: `${who}@trust.example`, password: PASSWORD })
  if (status !== 303) throw new Error(`${who} could not sign in: ${status}`)
  return reader
}

const filled = (
  fields: Readonly<Record<string, string | readonly string[]>>,
  files: readonly File[] = [],
): FormData => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) data.append(name, each as string)
  for (const file of files) data.append('files', file)
  return data
}

describe('the form’s page', () => {
  it('asks with the form’s token first, and the enter key reaches no button but the one that records', async () => {
    await jo.sendFiles(form, form, filled({ 'f-notes': 'Begun', do: 'draft' }))
    const { status, body } = await jo.get(form)
    expect(status).toBe(200)
    const inForm = /<form class="record"[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
    expect(/<input[^>]+name="([^"]+)"/.exec(inForm)?.[1]).toBe('_csrf')
    expect(/<button[^>]*type="submit"[^>]*>([^<]+)/.exec(inForm)?.[1]).toBe('Record')
    expect(body).toContain('Yes, throw the draft away')
    await jo.send(form, `${form}/discard`, {})
  })

  it('sent well leads back to the child’s page, saying nothing of the child in the address', async () => {
    const { status, to } = await jo.sendFiles(form, form, filled(visited({ 'f-notes': 'Amara laughed' })))
    expect(status).toBe(303)
    expect(to).toMatch(new RegExp(`^/children/${ours.amara}\\?done=[\\w-]+$`))
    expect(to).not.toMatch(/amara|visit|laughed/i)
  })

  it('sent badly answers 422 with what was typed, and the faults above and beside', async () => {
    const { status, body } = await jo.sendFiles(form, form, filled({ 'f-notes': 'Kept <b>as typed</b>' }))
    expect(status).toBe(422)
    expect(body).toContain('<title>Error: Record: visit')
    expect(body).toContain('href="#f-start-day">Enter a date for')
    expect(body).toContain('id="f-seen-error"')
    expect(body).toContain('Kept &lt;b&gt;as typed&lt;/b&gt;')
    await jo.send(form, `${form}/discard`, {})
  })

  it('without its token is refused, and so is a draft', async () => {
    expect((await jo.sendFiles(form, form, filled(visited()), false)).status).toBe(403)
    expect((await jo.raw('POST', `${form}/draft`, { 'f-notes': 'x' })).status).toBe(403)
  })

  it('of a kind there is not, or of nobody, is not there; of another’s child leads to the question why', async () => {
    expect((await jo.get(`/children/${ours.amara}/record/nothing`)).status).toBe(404)
    expect((await jo.get(`/children/${newId()}/record/visit`)).status).toBe(404)
    expect(await jo.get(`/children/${ours.tom}/record/visit`)).toMatchObject({
      status: 303,
      to: `/children/${ours.tom}`,
    })
    expect((await (await as('noor.hale')).get(form)).status).toBe(403)
  })

  it('takes long words in any script whole', async () => {
    const words = 'ኣነ ኣብ ቤት ትምህርቲ '.repeat(2000)
    const { status, body } = await jo.sendFiles(form, form, filled({ 'f-notes': words }))
    expect(status).toBe(422)
    expect(body).toContain(words.trim())
    await jo.send(form, `${form}/discard`, {})
  })
})

describe('the draft the script saves', () => {
  it('is told what became of it in a word', async () => {
    const saved = await jo.send(form, `${form}/draft`, { draft: '0', 'f-notes': 'One' })
    expect([saved.status, saved.body]).toEqual([200, expect.stringMatching(/^saved 1 \d{4}-/)])
    expect((await jo.send(form, `${form}/draft`, { draft: '0', 'f-notes': 'Two' })).body).toMatch(/^changed /)
    await jo.send(form, `${form}/discard`, {})
    expect((await jo.send(form, `${form}/draft`, { draft: '1', 'f-notes': 'Three' })).body).toBe('gone')
  })

  it('of two devices is compared on a page that carries both', async () => {
    await jo.send(form, `${form}/draft`, { draft: '0', 'f-notes': 'From the phone' })
    const { status, body } = await jo.sendFiles(
      form,
      form,
      filled({ draft: '0', 'f-notes': 'From the desk', do: 'draft' }),
    )
    expect(status).toBe(409)
    expect(body).toContain('You changed this on another device too')
    expect(body).toContain('From the phone')
    expect(body).toContain('<input type="hidden" name="f-notes" value="From the desk">')
    await jo.send(form, `${form}/discard`, {})
  })
})

describe('an attachment', () => {
  it('is saved by the browser and never run: its name, its type, a sandbox, and no guessing', async () => {
    const file = new File(['Dear Amara'], 'Brief für Amara.txt', { type: 'text/html' })
    await jo.sendFiles(form, form, filled(visited(), [file]))
    const list = await ours.recording.attachments(ours.jo, ours.amara)
    const href = list.is === 'open' ? (list.value[0]?.href ?? '') : ''
    const { status, body, headers } = await jo.get(href)
    expect([status, body]).toEqual([200, 'Dear Amara'])
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition':
        'attachment; filename="Brief f-r Amara.txt"; filename*=UTF-8\'\'Brief%20f%C3%BCr%20Amara.txt',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    const lee = await as('lee.marsh')
    expect(await lee.get(href)).toMatchObject({ status: 303, to: `/children/${ours.amara}` })
  })

  it('that is too large leaves the rest of the form as it was typed', async () => {
    const large = new File([new Uint8Array(20 * 1024 ** 2 + 1)], 'film.mp3')
    const { status, body } = await jo.sendFiles(form, form, filled(visited({ 'f-notes': 'Still here' }), [large]))
    expect(status).toBe(422)
    expect(body).toContain('‘film.mp3’ is larger than 20 MB')
    expect(body).toContain('Still here')
    await jo.send(form, `${form}/discard`, {})
  })
})

describe('an entry’s page', () => {
  it('shows it, and leads to correcting and withdrawing it', async () => {
    const sent = await ours.send(visited({ 'f-notes': 'Shown' }))
    const entry = `/children/${ours.amara}/entries/${sent.is === 'recorded' ? sent.entry : ''}`
    const { status, body } = await jo.get(entry)
    expect(status).toBe(200)
    for (const part of ['Shown', 'As it stands', 'Every version', `${entry}/edit`, `${entry}/withdraw`])
      expect(body).toContain(part)
    expect(body).not.toContain(`${entry}/end`)
    expect((await jo.get(`${entry}/edit`)).status).toBe(200)
    expect((await jo.get(`${entry}/withdraw`)).body).toContain('Why should it not have been recorded?')
    expect((await jo.get(`${entry}/end`)).status).toBe(404)
  })

  it('the lists of what can be recorded and of what is begun are there', async () => {
    await jo.send(form, `${form}/draft`, { draft: '0', 'f-notes': 'Begun' })
    for (const page of [`/children/${ours.amara}/record`, '/drafts']) expect((await jo.get(page)).body).toContain(form)
    await jo.send(form, `${form}/discard`, {})
  })
})
