import { open } from 'node:fs/promises'
import { kindOfZip } from './office.ts'

/** What may be attached: what it is, the ends a name may have, and whether what its maker left in it is taken out. */
export interface FileType {
  readonly type: string
  readonly words: string
  readonly endings: readonly string[]
  readonly cleaned: boolean
}

const TYPES = {
  pdf: { type: 'application/pdf', words: 'PDF', endings: ['pdf'], cleaned: false },
  png: { type: 'image/png', words: 'PNG picture', endings: ['png'], cleaned: true },
  jpeg: { type: 'image/jpeg', words: 'JPEG picture', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], cleaned: true },
  webp: { type: 'image/webp', words: 'WebP picture', endings: ['webp'], cleaned: true },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    words: 'Word document',
    endings: ['docx'],
    cleaned: false,
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    words: 'Excel workbook',
    endings: ['xlsx'],
    cleaned: false,
  },
  text: { type: 'text/plain', words: 'plain text', endings: ['txt', 'text', 'csv', 'md'], cleaned: false },
  mp3: { type: 'audio/mpeg', words: 'MP3 recording', endings: ['mp3'], cleaned: false },
  m4a: { type: 'audio/mp4', words: 'M4A recording', endings: ['m4a', 'mp4'], cleaned: false },
} as const satisfies Record<string, FileType>

/** Every type that may be attached. */
export const FILE_TYPES: readonly FileType[] = Object.values(TYPES)

/** What may be attached, in words. */
export const WHAT_MAY_BE_ATTACHED = 'PDF, Word (.docx), Excel (.xlsx), JPEG, PNG, WebP, plain text, MP3 or M4A'

/** What a file was found to be, or why it is not taken. */
export type Sniffed = { readonly is: 'known'; readonly as: FileType } | { readonly is: 'refused'; readonly why: string }

const refused = (why: string): Sniffed => ({ is: 'refused', why })
const NOT_TAKEN = `is not a kind of file that can be attached. Attach a ${WHAT_MAY_BE_ATTACHED}`

/**
 * What a file is, told from its bytes and never from its name. Refuses what a browser or an office program could be made
 * to run: web pages, drawings with script, programs, macros, and files that are two kinds at once.
 */
export async function sniff(path: string, bytes: number): Promise<Sniffed> {
  const { head, tail } = await endsOf(path, bytes)
  const begins = (text: string, at = 0): boolean => head.toString('latin1', at, at + text.length) === text
  if (begins('%PDF-')) {
    // Bytes that open as an archive too could carry a program past whoever looks at the document.
    if (tail.includes(Buffer.from('PK\x05\x06', 'latin1')))
      return refused('is two kinds of file at once, a PDF and an archive')
    return { is: 'known', as: TYPES.pdf }
  }
  if (begins('\x89PNG\r\n\x1a\n')) return { is: 'known', as: TYPES.png }
  if (begins('\xff\xd8\xff')) return { is: 'known', as: TYPES.jpeg }
  if (begins('RIFF') && begins('WEBP', 8)) return { is: 'known', as: TYPES.webp }
  if (begins('PK\x03\x04')) return asOffice(await kindOfZip(path, bytes))
  if (begins('ftyp', 4)) {
    const brand = head.toString('latin1', 8, 12)
    if (/^(M4A |M4B |mp42|isom|iso2|3gp)/.test(brand)) return { is: 'known', as: TYPES.m4a }
    if (/^(heic|heix|mif1|msf1|avif|hevc)/.test(brand))
      return refused('is a HEIC picture, which may say where it was taken. Save it as JPEG, and attach that')
    return refused(NOT_TAKEN)
  }
  if (begins('ID3') || isMp3Frame(head)) return { is: 'known', as: TYPES.mp3 }
  if (begins('\xd0\xcf\x11\xe0'))
    return refused('is in an old Office format. Save it as .docx, .xlsx or PDF, and attach that')
  if (begins('MZ') || begins('\x7fELF') || begins('#!') || begins('\xca\xfe\xba\xbe') || begins('\xcf\xfa\xed\xfe'))
    return refused('is a program. Programs are never attached')
  return isPlainText(head, path, bytes)
}

function asOffice(found: Awaited<ReturnType<typeof kindOfZip>>): Sniffed {
  switch (found.is) {
    case 'docx':
    case 'xlsx':
      return { is: 'known', as: TYPES[found.is] }
    case 'macros':
      return refused('holds macros, which are programs. Save it without them, or as PDF, and attach that')
    case 'bomb':
      return refused('would be enormous once opened, as no real document is. Save it as PDF, and attach that')
    case 'broken':
      return refused('is damaged, and could not be read')
    case 'other':
      return refused('is an archive. Attach the files in it one by one')
  }
}

// The first frame of an MP3 without a tag: its version, layer, bitrate and rate are all ones that exist.
function isMp3Frame(head: Buffer): boolean {
  if (head.length < 4 || head[0] !== 0xff || ((head[1] as number) & 0xe0) !== 0xe0) return false
  const version = ((head[1] as number) >> 3) & 3
  const layer = ((head[1] as number) >> 1) & 3
  const bitrate = (head[2] as number) >> 4
  const rate = ((head[2] as number) >> 2) & 3
  return version !== 1 && layer === 1 && bitrate !== 0 && bitrate !== 15 && rate !== 3
}

const MARKUP = /^\s*(?:<\?xml|<!doctype|<!--|<html|<head|<body|<script|<svg|<iframe|<math|<xml|<object|<img|\{\\rtf)/i

async function isPlainText(head: Buffer, path: string, bytes: number): Promise<Sniffed> {
  const file = await open(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const piece = Buffer.alloc(256 * 1024)
    for (let at = 0; at < bytes; ) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at)
      if (bytesRead === 0) break
      at += bytesRead
      const text = decoder.decode(piece.subarray(0, bytesRead), { stream: at < bytes })
      // What no one types: it is something else that happens to decode.
      // oxlint-disable-next-line no-control-regex
      if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) return refused(NOT_TAKEN)
      if (/<script\b|<iframe\b|javascript:/i.test(text))
        return refused('is a web page or holds script. Print it as PDF, and attach that')
    }
  } catch {
    return refused(NOT_TAKEN)
  } finally {
    await file.close()
  }
  if (MARKUP.test(head.toString('utf8').replace(/^\ufeff/, '')))
    return refused('is a web page or a drawing that a browser would run. Print it as PDF, and attach that')
  return { is: 'known', as: TYPES.text }
}

const HEAD = 4096
// An archive's closing record, with the longest comment it may carry.
const TAIL = 66_000

async function endsOf(path: string, bytes: number): Promise<{ readonly head: Buffer; readonly tail: Buffer }> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(Math.min(HEAD, bytes))
    await file.read(head, 0, head.length, 0)
    const tail = Buffer.alloc(Math.min(TAIL, bytes))
    await file.read(tail, 0, tail.length, Math.max(0, bytes - tail.length))
    return { head, tail }
  } finally {
    await file.close()
  }
}
