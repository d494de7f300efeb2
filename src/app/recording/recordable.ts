import type { Viewer } from '../../spine/access/decide.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import { NOT_KEPT, asKept } from '../../spine/duty/evaluate.ts'
import { findingOf } from '../../spine/duty/finding.ts'
import { type AnyKind, FORM_GROUPS, type FormGroup, SECTIONS } from '../../spine/ledger/kind.ts'
import type { Tx } from '../../spine/store/store.ts'
import { addDays } from '../../spine/time/plain-date.ts'
import type { OfferedKind, Recordable } from '../../spine/web/services.ts'
import { heldToOf } from '../duties/held-to.ts'
import { dutySettingsIn } from '../duties/settings.ts'
import { lineOf } from '../duties/words.ts'
import { duties } from '../rulebook.ts'
import { occasionOf, dueOf as openOf } from '../work/due.ts'
import { pressingFirst } from '../work/pressing.ts'
import { aboutChild } from './about.ts'
import { type Around, type Recording, fileIn, readAround, workerName } from './around.ts'
import { RECORDED_OFTEN } from './often.ts'
import { mayWrite } from './reach.ts'

/** How far ahead what is due is offered first. */
const DAYS_AHEAD = 60

/** What may be recorded about a child, less what someone has begun. */
export async function recordableOf(
  recording: Recording,
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<Omit<Recordable, 'drafts'>> {
  const around = await readAround(recording, tx, viewer, [id])
  const kinds = [...recording.rulebook.kinds.values()].filter(
    kind => kind.subject === 'person' && kind.form && mayWrite(viewer, kind),
  )
  const offered = (kind: AnyKind): OfferedKind => ({
    title: kind.title,
    about: kind.about,
    href: `/children/${id}/record/${kind.name}`,
  })
  const often = (RECORDED_OFTEN[viewer.role as UserRole] ?? []).flatMap(
    name => kinds.find(kind => kind.name === name) ?? [],
  )
  return {
    child: aboutChild(fileIn(around, id), around.on, workerName(around)),
    due: await dueOf(recording, tx, viewer, around, id),
    often: often.map(offered),
    groups: (Object.keys(FORM_GROUPS) as FormGroup[]).flatMap(group => {
      const inGroup = kinds.filter(kind => kind.form?.group === group && !often.includes(kind))
      return inGroup.length === 0 ? [] : [{ title: FORM_GROUPS[group], kinds: inGroup.map(offered) }]
    }),
  }
}

async function dueOf(
  { store }: Recording,
  tx: Tx,
  viewer: Viewer,
  around: Around,
  id: string,
): Promise<Recordable['due']> {
  const until = addDays(around.on, DAYS_AHEAD)
  const rows = await openOf(tx, store.authority, [id], { today: around.on, sections: SECTIONS }, { by: until })
  const { keptFrom } = await dutySettingsIn(tx, store.authority)
  const kept = { from: keptFrom, heldTo: await heldToOf(tx, store.authority, id) }
  const listed = rows.flatMap(row => {
    const duty = duties.get(row.duty)
    const kind = duty?.record
    if (!duty || !kind?.form || !mayWrite(viewer, kind)) return []
    const occasion = asKept(duty, occasionOf(row), kept, around.on)
    const finding = findingOf(duty, occasion, around.on)
    // What nobody could have recorded here is not to be done now.
    if (!finding || occasion.unsettled?.key === NOT_KEPT) return []
    const line = lineOf(finding, around.on)
    const { level } = line
    if (level === 'met') return []
    return [
      {
        duty: duty.id,
        by: line.by,
        what: line.what,
        words: line.words,
        level,
        title: kind.title,
        href: `/children/${id}/record/${kind.name}`,
      },
    ]
  })
  // One line for each form a duty asks for, the soonest: the others are met by the next.
  const soonest = listed.filter((line, at) => listed.findIndex(each => each.what === line.what) === at)
  return pressingFirst(soonest).map(({ what, words, level, title, href }) => ({ what, words, level, title, href }))
}
