import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { problemsOf, readAll, readOne, rowsOf, withFiles } from './testing.ts'

const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/01/2010,01/06/2025,PN1\n'

function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece))
    zip.outputStream.on('end', () => resolve(Buffer.concat(pieces)))
    zip.outputStream.on('error', reject)
  })
}

describe('a zip', () => {
  it('is read in place, folders and all, hidden files left out', async () => {
    const zip = await zipOf({
      'a/reviews.csv': REVIEWS,
      '__MACOSX/a/._reviews.csv': 'junk',
      '.DS_Store': 'junk',
      'note.txt': 'hello',
    })
    const events = await readOne('return.zip', zip)
    expect(rowsOf(events)).toHaveLength(1)
    expect(events.find(event => event.type === 'file')).toMatchObject({
      name: 'return.zip/a/reviews.csv',
      table: 'Reviews',
    })
    expect(problemsOf(events)).toEqual(['warning not-a-table 1'])
    expect(events.at(-1)).toEqual({ type: 'progress', bytesRead: zip.length, bytesTotal: zip.length })
  })

  it('inside a zip is not opened, and the rest is read', async () => {
    const events = await readOne(
      'return.zip',
      await zipOf({ 'inner.zip': await zipOf({ 'a.csv': REVIEWS }), 'reviews.csv': REVIEWS }),
    )
    expect(problemsOf(events)).toEqual(['refused nested-zip -'])
    expect(rowsOf(events)).toHaveLength(1)
  })

  it('that would unpack to far more than a return is not unpacked', async () => {
    const events = await readOne(
      'return.zip',
      await zipOf({ 'bomb.csv': Buffer.alloc(20 * 1024 * 1024, 0x31), 'reviews.csv': REVIEWS }),
    )
    expect(problemsOf(events)).toEqual(['refused zip-bomb -'])
    expect(rowsOf(events)).toHaveLength(1)
  })

  it('whose file lies about its size is stopped', async () => {
    const zip = await zipOf({ 'reviews.csv': REVIEWS.repeat(1000) })
    const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    zip.writeUInt32LE(10, central + 24)
    expect(problemsOf(await readOne('return.zip', zip))).toContain('refused broken-zip -')
  })

  it('with a name that points outside itself is refused', async () => {
    const zip = await zipOf({ 'xx/reviews.csv': REVIEWS })
    const evil = Buffer.from(zip.toString('latin1').replaceAll('xx/reviews.csv', '../reviews.csv'), 'latin1')
    expect(problemsOf(await readOne('return.zip', evil))).toEqual(['refused unsafe-zip -'])
  })

  it('that is really an Excel workbook is told as one, whatever it is called', async () => {
    const workbook = await zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' })
    for (const name of ['episodes.csv', 'episodes.xlsx', 'episodes.zip'])
      expect(problemsOf(await readOne(name, workbook))).toEqual(['refused workbook -'])
  })

  it('with nothing in it is refused', async () => {
    expect(problemsOf(await readOne('return.zip', await zipOf({})))).toEqual(['refused empty -'])
  })
})

describe('a folder', () => {
  it('is read through and through, in name order, other files only mentioned', async () => {
    await withFiles(
      {
        'b/reviews.csv': REVIEWS,
        'a/reviews.csv': REVIEWS.replace('1,', '2,'),
        '.hidden.csv': REVIEWS,
        'readme.txt': 'hello',
      },
      async folder => {
        const events = await readAll(folder)
        expect(rowsOf(events).map(row => row.values['CHILD'])).toEqual(['2', '1'])
        expect(problemsOf(events)).toEqual(['warning not-a-table 1'])
        expect(events.filter(event => event.type === 'progress').at(-1)).toMatchObject({
          bytesRead: 2 * REVIEWS.length + 5,
        })
      },
    )
  })

  it('with nothing in it, and a path with nothing there, are told', async () => {
    await withFiles({}, async folder => {
      expect(problemsOf(await readAll(folder, join(folder, 'gone.csv')))).toEqual([
        'refused empty-folder -',
        'refused not-found -',
      ])
    })
  })
})
