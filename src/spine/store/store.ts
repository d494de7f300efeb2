import { availableParallelism } from 'node:os'
import { Kysely, PostgresDialect, type Transaction, sql } from 'kysely'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { type WorkingRole, ownLogins } from './logins.ts'
import { migrate } from './migrate.ts'
import { PreparingClient } from './prepared.ts'
import type { Tables } from './tables.ts'

/** What one piece of work may see, decided once by the access decision and enforced by row-level security. */
export interface Grants {
  /** Who does it, for the ledger and the audit: a user's id, or the name of a system task. */
  readonly author: string
  /**
   * 'files' to read and write what is in files, 'lists' for how people stand and what is due, 'totals' for figures
   * only, 'none' for none of these.
   */
  readonly sight: 'files' | 'lists' | 'totals' | 'none'
  /** The only files it may touch; absent for every file (tasks of the system, imports, figures). */
  readonly subjects?: readonly string[]
  /** Parts of files it may not see, by kind; absent for none. */
  readonly hidden?: readonly string[]
  /** Parts of files it may not write, by kind, besides those it may not see; absent for none. */
  readonly unwritable?: readonly string[]
  /** It touches restricted files whoever it is done for, because it shows nothing of them (taking in a return), or the law asks for all of them (making one). */
  readonly restricted?: 'seen'
}

/** A transaction under the reader's grants. */
export type Tx = Transaction<Tables>

/** The database, reached only through these. */
export interface Store {
  /** The trust. Files never cross it. */
  readonly authority: number
  /** Work under a non-owner role with row-level security set from the grants, in one transaction. */
  readonly within: <T>(grants: Grants, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Work that may read every file's facts, and nothing else, to return totals. */
  readonly measuring: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Work as the tables' owner: sealing, maintenance, tests. Row-level security does not hold here. */
  readonly asOwner: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly url: string
  /** Whether its working roles sign in for themselves, as on the embedded server. */
  readonly ownLogins: boolean
  readonly close: () => Promise<void>
}

/** Where the database is: `databaseUrl` wins, else the embedded server in `dataDir`. */
export interface StoreOptions {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly authority?: number
  /** Most connections the working role may hold; four for each processor unless said otherwise. */
  readonly connections?: number
}

// More than the processors can serve at once only makes all of them slower: each has plans of its own to learn.
const MOST = Math.max(8, 4 * availableParallelism())

/** Opens the database, starting the embedded server and applying migrations where needed. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const server = options.databaseUrl ? undefined : await startEmbedded(options.dataDir)
  const url = options.databaseUrl ?? (server as { url: string }).url
  let store: Store
  try {
    await migrate(url)
    // A server of somebody's own may serve others too, whose roles' passwords are not ours to set.
    store = await connectStore(url, { ...options, ...(server ? { addressOf: await ownLogins(url) } : {}) })
  } catch (error) {
    await server?.stop()
    throw error
  }
  return {
    ...store,
    close: async () => {
      await store.close()
      await server?.stop()
    },
  }
}

/** Connects to a database that is already migrated. */
export async function connectStore(
  url: string,
  options: {
    readonly authority?: number
    readonly connections?: number
    /** Where each working role signs in for itself; absent where the owner's login takes the role on. */
    readonly addressOf?: (role: WorkingRole) => string
  } = {},
): Promise<Store> {
  const authority = options.authority ?? 1
  const { addressOf } = options
  const working = (role: WorkingRole, most: number): Kysely<Tables> =>
    addressOf ? pool(addressOf(role), undefined, most) : pool(url, role, most)
  const app = working('alongside_app', options.connections ?? MOST)
  const measure = working('alongside_measure', 2)
  const owner = pool(url, undefined, 8)
  return {
    authority,
    url,
    ownLogins: addressOf !== undefined,
    within: (grants, work) =>
      transaction(
        app,
        `begin; select set_config('app.authority', '${authority}', true), set_config('app.sight', ${literal(grants.sight)}, true),
          set_config('app.author', ${literal(grants.author)}, true), set_config('app.subjects', ${literal(listed(grants.subjects))}, true),
          set_config('app.hidden', ${literal(listed(grants.hidden))}, true), set_config('app.unwritable', ${literal(listed(grants.unwritable))}, true),
          set_config('app.restricted', ${literal(grants.restricted ?? '')}, true)`,
        work,
      ),
    measuring: work =>
      // One snapshot for the whole pass, so that every figure is of the same moment.
      transaction(
        measure,
        `begin isolation level repeatable read; select set_config('app.authority', '${authority}', true)`,
        work,
      ),
    asOwner: work =>
      // An owner who is no superuser is held to row-level security too.
      transaction(
        owner,
        `begin; select set_config('app.authority', '${authority}', true), set_config('app.sight', 'files', true)`,
        work,
      ),
    close: async () => {
      await Promise.all([app.destroy(), measure.destroy(), owner.destroy()])
    },
  }
}

const { escapeLiteral: literal } = pg

// An array as PostgreSQL reads one; empty text for 'not narrowed'. Ids and kinds' names hold nothing to escape.
function listed(values: readonly string[] | undefined): string {
  if (values === undefined) return ''
  const wrong = values.find(value => !/^[\w-]+$/.test(value))
  if (wrong !== undefined) throw new RangeError('a grant names something that is neither an id nor a kind')
  return `{${values.join(',')}}`
}

/**
 * One transaction. It is begun and told its grants in one message: most transactions are one question, and a message
 * there and back costs as much as the question.
 */
function transaction<T>(database: Kysely<Tables>, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.connection().execute(async connection => {
    try {
      await sql.raw(begin).execute(connection)
      const answer = await work(connection as Tx)
      await sql`commit`.execute(connection)
      return answer
    } catch (error) {
      // A connection that is lost has rolled back already.
      await sql`rollback`.execute(connection).catch(() => {})
      throw error
    }
  })
}

const DATE = 1082
const BIGINT = 20
const TIMESTAMP = 1184

// Days stay text, so that no time zone can move them; positions and counts fit a number.
function parserFor(oid: number): ((text: string) => unknown) | undefined {
  if (oid === DATE) return text => text
  if (oid === BIGINT) return Number
  if (oid === TIMESTAMP) return text => new Date(text).toISOString()
  return undefined
}

// How long a connection that nobody uses is kept, in milliseconds: a new one has to learn every plan afresh.
const IDLE = 10 * 60 * 1000

function pool(url: string, role: string | undefined, max: number): Kysely<Tables> {
  const connections = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    idleTimeoutMillis: IDLE,
    ...(role ? { options: `-c role=${role}` } : {}),
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parserFor(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  })
  // A lost connection fails the work that holds it; it must not end the process as well.
  connections.on('error', () => {})
  connections.on('connect', client => client.on('error', () => {}))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: connections }) })
}
