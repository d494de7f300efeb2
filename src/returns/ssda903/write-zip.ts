import { crc32, deflateRawSync } from 'node:zlib'

/** A file to put in a zip. */
export interface ToZip {
  readonly name: string
  readonly content: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Names are UTF-8. */
const UTF8 = 0x0800
const DEFLATED = 8
const VERSION = 20
/** 1 January 1980, the first day there is in a zip: two zips of the same files are then the same. */
const DAY = 0x0021

/** A zip of files, in memory. For a return's tables, which are far from the 4 GB that a plain zip can hold. */
export function zipOf(files: readonly ToZip[]): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content } of files) {
    const title = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(content)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(VERSION, 0)
    about.writeUInt16LE(UTF8, 2)
    about.writeUInt16LE(DEFLATED, 4)
    about.writeUInt16LE(DAY, 8)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(content.length, 18)
    about.writeUInt16LE(title.length, 22)
    pieces.push(signature(LOCAL), about, title, packed)
    const made = Buffer.alloc(2)
    made.writeUInt16LE(VERSION)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(signature(CENTRAL), made, about, rest, title)
    at += 4 + about.length + title.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...pieces, central, signature(END), end])
}

function signature(value: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32LE(value)
  return four
}
