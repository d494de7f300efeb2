import { recordRead } from '../../spine/access/audit.ts'
import { AccessRefused, type Viewer, decide } from '../../spine/access/decide.ts'
import { isId } from '../../spine/ledger/ids.ts'
import { readKept } from '../../spine/recording/attachments/keep.ts'
import { attachmentsOf } from '../../spine/recording/attachments/rows.ts'
import { type Draft, draftOf, dropDraft, saveDraft } from '../../spine/recording/drafts.ts'
import { differences } from '../../spine/web/forms/compare.ts'
import { fieldsFrom } from '../../spine/web/forms/fill.ts'
import type { Form } from '../../spine/web/forms/model.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import type {
  Compared,
  FormAsk,
  FormSent,
  FormShown,
  Reached,
  RecordingService,
  Sent,
} from '../../spine/web/services.ts'
import { peopleNamed } from '../children/looks.ts'
import { reachOf, throughGate, throughGates } from '../files/gate.ts'
import { aboutChild, calledIn } from './about.ts'
import { type Held, type Recording, choicesFor, fileIn, heldEntry, readAround, workerName } from './around.ts'
import { draftLines } from './draft-lines.ts'
import { readEntry, showEntry } from './entry.ts'
import { attachmentLines } from './papers.ts'
import { draftFor, formFor, refuseUnlessWritable } from './reach.ts'
import { recordableOf } from './recordable.ts'
import { sayFields } from './say-fields.ts'
import { type Standing, type Worked, draftFields, onceIn, workOn } from './send.ts'
import { finderFor } from './finder.ts'
import { chosenOthers, othersFor, showForm, shownOthers } from './show.ts'
import { usualFields } from './usual.ts'

const missing = { is: 'missing' } as const

