import { describe, expect, it } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import type { Viewer } from '../../spine/web/services.ts'
import { createServer } from '../../spine/web/server.ts'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { governancePages } from './pages.ts'
import { apart, changeInWords, figureInWords, mostlyInWords, periodInWords, sinceLastYear } from './pages-words.ts'

const serve = (services = madeUpServices()) =>
  createServer({ services, pages: [...shellPages, ...governancePages], secure: false })

describe('the scorecard', () => {
  it('what needs attention stands before the first table, each with its state in words', async () => {
    const { body } = await (await signedIn(await serve(), 'analyst')).get('/scorecard')
    expect(body.indexOf('Needs attention')).toBeGreaterThan(0)
    expect(body.indexOf('Needs attention')).toBeLessThan(body.indexOf('<table'))
    expect(textOf(body)).toContain(
      'Three or more homes in a year : 13% (152 of 1,172 children), worse for three months running.',
    )
    expect(unsafeIn(body)).toEqual([])
  })

  it('all five groups stand there in order, and a row that is not recorded says what would fill it', async () => {
    const { body } = await (await signedIn(await serve(), 'analyst')).get('/scorecard')
    const text = textOf(body)
    const places = ['General', 'Placements', 'Adoption', 'Care leavers', 'Education'].map(title =>
      body.indexOf(`class="c-title">${title}<`),
    )
    expect(places.every(place => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(text).toContain(
      'Visits in time Not yet recorded here. What would fill it: each visit: its date, whether the child was seen, and whether alone.',
    )
  })

  it('a row gives its figure, the children behind it, a year ago with its direction in words, and England', async () => {
    const text = textOf((await (await signedIn(await serve(), 'analyst')).get('/scorecard')).body)
    expect(text).toContain('Long-term stability 65% 284 of 437 63% ↑ up, better')
    expect(text).toContain('69% 2025')
    expect(text).toContain('(12 cannot tell)')
    expect(text).toContain('As known now, worked out on 2 April 2027 at 6:14am.')
  })

  it('what was chosen is kept on the way into a measure', async () => {
    const { body } = await (await signedIn(await serve(), 'analyst')).get(
      '/scorecard?council=north&on=2027-02-28&known=2026-06-01&clock=per-source',
    )
    expect(linksIn(body)).toContain('/measures/kpi-7?on=2027-02-28&council=north&known=2026-06-01&clock=per-source')
    expect(textOf(body)).toContain('As known on 1 June 2026 (by the returns’ own dates)')
  })

  it('while newer figures are worked out a link asks again for the same, and otherwise there is none', async () => {
    const services = madeUpServices()
    const scorecard: typeof services.figures.scorecard = async (viewer, ask) => {
      const found = await services.figures.scorecard(viewer, ask)
      return { ...found, asked: { ...found.asked, newerToCome: true } }
    }
    const stale = { ...services, figures: { ...services.figures, scorecard } }
    const { body } = await (await signedIn(await serve(stale), 'analyst')).get('/scorecard?council=north&on=2027-02-28')
    expect(textOf(body)).toContain('Newer figures are being worked out: look again in a moment.')
    expect(linksIn(body)).toContain('/scorecard?council=north&on=2027-02-28')
    const settled = (await (await signedIn(await serve(), 'analyst')).get('/scorecard')).body
    expect(textOf(settled)).not.toContain('look again')
  })

  it('a date that is no date is left out, and the reader is told', async () => {
    const answer = await (await signedIn(await serve(), 'analyst')).get('/scorecard?known=2026-02-30')
    expect(answer.status).toBe(200)
    expect(textOf(answer.body)).toContain('The date could not be read, so it was left out.')
  })

  it('where nothing was held yet, the page says so in the place of figures that would all read 0', async () => {
    const services = madeUpServices()
    const scorecard: typeof services.figures.scorecard = async (viewer, ask) => {
      const made = await services.figures.scorecard(viewer, ask)
      return { ...made, asked: { ...made.asked, nothingHeld: true } }
    }
    const { body } = await (
      await signedIn(await serve({ ...services, figures: { ...services.figures, scorecard } }), 'analyst')
    ).get('/scorecard?known=2016-06-01')
    expect(textOf(body)).toContain('Nothing was held by 1 June 2016 (as recorded here), so there were no figures then.')
    expect(body).not.toContain('<table')
  })

  it('someone who works for one council is not offered the others', async () => {
    const services = madeUpServices()
    const north: Viewer = { id: 'n', role: 'social-worker', council: 'north' }
    const app = await serve({ ...services, access: { ...services.access, session: async () => north } })
    const { body } = await app.inject({ url: '/scorecard', cookies: { alongside: 'any' } })
    expect(body).not.toContain('name="council"')
  })

  it('it can be saved as CSV and for Excel, with how it was come by on every row', async () => {
    const reader = await signedIn(await serve(), 'analyst')
    const csv = await reader.get('/scorecard/download?as=csv&council=north')
    expect(csv.headers).toMatchObject({
      'content-disposition': 'attachment; filename="scorecard-2027-03-31.csv"',
      'cache-control': 'no-store',
    })
    expect(csv.body).toContain('Placements,Long-term stability,')
    expect(csv.body).toContain(',2027-03-31,North Northamptonshire,now,2027-04-02T05:14:00Z,')
    const app = await serve()
    const again = await signedIn(app, 'analyst')
    expect((await again.get('/scorecard/download?as=xlsx')).headers['content-type']).toContain('spreadsheetml')
  })
})

describe('a measure', () => {
  it('the question is the heading, and the answer is a sentence with its children', async () => {
    const { body } = await (await signedIn(await serve(), 'analyst')).get('/measures/kpi-7')
    expect(headingOf(body)).toBe(
      'Of children in care a long time, how many have stayed with the same carers for two years?',
    )
    expect(textOf(body)).toContain(
      '65%: 284 of 437 children across North Northamptonshire and West Northamptonshire, 1 April 2026 to 31 March 2027. A year ago it was 63%; it has gone up, which is better.',
    )
    expect(body).toContain('role="img"')
    expect(textOf(body)).toContain('The numbers behind the chart')
    expect(unsafeIn(body)).toEqual([])
  })

  it('its source says whether the defining text was read', async () => {
    const text = textOf((await (await signedIn(await serve(), 'analyst')).get('/measures/kpi-7')).body)
    expect(text).toContain('data guidance, 2025 (the defining text was read)')
    expect(text).toContain('KPI 7 (not yet checked against the defining text)')
  })

  it('each child behind it stands under a side with the reason, for those who may', async () => {
    const reader = await signedIn(await serve(), 'worker')
    const { body } = await reader.get('/measures/kpi-7?side=does-not-count')
    expect(textOf(body)).toContain('Counts (284) Does not count (153) Cannot tell (0) Left out (0)')
    expect(textOf(body)).toContain('Child N2001 In care on 31 March 2027. Moved home on 4 January 2027.')
    expect(linksIn(body)).toContain('/children/00000000-0000-4000-8000-000000000040')
  })

  it('on a date before anything was held, the page says so and gives no figure then', async () => {
    const services = madeUpServices()
    const measure: typeof services.figures.measure = async (viewer, id, ask) => {
      const answer = await services.figures.measure(viewer, id, ask)
      if (!answer || !('now' in answer) || !answer.earlier) return answer
      const { figure: _figure, ...earlier } = answer.earlier
      return { ...answer, earlier: { ...earlier, changed: 0, changes: [] } }
    }
    const { body } = await (
      await signedIn(await serve({ ...services, figures: { ...services.figures, measure } }), 'worker')
    ).get('/measures/kpi-7?known=2016-06-01&clock=recorded')
    expect(textOf(body)).toContain(
      'Nothing was held by 1 June 2016 (as recorded here), so there was no figure then. As known now: 65%: 284 of 437 children .',
    )
    expect(textOf(body)).not.toContain('stand differently')
  })

  it('a yearly measure is drawn by its years, and says that it is counted once a year', async () => {
    const services = madeUpServices()
    const measure: typeof services.figures.measure = async (viewer, id, ask) => {
      const answer = await services.figures.measure(viewer, id, ask)
      return answer && 'now' in answer ? { ...answer, yearly: true } : answer
    }
    const { body } = await (
      await signedIn(await serve({ ...services, figures: { ...services.figures, measure } }), 'worker')
    ).get('/measures/kpi-7')
    expect(textOf(body)).toContain('Year by year This is counted once a year, over the whole year to 31 March.')
    expect(textOf(body)).not.toContain('Month by month')
  })

  it('a chart is drawn for a page and for a phone, each with an id of its own', async () => {
    const { body } = await (await signedIn(await serve(), 'worker')).get('/measures/kpi-7')
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    expect(ids).toContain('chart-title')
    expect(ids).toContain('chart-narrow-title')
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('a side with nobody says so', async () => {
    const { body } = await (await signedIn(await serve(), 'worker')).get('/measures/kpi-7?side=unknown')
    expect(textOf(body)).toContain('Nobody is on this side.')
  })

  it('counts without names are shown to whoever may not see names', async () => {
    const services = madeUpServices()
    const measure: typeof services.figures.measure = async (viewer, id, ask) => {
      const answer = await services.figures.measure(viewer, id, ask)
      if (!answer || 'fedBy' in answer) return answer
      const { members: _members, ...rest } = answer
      return rest
    }
    const { body } = await (
      await signedIn(await serve({ ...services, figures: { ...services.figures, measure } }), 'worker')
    ).get('/measures/kpi-7')
    expect(textOf(body)).toContain('Your role sees how many, not who.')
    expect(body).not.toContain('/children/')
    expect(body).not.toContain('Amara')
  })

  it('as known before, the earlier figure stands beside the one now, with what changed', async () => {
    const text = textOf(
      (await (await signedIn(await serve(), 'worker')).get('/measures/kpi-7?known=2026-06-01&clock=per-source')).body,
    )
    expect(text).toContain(
      'As known on 1 June 2026 (by the returns’ own dates): 63%: 275 of 437 children . As known now: 65%: 284 of 437 children .',
    )
    expect(text).toContain(
      'Amara O. : did not count, now counts. A move on 4 January 2025 was corrected to a change of legal status.',
    )
  })

  it('those who moved the figure stand apart from whoever else differs, and all of them are a link away', async () => {
    const { body } = await (await signedIn(await serve(), 'analyst')).get('/measures/kpi-8?known=2026-06-01')
    expect(textOf(body)).toContain('9 children stand differently now; 1 of them came to count or ceased to.')
    expect(textOf(body)).toContain('Now count, or no longer count (1) Amara O. : did not count, now counts.')
    expect(textOf(body)).toContain('Show the other 8 too')
    expect(linksIn(body).filter(href => href.includes('changes=all'))).toEqual([
      expect.stringMatching(/^\/measures\/kpi-8\?.*known=2026-06-01.*&changes=all#before$/),
    ])
  })

  it('a mix is shown as its parts', async () => {
    const text = textOf((await (await signedIn(await serve(), 'worker')).get('/measures/cla-legal-status')).body)
    expect(text).toContain('How it divides')
    expect(text).toContain('Full care order 702 60%')
    expect(text).toContain(
      '1,172 children across North Northamptonshire and West Northamptonshire, at 31 March 2027. The largest parts: Full care order, 702 (60%); Interim care order, 230 (20%); Accommodated with agreement (section 20), 163 (14%).',
    )
    expect(text).not.toContain('Nothing can be said yet')
  })

  it('a measure whose record is not held says what would fill it; one that is not there is not found', async () => {
    const reader = await signedIn(await serve(), 'worker')
    expect(textOf((await reader.get('/measures/pep-current')).body)).toContain(
      'Not yet recorded here. What would fill it: personal education plan meetings',
    )
    expect((await reader.get('/measures/nothing')).status).toBe(404)
  })

  it('the children behind it can be saved, each with side and reason', async () => {
    const answer = await (await signedIn(await serve(), 'worker')).get('/measures/kpi-7/download?as=csv')
    expect(answer.body).toContain(
      'Child N2001,Does not count,,,,In care on 31 March 2027. Moved home on 4 January 2027.',
    )
  })

  it('the Excel file opens', async () => {
    const app = await serve()
    const page = await app.inject({ url: '/sign-in' })
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const form = Object.fromEntries(page.cookies.map(cookie => [cookie.name, cookie.value]))
    const signed = await app.inject({
      method: 'POST',
      url: '/sign-in',
      cookies: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        _csrf: token,
        email: 'worker@example.org',
        password: 'walk beside me',
      }).toString(),
    })
    const file = await app.inject({
      url: '/measures/kpi-7/download?as=xlsx',
      cookies: Object.fromEntries(signed.cookies.map(cookie => [cookie.name, cookie.value])),
    })
    const book = await readXlsx(file.rawPayload)
    expect(book.sheets[0]?.rows[0]?.[0]).toBe('Child')
    expect(book.sheets[0]?.rows).toHaveLength(27)
  })
})

describe('the words of a figure', () => {
  const base = { value: 66.2, numerator: 1172, denominator: 177_100, unknown: 0, excluded: 0, children: 1172 } as const

  it('each unit makes its own sentence', () => {
    expect(figureInWords({ ...base, unit: 'rate' }, 'child')).toBe('66 in every 10,000 children: 1,172 children')
    expect(figureInWords({ ...base, unit: 'count' }, 'child')).toBe('1,172 children')
    expect(figureInWords({ ...base, unit: 'count', numerator: 61, children: 44 }, 'event')).toBe(
      '61, about 44 children',
    )
    expect(figureInWords({ ...base, unit: 'days', value: 431, numerator: 26_291, denominator: 61 }, 'child')).toBe(
      '431 days on average, of 61 children',
    )
    expect(
      figureInWords({ ...base, unit: 'percent', value: 93, numerator: 1, denominator: 2, children: 1 }, 'event'),
    ).toBe('93%: 1 of 2, about 1 child')
  })

  it('a mix is answered by how many there are; nobody to divide is said as such', () => {
    expect(figureInWords({ ...base, unit: 'mix', value: null, denominator: 1172 }, 'child')).toBe('1,172 children')
    expect(
      figureInWords({ ...base, unit: 'mix', value: null, denominator: 0, note: 'Nobody to ask about.' }, 'child'),
    ).toBe('Nobody to ask about.')
    expect(
      mostlyInWords([
        { label: 'Remanded', count: 0, value: 0 },
        { label: 'Interim care order', count: 122, value: 10.5 },
        { label: 'Full care order', count: 678, value: 58.6 },
      ]),
    ).toBe('The largest parts: Full care order, 678 (59%); Interim care order, 122 (11%).')
    expect(mostlyInWords([])).toBeUndefined()
  })

  it('where nothing can be said, what would settle it is said instead', () => {
    expect(
      figureInWords(
        { ...base, unit: 'rate', value: null, note: 'No estimate of children living here is held' },
        'child',
      ),
    ).toBe('No estimate of children living here is held')
    expect(figureInWords({ ...base, unit: 'rate', value: null }, 'child')).toBe('Nothing can be said yet')
  })

  it('a year ago is compared only where there is one', () => {
    expect(sinceLastYear({ ...base, unit: 'percent', value: 60 }, { went: 'down', is: 'worse' })).toBe(
      'A year ago it was 60%; it has gone down, which is worse.',
    )
    expect(sinceLastYear({ ...base, unit: 'percent', value: 60 }, { went: 'same', is: 'neither' })).toBe(
      'A year ago it was 60%, the same.',
    )
    expect(sinceLastYear(undefined, { went: 'cannot-tell', is: 'neither' })).toBeUndefined()
  })

  it('what is unknown or left out is said, and nothing otherwise', () => {
    expect(apart({ ...base, unit: 'percent', unknown: 12, excluded: 4 })).toBe(
      'It cannot be told for 12, who stay in the total. 4 were looked at and left out of both sides.',
    )
    expect(apart({ ...base, unit: 'percent' })).toBeUndefined()
  })

  it('a day is a day and a period is a period', () => {
    expect(periodInWords('2027-03-31', '2027-03-31')).toBe('at 31 March 2027')
    expect(periodInWords('2026-04-01', '2027-03-31')).toBe('1 April 2026 to 31 March 2027')
    expect(changeInWords('not-asked', 'unknown')).toBe('was not among those asked about, now cannot be told')
  })
})
