import { reviewsOn } from '../../practice/audits/notions.ts'
import { boardPaper } from '../../practice/boards/kinds.ts'
import {
  boardActionsOn,
  challengesOn,
  meetingsOf,
  boardsOn,
  paperOn,
  recommendationsOn,
  stateOf,
  dayOfMeeting,
} from '../../practice/boards/notions.ts'
import { actionsOn, findingsOn } from '../../practice/improvement/notions.ts'
import { clinicsOn } from '../../practice/panels/notions.ts'
import { frameworksOn, promisesThatHold } from '../../practice/promises/notions.ts'
import { risksOn } from '../../practice/risk/notions.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { type SubjectFile, all, fileOf } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/web/format.ts'
import type { OwedRow, OwedService } from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import type { Product } from '../product.ts'
import { auditRegister } from '../audits/register.ts'
import { boardsRegister } from '../boards/register.ts'
import { panelsRegister } from '../panels/register.ts'
import { promisesRegister } from '../promises/register.ts'
import { plansRegister } from '../registers/plans-register.ts'
import { grantsFor, readRegister, trustFileId } from '../registers/reading.ts'
import type { Register } from '../registers/register.ts'

/** The registers in which somebody may own something with a day. */
const OWNED: readonly Register[] = [plansRegister, boardsRegister, promisesRegister, auditRegister, panelsRegister]

/** What people owe of the trust's own registers. `today` is asked at the edge, each time. */
export function owedService({ store }: Pick<Product, 'store'>, today: () => PlainDate): OwedService {
  return {
    open: async viewer => {
      permit(viewer, 'owed.read')
      const on = today()
      const file = await ownedFile(store, viewer)
      return { on, rows: owedBy(file, viewer.id, on) }
    },
  }
}

// What of the trust's file holds something the reader may own, and nothing else of it.
async function ownedFile(store: Product['store'], viewer: Viewer): Promise<SubjectFile> {
  const registers = OWNED.filter(({ may: { own } }) => own !== undefined && decide(viewer, own).allow)
  const subject = await trustFileId(store)
  if (subject === undefined || registers.length === 0) return fileOf('', [], {}, 'trust')
  const owned: Register = {
    name: 'owed',
    kinds: registers.flatMap(each => each.kinds),
    may: { read: 'owed.read', write: 'owed.read' },
  }
  return store.within(grantsFor(owned, viewer, subject), tx => readRegister(tx, store.authority, owned, subject))
}

/** Everything that somebody owes by a day in the trust's registers and has not done, soonest first; what has no day last. Pure. */
export function owedBy(file: SubjectFile, account: string, on: PlainDate): readonly OwedRow[] {
  const row = (
    from: OwedRow['from']['value'],
    key: string,
    what: string,
    by: PlainDate | null,
    href: string,
    does: string,
  ): OwedRow => ({
    key: `${from}:${key}`,
    from: { value: from, text: FROM[from] },
    what,
    by,
    href,
    does,
    state:
      by === null
        ? { level: 'cannot-tell', words: 'no day is set' }
        : by < on
          ? { level: 'overdue', words: overdueInWords(by, on) }
          : { level: 'due', words: untilInWords(on, by) },
  })
  const mine = (owner: string | undefined): boolean => owner === account
  return [
    ...risksOn(file, on).flatMap(risk => [
      ...(mine(risk.owner) && risk.closed === null
        ? [
            row(
              'risks',
              risk.id,
              `Review the risk ${risk.reference} ${risk.title}`,
              risk.reviewBy,
              `/risks/${risk.id}/review`,
              'Review',
            ),
          ]
        : []),
      ...risk.mitigations
        .filter(each => mine(each.owner) && each.done === null && risk.closed === null)
        .map(each => row('risks', each.id, each.what, each.by, `/risks/${risk.id}`, 'Open')),
    ]),
    ...actionsOn(file, on)
      .filter(each => mine(each.lead) && each.completed === null)
      .map(each =>
        row('plan', each.id, `${each.reference} ${each.what}`, each.by, `/improvement/actions/${each.id}`, 'Open'),
      ),
    ...findingsOn(file, on)
      .filter(each => mine(each.owner) && each.answered === null && each.state !== 'strength')
      .map(each =>
        row(
          'inspections',
          each.id,
          `Answer finding ${each.number}: ${each.text}`,
          each.deadline ?? null,
          `/inspections/${each.inspection}/findings/${each.id}`,
          'Open',
        ),
      ),
    ...boardRows(file, mine, on, row),
    ...promiseRows(file, mine, on, row),
    ...reviewsOn(file, on).flatMap(review =>
      review.actions
        .filter(each => mine(each.owner) && each.done === null)
        .map(each => row('learning', each.id, each.what, each.by, `/audits/reviews/${review.id}`, 'Open')),
    ),
    ...clinicsOn(file, on).flatMap(clinic =>
      clinic.actions
        .filter(each => mine(each.owner) && each.done === null)
        .map(each => row('clinics', each.entry, each.what, each.by, `/panels/clinics/${clinic.entry}`, 'Open')),
    ),
  ].toSorted((a, b) => compare(a.by ?? '9999', b.by ?? '9999') || compare(a.key, b.key))
}

