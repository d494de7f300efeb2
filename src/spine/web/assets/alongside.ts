/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// What script adds to pages that are complete without it.
// @ts-expect-error The package carries no types.
import { Button, ErrorSummary } from 'govuk-frontend'
// @ts-expect-error The package carries no types.
import { SortableTable } from '@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs'
import { askWhenWanted, keepDrafts, offerToday } from './drafts.ts'

document.body.classList.add('js-enabled')
for (const root of document.querySelectorAll<HTMLElement>('[data-module="govuk-button"]')) new Button(root)
for (const root of document.querySelectorAll<HTMLElement>('[data-module="govuk-error-summary"]')) new ErrorSummary(root)
for (const root of document.querySelectorAll<HTMLElement>('[data-module="moj-sortable-table"]')) new SortableTable(root)

// A picker answers when something is chosen; without script its button does. Dates being typed wait for the button.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-submit-on-change]')) {
  for (const box of form.querySelectorAll('select')) box.addEventListener('change', () => form.requestSubmit())
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-drafts]')) keepDrafts(form)
for (const group of document.querySelectorAll<HTMLElement>('[data-when]')) askWhenWanted(group)
for (const date of document.querySelectorAll<HTMLFieldSetElement>('fieldset[data-date]')) offerToday(date)

// A page that says how far something has got asks again, and goes to the report when it is done.
const progress = document.querySelector<HTMLElement>('[data-refresh]')
if (progress) void follow(progress)

async function follow(region: HTMLElement): Promise<void> {
  while (region.dataset['refresh']) {
    const seconds = Number(region.dataset['refresh'])
    await new Promise(resolve => setTimeout(resolve, seconds * 1000))
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
      if (answer.redirected) return location.assign(answer.url)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.querySelector<HTMLElement>('[data-refresh]')
      if (!fresh) return location.reload()
      region.dataset['refresh'] = fresh.dataset['refresh'] ?? ''
      region.replaceChildren(...fresh.childNodes)
    } catch {
      // The network may come back; what the server is doing goes on meanwhile.
    }
  }
}
