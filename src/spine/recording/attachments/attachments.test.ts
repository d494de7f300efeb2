import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UploadedFile } from '../../web/services.ts'
import { type AttachmentFolder, keepAlso, keepFile, readKept, sweepAttachments } from './keep.ts'
import { tidyName } from './name.ts'
import { withoutMetadata } from './strip.ts'
import { DOCX, archive, exif, jpeg, png, sent } from './testing.ts'

const SUBJECT = '00000000-0000-7000-8000-000000000001'
let folder: string
let place: AttachmentFolder
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'attachments-'))
  place = { dataDir: path.join(folder, 'data'), authority: 1, subject: SUBJECT }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const kept = async (file: UploadedFile): Promise<string> => {
  const answer = await keepFile(place, file)
  return answer.is === 'kept' ? `kept ${answer.file.name} as ${answer.file.type}` : `‘${answer.name}’ ${answer.why}`
}
const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'

describe('what may be attached', () => {
  it.each([
    ['letter.pdf', PDF, 'application/pdf'],
    ['drawing.PNG', png(), 'image/png'],
    ['photo.jpeg', jpeg(), 'image/jpeg'],
    ['notes.txt', 'Ama said “hello”, £5\r\nand more\tthen', 'text/plain'],
    ['voice.mp3', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(200)]), 'audio/mpeg'],
    ['bare.mp3', Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(200)]), 'audio/mpeg'],
    ['voice.m4a', Buffer.from('\0\0\0\x20ftypM4A \0\0\0\0', 'latin1'), 'audio/mp4'],
  ])('%s is kept as what it is', async (name, bytes, type) => {
    expect(await kept(await sent(folder, name, bytes))).toBe(`kept ${name} as ${type}`)
  })

  it('a Word document and an Excel workbook are told from their parts', async () => {
    expect(await kept(await archive(folder, 'plan.docx', DOCX))).toMatch(/^kept plan\.docx .*wordprocessingml/)
    const workbook = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }
    expect(await kept(await archive(folder, 'costs.xlsx', workbook))).toMatch(/^kept costs\.xlsx .*spreadsheetml/)
  })
})

describe('twenty-two hostile files', () => {
  const refused: readonly (readonly [string, string, Buffer | string, RegExp])[] = [
    ['a web page called a picture', 'photo.jpg', '<!doctype html><script>alert(1)</script>', /web page|script/],
    [
      'a drawing with script',
      'drawing.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      /drawing that a browser would run/,
    ],
    ['a drawing called plain text', 'drawing.txt', '\ufeff  <?xml version="1.0"?><svg/>', /browser would run/],
    ['script in the middle of plain text', 'notes.txt', `Hello\n${'a'.repeat(9000)}<script src=x>`, /holds script/],
    ['a program', 'setup.exe', 'MZ\x90\0\x03', /is a program/],
    ['a program called a document', 'letter.pdf', 'MZ\x90\0\x03', /is a program/],
    ['a shell script', 'run.txt', '#!/bin/sh\nrm -rf /', /is a program/],
    ['nothing', 'empty.pdf', '', /is empty/],
    ['a PDF that is an archive too', 'two.pdf', `${PDF}PK\x05\x06${'\0'.repeat(18)}`, /two kinds of file at once/],
    ['a PDF with something before it', 'late.pdf', `GIF89a;${PDF}`, /called \.pdf but is a plain text/],
    ['bytes that are nothing', 'odd.bin', Buffer.from([1, 2, 3, 250]), /not a kind of file/],
    ['a picture that ends too soon', 'short.png', png().subarray(0, 40), /is damaged/],
    ['a picture whose segments lie', 'lies.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1, 2]), /is damaged/],
    ['a name that ends twice', 'photo.jpg.exe', jpeg(), /called \.exe but is a JPEG/],
    ['a name turned round', 'photo\u202egpj.exe', jpeg(), /^‘photogpj\.exe’ is called \.exe/],
    ['a HEIC picture, which says where it was taken', 'photo.heic', '\0\0\0\x20ftypheic\0\0\0\0', /HEIC picture/],
    ['an old Office document', 'old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /old Office format/],
    ['rich text', 'note.txt', '{\\rtf1\\ansi hello}', /browser would run|not a kind/],
  ]
  it.each(refused)('%s is refused, and leaves nothing behind', async (_, name, bytes, why) => {
    const before = await readdir(path.join(place.dataDir, 'attachments'), { recursive: true }).catch(() => [])
    expect(await kept(await sent(folder, name, bytes))).toMatch(why)
    const after = await readdir(path.join(place.dataDir, 'attachments'), { recursive: true }).catch(() => [])
    expect(after).toEqual(before)
  })

  it('one that was cut off for its size is refused', async () => {
    expect(await kept(await sent(folder, 'film.m4a', '\0\0\0\x20ftypM4A ', { cut: true }))).toBe(
      '‘film.m4a’ is larger than 20 MB',
    )
  })

  it('a document that would be enormous once opened is refused without opening it', async () => {
    expect(await kept(await archive(folder, 'bomb.docx', DOCX, 48 * 1024 ** 2))).toMatch(/enormous once opened/)
  })

  it('a document with macros, and an archive that is no document, are refused', async () => {
    expect(await kept(await archive(folder, 'macro.docx', { ...DOCX, 'word/vbaProject.bin': 'x' }))).toMatch(/macros/)
    expect(await kept(await archive(folder, 'many.zip', { 'a.txt': 'x' }))).toMatch(/is an archive/)
  })

  it('a picture with an archive behind it is kept without the archive', async () => {
    const { path: zip } = await archive(folder, 'behind.zip', { 'evil.js': 'x' })
    const answer = await keepFile(place, await sent(folder, 'two.png', Buffer.concat([png(), await readFile(zip)])))
    if (answer.is !== 'kept') throw new Error(answer.why)
    expect(await readKept(place, answer.file.hash)).toEqual(png())
  })
})

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\jo\\Letter.pdf', 'Letter.pdf'],
    ['report.exe.pdf', 'report-exe.pdf'],
    ['Letter 12.3.2027.pdf', 'Letter 12-3-2027.pdf'],
    ['a\u0000b\nc.pdf', 'abc.pdf'],
    ['letter\u202efdp.pdf', 'letterfdp.pdf'],
    ['<img src=x>.png', 'img src=x-.png'],
    ['.htaccess', 'htaccess'],
    ['', 'file'],
    ['رسالة.pdf', 'رسالة.pdf'],
    [`${'long'.repeat(60)}.pdf`, `${'long'.repeat(30)}.pdf`],
  ])('%j is shown and saved as %j', (given, tidy) => {
    expect(tidyName(given)).toBe(tidy)
  })
})

