import yauzl from 'yauzl'
import { problem, type Problem } from '../problem.ts'

/** A file inside a zip: its bytes as they are unpacked, or why it is not opened. */
export type ZippedFile =
  | { readonly name: string; readonly compressed: number; readonly open: () => Promise<AsyncIterable<Buffer>> }
  | { readonly name: string; readonly compressed: number; readonly problem: Problem }

const MOST_FILES = 2_000
/** Tables of the return pack to between a tenth and a thirtieth of their size. */
const MOST_PACKED = 200
const SMALL = 8 * 1024 * 1024
const MOST_BYTES = 16 * 1024 ** 3

/** What a zip turned out to be, told from its list of contents. */
export type OpenedZip =
  | { readonly is: 'zip'; readonly files: readonly ZippedFile[]; readonly close: () => void }
  | { readonly is: 'workbook' }
  | { readonly is: 'unreadable'; readonly problem: Problem }

/** Opens a zip: nothing is ever unpacked to disk, and what claims to unpack to far more than a return would is refused. */
export async function openZip(path: string): Promise<OpenedZip> {
  let zip: yauzl.ZipFile
  try {
    zip = await opened(path)
  } catch {
    return refused(
      'broken-zip',
      'This zip is damaged and cannot be opened.',
      'It may not have been copied whole: make or download it again.',
    )
  }
  try {
    const entries = await entriesOf(zip)
    if (entries.some(entry => entry.fileName === '[Content_Types].xml')) {
      zip.close()
      return { is: 'workbook' }
    }
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (entries.length >= MOST_FILES || total > MOST_BYTES) {
      zip.close()
      return refused(
        'zip-too-large',
        'This zip claims to hold far more than a return does.',
        'Zip only the return’s own files and import it again.',
      )
    }
    const files = entries
      .filter(entry => !entry.fileName.endsWith('/') && !/(^|\/)(\.|__MACOSX\/)/.test(entry.fileName))
      .toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))
      .map(entry => zipped(zip, entry))
    return { is: 'zip', files, close: () => zip.close() }
  } catch (error) {
    zip.close()
    const path_ = /path|characters in fileName/i.test((error as Error).message)
    return path_
      ? refused(
          'unsafe-zip',
          'This zip holds a file whose name points outside the zip, which no return does.',
          'Make the zip again from the return’s files.',
        )
      : refused(
          'broken-zip',
          'This zip is damaged and cannot be read.',
          'It may not have been copied whole: make or download it again.',
        )
  }
}

function zipped(zip: yauzl.ZipFile, entry: yauzl.Entry): ZippedFile {
  const about = { name: entry.fileName, compressed: entry.compressedSize }
  if (entry.isEncrypted())
    return {
      ...about,
      problem: fileProblem(
        'encrypted',
        'This file is locked with a password.',
        'Unlock it (extract it with the password) and import it without one.',
      ),
    }
  if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * MOST_PACKED)
    return {
      ...about,
      problem: fileProblem(
        'zip-bomb',
        'This file would unpack to more than 200 times its size, which no table of the return does.',
        'If it is a real file of the return, extract it and import it without the zip.',
      ),
    }
  return {
    ...about,
    open: () =>
      new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) =>
          error ? reject(error) : resolve(stream as unknown as AsyncIterable<Buffer>),
        )
      }),
  }
}

function opened(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function entriesOf(zip: yauzl.ZipFile): Promise<readonly yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = []
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry)
      if (entries.length >= MOST_FILES) resolve(entries)
      else zip.readEntry()
    })
    zip.readEntry()
  })
}

function fileProblem(code: string, why: string, mend: string): Problem {
  return problem({ severity: 'refused', scope: 'file', code, why, mend })
}

function refused(code: string, why: string, mend: string): OpenedZip {
  return { is: 'unreadable', problem: fileProblem(code, why, mend) }
}
