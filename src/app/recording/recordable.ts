import type { Viewer } from '../../spine/access/decide.ts'
import { FORM_GROUPS, type FormGroup } from '../../spine/ledger/kind.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays, daysBetween } from '../../spine/time/plain-date.ts'
import type { Recordable } from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import { duties } from '../rulebook.ts'
import { aboutChild } from './about.ts'
import { type Around, type Recording, fileIn, readAround, workerName } from './around.ts'
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
  return {
    child: aboutChild(fileIn(around, id), around.on, workerName(around)),
    due: await dueOf(recording, tx, viewer, around, id),
    groups: (Object.keys(FORM_GROUPS) as FormGroup[]).flatMap(group => {
      const inGroup = kinds.filter(kind => kind.form?.group === group)
      return inGroup.length === 0
        ? []
        : [
            {
              title: FORM_GROUPS[group],
              kinds: inGroup.map(kind => ({
                title: kind.title,
                about: kind.about,
                href: `/children/${id}/record/${kind.name}`,
              })),
            },
          ]
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
  const rows = await tx
    .selectFrom('due')
    .select(['duty', 'by_on'])
    .where('authority', '=', store.authority)
    .where('subject', '=', id)
    .orderBy('by_on')
    .execute()
  const listed = rows.flatMap(({ duty: name, by_on }) => {
    const duty = duties.get(name)
    const kind = duty?.record
    if (!duty || !kind?.form || !mayWrite(viewer, kind)) return []
    if (by_on !== null && by_on > addDays(around.on, DAYS_AHEAD)) return []
    return [
      {
        what: duty.title,
        ...standing(around.on, by_on),
        title: kind.title,
        href: `/children/${id}/record/${kind.name}`,
      },
    ]
  })
  // One line for each form a duty asks for, the soonest: the others are met by the next.
  return listed.filter((line, at) => listed.findIndex(each => each.what === line.what) === at)
}

function standing(on: PlainDate, by: PlainDate | null): { words: string; level: Recordable['due'][number]['level'] } {
  if (by === null) return { words: 'cannot tell by when', level: 'cannot-tell' }
  const left = daysBetween(on, by)
  if (left >= 0) return { words: untilInWords(on, by), level: 'due' }
  return { words: overdueInWords(by, on), level: 'overdue' }
}
