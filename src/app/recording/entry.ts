import { sql } from 'kysely'
import type { Viewer } from '../../spine/access/decide.ts'
import type { RecordedEntry } from '../../spine/ledger/entry.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import { readHistory } from '../../spine/ledger/read.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type Attachment, attachmentsOf } from '../../spine/recording/attachments/rows.ts'
import { type Answered, type Asked, answersInWords } from '../../spine/web/forms/asked.ts'
import { type Form, type Question, formOf, readingFormOf } from '../../spine/web/forms/model.ts'
import type { EntryShown } from '../../spine/web/services.ts'
import { aboutChild } from './about.ts'
import { type Around, type Recording, choicesFor, fileIn, readAround, workerName } from './around.ts'
import { mayRead, mayWrite } from './reach.ts'
import { toldByReturns } from './told.ts'

type Version = RecordedEntry & { readonly withdrawn: boolean }

/** One entry with its history as it was read, before it is put into words. */
export interface EntryRead {
  readonly around: Around
  readonly kind: AnyKind
  readonly versions: readonly Version[]
  readonly asked: ReadonlyMap<number, Asked>
  readonly attachments: readonly Attachment[]
  /** The returns that tell of it, by year. */
  readonly told: readonly number[]
}

/** Reads one entry of a file and every version of it; undefined where there is none that this role may know of. */
export async function readEntry(
  recording: Recording,
  tx: Tx,
  viewer: Viewer,
  subject: string,
  entry: string,
): Promise<EntryRead | undefined> {
  const { store, rulebook } = recording
  const versions = await readHistory(tx, store.authority, rulebook, subject, entry)
  const kind = rulebook.kinds.get(versions.at(-1)?.kind ?? '')
  if (!kind || !mayRead(viewer, kind)) return undefined
  const wordings = await tx
    .selectFrom('entry_version')
    .select(['version', 'asked'])
    .where('authority', '=', store.authority)
    .where(sql<boolean>`subject = any(files_with(array[${subject}]::uuid[]))`)
    .where('entry', '=', entry)
    .where('asked', 'is not', null)
    .execute()
  const around = await readAround(recording, tx, viewer, [subject], kind.name)
  return {
    around,
    told: await toldByReturns(recording, tx, fileIn(around, subject), entry, kind.name),
    kind,
    versions,
    asked: new Map(wordings.map(row => [row.version, row.asked as Asked])),
    attachments: await attachmentsOf(tx, store.authority, subject, entry),
  }
}

/** An entry ready to be shown. `people` names authors. */
export function showEntry(
  read: EntryRead,
  viewer: Viewer,
  subject: string,
  may: boolean,
  people: (author: string) => string,
  attachments: EntryShown['attachments'],
): EntryShown {
  const { around, kind, versions, asked } = read
  const form = readingFormOf(kind)
  const last = versions.at(-1) as Version
  const nameOf = (question: Question, id: string): string =>
    choicesFor(around, subject, last.body)(question).find(choice => choice.value === id)?.text ??
    nameAnywhere(around, subject, question, id)
  const inWords = (version: Version): readonly Answered[] =>
    answersInWords(form, version, asked.get(version.version), nameOf)
  const answers = inWords(last)
  const writes = may && !last.withdrawn && formOf(kind) !== undefined && mayWrite(viewer, kind)
  return {
    child: aboutChild(fileIn(around, subject), around.on, workerName(around)),
    entry: last.id,
    title: kind.title,
    about: kind.about,
    withdrawn: last.withdrawn,
    answers: answers.filter(each => each.answer !== ''),
    // What is asked only once it stands was not asked the first time.
    unanswered: asked.has(last.version)
      ? answers.filter(each => each.answer === '' && !(versions.length === 1 && form.later.includes(each.name)))
      : [],
    asAsked: asked.has(last.version),
    sources: sourcesOf(versions, read.told, people),
    attachments,
    versions: versions
      .map((version, at) => ({
        version: version.version,
        by: version.import === null ? people(version.author) : 'A return',
        at: version.recordedAt,
        what: whatWasDone(form, version, versions[at - 1]),
        ...(version.reason ? { reason: version.reason } : {}),
        changes: at === 0 || version.withdrawn ? [] : changes(inWords(versions[at - 1] as Version), inWords(version)),
      }))
      .toReversed(),
    may: { correct: writes, withdraw: writes, end: writes && kind.lasts && last.end === null },
  }
}

// Who recorded it here first, and what return it came with or is told by.
function sourcesOf(
  versions: readonly Version[],
  told: readonly number[],
  people: (author: string) => string,
): EntryShown['sources'] {
  const [first] = versions
  const byHand = versions.find(version => version.import === null && !version.withdrawn)
  return {
    ...(byHand ? { recorded: { by: people(byHand.author), at: byHand.recordedAt } } : {}),
    ...(first && first.import !== null ? { came: first.recordedAt } : {}),
    told,
  }
}

// Entries that no longer hold, or that are not offered any more, still have words.
function nameAnywhere(around: Around, subject: string, question: Question, id: string): string {
  const choice = choicesFor(around, subject, { [question.name]: id })(question).find(each => each.value === id)
  return choice?.text ?? 'Recorded before'
}

function whatWasDone(form: Form, version: Version, before: Version | undefined): string {
  if (version.withdrawn) return 'Withdrawn'
  if (!before) return version.import === null ? 'Recorded' : 'Came with a return'
  if (version.import !== null) return 'Changed by a return'
  if (before.withdrawn) return 'Recorded again'
  const onlyEnded =
    form.end && before.end === null && version.end !== null && before.start === version.start && version.reason === null
  return onlyEnded ? 'Ended' : 'Corrected'
}

function changes(before: readonly Answered[], after: readonly Answered[]): EntryShown['versions'][number]['changes'] {
  return after.flatMap(each => {
    const was = before.find(other => other.name === each.name)?.answer ?? ''
    return was === each.answer ? [] : [{ asks: each.asks, before: was, after: each.answer }]
  })
}
