import { extend } from '../app/duties/extend-apart.ts'
import { rulebook } from '../app/rulebook.ts'
import { DAYS_AHEAD, edgeOf } from '../spine/ledger/derive.ts'
import type { SubjectFile } from '../spine/ledger/file.ts'
import { readFiles } from '../spine/ledger/read.ts'
import type { Store } from '../spine/store/store.ts'
import { addDays, plainDate } from '../spine/time/plain-date.ts'
import { median } from './numbers.ts'

const BENCH = { author: 'bench', sight: 'files' } as const
const FILES_AT_ONCE = 500
const TIMES = 5

/**
 * How long the rules take to say what is due for each open file, in milliseconds: a file that has just been folded, with
 * nothing about it worked out before; the middle of five. Every file is asked once beforehand, as a server that has run a
 * while has done.
 */
export async function reevaluateEach(store: Store): Promise<readonly number[]> {
  const { authority } = store
  return store.within(BENCH, async tx => {
    const { today, local } = await edgeOf(tx, authority, rulebook)
    const asking = { on: today, until: addDays(today, DAYS_AHEAD), local }
    const open = await tx
      .selectFrom('standing')
      .select('subject')
      .where('authority', '=', authority)
      .where('due_until', 'is not', null)
      .execute()
    const files: SubjectFile[] = []
    for (let from = 0; from < open.length; from += FILES_AT_ONCE) {
      const ids = open.slice(from, from + FILES_AT_ONCE).map(row => row.subject)
      files.push(...(await readFiles(tx, authority, rulebook, ids)).values())
    }
    for (const file of files) rulebook.due(file, asking)
    // A copy is another file: nothing that was worked out about the first is known of it.
    return files.map(file =>
      median(
        Array.from({ length: TIMES }, () => {
          const fresh = { ...file }
          const began = performance.now()
          rulebook.due(fresh, asking)
          return performance.now() - began
        }),
      ),
    )
  })
}

/** Makes every open file one that the daily job has not worked out for long, whatever was done to it before. */
export async function forgetWhatIsDue(store: Store): Promise<void> {
  await store.asOwner(tx =>
    tx
      .updateTable('standing')
      .set({ due_until: plainDate('2000-01-01') })
      .where('authority', '=', store.authority)
      .where('due_until', 'is not', null)
      .execute(),
  )
}

/** Works every open file out again, as the daily job would if nobody had opened one for long. Answers how many there were. */
export async function recalculateEvery(store: Store): Promise<number> {
  const { today } = await store.within(BENCH, tx => edgeOf(tx, store.authority, rulebook))
  const { files } = await extend(store, today)
  return files
}
