import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'

/**
 * The largest CSV in a zip, as it is unpacked: the directory is published with its guides, small lookups and a copy
 * divided by postcode area beside it. Throws when the zip cannot be read or holds no CSV.
 */
export async function openLargestCsv(path: string): Promise<Readable> {
  const zip = await opened(path)
  const largest = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
    let found: yauzl.Entry | undefined
    zip.on('error', reject)
    zip.on('end', () => resolve(found))
    zip.on('entry', (entry: yauzl.Entry) => {
      if (/\.csv$/i.test(entry.fileName) && entry.uncompressedSize > (found?.uncompressedSize ?? 0)) found = entry
      zip.readEntry()
    })
    zip.readEntry()
  })
  if (!largest) {
    zip.close()
    throw new Error(`${basename(path)} holds no CSV: it is not a postcode directory`)
  }
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(largest, (error, found) => (error ? reject(error) : resolve(found))),
  )
  stream.on('close', () => zip.close())
  return stream
}

function opened(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)))
  })
}
