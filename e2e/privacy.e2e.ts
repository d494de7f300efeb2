import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { findChildren } from './support/figures.ts'
import { people, stand } from './support/person.ts'
import { type Met, walk } from './support/walk.ts'

describe('an analyst who has been on every page', () => {
  const { signedIn } = people()
  let page: Page
  let met: readonly Met[]
  let names: readonly string[]
  const visited: string[] = []
  beforeAll(async () => {
    page = await signedIn('performance-analyst')
    page.on('request', request => visited.push(request.url()))
    await page.goto('/children?care=in')
    const called = await page.getByRole('rowheader').getByRole('link').allInnerTexts()
    names = called.slice(0, 10)
    // Names that are looked for and listed are the ones most likely to be written down somewhere.
    for (const name of names.slice(0, 2)) await findChildren(page, name)
    await page
      .getByRole('link', { name: names[1] as string, exact: true })
      .first()
      .click()
    await page.waitForURL(/\/children\/[0-9a-f-]{36}$/)
    await page.goto('/children?care=in')
    await page.getByRole('columnheader').getByRole('link').nth(1).click()
    met = await walk(page, '/', 1)
  })

  it('met no page that is missing or broken', () => {
    expect(met.length).toBeGreaterThan(60)
    expect(
      met.filter(each => each.status !== 200).map(({ address, from, status }) => ({ address, from, status })),
    ).toEqual([])
  })

  it('was on the pages where children are named', () => {
    expect(names).toHaveLength(10)
    expect(met.some(each => each.body.includes(names[0] as string))).toBe(true)
  })

  it('left no child’s name in any address visited or linked', () => {
    const linked = met.flatMap(each =>
      [...each.body.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, href]) => href),
    )
    const addresses = [...visited, ...met.flatMap(each => [each.address, each.at]), ...linked]
    expect(addresses.length).toBeGreaterThan(500)
    expect(addressesNaming(addresses as string[], names)).toEqual([])
  })

  it('left no child’s name in the title of any page', () => {
    const titles = met.flatMap(each => /<title[^>]*>([^<]*)</.exec(each.body)?.[1] ?? [])
    expect(titles.length).toBeGreaterThan(50)
    expect(titles.filter(title => names.some(name => title.includes(name)))).toEqual([])
  })

  it('left nothing of a child in what the service wrote to its log', async () => {
    const log = await readFile(stand().served.log, 'utf8')
    expect(log).toContain('"route":"/children/:id"')
    expect(names.filter(name => log.includes(name))).toEqual([])
    expect(addressesNaming(log.split('\n'), names)).toEqual([])
    const ids = met.flatMap(each => /^\/children\/([0-9a-f-]{36})/.exec(each.address)?.[1] ?? [])
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter(id => log.includes(id))).toEqual([])
  })
})

/** Those that hold a whole name, however the space in it was written. */
function addressesNaming(addresses: readonly string[], names: readonly string[]): readonly string[] {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/%20|[+_.-]/g, ' ')
  const sought = names.map(plain)
  return [...new Set(addresses)].filter(address => sought.some(name => plain(address).includes(name)))
}
