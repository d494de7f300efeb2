import type { FiguresPlan } from '../../practice/finance/figures-file.ts'
import { budgetMonth, budgetSet } from '../../practice/finance/kinds.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { readRecorded } from '../../spine/ledger/read.ts'
import { recordIn } from '../../spine/ledger/record.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Store } from '../../spine/store/store.ts'
import { dateOf } from '../../spine/time/plain-date.ts'
import type { MoneyFileFault, MoneyFileRead } from '../../spine/web/services.ts'
import { grantsFor, trustFileId } from '../registers/reading.ts'
import { rulebook } from '../rulebook.ts'
import { financeRegister } from './register.ts'

/** Said when someone changed what a file would change, between its being read and taken in. */
export const CHANGED_SINCE: MoneyFileFault = {
  line: 0,
  what: 'Someone changed these figures meanwhile, so nothing was taken in.',
  mend: 'Send the file again, and look at what it would change now.',
}

/**
 * Takes in what a file of figures says, all of it or nothing, with who did it in the audit: a file taken in twice changes
 * nothing the second time. False where someone changed the same figures meanwhile. The caller asks for leave.
 */
export async function takeIn(store: Store, viewer: Viewer, { added, changed, budgets }: FiguresPlan): Promise<boolean> {
  const subject = await trustFileId(store)
  if (subject === undefined || added.length + changed.length + budgets.length === 0) return true
  return store.within(grantsFor(financeRegister, viewer, subject, [budgetMonth.name, budgetSet.name]), async tx => {
    await lockFiles(tx, store.authority, [subject])
    const recorded = new Map((await readRecorded(tx, store.authority, rulebook, subject)).map(each => [each.id, each]))
    // Another file, or somebody by hand, may have come between the reading and this.
    const months = [...recorded.values()].filter(each => each.kind === budgetMonth.name)
    const told = (of: (typeof months)[number]) => of.body as BodyOf<typeof budgetMonth>
    if (added.some(each => months.some(of => told(of).line === each.line && of.start === each.month))) return false
    for (const { held } of changed) {
      const now = recorded.get(held.id)
      if (!now || told(now).actual !== held.body.actual || told(now).forecast !== held.body.forecast) return false
    }
    const month = ({ line, month: start, actual, forecast }: FiguresPlan['added'][number]) => ({
      subject,
      kind: budgetMonth.name,
      start,
      end: null,
      body: { line, actual, forecast },
    })
    await recordIn(
      tx,
      store.authority,
      rulebook,
      viewer.id,
      [
        ...budgets.map(({ line, year, amount }) => ({
          subject,
          kind: budgetSet.name,
          start: dateOf(year, 4, 1),
          end: null,
          body: { line, year, amount },
        })),
        ...added.map(month),
        ...changed.map(({ figure, held }) => ({
          ...month(figure),
          body: { ...held.body, actual: figure.actual, forecast: figure.forecast },
          entry: held.id,
          seen: recorded.get(held.id)?.version ?? 0,
        })),
      ],
      changed.length > 0 ? 'A later file of figures' : null,
    )
    await recordWithin(tx, store.authority, viewer, 'finance.write', [subject], { about: 'import' })
    return true
  })
}

/** What a file would do, or did, as it is shown. */
export function readOf({ added, changed, same, budgets, without }: FiguresPlan, text: string): MoneyFileRead {
  return {
    is: 'read',
    text,
    added: added.length,
    changed: changed.map(({ figure, held }) => ({
      code: figure.code,
      month: figure.month,
      was: { actual: held.body.actual, forecast: held.body.forecast },
      now: { actual: figure.actual, forecast: figure.forecast },
    })),
    same,
    budgets: budgets.length,
    without,
  }
}
