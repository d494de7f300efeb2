import { createReadStream } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { csvReader } from './csv.ts'
import { decoder } from './decode.ts'
import type { ReadEvent } from './events.ts'
import { type FileReading, fileReading, type TextReader, type TypedRow } from './file-reader.ts'
import { findFiles, type FoundFile } from './find-files.ts'
import { SAVE_AS_CSV, sniff } from './sniff.ts'
import { xmlReader } from './xml.ts'
import { openZip } from './zip.ts'

/** How many bytes are read at once. */
const PIECE = 256 * 1024
const TOLD_EVERY = 8 * 1024 * 1024

/**
 * Reads a return, or several, from files, folders and zips, as a stream of what is found. Memory does not grow with the
 * size of the files. Whatever cannot be read is told as a problem; nothing is thrown for what a file holds. Rows come
 * normalised, as events; or as they were typed, given to `asTyped` with those that name no child among them.
 */
export async function* readReturn(
  paths: readonly string[],
  { asTyped }: { readonly asTyped?: TypedRow } = {},
): AsyncGenerator<ReadEvent, void, undefined> {
  const { files, problems } = await findFiles(paths)
  for (const each of problems) yield { type: 'problem', ...each }
  const progress = { read: 0, told: 0, total: files.reduce((sum, file) => sum + file.bytes, 0) }
  let number = 0
  for (const found of files) {
    const before = progress.read
    for await (const events of readFile(found, () => ++number, progress, asTyped)) yield* events
    progress.read = before + found.bytes
    yield { type: 'progress', bytesRead: progress.read, bytesTotal: progress.total }
  }
}

interface Progress {
  read: number
  told: number
  readonly total: number
}

async function* readFile(
  found: FoundFile,
  nextNumber: () => number,
  progress: Progress,
  asTyped: TypedRow | undefined,
): AsyncGenerator<ReadEvent[]> {
  const events: ReadEvent[] = []
  const path = resolve(found.path)
  const reading = fileReading(nextNumber(), { ...found, folder: dirname(path) }, event => events.push(event), asTyped)
  const bytes = createReadStream(found.path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>
  const kind = yield* readBytes(bytes, reading, events, progress, 1)
  if (kind !== 'zip') return
  const zip = await openZip(found.path)
  if (zip.is === 'workbook') {
    sayWorkbook(reading)
    return yield events.splice(0)
  }
  if (zip.is === 'unreadable') {
    reading.says(zip.problem)
    return yield events.splice(0)
  }
  if (zip.files.length === 0) {
    reading.says({
      severity: 'refused',
      scope: 'file',
      code: 'empty',
      why: 'There are no files in this zip.',
      mend: 'Zip the return’s files again.',
    })
    yield events.splice(0)
  }
  try {
    for (const each of zip.files) {
      const about = { name: `${found.name}/${each.name}`, folder: dirname(`${path}/${each.name}`), chosen: false }
      const inside = fileReading(nextNumber(), about, event => events.push(event), asTyped)
      const before = progress.read
      if ('problem' in each) inside.says(each.problem)
      else {
        try {
          const again = yield* readBytes(await each.open(), inside, events, progress, 0)
          if (again === 'zip') sayNested(inside)
        } catch {
          sayBroken(inside)
        }
      }
      progress.read = before + each.compressed
      yield events.splice(0)
    }
  } finally {
    zip.close()
  }
}

/** Reads a file's bytes as what their beginning shows them to be; a zip is left to the caller. */
async function* readBytes(
  bytes: AsyncIterable<Buffer>,
  reading: FileReading,
  events: ReadEvent[],
  progress: Progress,
  weight: number,
): AsyncGenerator<ReadEvent[], 'zip' | 'read'> {
  const decode = decoder()
  let reader: TextReader | undefined
  let start: Buffer = Buffer.alloc(0)
  const begin = (): 'zip' | 'stop' | undefined => {
    const found = sniff(start.subarray(0, 4096))
    if (found.is === 'zip') return 'zip'
    if (found.is === 'unreadable') {
      reading.says(found.problem)
      return 'stop'
    }
    reader = found.is === 'xml' ? xmlReader(reading) : csvReader(reading)
    reader.push(decode.push(start))
    return undefined
  }
  try {
    for await (const piece of bytes) {
      progress.read += piece.length * weight
      if (reader === undefined) {
        start = start.length === 0 ? piece : Buffer.concat([start, piece])
        if (start.length < 512) continue
        const ended = begin()
        if (ended === 'zip') return 'zip'
        if (ended === 'stop') return yield* done('read')
      } else if (piece.includes(0)) {
        reading.says({
          severity: 'refused',
          scope: 'file',
          code: 'damaged',
          why: 'Part-way through, this file stops being text. What came before has been read.',
          mend: 'It may be damaged: export it again.',
        })
        break
      } else reader.push(decode.push(piece))
      if (progress.read - progress.told >= TOLD_EVERY) {
        progress.told = progress.read
        events.push({ type: 'progress', bytesRead: progress.read, bytesTotal: progress.total })
      }
      yield events.splice(0)
      if (reader?.stopped()) break
    }
  } catch (error) {
    if (weight === 0) sayBroken(reading)
    else
      reading.says({
        severity: 'refused',
        scope: 'file',
        code: 'cannot-open',
        why:
          (error as { code?: string }).code === 'EACCES'
            ? 'This file may not be read.'
            : 'This file could not be read to its end.',
        mend: 'Check that you are allowed to read it and that it is where it was, then try again.',
      })
  }
  if (reader === undefined) {
    const ended = begin()
    if (ended === 'zip') return 'zip'
    if (ended === 'stop') return yield* done('read')
  }
  reader?.push(decode.end())
  reader?.end()
  if (decode.fellBack())
    reading.says({
      severity: 'warning',
      scope: 'file',
      code: 'windows-1252',
      why: 'This file is not UTF-8; it has been read as Windows-1252, the usual choice of Excel.',
      mend: 'Nothing to do if accented letters look right; to be sure, save it as ‘CSV UTF-8’ and import it again.',
    })
  reading.ends()
  return yield* done('read')

  async function* done(as: 'read'): AsyncGenerator<ReadEvent[], 'read'> {
    yield events.splice(0)
    return as
  }
}

function sayWorkbook(reading: FileReading): void {
  reading.says({
    severity: 'refused',
    scope: 'file',
    code: 'workbook',
    why: 'This is an Excel workbook, whatever its name ends in, and the return is CSV or XML.',
    mend: SAVE_AS_CSV,
  })
}

function sayNested(reading: FileReading): void {
  reading.says({
    severity: 'refused',
    scope: 'file',
    code: 'nested-zip',
    why: 'This is a zip or an Excel workbook inside a zip, which is not opened.',
    mend: 'Extract the outer zip and import the inner files themselves, as CSV or XML.',
  })
}

function sayBroken(reading: FileReading): void {
  reading.says({
    severity: 'refused',
    scope: 'file',
    code: 'broken-zip',
    why: 'This file inside the zip is damaged and could not be read to its end.',
    mend: 'Make or download the zip again.',
  })
}
