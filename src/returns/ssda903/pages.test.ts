import { describe, expect, it } from 'vitest'
import { createServer } from '../../spine/web/server.ts'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { importPages } from './pages.ts'

async function reader(person = 'analyst', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...importPages], secure: false }), person)
}

const files = (...names: readonly string[]): FormData => {
  const form = new FormData()
  for (const name of names) form.append('files', new Blob(['CHILD,DOB\n']), name)
  return form
}

describe('importing a return', () => {
  it('many files at once are handed on with council, year and whether to take part of them', async () => {
    const services = madeUpServices()
    const form = files('episodes.csv', 'header.csv')
    for (const [name, value] of [
      ['council', 'north'],
      ['year', '2025-26'],
      ['partial', 'yes'],
    ] as const)
      form.append(name, value)
    const answer = await (await reader('analyst', services)).sendFiles('/imports/new', '/imports', form)
    expect(answer).toMatchObject({ status: 303, to: '/imports/a4' })
    expect(services.imports.started).toMatchObject([
      { council: 'north', year: 2026, acceptPartial: true, files: [{ name: 'episodes.csv' }, { name: 'header.csv' }] },
    ])
  })

  it('no year and no leave for part of it are handed on as such', async () => {
    const services = madeUpServices()
    const form = files('return.zip')
    form.append('council', 'west')
    await (await reader('analyst', services)).sendFiles('/imports/new', '/imports', form)
    expect(services.imports.started[0]).toEqual({
      council: 'west',
      acceptPartial: false,
      files: [{ name: 'return.zip', path: expect.stringContaining('received-') as string, bytes: 10 }],
    })
  })

  it('what is missing is said at the top and beside its box, and nothing starts', async () => {
    const services = madeUpServices()
    const form = new FormData()
    form.append('year', '2025-27')
    form.append('files', new Blob([]), '')
    const answer = await (await reader('analyst', services)).sendFiles('/imports/new', '/imports', form)
    expect(answer.status).toBe(422)
    const text = textOf(answer.body)
    for (const words of [
      'Choose the council the return is for',
      'Choose the files of the return',
      'Enter the year as 2026',
    ])
      expect(text.split(words)).toHaveLength(3)
    expect(answer.body).toContain('value="2025-27"')
    expect(services.imports.started).toEqual([])
    expect(unsafeIn(answer.body)).toEqual([])
  })

  it('a council of another trust is not taken', async () => {
    const services = madeUpServices()
    const form = files('a.csv')
    form.append('council', 'elsewhere')
    expect((await (await reader('analyst', services)).sendFiles('/imports/new', '/imports', form)).status).toBe(422)
    expect(services.imports.started).toEqual([])
  })

  it('files that cannot be read at all are named with how to mend them', async () => {
    const form = files('return.pdf')
    form.append('council', 'north')
    const answer = await (await reader()).sendFiles('/imports/new', '/imports', form)
    expect(answer.status).toBe(422)
    expect(textOf(answer.body)).toContain(
      'Nothing was changed. Mend these, and send it again. return.pdf : This is not a table. Send the CSV or XML files of the return.',
    )
  })
})

