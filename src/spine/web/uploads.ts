import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './services.ts'

/** The most one form may carry, in bytes and in files. */
export const UPLOAD_LIMITS = { total: 200 * 1024 * 1024, each: 100 * 1024 * 1024, files: 400 } as const

/** A form with files, read whole. */
export interface Upload {
  readonly body: Readonly<Record<string, string | string[]>>
  readonly files: readonly UploadedFile[]
}

/** Thrown when a form is larger than the limits. */
export function tooLarge(): Error {
  return Object.assign(new Error('the form is larger than this page accepts'), { statusCode: 413, code: 'TOO_LARGE' })
}

/**
 * Reads a form with files. `check` is called with the first field, before any file is read, so that a form that did
 * not come from our own page costs nothing. An empty file box is left out. Throws with status 413 past the limits.
 */
export async function readUpload(
  request: FastifyRequest,
  check: (token: string) => boolean,
): Promise<Upload | 'refused'> {
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMITS.total) throw tooLarge()
  const body: Record<string, string | string[]> = {}
  const files: UploadedFile[] = []
  let total = 0
  let checked = false
  for await (const part of request.parts({
    limits: { fileSize: UPLOAD_LIMITS.each, files: UPLOAD_LIMITS.files, fields: 50, fieldSize: 100_000 },
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
      const before = body[part.fieldname]
      const value = String(part.value)
      body[part.fieldname] = before === undefined ? value : [before, value].flat()
      continue
    }
    const bytes = await part.toBuffer()
    total += bytes.length
    if (total > UPLOAD_LIMITS.total) throw tooLarge()
    if (part.filename || bytes.length > 0) files.push({ name: baseName(part.filename), bytes })
  }
  return checked ? { body, files } : 'refused'
}

// A browser may send a folder with the name; only the file's own name is wanted.
function baseName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '').slice(0, 200) || 'file'
}
