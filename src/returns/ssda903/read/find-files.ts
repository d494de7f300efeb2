import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { problem, type Problem } from '../problem.ts'

/** A file to read. `chosen` when it was named itself rather than met in a folder. */
export interface FoundFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
  readonly chosen: boolean
}

const MOST_FILES = 5_000

/** Every file at the paths, folders looked through in name order, hidden files and links left out. */
export async function findFiles(paths: readonly string[]): Promise<{
  readonly files: readonly FoundFile[]
  readonly problems: readonly (Problem & { readonly name: string })[]
}> {
  const files: FoundFile[] = []
  const problems: (Problem & { name: string })[] = []
  const refuse = (name: string, code: string, why: string, mend: string): void => {
    problems.push({ name, ...problem({ severity: 'refused', scope: 'file', code, why, mend }) })
  }
  const walk = async (folder: string, name: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === '__MACOSX' || files.length >= MOST_FILES) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) await walk(path, `${name}/${entry.name}`)
      else if (entry.isFile())
        files.push({ path, name: `${name}/${entry.name}`, bytes: (await stat(path)).size, chosen: false })
    }
  }
  for (const path of paths) {
    const name = basename(path) || path
    try {
      const found = await stat(path)
      if (found.isDirectory()) {
        const before = files.length
        await walk(path, name)
        if (files.length === before)
          refuse(
            name,
            'empty-folder',
            'There are no files in this folder.',
            'Choose the folder that holds the return’s files.',
          )
      } else if (found.isFile()) files.push({ path, name, bytes: found.size, chosen: true })
      else refuse(name, 'not-a-file', 'This is neither a file nor a folder.', 'Choose a file, a folder or a zip.')
    } catch (error) {
      const gone = (error as { code?: string }).code === 'ENOENT'
      const link = gone && (await lstat(path).catch(() => undefined)) !== undefined
      refuse(
        name,
        gone ? 'not-found' : 'cannot-open',
        gone
          ? link
            ? 'This is a link to something that is not there.'
            : 'There is nothing at this path.'
          : 'This cannot be opened.',
        gone ? 'Check the spelling of the path.' : 'Check that you are allowed to read it.',
      )
    }
  }
  if (files.length >= MOST_FILES)
    refuse(
      '',
      'too-many-files',
      `There are more than ${MOST_FILES} files here; the rest have not been read.`,
      'Choose the folder of one return at a time.',
    )
  return { files, problems }
}