const FROM: Readonly<Record<OwedRow['from']['value'], string>> = {
  risks: 'Risks',
  plan: 'Improvement plan',
  inspections: 'Inspections',
  boards: 'Boards and committees',
  promises: 'Promises and aims',
  learning: 'Incidents and reviews',
  clinics: 'Performance clinics',
}

type Row = (
  from: OwedRow['from']['value'],
  key: string,
  what: string,
  by: PlainDate | null,
  href: string,
  does: string,
) => OwedRow
type Mine = (owner: string | undefined) => boolean

function boardRows(file: SubjectFile, mine: Mine, on: PlainDate, row: Row): readonly OwedRow[] {
  const meetings = new Map(
    boardsOn(file, on)
      .flatMap(each => meetingsOf(file, each.id))
      .filter(each => stateOf(each, on) !== 'called-off')
      .map(each => [each.id, each]),
  )
  const at = (meeting: string, part = ''): string => `/boards/meetings/${meeting}${part}`
  return [
    ...all(file, boardPaper).flatMap((entry): readonly OwedRow[] => {
      const meeting = meetings.get(entry.body.meeting)
      if (!meeting || !mine(entry.body.owner)) return []
      // After its meeting a paper is history: nobody waits for it any more.
      if (stateOf(meeting, on) === 'held') return []
      const { received, by } = paperOn(entry, dayOfMeeting(meeting), on)
      const what = `Send the paper ‘${entry.body.title}’ for the meeting of ${inWords(dayOfMeeting(meeting))}`
      return received === null ? [row('boards', entry.id, what, by, at(meeting.id, '#papers'), 'Send')] : []
    }),
    ...boardActionsOn(file, on)
      .filter(each => mine(each.entry.body.owner) && each.done === null)
      .map(each => row('boards', each.entry.id, each.entry.body.what, each.by, at(each.meeting.id), 'Open')),
    ...challengesOn(file, on)
      .filter(each => mine(each.entry.body.owner) && each.answered === null)
      .map(each =>
        row(
          'boards',
          each.entry.id,
          `Answer the challenge: ${each.entry.body.challenge}`,
          each.by,
          at(each.meeting.id, '#challenges'),
          'Answer',
        ),
      ),
    ...recommendationsOn(file, on)
      .filter(each => mine(each.entry.body.owner) && each.answered === null)
      .map(each =>
        row(
          'boards',
          each.entry.id,
          `See through to its answer: ${each.entry.body.recommendation}`,
          each.entry.body.by ?? null,
          at(each.entry.body.meeting),
          'Open',
        ),
      ),
  ]
}

function promiseRows(file: SubjectFile, mine: Mine, on: PlainDate, row: Row): readonly OwedRow[] {
  const frameworks = frameworksOn(file, on).filter(each => each.ended === null)
  return [
    ...frameworks
      .filter(each => mine(each.entry.body.owner))
      .map(each =>
        row(
          'promises',
          each.entry.id,
          `Review the whole of ‘${each.entry.body.title}’`,
          each.reviewBy,
          `/promises/frameworks/${each.entry.id}/review`,
          'Review',
        ),
      ),
    ...promisesThatHold(frameworks)
      .filter(each => mine(each.entry.body.owner))
      .flatMap(each => {
        const { id, body } = each.entry
        const { step } = each
        return [
          row(
            'promises',
            id,
            `Look again at ${body.reference} ${body.text}`,
            each.lookBy,
            `/promises/${id}/look`,
            'Look',
          ),
          ...(step?.by !== undefined && !step.lookedSince
            ? [row('promises', `${id}:step`, `You promised: ${step.what}`, step.by, `/promises/${id}`, 'Open')]
            : []),
        ]
      }),
  ]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
