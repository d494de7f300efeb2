import { describe, expect, it } from 'vitest'
import { PEOPLE, madeUpServices } from './dev/services.test-support.ts'
import { liveMeasures } from './live-measures.ts'
import type { Viewer } from './services.ts'

const services = madeUpServices()
const [analyst, board, administrator] = ['analyst', 'board', 'administrator'].map(who => PEOPLE[who] as Viewer)

describe('linked measures', () => {
  it('show their live figure and trend, in the order they are linked, each once', async () => {
    const found = await liveMeasures({ viewer: analyst as Viewer, services }, ['kpi-8', 'cla-number', 'kpi-8'])
    expect(found.map(each => each.id)).toEqual(['kpi-8', 'cla-number'])
    for (const each of found) {
      expect(each.value).toMatch(/\d/)
      expect(each.trend).toMatch(/^A year ago .+\. .+\.$/)
      expect(each.line).toContain('<svg')
      expect(each.href).toBe(`/measures/${each.id}`)
    }
  })

  it('show a councillor what was published, with what is hidden hidden, and nowhere to go on to', async () => {
    const published = await services.figures.published(board as Viewer, {})
    const rows = published.groups.flatMap(group => group.rows).filter(row => row.now)
    const found = await liveMeasures(
      { viewer: board as Viewer, services },
      rows.map(row => row.id),
    )
    expect(found).toHaveLength(rows.length)
    for (const [at, row] of rows.entries()) {
      if (row.now?.hidden) expect(found[at]?.value).toBe('not shown')
      expect(found[at]?.href).toBeUndefined()
      expect(found[at]?.line).toBeUndefined()
    }
  })

  it('show nothing to those who read no figures, nor of a measure that is not there', async () => {
    expect(await liveMeasures({ viewer: administrator as Viewer, services }, ['cla-number'])).toEqual([])
    expect(await liveMeasures({ viewer: analyst as Viewer, services }, ['no-such-measure'])).toEqual([])
  })
})
