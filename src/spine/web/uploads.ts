import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './services.ts'

const GIGABYTE = 1024 ** 3

/** The most one form may carry: bytes in all, bytes of one file, and files. A large council's return is 2 GB. */
export const UPLOAD_LIMITS: UploadLimits = { total: 12 * GIGABYTE, each: 3 * GIGABYTE, files: 400 }

/** How much a form with files may carry. */
export interface UploadLimits {
  readonly total: number
  readonly each: number
  readonly files: number
  /** Fields besides the files: 50 unless said. */
  readonly fields?: number
  /** A file that is too large is cut off and marked, so that the rest of the form is still read; else the form is refused. */
  readonly cuts?: boolean
}

/** A form with files, which stand on disk until they are removed or someone has moved them. */
export interface Upload {
  readonly body: Readonly<Record<string, string | string[]>>
  readonly files: readonly UploadedFile[]
  readonly remove: () => Promise<void>
}

/** Thrown when a form is larger than the limits. */
export function tooLarge(): Error {
  return Object.assign(new Error('the form is larger than this page accepts'), { statusCode: 413, code: 'TOO_LARGE' })
}

/**
 * Reads a form with files, each streamed to a folder under `into` that only the server's own account can read. `check`
 * is called with the first field, before any file is read, so that a form that did not come from our own page costs
 * nothing. An empty file box is left out. Throws with status 413 past the limits. A form that is too large or cut off
 * leaves nothing behind.
 */
export async function readUpload(
  request: FastifyRequest,
  into: string,
  check: (token: string) => boolean,
  limits: UploadLimits = UPLOAD_LIMITS,
): Promise<Upload | 'refused'> {
  if (Number(request.headers['content-length'] ?? 0) > limits.total) throw tooLarge()
  const body: Record<string, string | string[]> = {}
  const files: UploadedFile[] = []
  const folder = join(into, `received-${randomBytes(8).toString('hex')}`)
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  let total = 0
  let checked = false
  try {
    for await (const part of request.parts({
      limits: { fileSize: limits.each, files: limits.files, fields: limits.fields ?? 50, fieldSize: 400_000 },
      ...(limits.cuts ? CUTS : {}),
    })) {
      if (!checked) {
        const token = part.type === 'field' && part.fieldname === '_csrf' ? String(part.value) : ''
        if (!check(token)) {
          request.raw.resume()
          return 'refused'
        }
        checked = true
        continue
      }
      if (part.type === 'field') {
        if (part.valueTruncated) throw tooLarge()
        const before = body[part.fieldname]
        const value = String(part.value)
        body[part.fieldname] = before === undefined ? value : [before, value].flat()
        continue
      }
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // Named by its place: what the sender called it is never part of a path here.
      const path = join(folder, String(files.length + 1))
      const out = createWriteStream(path, { mode: 0o600 })
      await pipeline(part.file, out)
      const bytes = out.bytesWritten
      total += bytes
      const cut = part.file.truncated
      if ((cut && !limits.cuts) || total > limits.total) throw tooLarge()
      if (part.filename || bytes > 0)
        files.push({
          name: baseName(part.filename),
          path,
          bytes,
          ...(part.fieldname === 'files' ? {} : { box: part.fieldname }),
          ...(cut ? { cut } : {}),
        })
    }
  } catch (error) {
    await remove()
    throw error
  }
  return checked ? { body, files, remove } : 'refused'
}

// Its types know of this for its files alone.
const CUTS = { throwFileSizeLimit: false } as object

// A browser may send a folder with the name; only the file's own name is wanted.
function baseName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '').slice(0, 200) || 'file'
}
