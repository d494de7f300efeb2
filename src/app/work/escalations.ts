import { escalationAbout, escalationStage } from '../../practice/care/codes.ts'
import { iroEscalation, iroEscalationStage } from '../../practice/care/kinds.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { canCountWorkingDays, workingDaysBetween } from '../../spine/time/working-days.ts'
import type { Escalation } from '../../spine/web/services.ts'
import { dutiesOfFile } from '../duties/file-duties.ts'
import type { DutySettings } from '../duties/settings.ts'
import { duties } from '../rulebook.ts'
import type { Reviewed } from './reviews.ts'

const RESOLVED = 'iro-escalation'

// A worry that is on file was recorded, whatever the trust has said of when its record begins.
const EVER = '1900-01-01' as PlainDate

/** The worries raised formally about some children and not settled, longest first, each with the clock of all its stages. Pure. */
export function escalationsOf(
  reviewed: readonly Reviewed[],
  files: ReadonlyMap<string, SubjectFile>,
  on: PlainDate,
  settings: DutySettings,
): readonly Escalation[] {
  const duty = duties.get(RESOLVED)
  const found = reviewed.flatMap(({ child, officer }) => {
    const file = files.get(child.id)
    if (!file || !duty) return []
    const open = all(file, iroEscalation).filter(entry => entry.end === null && (startDay(entry.start) ?? on) <= on)
    if (open.length === 0) return []
    const { lines } = dutiesOfFile(file, on, { settings: { ...settings, keptFrom: EVER }, heldTo: undefined }, [duty])
    return open.flatMap((entry): Escalation[] => {
      const raised = startDay(entry.start)
      const line = lines.find(each => each.occasion === entry.id)
      if (raised === undefined || !line || line.by === null) return []
      const stage =
        all(file, iroEscalationStage).findLast(each => each.body.escalation === entry.id)?.body.stage ??
        entry.body.stage
      const count = (to: PlainDate): number =>
        canCountWorkingDays(raised, 0) && to > raised ? workingDaysBetween(raised, to) : 0
      const days = count(on)
      const limit = count(line.by)
      const over = on > line.by
      return [
        {
          child,
          officer,
          entry: entry.id,
          about: label(escalationAbout, entry.body.about),
          stage,
          stageTitle: label(escalationStage, stage),
          raised,
          workingDays: days,
          by: line.by,
          level: over ? 'overdue' : 'due',
          words: `day ${days} of ${limit}`,
        },
      ]
    })
  })
  return found.toSorted((a, b) => (a.raised < b.raised ? -1 : 1))
}
