import { randomFillSync } from 'node:crypto'

const POOL = 16 * 256
const pool = Buffer.alloc(POOL)
let used = POOL

/** A new version 7 UUID (RFC 9562): ids made later sort later, so that a file's rows lie together. */
export function newId(now: number = Date.now()): string {
  if (used === POOL) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.toString('hex', used, used + 10)
  used += 16
  const time = now.toString(16).padStart(12, '0')
  const variant = ((Number.parseInt(random[3] as string, 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
}

/** Whether text is a UUID, so that an address or a form can be refused before it reaches the database. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}
