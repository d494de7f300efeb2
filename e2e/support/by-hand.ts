/** Someone who sends forms without a browser: keeps cookies, and takes each form's token from its page. */
export class ByHand {
  readonly #address: string
  readonly #cookies = new Map<string, string>()

  constructor(address: string) {
    this.#address = address
  }

  /** Asks for a page. Throws when it does not answer 200. */
  async page(path: string): Promise<string> {
    const answer = await this.#ask(path, {})
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return answer.text()
  }

  /** Sends a form as a browser would; answers the status, where it leads and what it says. */
  async send(
    path: string,
    fields: Readonly<Record<string, string>>,
    how: 'plain' | 'with-files' = 'plain',
  ): Promise<{ readonly status: number; readonly to: string; readonly said: string }> {
    const body = how === 'plain' ? new URLSearchParams(fields) : new FormData()
    if (body instanceof FormData) for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const answer = await this.#ask(path, { method: 'POST', body })
    return { status: answer.status, to: answer.headers.get('location') ?? '', said: await answer.text() }
  }

  async signIn(email: string, password: string): Promise<void> {
    const _csrf = tokenIn(await this.page('/sign-in'))
    const { status } = await this.send('/sign-in', { _csrf, email, password })
    if (status !== 303) throw new Error(`${email} was not let in: ${status}`)
  }

  async #ask(path: string, more: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${this.#address}${path}`, { ...more, headers: { cookie }, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      this.#cookies.set(name, value)
    }
    return answer
  }
}

/** The token of the forms on a page. */
export function tokenIn(page: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
}
