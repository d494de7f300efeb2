/** A picture that ends too soon, or whose parts are not as its format says. */
export class BrokenPicture extends Error {
  constructor() {
    super('is damaged, and could not be read as the picture it says it is')
    this.name = 'BrokenPicture'
  }
}

/**
 * A picture without what its maker left in it: where and when it was taken, by which device, its words and thumbnails.
 * The picture itself and which way up it goes are kept. What follows the end of the picture is dropped, so that nothing
 * can hide behind it. Other types are answered as they are. Throws BrokenPicture.
 */
export function withoutMetadata(type: string, bytes: Buffer): Buffer {
  switch (type) {
    case 'image/jpeg':
      return jpeg(bytes)
    case 'image/png':
      return png(bytes)
    case 'image/webp':
      return webp(bytes)
    default:
      return bytes
  }
}

const EXIF = Buffer.from('Exif\0\0', 'latin1')
const ICC = Buffer.from('ICC_PROFILE\0', 'latin1')

// JPEG (ITU-T T.81): segments, each a marker and a length, and the picture's own data after each start of scan.
function jpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let way = 1
  let at = 2
  let scanned = false
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
    if (bytes[at] !== 0xff || at + 1 >= bytes.length) throw new BrokenPicture()
    const marker = bytes[at + 1] as number
    if (marker === 0xd9) break
    if (at + 4 > bytes.length) throw new BrokenPicture()
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) throw new BrokenPicture()
    const segment = bytes.subarray(at, end)
    const data = segment.subarray(4)
    if (marker === 0xe1 && data.subarray(0, 6).equals(EXIF)) way = orientation(data.subarray(6)) ?? way
    if (keeps(marker, data)) kept.push(segment)
    at = end
    if (marker === 0xda) {
      scanned = true
      // The scan: until a marker that is neither a stuffed byte nor a restart.
      const from = at
      while (at + 1 < bytes.length && !(bytes[at] === 0xff && !isWithinScan(bytes[at + 1] as number))) at++
      if (at + 1 >= bytes.length) throw new BrokenPicture()
      kept.push(bytes.subarray(from, at))
    }
  }
  if (!scanned) throw new BrokenPicture()
  if (way !== 1) kept.splice(1, 0, orientationAlone(way))
  kept.push(Buffer.from([0xff, 0xd9]))
  return Buffer.concat(kept)
}

function isWithinScan(after: number): boolean {
  return after === 0x00 || after === 0xff || (after >= 0xd0 && after <= 0xd7)
}

// Of the application's own segments only those that say how colours are meant: JFIF, a colour profile, Adobe's transform.
function keeps(marker: number, data: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  return marker === 0xe0 || marker === 0xee || (marker === 0xe2 && data.subarray(0, ICC.length).equals(ICC))
}

// The one tag of the first directory of EXIF (JEITA CP-3451) that changes how the picture is shown.
function orientation(tiff: Buffer): number | undefined {
  const little = tiff.toString('latin1', 0, 2) === 'II'
  if (tiff.length < 14) return undefined
  const two = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return undefined
  const count = two(first)
  for (let tag = 0; tag < count; tag++) {
    const at = first + 2 + tag * 12
    if (at + 12 > tiff.length) return undefined
    if (two(at) === 0x0112) {
      const value = two(at + 8)
      return value >= 1 && value <= 8 ? value : undefined
    }
  }
  return undefined
}

function orientationAlone(way: number): Buffer {
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    way,
    0,
    0,
    0,
    0,
    0,
    0,
  ])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(2 + EXIF.length + tiff.length)
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, EXIF, tiff])
}

// PNG (W3C): the chunks that draw the picture and say how its colours are meant; not its words, times or EXIF.
const PNG_KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

function png(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new BrokenPicture()
    const end = at + 12 + bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length || (at === 8 && name !== 'IHDR')) throw new BrokenPicture()
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
}

// WebP (RIFF): EXIF and XMP out, and the flags that announce them.
function webp(bytes: Buffer): Buffer {
  const whole = 8 + bytes.readUInt32LE(4)
  if (whole > bytes.length) throw new BrokenPicture()
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= whole; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > whole) throw new BrokenPicture()
    if (name === 'VP8X') {
      const copy = Buffer.from(bytes.subarray(at, end))
      copy[8] = (copy[8] as number) & ~0x0c
      kept.push(copy)
    } else if (name !== 'EXIF' && name !== 'XMP ') kept.push(bytes.subarray(at, end))
    at = end
  }
  if (kept.length === 0) throw new BrokenPicture()
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}
