import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { inject } from 'vitest'
import { type TestServer, databaseUrl, onServer } from './global-setup.ts'
import { type Store, connectStore } from './store.ts'

/**
 * A store on a database of its own: every migration applied, the authority 1 ('trust') and its councils `north` and
 * `west`, and nothing else. On `DATABASE_URL` when it is given, else on one embedded server for the whole run of tests.
 * Closing it removes the database.
 *
 * ```ts
 * let store: Store
 * beforeAll(async () => { store = await testDatabase() })
 * afterAll(() => store.close())
 * ```
 */
export async function testDatabase(): Promise<Store> {
  const server = await testServer()
  const name = `${inject('testPrefix')}_${randomBytes(6).toString('hex')}`
  await onServer(server.url, client => client.query(`create database ${name} template ${server.template}`))
  const store = await connectStore(databaseUrl(server.url, name), { authority: 1, connections: 8 })
  return {
    ...store,
    close: async () => {
      await store.close()
      await onServer(server.url, client => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

let known: Promise<TestServer> | undefined

function testServer(): Promise<TestServer> {
  known ??= new Promise((resolve, reject) => {
    let said = ''
    connect(inject('testServer'))
      .setEncoding('utf8')
      .on('data', text => {
        said += text
      })
      .on('error', reject)
      .on('end', () => {
        const answer = JSON.parse(said) as TestServer | { readonly error: string }
        if ('error' in answer) reject(new Error(`The test database could not be made: ${answer.error}`))
        else resolve(answer)
      })
  })
  return known
}
