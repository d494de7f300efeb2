import path from 'node:path'

/** Where the product keeps its data and serves its pages, from the environment. */
export interface Settings {
  /** The data directory: `ALONGSIDE_DATA`, else ./data. */
  readonly dataDir: string
  /** Your own PostgreSQL 15 or later, when `DATABASE_URL` is set. */
  readonly databaseUrl: string | undefined
  /** `PORT`, else 3000. */
  readonly port: number
  /** Whether an empty database is filled with the demo county: `ALONGSIDE_DEMO=off` says no. */
  readonly demo: boolean
}

/** Settings from environment variables. Throws an Error that names the variable and what it takes. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const port = environment['PORT'] ?? '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`PORT takes a number from 0 to 65535; it is '${port}'`)
  const demo = environment['ALONGSIDE_DEMO'] ?? 'on'
  if (demo !== 'on' && demo !== 'off') throw new Error(`ALONGSIDE_DEMO takes on or off; it is '${demo}'`)
  return {
    dataDir: path.resolve(environment['ALONGSIDE_DATA'] || 'data'),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    port: Number(port),
    demo: demo === 'on',
  }
}
