/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Saves what is being typed as a draft, without being asked. All of it works without this: a button saves the draft too.

/** How long after the last change a draft is saved, in milliseconds. */
const PAUSE = 2000
/** How long until it is tried again when it could not be. */
const AGAIN = 10_000

/** Watches a form with `data-drafts`, the address its drafts are saved at. */
export function keepDrafts(form: HTMLFormElement): void {
  const to = form.dataset['drafts'] as string
  const state = form.querySelector<HTMLElement>('[data-draft-state]')
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<boolean> | undefined
  let isChanged = false
  let isStopped = false
  let shut: HTMLElement | undefined

  const say = (words: string): void => {
    if (state && state.textContent !== words) state.textContent = words
  }
  const later = (wait: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }

  form.addEventListener('input', event => {
    if ((event.target as HTMLInputElement).type === 'file') return
    isChanged = true
    if (!isStopped) later(PAUSE)
  })
  form.addEventListener('change', event => {
    if ((event.target as HTMLInputElement).type === 'file') return
    isChanged = true
    if (!isStopped) later(PAUSE)
  })
  // Leaving or hiding the page is the last moment to save what is typed.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && isChanged && !isStopped) void save()
    if (document.visibilityState === 'visible' && shut) void save()
  })
  addEventListener('focus', () => {
    if (shut) void save()
  })
  addEventListener('beforeunload', event => {
    if (isChanged && shut) event.preventDefault()
  })

  // Sent only once a draft that is on its way has come back, and only while someone is signed in to send it.
  let isSending = false
  form.addEventListener('submit', event => {
    if (isSending) return
    event.preventDefault()
    const button = event.submitter as HTMLButtonElement | null
    clearTimeout(timer)
    void (async () => {
      await saving
      // Someone whose session has ended is told before their words leave the page.
      if (!(await isStillIn())) return
      isSending = true
      isChanged = false
      form.requestSubmit(button)
      setTimeout(() => {
        isSending = false
      }, 5000)
    })()
  })

  async function save(): Promise<boolean> {
    if (saving) await saving
    saving = send()
    const done = await saving
    saving = undefined
    return done
  }

  async function send(isRenewed = false): Promise<boolean> {
    if (isStopped || !isChanged) return true
    isChanged = false
    const sent = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') sent.append(name, value)
    try {
      const answer = await ask(to, { method: 'POST', body: sent })
      // Sent on to somewhere else: to sign in, or to say why the file is wanted.
      if (answer.type === 'opaqueredirect' || answer.status === 403) {
        isChanged = true
        return !isRenewed && (await renew())
      }
      if (!answer.ok) throw new Error(String(answer.status))
      const [what, first = '', at = ''] = (await answer.text()).split(' ')
      if (what === 'saved') {
        const version = form.querySelector<HTMLInputElement>('input[type=hidden][name="draft"]')
        if (version) version.value = first
        shut?.remove()
        shut = undefined
        say(`Draft saved at ${timeOf(at)}`)
        return true
      }
      isStopped = true
      isChanged = true
      say(
        what === 'changed'
          ? 'A draft of this was saved on another device or in another window. Save the draft to see both and choose.'
          : 'This was recorded, or its draft thrown away, on another device or in another window. What you typed here is still here.',
      )
      return true
    } catch {
      isChanged = true
      say('The draft could not be saved just now. What you typed is still here; it will be tried again.')
      later(AGAIN)
      return false
    }
  }

  // The form's own token belongs to the session it was opened in: after signing in again a fresh one is taken from the page.
  async function renew(): Promise<boolean> {
    if (!(await ask('/account', { method: 'HEAD' })).ok) {
      tell('You have been signed out. What you typed is still on this page.', true)
      later(AGAIN)
      return false
    }
    const answer = await ask(form.action, {})
    if (!answer.ok) {
      tell('This child’s file is not open to you now. What you typed is still on this page.', false)
      return false
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector<HTMLFormElement>('form[data-drafts]')
    if (fresh?.dataset['reader'] !== form.dataset['reader']) {
      tell('Someone else is signed in here now. What you typed is still on this page, and is not saved.', true)
      later(AGAIN)
      return false
    }
    const token = fresh?.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? ''
    for (const held of document.querySelectorAll<HTMLInputElement>('input[name="_csrf"]')) held.value = token
    return send(true)
  }

  async function isStillIn(): Promise<boolean> {
    try {
      if (!shut && (await ask('/account', { method: 'HEAD' })).ok) return true
      isChanged = true
      return await save()
    } catch {
      say('The server could not be reached. What you typed is still here: try again in a moment.')
      return false
    }
  }

  function tell(words: string, isToSignIn: boolean): void {
    say('')
    if (!shut) {
      shut = document.createElement('div')
      shut.className = 'box box--warning signed-out'
      shut.setAttribute('role', 'alert')
      form.before(shut)
    }
    const text = document.createElement('p')
    text.textContent = words
    shut.replaceChildren(text)
    if (!isToSignIn) return
    const link = document.createElement('a')
    link.href = '/sign-in'
    link.target = '_blank'
    link.rel = 'noopener'
    link.textContent = 'Sign in (opens in a new tab)'
    text.append(' ', link, ', then come back to this tab: it is saved as a draft as soon as you have.')
  }
}

function ask(address: string, more: RequestInit): Promise<Response> {
  return fetch(address, { ...more, redirect: 'manual', credentials: 'same-origin' })
}

function timeOf(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h12',
    timeZone: 'Europe/London',
  })
    .format(new Date(at))
    .replace(/\s/, '')
}

/** A button that fills in today's date, beside each date that is asked. */
export function offerToday(fieldset: HTMLFieldSetElement): void {
  const [day, month, year] = fieldset.querySelectorAll<HTMLInputElement>('.govuk-date-input__input')
  if (!day || !month || !year) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'as-link date-today'
  button.textContent = 'Today'
  button.setAttribute(
    'aria-label',
    `Today, for ${fieldset.querySelector('legend')?.textContent?.trim() ?? 'this date'}`,
  )
  button.addEventListener('click', () => {
    const now = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date()).split('-')
    year.value = now[0] ?? ''
    month.value = String(Number(now[1]))
    day.value = String(Number(now[2]))
    day.dispatchEvent(new Event('input', { bubbles: true }))
  })
  fieldset.querySelector('.govuk-date-input')?.after(button)
}

/** Hides a question until the answer it hangs on is given; what was typed in it stays. */
export function askWhenWanted(group: HTMLElement): void {
  const form = group.closest('form')
  const name = group.dataset['when'] ?? ''
  const wanted = (group.dataset['is'] ?? '').split(' ')
  if (!form) return
  const settle = (): void => {
    const chosen = new FormData(form).getAll(name)
    const isAnswered = [
      ...group.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select'),
    ].some(each =>
      'checked' in each && ['radio', 'checkbox'].includes(each.type)
        ? each.checked && each.value !== ''
        : each.value !== '',
    )
    group.hidden = !chosen.some(value => typeof value === 'string' && wanted.includes(value)) && !isAnswered
  }
  form.addEventListener('change', settle)
  settle()
}
