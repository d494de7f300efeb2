import { describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { createServer } from '../../spine/web/server.ts'
import type { CheckListed, CheckNarrowing } from '../../spine/web/services.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { checkingPages } from './pages-checking.ts'

async function reader(person = 'analyst', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...checkingPages], secure: false }), person)
}

function formOf(
  fields: Readonly<Record<string, string>>,
  files: readonly (readonly [box: string, name: string])[] = [],
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [box, name] of files) form.append(box, new Blob(['CHILD,DOB\n']), name)
  return form
}

describe('who may', () => {
  it.each([
    ['analyst', 200, 200],
    ['director', 200, 403],
    ['worker', 403, 403],
    ['manager', 403, 403],
    ['board', 403, 403],
    ['administrator', 403, 403],
  ])('%s: looking at checks %i, beginning one %i', async (person, looking, beginning) => {
    const browser = await reader(person)
    for (const path of ['/checking', '/checking/c1', '/checking/c1/compare', '/checking/c1/download'])
      expect((await browser.get(path)).status, path).toBe(looking)
    for (const path of ['/checking/new', '/checking/c1/remove'])
      expect((await browser.get(path)).status, path).toBe(beginning)
  })

  it('a director is offered neither a new check nor the removal of one', async () => {
    const browser = await reader('director')
    expect((await browser.get('/checking')).body).not.toContain('/checking/new')
    expect((await browser.get('/checking/c1')).body).not.toContain('/checking/new')
  })

  it('somebody who may not make the return is not offered our record, and is refused it', async () => {
    const services = madeUpServices()
    const { choices } = services.checking
    const only = {
      ...services.checking,
      choices: async (...all: Parameters<typeof choices>) => ({ ...(await choices(...all)), record: false }),
      start: async () => Promise.reject(new AccessRefused('returns.export', 'role-may-not')),
    }
    const browser = await reader('analyst', { ...services, checking: only })
    expect(textOf((await browser.get('/checking/new')).body)).not.toContain('Use our record')
    const answer = await browser.sendFiles(
      '/checking/new',
      '/checking',
      formOf({ council: 'north', year: '2026', source: 'record' }),
    )
    expect(answer.status).toBe(403)
  })
})

describe('beginning a check', () => {
  it('hands on the files of each box', async () => {
    const services = madeUpServices()
    const form = formOf({ council: 'north', year: '2026', source: 'files' }, [
      ['files', 'header.csv'],
      ['files', 'episodes.csv'],
      ['previous', 'last.zip'],
      ['providers', 'ofsted.xlsx'],
    ])
    const answer = await (await reader('analyst', services)).sendFiles('/checking/new', '/checking', form)
    expect(answer).toMatchObject({ status: 303, to: '/checking/c2' })
    expect(services.checking.started).toMatchObject([
      {
        council: 'north',
        year: 2026,
        source: 'files',
        files: [{ name: 'header.csv' }, { name: 'episodes.csv' }],
        previous: [{ name: 'last.zip' }],
        providers: [{ name: 'ofsted.xlsx' }],
      },
    ])
  })

  it('of our record needs no file', async () => {
    const services = madeUpServices()
    const form = formOf({ council: 'west', year: '2025', source: 'record' })
    // As a browser sends a box that nothing was chosen in.
    form.append('files', new Blob([]), '')
    const answer = await (await reader('analyst', services)).sendFiles('/checking/new', '/checking', form)
    expect(answer).toMatchObject({ status: 303, to: '/checking/c2' })
    expect(services.checking.started).toMatchObject([{ council: 'west', year: 2025, source: 'record', files: [] }])
  })

  it.each([
    ['no file', { council: 'north', year: '2026' }, [], 'Choose the files of this year’s return', 'files'],
    [
      'an unknown council',
      { council: 'south', year: '2026' },
      [['files', 'header.csv']],
      'Choose the council',
      'council',
    ],
    ['no council', { year: '2026' }, [['files', 'header.csv']], 'Choose the council', 'council'],
    [
      'both sources',
      { council: 'north', year: '2026', source: 'record' },
      [['files', 'header.csv']],
      'Files were chosen, and our record too.',
      'source',
    ],
  ] as const)('with %s is refused beside its box, with what was chosen kept', async (_, fields, files, words, box) => {
    const services = madeUpServices()
    const answer = await (await reader('analyst', services)).sendFiles(
      '/checking/new',
      '/checking',
      formOf(fields, files),
    )
    expect(answer.status).toBe(422)
    expect(textOf(answer.body)).toContain(words)
    expect(answer.body).toContain(`href="#${box}"`)
    expect(answer.body).toContain(`id="${box}"`)
    expect(answer.body).toContain('<title>Error: ')
    expect(answer.body).toContain('<option value="2026" selected>')
    if ('source' in fields) expect(answer.body).toMatch(/value="record" checked/)
    expect(services.checking.started).toEqual([])
    expect(unsafeIn(answer.body)).toEqual([])
  })

  it.each([
    ['a file of a wrong type', { box: 'files', file: 'a<b>.pdf', what: 'This is a PDF.', mend: 'Export it as CSV.' }],
    ['an unknown year', { box: 'year', what: 'Choose the year the return is of.', mend: '' }],
  ] as const)('with %s says what the service found wrong, safely', async (_, problem) => {
    const services = madeUpServices()
    const checking = { ...services.checking, start: async () => ({ is: 'refused' as const, problems: [problem] }) }
    const browser = await reader('analyst', { ...services, checking })
    const form = formOf({ council: 'north', year: 'x' }, [['files', 'a.pdf']])
    const answer = await browser.sendFiles('/checking/new', '/checking', form)
    expect(answer.status).toBe(422)
    expect(textOf(answer.body)).toContain(problem.what)
    expect(answer.body).toContain(`href="#${problem.box}"`)
    expect(unsafeIn(answer.body)).toEqual([])
  })

  it('again has the council, the year and our record chosen', async () => {
    const { body } = await (await reader()).get('/checking/new?council=west&year=2025&source=record')
    expect(body).toMatch(/value="west" checked/)
    expect(body).toContain('<option value="2025" selected>')
    expect(body).toMatch(/value="record" checked/)
  })
})