describe('what a picture’s maker left in it', () => {
  it('is taken out of a JPEG: place, camera, words and thumbnails, and which way up it goes is kept', () => {
    const given = jpeg([
      [0xe0, Buffer.from('JFIF\0', 'latin1')],
      [0xe1, exif(6)],
      [0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0secret place', 'latin1')],
      [0xed, Buffer.from('Photoshop 3.0\0by Jo Example', 'latin1')],
      [0xfe, Buffer.from('taken at school', 'latin1')],
    ])
    const clean = withoutMetadata('image/jpeg', given)
    expect(clean.toString('latin1')).not.toMatch(/GPS|secret|Jo Example|school/)
    // Exif with one tag, 0x0112, whose value is 6.
    expect(clean.toString('hex')).toContain('4d4d002a00000008000101120003000000010006')
    expect(withoutMetadata('image/jpeg', clean)).toEqual(clean)
  })

  it('a JPEG the right way up loses it all', () => {
    expect(withoutMetadata('image/jpeg', jpeg([[0xe1, exif(1)]]))).toEqual(jpeg())
  })

  it('is taken out of a PNG: words, times and EXIF', () => {
    const given = png({ tEXt: 'Author\0Jo', iTXt: 'where', zTXt: 'x', tIME: '1234567', eXIf: 'MM', prVt: 'own' })
    expect(withoutMetadata('image/png', given)).toEqual(png())
  })

  it('is taken out of a WebP', () => {
    const part = (name: string, data: string) => {
      const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
      head.writeUInt32LE(data.length, 4)
      return Buffer.concat([head, Buffer.from(data, 'latin1'), Buffer.alloc(data.length % 2)])
    }
    const whole = (parts: readonly Buffer[]) => {
      const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
      const body = Buffer.concat(parts)
      head.writeUInt32LE(4 + body.length, 4)
      return Buffer.concat([head, body])
    }
    const given = whole([
      part('VP8X', '\x0c\0\0\0\0\0\0\0\0\0'),
      part('VP8 ', 'abc'),
      part('EXIF', 'GPS'),
      part('XMP ', 'who'),
    ])
    const clean = whole([part('VP8X', '\0\0\0\0\0\0\0\0\0\0'), part('VP8 ', 'abc')])
    expect(withoutMetadata('image/webp', given)).toEqual(clean)
  })
})

describe('bytes that are kept', () => {
  const keep = async (text: string) => {
    const answer = await keepFile(place, await sent(folder, 'a.txt', text))
    if (answer.is !== 'kept') throw new Error(answer.why)
    return answer.file.hash
  }
  const at = (hash: string, subject = SUBJECT) => path.join(place.dataDir, 'attachments/1', subject, hash)

  it('stand under the file they belong to, by their hash, for the server’s own account alone; twice is once', async () => {
    const hash = await keep('the same')
    expect(await keep('the same')).toBe(hash)
    expect((await stat(at(hash))).mode & 0o777).toBe(0o600)
    expect(await readKept(place, hash)).toEqual(Buffer.from('the same'))
  })

  it('are kept under another child’s file too', async () => {
    const hash = await keep('for both')
    const other = { ...place, subject: '00000000-0000-7000-8000-000000000002' }
    await keepAlso(place, other, hash)
    expect(await readKept(other, hash)).toEqual(Buffer.from('for both'))
  })

  it('that were changed on the disk are never given out', async () => {
    const hash = await keep('as it was')
    await writeFile(at(hash), 'as it is not')
    await expect(readKept(place, hash)).rejects.toThrow('are not those that were kept')
  })

  it('and belong to nothing are swept once they are old, and others are left', async () => {
    const [wanted, orphan, young] = [await keep('wanted'), await keep('orphan'), await keep('young')]
    await mkdir(path.dirname(at(wanted)), { recursive: true })
    const old = new Date('2020-01-01')
    for (const hash of [wanted, orphan]) await utimes(at(hash), old, old)
    expect(await sweepAttachments(place.dataDir, 1, async () => new Set([wanted]), 3_600_000)).toBe(1)
    expect([wanted, orphan, young].map(hash => existsSync(at(hash)))).toEqual([true, false, true])
  })

  it('are found again by whoever sends them in the moment before they would be swept', async () => {
    const hash = await keep('late')
    await utimes(at(hash), new Date('2020-01-01'), new Date('2020-01-01'))
    await keep('late')
    await sweepAttachments(place.dataDir, 1, async () => new Set(), 3_600_000)
    expect(existsSync(at(hash))).toBe(true)
  })
})
