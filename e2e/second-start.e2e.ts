import { describe, expect, it } from 'vitest'
import { people, signInOf, stand } from './support/person.ts'

describe('starting again in the same folder', () => {
  const { signedIn, signedInAfresh } = people()
  const { firstStart, secondStart, signIns } = stand().served
  const LOADING = /Making the demo county/

  it('does not make the demo county again', async () => {
    expect(firstStart).toMatch(LOADING)
    expect(secondStart).not.toMatch(LOADING)
    const page = await signedIn('performance-analyst')
    await page.goto('/imports')
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
    const byNobody = await rows.filter({ hasNotText: signInOf('performance-analyst').name }).allInnerTexts()
    expect(byNobody).toHaveLength(2)
    expect(byNobody.join('\n')).toMatch(/North/)
    expect(byNobody.join('\n')).toMatch(/West/)
  })

  it('prints the same sign-ins, which still open the door', async () => {
    expect(signIns.length).toBeGreaterThan(5)
    for (const { email, password } of signIns) {
      expect(firstStart).toMatch(new RegExp(`${email} +${password}\n`))
      expect(secondStart).toMatch(new RegExp(`${email} +${password}\n`))
    }
    const page = await signedInAfresh('care-experienced-board-member')
    expect(new URL(page.url()).pathname).toBe('/board')
  })

  it('says that it is well', async () => {
    const page = await signedIn('director')
    const answer = await page.request.get('/health')
    expect({ status: answer.status(), body: await answer.text() }).toEqual({ status: 200, body: 'ok' })
  })
})
