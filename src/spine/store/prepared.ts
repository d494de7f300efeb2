import pg from 'pg'

/** How often a question is asked on one connection before its plan is kept there, and how many are kept: each takes memory of the server's. */
const ASKED = 3
const MOST_KEPT = 150
const MOST_COUNTED = 1000

/**
 * A connection that has the database keep the plans of the questions it is asked most, by giving each a name: planning the
 * questions of one saved form anew takes as long as answering them. A question is known by its text alone, so one whose
 * text differs each time is never kept. A pooler in between must keep prepared statements, as PgBouncer does from 1.21.
 */
export class PreparingClient extends pg.Client {
  readonly #asked = new Map<string, number>()
  readonly #names = new Map<string, string>()

  override query(...asked: unknown[]): never {
    const [text, values] = asked
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      const name = this.#nameOf(text)
      if (name !== undefined) asked[0] = { text, name }
    }
    return super.query(...(asked as Parameters<pg.Client['query']>)) as never
  }

  #nameOf(text: string): string | undefined {
    const name = this.#names.get(text)
    if (name !== undefined || this.#names.size >= MOST_KEPT) return name
    const times = (this.#asked.get(text) ?? 0) + 1
    if (times < ASKED) {
      if (this.#asked.size < MOST_COUNTED) this.#asked.set(text, times)
      return undefined
    }
    this.#asked.delete(text)
    const given = `kept_${this.#names.size + 1}`
    this.#names.set(text, given)
    return given
  }
}
