import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { people } from './support/person.ts'
import { unlikeAnyOther } from './support/recording.ts'

describe('a clerk and a councillor, from an agenda to a challenge and its answer', () => {
  const { signedIn } = people()
  const word = unlikeAnyOther()
  let clerk: Page
  let councillor: Page
  let meeting: string
  beforeAll(async () => {
    clerk = await signedIn('performance-analyst')
    councillor = await signedIn('board-member')
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
    await clerk.getByLabel('For decision').check()
    await clerk.getByLabel('Its place on the agenda').fill('30')
    await clerk.getByRole('button', { name: 'Record' }).click()
    await clerk.getByText(`Bus passes ${word}`).first().waitFor()
    await clerk.getByRole('link', { name: 'Ask for a paper' }).click()
    await clerk.getByLabel('Paper', { exact: true }).fill(`What bus passes cost ${word}`)
    const owner = clerk.getByLabel('Who writes it')
    await owner.selectOption(
      (await owner.locator('option', { hasText: 'director' }).first().getAttribute('value')) ?? '',
    )
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

  it('the clerk answers it, and the councillor reads the answer', async () => {
    await clerk.goto('/boards')
    await clerk
      .getByRole('link', { name: new RegExp(word) })
      .first()
      .click()
    await clerk.getByRole('link', { name: new RegExp(`Answer it: .*${word}`) }).click()
    await clerk.getByLabel('Answer', { exact: true }).fill(`It can be until 25, from April. ${word}`)
    await clerk.getByRole('group', { name: 'Answered on' }).getByLabel('Day').fill(String(new Date().getDate()))
    await clerk
      .getByRole('group', { name: 'Answered on' })
      .getByLabel('Month')
      .fill(String(new Date().getMonth() + 1))
    await clerk.getByRole('group', { name: 'Answered on' }).getByLabel('Year').fill(String(new Date().getFullYear()))
    await clerk.getByRole('button', { name: 'Answer the challenge' }).click()
    await clerk.waitForURL(`**${meeting}`)
    await councillor.goto(meeting)
    expect(await councillor.getByRole('main').innerText()).toContain(`It can be until 25, from April. ${word}`)
    await expectUsable(councillor)
  })
})