/** Recording in children's files, and what was begun, attached and changed there. */
export function recordingService(recording: Recording): RecordingService {
  const { store, rulebook, dataDir } = recording
  const { authority } = store

  return {
    recordable: async (viewer, id) => {
      const reached = await throughGate(store, viewer, 'child.write', id, { route: '/children/:id/record' }, tx =>
        recordableOf(recording, tx, viewer, id),
      )
      if (reached.is !== 'open') return reached
      return { is: 'open', value: { ...reached.value, drafts: await draftLines(store, rulebook, viewer, id) } }
    },

    form: async (viewer, id, ask) => {
      const known = await askable(viewer, id, ask)
      if (!known) return missing
      const saved = ask.doing === 'record' ? await ownDraft(viewer, id, ask, ask.kind) : undefined
      const wanted = saved ? chosenOthers(saved.fields).filter(each => shownOthers(saved.fields).includes(each)) : []
      const sections = await openAmong(viewer, wanted)
      const details = { route: routeOf(ask), ...(ask.doing === 'record' ? { about: ask.kind } : {}) }
      const reached = await throughGates(store, viewer, 'child.write', [id, ...sections], details, async tx => {
        const held = ask.doing === 'record' ? undefined : await heldEntry(recording, tx, id, ask.entry)
        const kind = ask.doing === 'record' ? ask.kind : held?.kind
        const around = await readAround(recording, tx, viewer, [id, ...sections], kind)
        return { around, held }
      })
      if (reached.is !== 'open') return refusedFor(id, reached.files)
      const { around, held } = reached.value
      const form = formOfAsk(viewer, ask, held)
      if (!form) return missing
      await refuseUnlessWritable(store, viewer, id, form.kind)
      if (ask.doing === 'end' && (!form.end || held?.end !== null)) return missing
      const draft = saved ?? (ask.doing === 'record' ? undefined : await ownDraft(viewer, id, ask, form.kind.name))
      const begun = held
        ? ask.doing === 'correct'
          ? fieldsFrom(form, held)
          : {}
        : saved
          ? {}
          : usualFields(around, form, id)
      const fields = draft ? { ...begun, ...draft.fields, ...(draft.seen ? { seen: String(draft.seen) } : {}) } : begun
      return {
        is: 'open',
        value: {
          ...(ask.doing === 'record' || ask.doing === 'correct' ? await finderFor(store, form, {}) : {}),
          ...showForm(around, {
            form,
            doing: ask.doing,
            id,
            sections,
            others: await othersFor(recording, viewer, around, id, form, ask.doing),
            fields,
            held,
            ...(draft ? { draft: { version: draft.version, files: draft.files, savedAt: draft.updatedAt } } : {}),
            once: onceIn(fields),
          }),
        },
      }
    },

    send: async (viewer, id, ask, sent) => {
      if (!(await askable(viewer, id, ask))) return missing
      const wanted = ask.doing === 'record' ? chosenOthers(sent.fields).filter(each => each !== id) : []
      const others = await openAmong(viewer, wanted)
      const details = { route: routeOf(ask), purpose: 'send', ...(ask.doing === 'record' ? { about: ask.kind } : {}) }
      const reached = await throughGates(store, viewer, 'child.write', [id, ...others], details, tx =>
        workOn(recording, tx, viewer, id, ask, sent, others),
      )
      if (reached.is !== 'open') {
        // Their leave ended while they wrote: the file is shut to them, and their own words are still theirs.
        await keepUnrecorded(viewer, id, ask, sent.fields)
        return refusedFor(id, reached.files)
      }
      return answered(viewer, id, ask, sent, reached.value)
    },

    keepDraft: async (viewer, id, ask, fields) => {
      const kind = ask.doing === 'record' ? ask.kind : (one(fields, 'kind') ?? '')
      const form = formFor(rulebook, viewer, kind)
      if (!form || !isId(id) || (ask.doing !== 'record' && !isId(ask.entry))) return missing
      await refuseUnlessWritable(store, viewer, id, form.kind)
      const reach = (await reachOf(store, viewer, 'child.write', [id])).get(id) ?? 'missing'
      if (reach !== 'open') return { is: reach }
      const seen = one(fields, 'seen')
      const saved = await store.within({ author: viewer.id, sight: 'none' }, tx =>
        saveDraft(tx, authority, viewer.id, draftFor(id, kind, ask), {
          version: Number(one(fields, 'draft') ?? 0) || 0,
          fields: draftFields(fields, onceIn(fields)),
          seen: seen !== undefined && /^\d{1,9}$/.test(seen) ? Number(seen) : undefined,
        }),
      )
      return { is: 'open', value: saved.is === 'changed' ? { is: 'changed', at: saved.theirs.updatedAt } : saved }
    },

    dropDraft: async (viewer, id, ask) => {
      const reach = (await reachOf(store, viewer, 'child.write', [id])).get(id) ?? 'missing'
      if (reach !== 'open') return { is: reach }
      await store.within({ author: viewer.id, sight: 'none' }, async tx => {
        if (ask.doing === 'record') return dropDraft(tx, authority, draftFor(id, ask.kind, ask))
        const drafts = await tx
          .selectFrom('draft')
          .select('kind')
          .where('authority', '=', authority)
          .where('subject', '=', id)
          .where('entry', '=', ask.entry)
          .execute()
        for (const { kind } of drafts) await dropDraft(tx, authority, draftFor(id, kind, ask))
        return drafts.length > 0
      })
      return { is: 'open', value: undefined }
    },

    drafts: async (viewer, id) => {
      if (!decide(viewer, 'child.write').allow || (id !== undefined && !isId(id))) return []
      return draftLines(store, rulebook, viewer, id)
    },

    entry: async (viewer, id, entry) => {
      if (!isId(entry)) return missing
      const details = { route: '/children/:id/entries/:entry' }
      const reached = await throughGate(store, viewer, 'child.read', id, details, tx =>
        readEntry(recording, tx, viewer, id, entry),
      )
      if (reached.is !== 'open') return reached
      const read = reached.value
      if (!read) return missing
      const people = await peopleNamed(
        store,
        read.versions.map(version => version.author),
      )
      const may = decide(viewer, 'child.write').allow
      const writes = may && (await reachOf(store, viewer, 'child.write', [id])).get(id) === 'open'
      const named = (author: string): string => people.get(author)?.name ?? 'The system'
      const lines = await attachmentLines(store, id, read.attachments)
      return { is: 'open', value: showEntry(read, viewer, id, writes, named, lines) }
    },

    attachments: async (viewer, id) => {
      const details = { route: '/children/:id/attachments' }
      const reached = await throughGate(store, viewer, 'child.read', id, details, tx =>
        attachmentsOf(tx, authority, id),
      )
      if (reached.is !== 'open') return reached
      return { is: 'open', value: await attachmentLines(store, id, reached.value) }
    },

    attachment: async (viewer, id, attachment) => {
      if (!isId(attachment)) return missing
      const details = { route: '/children/:id/attachments/:attachment', about: attachment }
      const reached = await throughGate(store, viewer, 'child.read', id, details, async tx =>
        (await attachmentsOf(tx, authority, id)).find(each => each.id === attachment),
      )
      if (reached.is !== 'open') return reached
      if (!reached.value) return missing
      const { subject, name, type, hash } = reached.value
      return {
        is: 'open',
        value: { name, type, body: await readKept({ dataDir, authority, subject }, hash) },
      }
    },
  }

  async function keepUnrecorded(viewer: Viewer, id: string, ask: FormAsk, fields: Fields): Promise<void> {
    const kind = ask.doing === 'record' ? ask.kind : (one(fields, 'kind') ?? '')
    if (!isId(id) || !formFor(rulebook, viewer, kind)) return
    await store
      .within({ author: viewer.id, sight: 'none' }, tx =>
        saveDraft(tx, authority, viewer.id, draftFor(id, kind, ask), {
          version: Number(one(fields, 'draft') ?? 0) || 0,
          fields: draftFields(fields, onceIn(fields)),
        }),
      )
      .catch(() => {
        // There is no such file, or it may not be known of: nothing can be kept of it.
      })
  }

  // Whether there is such a form at all for this role. Throws AccessRefused where the role reads the part and does not write it.
  async function askable(viewer: Viewer, id: string, ask: FormAsk): Promise<boolean> {
    if (ask.doing !== 'record') return isId(ask.entry)
    const form = formFor(rulebook, viewer, ask.kind)
    if (!form) return false
    await refuseUnlessWritable(store, viewer, id, form.kind)
    return true
  }

  function formOfAsk(viewer: Viewer, ask: FormAsk, held: Held | undefined): Form | undefined {
    if (ask.doing === 'record') return formFor(rulebook, viewer, ask.kind)
    return held && !held.withdrawn ? formFor(rulebook, viewer, held.kind) : undefined
  }

  function ownDraft(viewer: Viewer, id: string, ask: FormAsk, kind: string): Promise<Draft | undefined> {
    if (!isId(id)) return Promise.resolve(undefined)
    return store.within({ author: viewer.id, sight: 'none' }, tx => draftOf(tx, authority, draftFor(id, kind, ask)))
  }

  // Those of the children ticked whose files whoever asks may write in: the others are as if they were not ticked.
  async function openAmong(viewer: Viewer, ids: readonly string[]): Promise<readonly string[]> {
    const wanted = [...new Set(ids)].filter(isId)
    if (wanted.length === 0) return []
    const reach = await reachOf(store, viewer, 'child.write', wanted)
    return wanted.filter(each => reach.get(each) === 'open')
  }

  async function answered(
    viewer: Viewer,
    id: string,
    ask: FormAsk,
    sent: FormSent,
    worked: Worked,
  ): Promise<Reached<Sent>> {
    switch (worked.is) {
      case 'missing':
        return missing
      case 'refused':
        await recordRead(store, viewer, 'child.write', [id], { about: worked.form.kind.name, allowed: false })
        throw new AccessRefused('child.write', 'role-may-not')
      case 'recorded':
      case 'drafted':
        return { is: 'open', value: worked }
      case 'asked':
        return { is: 'open', value: { is: 'asked', form: await shown(viewer, id, ask, worked) } }
      case 'edited-since': {
        const by = (await peopleNamed(store, [worked.author])).get(worked.author)?.name ?? 'A return'
        // There is nothing to choose between where only an end, or a reason, was given: the form is looked at again.
        if (ask.doing !== 'correct') {
          const said = `${by} changed this while you had it open. It now stands as below. Look again, then send it`
          const again = { ...worked, fields: withSeen(worked.fields, worked.held) }
          const form = await shown(viewer, id, ask, {
            ...again,
            is: 'asked',
            faults: [{ id: 'stands', text: said }],
            refusedFiles: [],
            alike: [],
          })
          return { is: 'open', value: { is: 'asked', form } }
        }
        const carried = { ...withSeen(sent.fields, worked.held), draft: String(worked.draft.version) }
        return {
          is: 'open',
          value: { is: 'edited-since', compared: compared(worked, id, worked.theirs, by, worked.at, carried) },
        }
      }
      case 'draft-changed': {
        const { theirs } = worked
        const carried = { ...sent.fields, against: String(theirs.version), draft: String(theirs.version) }
        const both = compared(worked, id, theirs.fields, 'You, on another device', theirs.updatedAt, carried)
        return { is: 'open', value: { is: 'draft-changed', compared: both } }
      }
    }
  }

  async function shown(
    viewer: Viewer,
    id: string,
    ask: FormAsk,
    worked: Extract<Worked, { is: 'asked' }>,
  ): Promise<FormShown> {
    const others = await othersFor(recording, viewer, worked.around, id, worked.form, ask.doing)
    return {
      ...(ask.doing === 'record' || ask.doing === 'correct' ? await finderFor(store, worked.form, worked.fields) : {}),
      ...showForm(worked.around, { ...worked, doing: ask.doing, id, others }),
    }
  }

  function compared(standing: Standing, id: string, theirs: Fields, by: string, at: string, carried: Fields): Compared {
    const { around, form, held, sections, fields } = standing
    const say = sayFields((child, of) => choicesFor(around, child ?? id, held?.body, held?.id)(of))
    return {
      child: aboutChild(fileIn(around, id), around.on, workerName(around)),
      title: form.kind.title,
      rows: differences(form, theirs, fields, say, sections).map(row => ({
        pick: row.pick,
        asks: row.question.asks,
        ...(row.child === undefined ? {} : { who: calledIn(fileIn(around, row.child), around.on) }),
        theirs: row.theirs,
        yours: row.yours,
        both: row.both,
      })),
      by,
      at,
      carried: flat(carried),
    }
  }

  function refusedFor<T>(
    id: string,
    files: readonly { readonly id: string; readonly is: 'missing' | 'reason-needed' }[],
  ): Reached<T> {
    return { is: (files.find(file => file.id === id) ?? files[0])?.is ?? 'missing' }
  }
}

function withSeen(fields: Fields, held: Held | undefined): Fields {
  return held ? { ...fields, seen: String(held.version) } : fields
}

// Without what was pressed and chosen before: that is asked again.
function flat(fields: Fields): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(fields)
    .filter(([name]) => name !== 'do' && name !== 'confirm' && !name.startsWith('pick-'))
    .flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map(each => ({ name, value: each })))
}

function routeOf(ask: FormAsk): string {
  if (ask.doing === 'record') return '/children/:id/record/:kind'
  return `/children/:id/entries/:entry/${ask.doing === 'correct' ? 'edit' : ask.doing}`
}
