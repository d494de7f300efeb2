import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UploadedFile } from '../../spine/web/services.ts'
import { clearUploads, holdUpload, safeName } from './uploads-folder.ts'

let folder: string
let elsewhere: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'uploads-'))
  elsewhere = await mkdtemp(path.join(tmpdir(), 'received-'))
})
afterAll(async () => {
  for (const each of [folder, elsewhere]) await rm(each, { recursive: true, force: true })
})

let received = 0
/** A file as the web server hands it on: under a name of its own making. */
async function sent(name: string): Promise<UploadedFile> {
  const to = path.join(elsewhere, String(++received))
  await writeFile(to, 'CHILD\r\n1\r\n')
  return { name, path: to, bytes: 10 }
}

describe('uploaded files on disk', () => {
  it('are readable by the server’s own account alone, under their own names, and gone once removed', async () => {
    const held = await holdUpload(folder, 'one', [await sent('episodes.csv'), await sent('episodes.csv')])
    expect(held.paths.map(each => path.basename(each))).toEqual(['episodes.csv', 'episodes.csv'])
    const [first = ''] = held.paths
    expect(await readFile(first, 'utf8')).toBe('CHILD\r\n1\r\n')
    expect((await stat(first)).mode & 0o777).toBe(0o600)
    expect((await stat(path.dirname(first))).mode & 0o777).toBe(0o700)
    expect(await readdir(elsewhere)).toEqual([])
    await held.remove()
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([])
  })

  it('a server that was cut off leaves nothing once it starts again', async () => {
    await holdUpload(folder, 'two', [await sent('a.csv')])
    await clearUploads(folder)
    expect(await readdir(folder)).toEqual([])
    await clearUploads(folder)
  })

  it('a name cannot climb out of the folder, hide, or be too long for a disk', () => {
    expect(['../../x.csv', 'C:\\returns\\x.csv', '..', '', '.htaccess', 'a\u0000b.csv'].map(safeName)).toEqual([
      'x.csv',
      'x.csv',
      'file',
      'file',
      'htaccess',
      'ab.csv',
    ])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => {
        const safe = safeName(name)
        expect(path.basename(safe)).toBe(safe)
        expect(safe).not.toMatch(/^\.|[/\\\0]/)
        expect(Buffer.byteLength(safe)).toBeGreaterThan(0)
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255)
      }),
    )
  })
})
