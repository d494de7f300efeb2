import { createHmac } from 'node:crypto'
import pg from 'pg'

/** The roles the product works under; neither owns anything. */
export type WorkingRole = 'alongside_app' | 'alongside_measure'

/**
 * Lets each working role sign in for itself, on a server that is this product's alone, and answers its address. Work that
 * is signed in as its role cannot become the owner (`reset role`), as work that only took the role on can. Passwords
 * follow from the owner's, so that every process that knows it makes the same ones, and none is kept.
 */
export async function ownLogins(url: string): Promise<(role: WorkingRole) => string> {
  const address = (role: WorkingRole): string => {
    const theirs = new URL(url)
    theirs.username = role
    theirs.password = passwordOf(role, decodeURIComponent(new URL(url).password))
    return theirs.href
  }
  for (const role of ['alongside_app', 'alongside_measure'] as const) {
    if (await signsIn(address(role))) continue
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    try {
      // One process at a time: another may have done it while we waited.
      await owner.query(`select pg_advisory_lock(hashtext('alongside migrations'))`)
      if (!(await signsIn(address(role))))
        await owner.query(`alter role ${role} login password ${pg.escapeLiteral(new URL(address(role)).password)}`)
    } finally {
      await owner.end()
    }
  }
  return address
}

function passwordOf(role: WorkingRole, owners: string): string {
  return createHmac('sha256', owners).update(`alongside login ${role}`).digest('hex')
}

async function signsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
