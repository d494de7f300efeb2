import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { UploadedFile } from '../../spine/web/services.ts'

// Names are for people to read; a folder for each file keeps two of one name apart.
const LONGEST_NAME = 80

/** Uploaded files on disk for as long as one import needs them. */
export interface HeldUpload {
  readonly paths: readonly string[]
  /** Removes them; to be called whatever came of the import. */
  readonly remove: () => Promise<void>
}

/**
 * Moves uploaded files where only the account the server runs under can read them: to a folder of their own in the data
 * directory. Leaves nothing behind when it fails.
 */
export async function holdUpload(dataDir: string, id: string, files: readonly UploadedFile[]): Promise<HeldUpload> {
  const folder = path.join(uploadsIn(dataDir), id)
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const paths: string[] = []
    for (const [index, file] of files.entries()) {
      const own = path.join(folder, String(index + 1))
      await mkdir(own, { recursive: true, mode: 0o700 })
      const to = path.join(own, safeName(file.name))
      await move(file.path, to)
      paths.push(to)
    }
    return { paths, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Removes what a server that was cut off left behind. To be called when it starts, before anything is imported. */
export function clearUploads(dataDir: string): Promise<void> {
  return rm(uploadsIn(dataDir), { recursive: true, force: true })
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    // Another file system: whoever received the file removes the first copy.
    await copyFile(from, to)
  }
  await chmod(to, 0o600)
}

/** Where uploaded files stand, in the data directory. */
export function uploadsIn(dataDir: string): string {
  return path.join(dataDir, 'uploads')
}

/** A file's own name with nothing in it that a file system takes for more than a name. */
export function safeName(name: string): string {
  const own = (name.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{C}/gu, '').trim()
  // A leading dot would hide it.
  const shown = own.replace(/^\.+/, '')
  return shown === '' ? 'file' : shown.length > LONGEST_NAME ? shown.slice(-LONGEST_NAME).replace(/^\.+/, '') : shown
}
