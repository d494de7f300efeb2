import { describe, expect, it } from 'vitest'
import { people, signIn, signInOf } from './support/person.ts'

describe('signing in', () => {
  const { anyone } = people()

  it('says kindly what is missing when nothing is filled in', async () => {
    const page = await anyone()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in' }).click()
    const alert = page.getByRole('alert')
    expect(await alert.getByRole('link').allInnerTexts()).toEqual([
      expect.stringMatching(/email/i),
      expect.stringMatching(/password/i),
    ])
    expect(await page.title()).toMatch(/^Error/)
  })

  it('is refused kindly for a wrong password five times, without saying which was wrong, and then asked to wait', async () => {
    const page = await anyone()
    const { email, password } = signInOf('team-manager')
    await page.goto('/sign-in')
    for (let time = 1; time <= 5; time++) {
      await signIn(page, { email, password: `${password}-not` })
      const said = await page.getByRole('alert').innerText()
      expect({ time, said }).toEqual({
        time,
        said: expect.stringMatching(/email address or the password is not right/i),
      })
      expect(await page.getByLabel('Email address').inputValue()).toBe(email)
      expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
    }
    // The wait begins at a second and doubles with each further try, so a person in a hurry meets it within a few.
    let said = ''
    for (let time = 0; time < 12 && !/wait/i.test(said); time++) {
      await signIn(page, { email, password: `${password}-not` })
      said = await page.getByRole('alert').innerText()
    }
    expect(said).toMatch(/too many/i)
    expect(said).toMatch(/wait/i)
    await page.goto('/children')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  it('says the same of an address nobody has', async () => {
    const page = await anyone()
    await page.goto('/sign-in')
    await signIn(page, { email: 'nobody.at.all@example.org', password: 'amber-anchor-apple-arrow-1234' })
    expect(await page.getByRole('alert').innerText()).toMatch(/email address or the password is not right/i)
  })
})

describe('signing out', () => {
  const { signedInAfresh } = people()

  it('ends the session: going back shows nothing of what was on the screen', async () => {
    const page = await signedInAfresh('performance-analyst')
    const answer = await page.goto('/children')
    expect(answer?.headers()['cache-control']).toContain('no-store')
    const called = await page.getByRole('rowheader').first().innerText()
    const cookies = await page.context().cookies()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in/)
    expect(await page.getByRole('main').innerText()).toMatch(/signed out/i)
    await page.goBack()
    await page.waitForURL(/\/sign-in/)
    expect(await page.content()).not.toContain(called)
    // Nor does the old cookie open anything, were someone to have kept it.
    await page.context().addCookies(cookies)
    await page.goto('/children')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  it('keeps a session’s cookie from script and from other sites', async () => {
    const page = await signedInAfresh('board-member')
    const session = (await page.context().cookies()).find(cookie => cookie.name.endsWith('alongside'))
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  })
})