describe('a check', () => {
  it('under way shows how far it is, and asks again by itself', async () => {
    const { status, body } = await (await reader()).get('/checking/c2')
    expect([status, headingOf(body)]).toEqual([200, 'Checking the return'])
    expect(textOf(body)).toContain('Children checked: 200 of 568')
    expect(body).toContain('data-refresh="3"')
  })

  it('that was refused says why and how to go on', async () => {
    const { body } = await (await reader()).get('/checking/c3')
    const text = textOf(body)
    for (const words of ['Nothing was checked', 'There is no Header among these files.', 'Add header.csv to them.'])
      expect(text).toContain(words)
    expect(body).toContain('href="/checking/new?council=north&amp;year=2027"')
  })

  it('of our record says so, that its year was not over, and is begun again from our record', async () => {
    const { body } = await (await reader()).get('/checking/c4')
    expect(textOf(body)).toContain('that our record made for the return')
    expect(textOf(body)).toContain('The year was not over')
    expect(body).toContain('source=record')
    expect(textOf((await (await reader()).get('/checking')).body)).toContain('Our record')
  })

  it('that found nothing says so in each list', async () => {
    const services = madeUpServices()
    const paging = { found: 0, page: 1, pages: 1 }
    const { read } = services.checking
    const empty: typeof read = async (viewer, id, asked) => {
      const found = await read(viewer, id, asked)
      const { list } = asked
      const listed: CheckListed =
        list === 'faults'
          ? { list, faults: [], paging, facets: [], child: null }
          : list === 'children'
            ? { list, children: [], paging, facets: [] }
            : { list, groups: [] }
      return found && { head: { ...found.head, faults: 0, queries: 0, childrenAtFault: 0 }, listed }
    }
    const browser = await reader('analyst', { ...services, checking: { ...services.checking, read: empty } })
    for (const list of ['rules', 'workers', 'teams', 'children', 'faults']) {
      const { body } = await browser.get(`/checking/c1?list=${list}`)
      expect(textOf(body), list).toContain('No faults and 0 queries')
      expect(textOf(body), list).toMatch(/Nothing is wrong by the rules that were asked/)
    }
  })

  it('tells the same of a child with no file and of one whose file may not be opened', async () => {
    const browser = await reader()
    for (const list of ['children', 'faults']) {
      const { body } = await browser.get(`/checking/c1?list=${list}`)
      expect(textOf(body)).toContain('No file you can open')
      expect(textOf(body)).not.toMatch(/not on our record/i)
      expect(unsafeIn(body)).toEqual([])
    }
    expect(textOf((await browser.get('/checking/c1?list=faults&child=2')).body)).toContain(
      'There is no file with this number that you can open',
    )
  })

  it('that is not there is not found', async () => {
    const services = madeUpServices()
    const none = async (): Promise<undefined> => undefined
    const checking = { ...services.checking, progress: none, read: none, compare: none, save: none }
    const browser = await reader('analyst', { ...services, checking })
    for (const path of ['', '/compare', '/download', '/remove'])
      expect((await browser.get(`/checking/gone${path}`)).status, path).toBe(404)
  })
})

