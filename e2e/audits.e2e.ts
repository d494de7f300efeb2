import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from './support/accessible.ts'
import { PHONE, people } from './support/person.ts'
import { answer, childOf, daysAgo, fillDay, record, unlikeAnyOther } from './support/recording.ts'

const GRADED = [
  'The child’s voice and daily life',
  'Understanding what the child needs',
  'The plan',
  'The help given, and what it changed',
  'Who the child is: identity and difference',
  'Management and supervision',
] as const

describe('an auditor and a moderator, from a sample to an action closed', () => {
  const { signedIn } = people()
  const word = unlikeAnyOther()
  const round = `Walked ${word}`
  let auditor: Page
  let moderator: Page
  let child: string
  let called: string
  beforeAll(async () => {
    auditor = await signedIn('service-manager', { viewport: PHONE })
    moderator = await signedIn('director')
  })

  it('sets up a round, is told what is missing, and draws its children by a seed that is kept', async () => {
    await auditor.goto('/audits/rounds/add')
    await auditor.getByRole('button', { name: 'Record', exact: true }).click()
    await auditor.getByRole('alert').waitFor()
    await expectUsable(auditor)
    await auditor.getByLabel('Name', { exact: true }).fill(round)
    await answer(auditor, /^Is it a practice week/, 'No')
    await auditor.getByLabel('How many children are drawn').fill('8')
    await answer(auditor, /^At least one child from each part/, 'No')
    await auditor.getByLabel('Seed', { exact: true }).fill(word)
    await auditor.getByLabel('Leave out children audited within so many months').fill('0')
    await fillDay(auditor, 'Audits are to be done by', daysAgo(-14))
    await auditor.getByLabel('Share to be moderated, in a hundred').fill('100')
    await fillDay(auditor, 'Begins on', daysAgo(0))
    await auditor.getByRole('button', { name: 'Record', exact: true }).click()
    await auditor.getByRole('button', { name: 'Draw the children and ask for their audits' }).click()
    await auditor.getByText('0 of 8 done').first().waitFor()
    expect(await auditor.getByRole('region', { name: 'How its children are drawn' }).innerText()).toContain(word)
    await expectUsable(auditor)
  })

  it('opens the file of a child who fell to her, and writes the audit on a phone', async () => {
    await auditor.goto('/audits')
    const own = auditor.getByRole('region', { name: 'Yours to do' }).getByRole('listitem').filter({ hasText: round })
    called = await own.getByRole('link').first().innerText()
    await own.getByRole('link').first().click()
    await auditor.waitForURL('**/record/practice-audit')
    child = childOf(auditor)
    await expectUsable(auditor)
    await fillDay(auditor, 'Date it was talked through', daysAgo(0))
    await auditor.getByRole('radio', { name: new RegExp(word) }).check()
    await auditor.getByLabel('The child’s worker', { exact: true }).check()
    await auditor.getByLabel('If not the child or the family, why not').fill('They would rather not, this time')
    await auditor
      .getByLabel('What difference did it make to the child?')
      .fill(`She sees her brother every week now ${word}`)
    for (const part of GRADED) await answer(auditor, `${part}: grade`, 'Good')
    await answer(auditor, 'Overall grade', 'Good')
    await auditor.getByLabel('Why this grade').fill('The plan changed what happens')
    expect(await record(auditor)).toMatch(/recorded/i)
    await expectUsable(auditor)
  })

  it('the moderator changes the grade and says why; the auditor’s own stays beside it', async () => {
    await moderator.goto('/audits')
    const waits = moderator
      .getByRole('region', { name: 'What waits' })
      .getByRole('listitem')
      .filter({ hasText: called })
    await waits
      .getByRole('button', { name: /^Moderate/ })
      .first()
      .click()
    await moderator.waitForURL('**/record/audit-moderation')
    await moderator.getByRole('group', { name: 'Audit', exact: true }).getByRole('radio').last().check()
    await answer(moderator, /^Is the overall grade agreed/, 'Grade changed')
    await answer(moderator, /^What the overall grade should be/, 'Requires improvement to be good')
    await moderator.getByLabel('Why', { exact: true }).fill('The plan has no measures')
    await fillDay(moderator, 'Moderated on', daysAgo(0))
    await expectUsable(moderator)
    await record(moderator)
    await moderator.goto('/audits')
    const beside = moderator.getByRole('table', { name: /by auditor, beside the moderators/ })
    expect(await beside.innerText()).toContain('requires improvement')
    await expectUsable(moderator)
  })

  it('what is to be done for the child is agreed, and closed with what shows that it was done', async () => {
    await auditor.goto(`${child}/record/audit-action`)
    await auditor.getByRole('group', { name: 'Audit', exact: true }).getByRole('radio').last().check()
    await auditor.getByLabel('What is to be done').fill(`Give each step a measure ${word}`)
    const lead = auditor.getByLabel('Who leads on it')
    await lead.selectOption((await lead.locator('option').nth(1).getAttribute('value')) ?? '')
    await fillDay(auditor, 'To be done by', daysAgo(-7))
    await fillDay(auditor, 'Agreed on', daysAgo(0))
    await record(auditor)
    await auditor.goto('/audits/actions')
    const line = auditor.getByRole('link', { name: new RegExp(word) })
    const action = (await line.getAttribute('href')) ?? ''
    await line.click()
    await auditor.getByRole('link', { name: 'This has ended' }).click()
    await fillDay(auditor, 'Done on', daysAgo(0))
    await auditor.getByRole('button', { name: 'Record the end' }).click()
    await auditor.getByRole('alert').waitFor()
    await expectUsable(auditor)
    await auditor.getByLabel('What shows that it is done').fill('Each step of the plan has one now')
    await record(auditor, 'Record the end')
    // Among those that are done, at the end of the list; on its own page it says what it was closed with.
    await auditor.goto(action)
    expect(await auditor.getByRole('main').innerText()).toContain('Each step of the plan has one now')
    await expectUsable(auditor)
  })
})
