import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { people } from './support/person.ts'
import { answer, daysAgo, fillDay, unlikeAnyOther } from './support/recording.ts'

describe('a clerk, a councillor and a director, from an agenda to a challenge and its answer', () => {
  const { signedIn } = people()
  const word = unlikeAnyOther()
  let clerk: Page
  let councillor: Page
  let director: Page
  let meeting: string
  beforeAll(async () => {
    clerk = await signedIn('performance-analyst')
    councillor = await signedIn('board-member')
    director = await signedIn('director')
  })

  it('the clerk sees what waits, and goes from a body to its next meeting', async () => {
    await clerk.goto('/boards')
    const waits = clerk.getByRole('region', { name: 'What waits' })
    expect(await waits.innerText()).toMatch(/Paper overdue by/)
    await expectUsable(clerk)
    await clerk.getByRole('link', { name: 'Corporate parenting board', exact: true }).click()
    await clerk.getByRole('heading', { level: 1, name: 'Corporate parenting board' }).waitFor()
    await expectUsable(clerk)
    meeting = (await clerk.getByRole('main').getByText('It next meets on').getByRole('link').getAttribute('href')) ?? ''
    await clerk.goto(meeting)
    await expectUsable(clerk)
  })

  it('adds an item and a paper for it, is told what is missing, and says that it was chased', async () => {
    await clerk.getByRole('link', { name: 'Add an item' }).click()
    await clerk.getByRole('button', { name: 'Record' }).click()
    await clerk.getByRole('alert').waitFor()
    await expectUsable(clerk)
    await clerk.getByLabel('Item', { exact: true }).fill(`Bus passes ${word}`)
    await answer(clerk, 'What kind of item', 'Thematic item')
    await fillDay(clerk, 'Put on the agenda on', daysAgo(0))
    await clerk.getByLabel('Its place on the agenda').fill('30')
    await clerk.getByRole('button', { name: 'Record' }).click()
    await clerk.getByText(`Bus passes ${word}`).first().waitFor()
    await clerk.getByRole('link', { name: 'Ask for a paper' }).click()
    await fillDay(clerk, 'Asked for on', daysAgo(0))
    await clerk.getByLabel('Paper', { exact: true }).fill(`What bus passes cost ${word}`)
    await chooseDirector(clerk, 'Who writes it')
    await clerk.getByRole('button', { name: 'Record' }).click()
    const paper = clerk.getByRole('listitem').filter({ hasText: `What bus passes cost ${word}` })
    await paper.getByRole('button', { name: /Chased today/ }).click()
    await paper.getByText('chased on').waitFor()
    await expectUsable(clerk)
  })

  it('the councillor reads the agenda, not the papers still to come, and raises a challenge', async () => {
    await councillor.goto('/boards')
    expect(await councillor.getByRole('main').innerText()).not.toContain('Finance committee')
    await expectUsable(councillor)
    await councillor.goto(meeting)
    const agenda = await councillor.getByRole('main').innerText()
    expect(agenda).toContain(`Bus passes ${word}`)
    expect(agenda).not.toContain(`What bus passes cost ${word}`)
    await expectUsable(councillor)
    await councillor.getByRole('link', { name: 'Read the pack' }).click()
    await councillor.getByRole('heading', { level: 1 }).waitFor()
    await expectUsable(councillor)
    const pack = await councillor.getByRole('main').innerText()
    expect(pack).toContain(`Bus passes ${word}`)
    expect(pack).not.toContain(`What bus passes cost ${word}`)
    const [saved] = await Promise.all([
      councillor.waitForEvent('download'),
      councillor.getByRole('link', { name: /Word/ }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(/\.docx$/)
    await councillor.goto(meeting)
    await councillor.getByRole('link', { name: 'Raise a challenge' }).click()
    await councillor.getByRole('button', { name: 'Record' }).click()
    await councillor.getByRole('alert').waitFor()
    await expectUsable(councillor)
    await councillor.getByLabel('Challenge', { exact: true }).fill(`Why only until they are 18? ${word}`)
    await councillor.getByRole('button', { name: 'Record' }).click()
    await councillor.waitForURL(`**${meeting}`)
    expect(await councillor.getByRole('main').innerText()).toContain('Councillor Marguerite Olubanwo')
    expect((await councillor.goto(`${meeting}/edit`))?.status()).toBe(403)
  })

  it('the clerk says who is to answer it; the director answers, and the councillor reads the answer', async () => {
    await clerk.goto(meeting)
    await clerk.getByRole('link', { name: new RegExp(`Put right the challenge: .*${word}`) }).click()
    await chooseDirector(clerk, 'Who is to answer')
    await clerk.getByLabel(/^Why/).last().fill('Nobody was named to answer it')
    await clerk.getByRole('button', { name: 'Save the correction' }).click()
    await clerk.waitForURL(`**${meeting}`)
    await director.goto('/owed')
    expect(await director.getByRole('main').innerText()).toContain(word)
    await director.goto(meeting)
    await director.getByRole('link', { name: new RegExp(`^Answer it.*${word}`) }).click()
    await director.getByLabel('Answer', { exact: true }).fill(`It can be until 25, from April. ${word}`)
    await fillDay(director, 'Answered on', daysAgo(0))
    await director.getByRole('button', { name: 'Answer the challenge' }).click()
    await director.waitForURL(`**${meeting}`)
    await councillor.goto(meeting)
    expect(await councillor.getByRole('main').innerText()).toContain(`It can be until 25, from April. ${word}`)
    await expectUsable(councillor)
  })
})

async function chooseDirector(page: Page, label: string): Promise<void> {
  const list = page.getByLabel(label)
  await list.selectOption(
    (await list.locator('option', { hasText: 'Yewande Castellane' }).first().getAttribute('value')) ?? '',
  )
}