describe('lists, narrowed and by pages', () => {
  it('hand on what is chosen, and let be what is no code', async () => {
    const services = madeUpServices()
    const asked: ({ list: string; page?: number | undefined } & CheckNarrowing)[] = []
    const { read } = services.checking
    const noting: typeof read = async (viewer, id, ask) => {
      asked.push(ask)
      return read(viewer, id, ask)
    }
    const browser = await reader('analyst', { ...services, checking: { ...services.checking, read: noting } })
    await browser.get(
      '/checking/c1?list=faults&rule=101&is=fault&table=Header&worker=nobody&team=no-team&child=1&page=3',
    )
    await browser.get(`/checking/c1?list=nonsense&rule=${encodeURIComponent("1' or 1=1")}&is=either&child=-4&page=x`)
    expect(asked).toMatchObject([
      {
        list: 'faults',
        rule: '101',
        is: 'fault',
        table: 'Header',
        worker: 'nobody',
        team: 'no-team',
        child: 1,
        page: 3,
      },
      { list: 'rules', rule: undefined, is: undefined },
    ])
  })

  it('show each filter in use, with a way to take it off, and say how to see fewer of many', async () => {
    const services = madeUpServices()
    const { read } = services.checking
    const many: typeof read = async (viewer, id, ask) => {
      const found = await read(viewer, id, ask)
      if (found?.listed?.list !== 'faults') return found
      return { ...found, listed: { ...found.listed, paging: { found: 100_000, page: 2, pages: 2000 } } }
    }
    const browser = await reader('analyst', { ...services, checking: { ...services.checking, read: many } })
    const { body } = await browser.get('/checking/c1?list=faults&rule=101&page=2')
    expect(textOf(body)).toContain('100,000 things found, 50 to a page: choose a rule')
    expect(textOf(body)).toContain('Page 2 of 2,000')
    expect(textOf(body)).toContain('Rule: 101')
    expect(body).toContain('href="/checking/c1?list=faults#list"')
    for (const page of [1, 3]) expect(body).toMatch(new RegExp(`list=faults&amp;rule=101&amp;page=${page}#list`))
  })
})

describe('downloads and removal', () => {
  it.each([
    ['?as=csv', 'faults-c1.csv'],
    ['?as=xlsx', 'faults-c1.xlsx'],
    ['?as=pdf', 'faults-c1.xlsx'],
    ['', 'faults-c1.xlsx'],
  ])('%s is saved as %s', async (query, name) => {
    const answer = await (await reader()).get(`/checking/c1/download${query}`)
    expect(answer.body).toBe('saved')
    expect(String(answer.headers['content-disposition'])).toContain(name)
  })

  it('a check is removed by a form that was sent, after it was asked about', async () => {
    const services = madeUpServices()
    const browser = await reader('analyst', services)
    expect(textOf((await browser.get('/checking/c4/remove')).body)).toContain('but the record can be checked again')
    expect((await browser.raw('POST', '/checking/c4/remove', {})).status).toBe(403)
    expect(services.checking.removed).toEqual([])
    expect(await browser.send('/checking/c4/remove', '/checking/c4/remove', {})).toMatchObject({
      status: 303,
      to: '/checking',
    })
    expect(services.checking.removed).toEqual(['c4'])
  })
})

describe('what has changed', () => {
  it('is counted, by rule, by child and one by one', async () => {
    const browser = await reader()
    const { body } = await browser.get('/checking/c1/compare')
    expect(headingOf(body)).toBe('What has changed')
    expect(textOf(body)).toContain('4 mended, 1 new, 2 still there')
    expect(textOf(body)).toContain('1 rule was asked in only one of the two checks')
    for (const list of ['children', 'faults']) {
      const seen = await browser.get(`/checking/c1/compare?list=${list}`)
      expect(seen.status).toBe(200)
      expect(unsafeIn(seen.body)).toEqual([])
    }
    expect(textOf((await browser.get('/checking/c1/compare?list=faults&change=mended')).body)).toContain('Mended')
  })

  it('since a check of our record says so', async () => {
    expect(textOf((await (await reader()).get('/checking/c4/compare')).body)).toContain('our record, checked')
  })

  it('with no other check says what to do', async () => {
    const { body } = await (await reader()).get('/checking/c1/compare?with=none')
    expect(textOf(body)).toContain('There is no other check')
  })
})
