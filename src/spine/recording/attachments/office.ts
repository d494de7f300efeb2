import { open } from 'node:fs/promises'
import yauzl from 'yauzl'

/** What an archive is, as far as attaching it goes. Nothing in it is unpacked. */
export interface ZipKind {
  readonly is: 'docx' | 'xlsx' | 'macros' | 'bomb' | 'broken' | 'other'
}

const MEGABYTE = 1024 ** 2
/** No real document is larger than this once opened, nor packed so much. */
const MOST_OPENED = 400 * MEGABYTE
const MOST_PACKED = 200
const MOST_PARTS = 10_000

/** What an archive is, from the list of its parts: a Word or Excel document by the parts such a document must have. */
export async function kindOfZip(path: string, bytes: number): Promise<ZipKind> {
  // A reader of archives looks from the end, so one may be hidden behind something else: ours must begin the file.
  const file = await open(path)
  const first = Buffer.alloc(4)
  await file.read(first, 0, 4, 0).finally(() => file.close())
  if (first.toString('latin1') !== 'PK\x03\x04') return { is: 'other' }
  return new Promise(resolve => {
    yauzl.open(path, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return resolve({ is: 'broken' })
      const names = new Set<string>()
      let opened = 0
      let begins = false
      const done = (is: ZipKind['is']): void => {
        zip.close()
        resolve({ is })
      }
      zip.on('error', () => done('broken'))
      zip.on('entry', (entry: yauzl.Entry) => {
        names.add(entry.fileName.toLowerCase())
        opened += entry.uncompressedSize
        begins ||= entry.relativeOffsetOfLocalHeader === 0
        if (opened > MOST_OPENED || opened > bytes * MOST_PACKED || names.size > MOST_PARTS) return done('bomb')
        zip.readEntry()
      })
      zip.on('end', () => done(kindOf(names, begins)))
      zip.readEntry()
    })
  })
}

function kindOf(names: ReadonlySet<string>, begins: boolean): ZipKind['is'] {
  if (!begins || !names.has('[content_types].xml')) return 'other'
  if ([...names].some(name => /vbaproject|vbadata|\/activex\/|macrosheets|\.(exe|dll|js|vbs|bat|ps1|jar)$/.test(name)))
    return 'macros'
  if (names.has('word/document.xml')) return 'docx'
  return names.has('xl/workbook.xml') ? 'xlsx' : 'other'
}