describe('following an import', () => {
  it('while it is read the page counts, and asks again by itself without script', async () => {
    const { body } = await (await reader()).get('/imports/a2')
    expect(headingOf(body)).toBe('Reading the return')
    expect(body).toContain('<noscript><meta http-equiv="refresh" content="3"></noscript>')
    expect(textOf(body)).toContain('Files opened: 3 of 3, done Rows read: 812 of 1,772 Children written: 0')
  })

  it('when it is done the report says what came of it, how each year was decided, and what to mend and where', async () => {
    const { body } = await (await reader()).get('/imports/a1')
    const text = textOf(body)
    expect(body).not.toContain('http-equiv="refresh"')
    expect(headingOf(body)).toBe('North Northamptonshire, 2024-25 and 2025-26')
    expect(text).toContain(
      'episodes.csv 41 DECOM 31/02/2026 There is no 31 February. Enter the day the episode began, as day/month/year. Not used',
    )
    expect(text).toContain('header.csv 3 UPN blank No pupil number, and no reason why.')
    expect(text).toContain('episodes.csv Episodes 2025-26 Every date falls between April 2025 and March 2026')
    expect(text).toContain('notes.csv not recognised')
    expect(text).toContain('Lost to the return')
    expect(linksIn(body)).toContain('/imports/a1/refused')
    expect(unsafeIn(body)).toEqual([])
  })

  it('one that was refused leads to importing again and shows what was read; one that stands can be undone from its top', async () => {
    const me = await reader()
    const refused = (await me.get('/imports/a5')).body
    expect(linksIn(refused)).toContain('/imports/new')
    expect(linksIn(refused)).not.toContain('/imports/a5/undo')
    expect(textOf(refused)).toContain('episodes.csv Episodes 2025-26')
    const done = (await me.get('/imports/a1')).body
    expect(linksIn(done)).not.toContain('/imports/new')
    expect(done.indexOf('href="/imports/a1/undo"')).toBeLessThan(done.indexOf('<table'))
    expect(linksIn((await (await reader('director')).get('/imports/a5')).body)).not.toContain('/imports/new')
  })

  it('where a year could not be told, the report says to choose it in its own box, and names no command', async () => {
    const services = madeUpServices()
    const report: typeof services.imports.report = async (viewer, id, page) => {
      const found = await services.imports.report(viewer, id, page)
      const row = {
        severity: 'refused',
        file: 'episodes.csv',
        line: null,
        column: null,
        value: null,
        why: 'Which year this file is for cannot be told.',
        mend: 'Import it on its own and give its year: the one the return ends in, such as 2026.',
      } as const
      return found && { ...found, refused: { ...found.refused, rows: [row] } }
    }
    const me = await reader('analyst', { ...services, imports: { ...services.imports, report } })
    const { body } = await me.get('/imports/a5')
    expect(textOf(body)).toContain('Import again Where the year could not be told, choose it there in its own box.')
    expect(body).not.toContain('--year')
    const told = (await (await reader()).get('/imports/a5')).body
    expect(textOf(told)).not.toContain('choose it there in its own box')
  })

  it('the rows to mend can be saved', async () => {
    const answer = await (await reader()).get('/imports/a1/refused')
    expect(answer.headers['content-disposition']).toContain('refused-rows.csv')
    expect(answer.body).toContain('not used,episodes.csv,77,LS,C9,C9 is not a legal status in 2025-26.,')
  })

  it('undoing asks first, then does it and lists what was kept', async () => {
    const me = await reader()
    expect(linksIn((await me.get('/imports/a1')).body)).toContain('/imports/a1/undo')
    expect(headingOf((await me.get('/imports/a1/undo')).body)).toBe('Undo this import?')
    expect(await me.send('/imports/a1/undo', '/imports/a1/undo', {})).toMatchObject({ status: 303, to: '/imports/a1' })
    const { body } = await me.get('/imports/a1')
    expect(textOf(body)).toContain(
      'Kept, because someone had changed them Amara O. : the date of her review, corrected by Jo Patel',
    )
    expect(linksIn(body)).not.toContain('/imports/a1/undo')
    expect((await me.get('/imports/a1/undo')).status).toBe(404)
    expect((await me.send('/imports/a3', '/imports/a1/undo', {})).status).toBe(404)
  })

  it('an import that is not there is not found', async () => {
    const me = await reader()
    for (const path of ['/imports/nothing', '/imports/nothing/undo']) expect((await me.get(path)).status).toBe(404)
  })

  it('the list is newest first with its counts and states; before any it says what to do', async () => {
    const text = textOf((await (await reader()).get('/imports')).body)
    expect(text).toContain(
      '31 March 2027 at 4:02pm North Northamptonshire 2024-25 and 2025-26 3 3,120 44 9,018 2 Taken in Ade Bello',
    )
    const services = madeUpServices()
    const none = { ...services, imports: { ...services.imports, list: async () => [] } }
    expect(textOf((await (await reader('analyst', none)).get('/imports')).body)).toContain(
      'Nothing has been imported yet.',
    )
  })

  it('a director reads imports and cannot make or undo one; a social worker sees none', async () => {
    const director = await reader('director')
    const list = (await director.get('/imports')).body
    expect(linksIn(list)).not.toContain('/imports/new')
    expect(linksIn((await director.get('/imports/a1')).body)).not.toContain('/imports/a1/undo')
    for (const path of ['/imports/new', '/imports/a1/undo']) expect((await director.get(path)).status).toBe(403)
    expect((await (await reader('worker')).get('/imports')).status).toBe(403)
  })
})
