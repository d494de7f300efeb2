import { createHash, randomBytes } from 'node:crypto'
import { copyFile, mkdir, open, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { UploadedFile } from '../../web/services.ts'
import { newId } from '../../ledger/ids.ts'
import { type StagedFile } from '../drafts.ts'
import { nameFault, tidyName } from './name.ts'
import { sniff } from './sniff.ts'
import { BrokenPicture, withoutMetadata } from './strip.ts'

/** The most one attachment may be. */
export const LARGEST_ATTACHMENT = 20 * 1024 ** 2
/** The most attachments one form may carry. */
export const MOST_ATTACHMENTS = 10

/** Where the bytes of one file's attachments stand: `attachments/<authority>/<subject>` in the data directory. */
export interface AttachmentFolder {
  readonly dataDir: string
  readonly authority: number
  readonly subject: string
}

/** A file that was kept, or why it was not, in words that follow its name. */
export type Kept =
  | { readonly is: 'kept'; readonly file: StagedFile }
  | { readonly is: 'refused'; readonly name: string; readonly why: string }

/**
 * Checks a file that was sent and keeps its bytes under their hash, durable before this answers. Pictures lose what
 * their maker left in them. What is refused leaves nothing behind.
 */
export async function keepFile(folder: AttachmentFolder, sent: UploadedFile): Promise<Kept> {
  const name = tidyName(sent.name)
  const refuse = (why: string): Kept => ({ is: 'refused', name, why })
  if (sent.cut || sent.bytes > LARGEST_ATTACHMENT) return refuse(`is larger than ${LARGEST_ATTACHMENT / 1024 ** 2} MB`)
  if (sent.bytes === 0) return refuse('is empty')
  const found = await sniff(sent.path, sent.bytes)
  if (found.is === 'refused') return refuse(found.why)
  const fault = nameFault(name, found.as)
  if (fault) return refuse(fault)
  try {
    const bytes = withoutMetadata(found.as.type, await readFile(sent.path))
    const hash = createHash('sha256').update(bytes).digest('hex')
    await keepBytes(folder, hash, bytes)
    return { is: 'kept', file: { id: newId(), name, type: found.as.type, bytes: bytes.length, hash } }
  } catch (error) {
    if (error instanceof BrokenPicture) return refuse(error.message)
    throw error
  }
}

/** Keeps the same bytes under another file too, for an act that writes in several. */
export async function keepAlso(from: AttachmentFolder, to: AttachmentFolder, hash: string): Promise<void> {
  if (from.subject !== to.subject) await settle(to, hash, aside => copyFile(pathOf(from, hash), aside))
}

/** The bytes of an attachment. Throws when they are not there, or are no longer those that were kept. */
export async function readKept(folder: AttachmentFolder, hash: string): Promise<Buffer> {
  const bytes = await readFile(pathOf(folder, hash))
  if (createHash('sha256').update(bytes).digest('hex') !== hash)
    throw new Error(`the bytes of attachment ${hash} are not those that were kept: bring them back from a backup`)
  return bytes
}

function keepBytes(folder: AttachmentFolder, hash: string, bytes: Buffer): Promise<void> {
  return settle(folder, hash, aside => writeFile(aside, bytes, { mode: 0o600 }))
}

// Written aside and renamed, the bytes and then the folder made durable: a name that is there holds all of its bytes.
async function settle(folder: AttachmentFolder, hash: string, write: (aside: string) => Promise<void>): Promise<void> {
  const to = pathOf(folder, hash)
  const within = path.dirname(to)
  if (
    await stat(to).then(
      () => true,
      () => false,
    )
  ) {
    // The sweep takes what is old and belongs to nothing: this is about to belong to something.
    const now = new Date()
    return utimes(to, now, now)
  }
  await mkdir(within, { recursive: true, mode: 0o700 })
  const aside = path.join(within, `.${hash}.${randomBytes(6).toString('hex')}`)
  try {
    await write(aside)
    await flush(aside)
    await rename(aside, to)
    await flush(within)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

async function flush(name: string): Promise<void> {
  const held = await open(name)
  await held.sync().finally(() => held.close())
}

function pathOf({ dataDir, authority, subject }: AttachmentFolder, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash) || !/^[0-9a-f-]{36}$/.test(subject))
    throw new RangeError('not the name of an attachment')
  return path.join(dataDir, 'attachments', String(authority), subject, hash)
}

/**
 * Removes bytes that belong to no attachment and no draft: what was sent with a form that was never finished, or cut off
 * in the middle. Only what is older than `age` milliseconds, so that nothing is taken from under a form being answered.
 * `held` says which hashes a subject's rows name. Answers how many were removed.
 */
export async function sweepAttachments(
  dataDir: string,
  authority: number,
  held: (subject: string) => Promise<ReadonlySet<string>>,
  age: number,
  now: number = Date.now(),
): Promise<number> {
  const top = path.join(dataDir, 'attachments', String(authority))
  let removed = 0
  for (const subject of await readdir(top).catch(() => [])) {
    const names = await readdir(path.join(top, subject))
    const old: string[] = []
    for (const name of names) {
      const { mtimeMs } = await stat(path.join(top, subject, name))
      if (now - mtimeMs > age) old.push(name)
    }
    if (old.length === 0) continue
    const wanted = await held(subject)
    for (const name of old.filter(each => !wanted.has(each))) {
      await rm(path.join(top, subject, name), { force: true })
      removed++
    }
  }
  return removed
}
