import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { trustFile } from '../duties/trust-file.ts'
import { PAST, SYSTEM, exampleChild, exampleTeam, exampleWorker, giveTo, restrictTo } from '../files/testing.ts'
import { rulebook } from '../rulebook.ts'

type Account = Viewer & { readonly email: string }

/** For tests: what the children of the made-up service are called. */
export const NAMES = ['Amara', 'Bertil', 'Cosima', 'Dorian', 'Elodie', 'Fabrice'] as const

/** For tests: a service with six children who are one another’s kin, and one whose record is sealed to its information lead. */
export async function exampleService(store: Store): Promise<{
  readonly administrator: Account
  readonly director: Account
  readonly lead: Account
  readonly children: readonly string[]
  readonly hidden: string
  /** The inspection in the trust's register. */
  readonly inspection: string
}> {
  const team = await exampleTeam(store, 'One', 'Safeguarding')
  const worker = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: team })
  const administrator = await exampleUser(store, 'administrator', 'Imogen Farrow')
  const director = await exampleUser(store, 'director', 'Ruth Lane')
  const lead = await exampleUser(store, 'information-governance', 'Bo Hall')
  const children: string[] = []
  for (const name of NAMES) {
    const child = await exampleChild(store, name, { council: 'north', family: 'Inspected' })
    await giveTo(store, child, worker.worker)
    children.push(child)
  }
  const hidden = await exampleChild(store, 'Zephyrine', { council: 'north', family: 'Hidden' })
  await giveTo(store, hidden, worker.worker)
  await restrictTo(store, hidden, [lead.id], lead.id, true)
  const kin = (subject: string, person: string, called: string) => ({
    subject,
    kind: 'important-person',
    start: PAST,
    end: null,
    body: { name: called, relation: 'sister', person },
  })
  const trust = await store.within(SYSTEM, tx => trustFile(tx, store.authority))
  const { entries } = await record(store, rulebook, SYSTEM, [
    {
      subject: trust,
      kind: 'inspection',
      start: PAST,
      end: null,
      body: { title: 'The inspection of 2026', by: 'ofsted', type: 'focused' },
    },
    ...children.flatMap((child, at) => [
      kin(child, children[(at + 1) % children.length] as string, 'A sister'),
      kin(child, hidden, 'Zephyrine'),
    ]),
  ])
  return { administrator, director, lead, children, hidden, inspection: entries[0]?.entry as string }
}
