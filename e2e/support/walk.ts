import type { Page } from 'playwright-core'

/** A page met on a walk. */
export interface Met {
  readonly address: string
  /** The page whose link led there. */
  readonly from: string
  readonly status: number
  /** Where it came to, after being sent on. */
  readonly at: string
  readonly body: string
}

/**
 * Follows every link from a page, as the person signed in there, asking for each without drawing it. Of addresses that
 * differ only in an id, a kind of entry, a duty, a KPI, or in how they are narrowed, `alike` of each kind are followed, and
 * every way of narrowing. Signing out is a form, so no link does it.
 */
export async function walk(page: Page, from: string, alike: number): Promise<readonly Met[]> {
  const origin = new URL(page.url()).origin
  const seen = new Set([from])
  const kinds = new Map<string, number>()
  const waiting: { readonly address: string; readonly from: string }[] = [{ address: from, from: '' }]
  const met: Met[] = []
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { address } = next
    const answer = await page.request.get(address)
    const html = answer.headers()['content-type']?.includes('text/html') ?? false
    const body = html ? await answer.text() : ''
    met.push({ ...next, status: answer.status(), at: answer.url(), body })
    for (const [, href] of body.matchAll(/\shref="([^"]+)"/g)) {
      const to = new URL((href as string).replaceAll('&amp;', '&'), new URL(address, origin))
      const asked = `${to.pathname}${to.search}`
      if (to.origin !== origin || to.pathname.startsWith('/assets/') || seen.has(asked)) continue
      const pattern = patternOf(to)
      const ways = [...to.searchParams.keys()]
      // A list that can be narrowed in eight ways can be narrowed in hundreds at once: each way is met, and some together.
      const kind = `${pattern}?${ways.length}`
      const unmet = ways.filter(way => !kinds.has(`${pattern}?${way}`))
      const before = kinds.get(kind) ?? 0
      if (before >= alike && unmet.length === 0) continue
      kinds.set(kind, before + 1)
      for (const way of unmet) kinds.set(`${pattern}?${way}`, 1)
      seen.add(asked)
      waiting.push({ address: asked, from: address })
    }
  }
  return met
}

// What is recorded of a child and what is due have a page for each of a hundred kinds, all made alike; so have measures
// for each way of asking, but each is asked once as it stands.
function patternOf({ pathname, search }: URL): string {
  const plain = pathname
    .replaceAll(/[0-9a-f-]{36}/g, ':id')
    .replace(/\/record\/[^/]+/, '/record/:kind')
    .replace(/^\/duties\/[^/]+/, '/duties/:duty')
    .replace(/^\/contract\/kpi-[^/]+/, '/contract/:kpi')
  return search === '' ? plain : plain.replace(/^\/measures\/[^/]+/, '/measures/:measure')
}
