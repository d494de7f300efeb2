import type { Grants, Store } from '../../store/store.ts'
import { newId } from '../ids.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Source } from '../source.ts'
import { beginAct } from '../versions.ts'
import { type Application, applyAll } from './apply.ts'
import { keysToApply, liveImports, lockImports, yearsHeld } from './held.ts'
import type { ImportReport } from './plan.ts'
import { importTally } from './tally.ts'

/**
 * Takes an import back: its rows no longer count, and what the remaining imports say is written as new versions.
 * Entries a person has edited since are kept and listed. Throws when there is no such import or it does not stand.
 */
export async function undoImport(
  store: Store,
  rulebook: Rulebook,
  grants: Grants,
  source: Source,
  id: string,
): Promise<ImportReport> {
  const { authority } = store
  return store.within(grants, async tx => {
    await lockImports(tx, authority)
    const held = await tx
      .selectFrom('import')
      .selectAll()
      .where('authority', '=', authority)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!held) throw new Error(`There is no import ${id}`)
    if (held.status !== 'done')
      throw new Error(
        `Import ${held.number} cannot be undone: it is ${held.status === 'undone' ? 'undone already' : held.status}`,
      )
    await tx
      .updateTable('import')
      .set({ status: 'undone', ended_at: new Date().toISOString() })
      .where('authority', '=', authority)
      .where('id', '=', id)
      .execute()
    const { keys, spokenOf } = await keysToApply(tx, authority, source, held.council, id)
    const live = (await liveImports(tx, authority, held.source, held.council)).map(each => each.id)
    const context = { council: held.council, yearsHeld: await yearsHeld(tx, authority, source, live) }
    const act = newId()
    await beginAct(tx, authority, {
      id: act,
      author: grants.author,
      import: id,
      reason: `import ${held.number} undone`,
    })
    const application: Application = { authority, rulebook, source, context, act, live, fallbackImport: id, spokenOf }
    const tally = importTally(true)
    await applyAll(tx, application, keys, {
      look: () => [],
      writing: () => true,
      done: (applied, subjects) => {
        tally.applied(applied)
        tally.subjects(subjects, keys.length)
      },
    })
    tally.spokenOf(spokenOf.size)
    const changedNothing = tally.nothingNew()
    const report = tally.report(
      `Import ${held.number} undone.${changedNothing ? ' Nothing changed, because other imports that stand say the same.' : ''}`,
    )
    const said = { ...(held.report as object), undone: { changedNothing, keptByHand: report.keptByHand } }
    await tx
      .updateTable('import')
      .set({ report: JSON.stringify(said) })
      .where('authority', '=', authority)
      .where('id', '=', id)
      .execute()
    return report
  })
}
