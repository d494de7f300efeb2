import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, deflateSync } from 'node:zlib'
import path from 'node:path'
import { ZipFile } from 'yazl'
import type { UploadedFile } from '../../web/services.ts'

/** Writes bytes where an upload would stand, called what its sender called it. */
export async function sent(
  folder: string,
  name: string,
  bytes: Buffer | string,
  more: { cut?: true } = {},
): Promise<UploadedFile> {
  const to = path.join(folder, `sent-${Math.abs(crc32(`${name}${String(bytes).length}`))}`)
  const body = Buffer.from(bytes)
  await writeFile(to, body)
  return { name, path: to, bytes: body.length, ...more }
}

/** An archive of these parts; `zeros` adds a part of so many bytes that packs to almost nothing. */
export async function archive(
  folder: string,
  name: string,
  parts: Readonly<Record<string, string>>,
  zeros = 0,
): Promise<UploadedFile> {
  const zip = new ZipFile()
  for (const [part, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), part)
  for (let left = zeros, at = 0; left > 0; left -= 8 * 1024 ** 2, at++)
    zip.addBuffer(Buffer.alloc(Math.min(left, 8 * 1024 ** 2)), `word/media/image${at}.bin`)
  zip.end()
  const to = path.join(folder, `archive-${crc32(name)}`)
  const out = createWriteStream(to)
  await pipeline(zip.outputStream, out)
  return { name, path: to, bytes: out.bytesWritten }
}

/** The parts of a Word document, with nothing in it. */
export const DOCX = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'word/document.xml': '<w:document/>',
} as const

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG of one red point; `chunks` are put in before its data. */
export function png(chunks: Readonly<Record<string, string>> = {}): Buffer {
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...Object.entries(chunks).map(([name, data]) => chunk(name, Buffer.from(data, 'latin1'))),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function segment(marker: number, data: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length + 2)
  return Buffer.concat([Buffer.from([0xff, marker]), length, data])
}

/** EXIF that says which way up a picture is and where it was taken. */
export function exif(way: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(way, 18)
  tiff.writeUInt16BE(0x8825, 22)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 52.2405 -0.9027', 'latin1')])
}

/** A JPEG in shape: its segments, one scan of a few bytes, and its end. `extra` segments come first. */
export function jpeg(extra: readonly (readonly [marker: number, data: Buffer])[] = []): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...extra.map(([marker, data]) => segment(marker, data)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xc4, Buffer.alloc(20, 0)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0x00, 0xff, 0xd0, 0x56, 0x78]),
    Buffer.from([0xff, 0xd9]),
  ])
}
