import { openFile, record } from '../ledger/record.ts'
import { on, stays, writer } from '../ledger/testing.ts'
import { openStore } from './store.ts'

// An end of the database ends this too, quietly: the test looks at what was acknowledged before.
process.on('uncaughtException', () => process.exit(1))

// Writes for ever, saying each entry's id once the ledger has acknowledged it, until it is killed.
const store = await openStore({ dataDir: process.argv[2] as string })
await store.asOwner(async tx => {
  await tx
    .insertInto('authority')
    .values({ authority: 1, code: 'trust', name: 'Trust' })
    .onConflict(conflict => conflict.doNothing())
    .execute()
})
const subject = await store.within(writer, tx => openFile(tx, store.authority))
for (;;) {
  const done = await record(store, stays, writer, [
    { subject, kind: 'stay', start: on('2021-01-01'), end: null, body: { place: 'Elm Road' } },
  ])
  process.stdout.write(`${done.entries[0]?.entry}\n`)
}
