import { sql } from 'kysely'
import type { Viewer } from '../../spine/access/decide.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import { type Write, recordIn } from '../../spine/ledger/record.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Tx } from '../../spine/store/store.ts'
import { keepAlso } from '../../spine/recording/attachments/keep.ts'
import { attach } from '../../spine/recording/attachments/rows.ts'
import { type Draft, type StagedFile, draftOf, dropDraft, saveDraft } from '../../spine/recording/drafts.ts'
import { differences, merged } from '../../spine/web/forms/compare.ts'
import { answersAmong, fieldsFrom } from '../../spine/web/forms/fill.ts'
import type { Form } from '../../spine/web/forms/model.ts'
import type { Fault } from '../../spine/web/forms/read-answers.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import type { FormAsk, FormSent, FormShown } from '../../spine/web/services.ts'
import { type Around, type Held, type Recording, fileIn, heldEntry, readAround } from './around.ts'
import { alikeIn } from './alike.ts'
import { peopleWithFiles } from './family.ts'
import { endAuditLink } from './audits.ts'
import { stageFiles } from './files.ts'
import { onlyFinds, withChosen } from './finder.ts'
import { metBy } from './met.ts'
import { EVERYONE } from './nearest.ts'
import { draftFor, formFor, mayWrite } from './reach.ts'
import { chosenOthers, isBegun, shownOthers } from './show.ts'
import { usualFields } from './usual.ts'
import { joinedWrites } from './told.ts'
import { said } from './words.ts'
import { writesFrom } from './writes.ts'

/** What a form is shown again with, or compared. */
export interface Standing {
  readonly around: Around
  readonly form: Form
  readonly held: Held | undefined
  readonly sections: readonly string[]
  readonly fields: Fields
  readonly once: string
  readonly draft: { readonly version: number; readonly files: readonly StagedFile[]; readonly savedAt?: string }
}

/** What became of a form inside the transaction that was granted its files. */
export type Worked =
  | { readonly is: 'missing' }
  /** The part of the file is not this role's to write. */
  | { readonly is: 'refused'; readonly form: Form }
  | { readonly is: 'recorded'; readonly entry: string; readonly said: readonly string[] }
  | { readonly is: 'drafted' }
  | ({
      readonly is: 'asked'
      readonly faults: readonly Fault[]
      readonly refusedFiles: readonly string[]
      readonly alike: FormShown['alike']
      readonly reasonFault?: string
    } & Standing)
  | ({
      readonly is: 'edited-since'
      readonly theirs: Fields
      readonly author: string
      readonly at: string
    } & Standing)
  | ({ readonly is: 'draft-changed'; readonly theirs: Draft } & Standing)

/**
 * Answers one form that was sent, in a transaction that was granted the child's file and those of `others`. Records it
 * once however often it is sent, and keeps as a draft whatever is not recorded.
 */
export async function workOn(
  recording: Recording,
  tx: Tx,
  viewer: Viewer,
  id: string,
  ask: FormAsk,
  sent: FormSent,
  others: readonly string[],
): Promise<Worked> {
  const { authority } = recording.store
  // Locked first: two people, or one form sent twice, come one after the other.
  await lockFiles(tx, authority, [id, ...others])
  const held = ask.doing === 'record' ? undefined : await heldEntry(recording, tx, id, ask.entry)
  if (ask.doing !== 'record' && (!held || held.withdrawn)) return { is: 'missing' }
  const form = formFor(recording.rulebook, viewer, ask.doing === 'record' ? ask.kind : (held as Held).kind)
  if (!form) return { is: 'missing' }
  if (!mayWrite(viewer, form.kind)) return { is: 'refused', form }
  const around = await readAround(recording, tx, viewer, [id, ...others], form.kind.name)

  const of = draftFor(id, form.kind.name, ask)
  const draft = await draftOf(tx, authority, of)
  const doing = one(sent.fields, 'do')
  const once = onceIn(sent.fields)
  const asSent =
    doing === 'everyone'
      ? { ...sent.fields, [EVERYONE]: 'yes' }
      : await withChosen(tx, authority, form, doing ?? '', sent.fields)
  const fields = mergedFields(form, doing, asSent, held, draft)
  const family = peopleWithFiles(fileIn(around, id), around.on).filter(each => each.brotherOrSister)
  const sections = others.filter(each => family.some(known => known.id === each))
  const version = doing === 'merge-draft' ? Number(one(fields, 'against') ?? 0) : Number(one(fields, 'draft') ?? 0)
  const { files, refused: refusedFiles } = await stageFiles(recording, id, draft, sent)
  const standing = { around, form, held, sections, fields, once }
  const isBegunHere = isBegun(form, fields, sections, ask.doing === 'record' ? usualFields(around, form, id) : {})

  const kept = async (): Promise<Standing['draft'] | Draft> => {
    if (!isBegunHere && files.length === 0) return { version, files }
    const typed = { version, fields: draftFields(fields, once), files, seen: held?.version }
    let saved = await saveDraft(tx, authority, viewer.id, of, { ...typed, seen: seenIn(fields, held) })
    // It was recorded or thrown away elsewhere: what was typed here is begun afresh.
    if (saved.is === 'gone') saved = await saveDraft(tx, authority, viewer.id, of, { ...typed, version: 0 })
    if (saved.is === 'saved') return { version: saved.version, files, savedAt: saved.at }
    return saved.is === 'changed' ? saved.theirs : { version, files }
  }
  const asked = async (
    faults: readonly Fault[],
    more: { readonly alike?: FormShown['alike']; readonly reasonFault?: string } = {},
  ): Promise<Worked> => {
    const keptAs = await kept()
    const draftNow = 'fields' in keptAs ? { version, files: keptAs.files } : keptAs
    return { is: 'asked', ...standing, faults, refusedFiles, alike: [], ...more, draft: draftNow }
  }

  // There is nothing to keep yet.
  if (doing === 'draft' && !isBegunHere && files.length === 0) return asked([])
  if (doing === 'draft') {
    const keptAs = await kept()
    return 'fields' in keptAs
      ? { is: 'draft-changed', ...standing, theirs: keptAs, draft: { version, files } }
      : { is: 'drafted' }
  }
  if (doing === 'merge-draft' || doing === 'merge-edit' || doing === 'everyone' || onlyFinds(doing)) return asked([])
  if (sections.some(each => !shownOthers(fields).includes(each)) || doing === 'sections') return asked([])
  if (held && seenIn(fields, held) !== held.version) {
    const keptAs = await kept()
    const { author, at } = await lastWriter(tx, authority, id, held)
    const mine = 'fields' in keptAs ? { version, files } : keptAs
    return { is: 'edited-since', ...standing, theirs: fieldsFrom(form, held), author, at, draft: mine }
  }
  if (draft && draft.version !== version && differences(form, draft.fields, fields, () => '', sections).length > 0)
    return { is: 'draft-changed', ...standing, theirs: draft, draft: { version, files } }

  const read = writesFrom(around, form, ask.doing, id, sections, held, fields, once)
  if (read.faults.length > 0 || read.reasonFault !== undefined || refusedFiles.length > 0)
    return asked(read.faults, read.reasonFault === undefined ? {} : { reasonFault: read.reasonFault })
  const alike = one(fields, 'confirm') === 'alike' ? [] : alikeIn(around, form, [id, ...sections], fields)
  if (alike.length > 0) return asked([], { alike })

  const before = await recordedBefore(tx, authority, id, once)
  if (before) {
    await dropDraft(tx, authority, of)
    return { is: 'recorded', entry: before, said: ['This was recorded already: it was sent twice, and is kept once.'] }
  }
  const writes = ask.doing === 'record' ? await joinedWrites(recording, tx, around, read.writes) : read.writes
  const done = await recordIn(tx, authority, recording.rulebook, viewer.id, writes, read.reason)
  for (const { subject, entry } of done.entries) {
    const from = { dataDir: recording.dataDir, authority, subject: id }
    for (const file of files) await keepAlso(from, { ...from, subject }, file.hash)
    await attach(tx, authority, viewer.id, { subject, entry }, files)
  }
  await dropDraft(tx, authority, of)
  if (ask.doing === 'record') await endAuditLink(tx, form.kind, id)
  const met = ask.doing === 'record' ? await metBy(recording, tx, around.on, form.kind, done.entries) : []
  return {
    is: 'recorded',
    entry: (done.entries[0] as { entry: string }).entry,
    said: [...said(around, form, ask.doing, [id, ...sections], files.length), ...joinedSaid(writes, ask), ...met],
  }
}

// What stands once although it was said twice is told, so that nobody looks for a second.
function joinedSaid(writes: readonly Write[], { doing }: FormAsk): readonly string[] {
  return doing === 'record' && writes.some(write => write.entry !== undefined)
    ? ['A return had told of it already: what you wrote is added to that, and it stands once.']
    : []
}

// What was chosen where two texts differed, put together with what was sent.
function mergedFields(
  form: Form,
  doing: string | undefined,
  fields: Fields,
  held: Held | undefined,
  draft: Draft | undefined,
): Fields {
  const sections = shownOthers(fields)
  if (doing === 'merge-draft' && draft) return merged(form, draft.fields, fields, fields, sections)
  if ((doing === 'merge-entry' || doing === 'merge-edit') && held)
    return merged(form, fieldsFrom(form, held), fields, fields)
  return fields
}

/** What of a form is kept in its draft: the answers, and what the page needs to show them again. */
export function draftFields(fields: Fields, once: string): Fields {
  const also = chosenOthers(fields)
  const reason = one(fields, 'reason')
  const sections = shownOthers(fields).join(' ')
  return {
    ...answersAmong(fields),
    once,
    ...(also.length > 0 ? { also } : {}),
    ...(sections ? { sections } : {}),
    ...(reason ? { reason } : {}),
    ...(one(fields, EVERYONE) === 'yes' ? { [EVERYONE]: 'yes' } : {}),
  }
}

/** The mark by which one form sent twice is known; a new one where the form carries none. */
export function onceIn(fields: Fields): string {
  const once = one(fields, 'once')
  return isId(once) ? once : newId()
}

/** The version of the entry that was looked at. */
export function seenIn(fields: Fields, held: Held | undefined): number | undefined {
  const seen = one(fields, 'seen')
  return held === undefined ? undefined : seen !== undefined && /^\d{1,9}$/.test(seen) ? Number(seen) : held.version
}

async function recordedBefore(tx: Tx, authority: number, subject: string, once: string): Promise<string | undefined> {
  const found = await sql<{ entry: string }>`
    select entry from entry_version where authority = ${authority} and subject = any(files_with(array[${subject}]::uuid[])) and asked ->> 'once' = ${once} limit 1`.execute(
    tx,
  )
  return found.rows[0]?.entry
}

async function lastWriter(
  tx: Tx,
  authority: number,
  subject: string,
  held: Held,
): Promise<{ readonly author: string; readonly at: string }> {
  const found = await sql<{ author: string; at: string }>`
    select act.author, act_commit.recorded_at as at from entry_version v
    join act on act.authority = v.authority and act.id = v.act
    join act_commit on act_commit.authority = v.authority and act_commit.act = v.act
    where v.authority = ${authority} and v.subject = any(files_with(array[${subject}]::uuid[])) and v.entry = ${held.id}::uuid and v.version = ${held.version}`.execute(
    tx,
  )
  return found.rows[0] as { author: string; at: string }
}
