import { sql } from 'kysely'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { RecordedEntry } from '../../spine/ledger/entry.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import { readHistory, readRecorded } from '../../spine/ledger/read.ts'
import { recordIn } from '../../spine/ledger/record.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import { wordingOf } from '../../spine/web/forms/asked.ts'
import { differences, merged } from '../../spine/web/forms/compare.ts'
import { answersAmong, fieldsFrom } from '../../spine/web/forms/fill.ts'
import { type Form, formOf, questionsOf, readingFormOf, sentAs } from '../../spine/web/forms/model.ts'
import { type Answers, type Fault, anchorOf, readAnswers } from '../../spine/web/forms/read-answers.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import type {
  RegisterAsk,
  RegisterCompared,
  RegisterForm,
  RegisterSent,
  RegisterVersion,
  RegistersService,
} from '../../spine/web/services.ts'
import { trustFile } from '../duties/trust-file.ts'
import type { Product } from '../product.ts'
import { faultsInALife } from '../recording/in-a-life.ts'
import { kinds, rulebook } from '../rulebook.ts'
import {
  type Asking,
  choicesFor,
  faultsOfChoices,
  inWordsOf,
  nameIn,
  reasonFor,
  showRegisterForm,
  wholeFields,
} from './asking.ts'
import { faultsBeside } from './beside.ts'
import { registerOf } from './list.ts'
import { grantsFor, listsFor, namesFor, possibleOwners, readRegister, trustFileId } from './reading.ts'
import { type Register, entryIn, mayWrite, permitWrite, raisedBy, writableBy } from './register.ts'
import { keepLook, personFor } from './whose.ts'

const LONGEST_REASON = 1000
const SYSTEM = { author: 'system', sight: 'files' } as const

/** Writing in the trust's own registers. `today` is asked at the edge, each time. */
export function registersService({ store }: Pick<Product, 'store'>, today: () => PlainDate): RegistersService {
  const { authority } = store

  /** The trust's own file, made for the first thing that is written in it. */
  const ownFile = async (): Promise<string> =>
    (await trustFileId(store)) ?? store.within(SYSTEM, tx => trustFile(tx, authority))

  /** The file a register is kept in; undefined where whoever asks may not write in it. */
  const fileFor = (register: Register, viewer: Viewer, ask: RegisterAsk): Promise<string | undefined> =>
    register.of === 'person' ? personFor(store, viewer, register.may.write, ask.of) : ownFile()

  const about = async (
    tx: Tx,
    register: Register,
    subject: string,
    viewer: Viewer,
    ask: RegisterAsk,
  ): Promise<Asking | undefined> => {
    const kind = kinds.get(ask.kind)
    const form = kind && formOf(kind)
    if (!form || (ask.doing !== 'add' && !isId(ask.entry))) return undefined
    const file = await readRegister(tx, authority, register, subject)
    const held =
      ask.entry === undefined
        ? undefined
        : (await readRecorded(tx, authority, rulebook, subject)).find(
            ({ id, kind: of }) => id === ask.entry && of === ask.kind,
          )
    if (ask.doing !== 'add' && !held) return undefined
    if (ask.doing === 'end' && (held?.end !== null || !form.end)) return undefined
    if (ask.within && !isParent(form, ask.within, entryIn(file, ask.within.entry)?.kind)) return undefined
    permitWrite(register, viewer, ask, file)
    const people = await possibleOwners(store, register)
    const raised = raisedBy(register, viewer, ask)
    return {
      register,
      ask,
      form,
      file,
      held,
      people,
      lists: await listsFor(store, register),
      today: today(),
      ...(raised && ask.within
        ? { raised: { asks: raised.asks, sets: raised.sets(file, viewer.id, ask.within.entry) } }
        : {}),
    }
  }

  return {
    form: async (viewer, ask) => {
      const register = registerOf(ask.kind)
      if (!register) return undefined
      const writes = writableBy(register, viewer)
      const subject = await fileFor(register, viewer, ask)
      if (subject === undefined) return undefined
      return store.within(grantsFor(register, viewer, subject, writes), async tx => {
        const asking = await about(tx, register, subject, viewer, ask)
        if (!asking) return undefined
        await keepLook(tx, authority, viewer, register, subject, ask.kind)
        const fields = asking.held ? fieldsFrom(asking.form, asking.held) : newFields(asking)
        const takeOut = ask.doing === 'change' && mayWrite(register, viewer, { ...ask, doing: 'withdraw' }, asking.file)
        return { ...showRegisterForm(asking, { fields, once: newId() }), ...(takeOut ? { mayTakeOut: true } : {}) }
      })
    },

    send: async (viewer, ask, sent) => {
      const register = registerOf(ask.kind)
      if (!register) return undefined
      const writes = writableBy(register, viewer)
      const subject = await fileFor(register, viewer, ask)
      if (subject === undefined) return undefined
      return store.within(grantsFor(register, viewer, subject, writes), async tx => {
        // Locked first: two people, or one form sent twice, come one after the other.
        await lockFiles(tx, authority, [subject])
        const asking = await about(tx, register, subject, viewer, ask)
        await keepLook(tx, authority, viewer, register, subject, ask.kind)
        return asking && answer(tx, viewer, subject, asking, sent)
      })
    },

    versions: async (viewer, kind, entry) => {
      const register = registerOf(kind)
      if (!register) return []
      permit(viewer, register.may.read)
      // The history of what is on a person's file is read with the file.
      const subject = register.of === 'person' ? undefined : await trustFileId(store)
      if (subject === undefined || !isId(entry)) return []
      const [file, history] = await store.within(grantsFor(register, viewer, subject), async tx => [
        await readRegister(tx, authority, register, subject),
        await readHistory(tx, authority, rulebook, subject, entry),
      ])
      const nameOf = await namesFor(
        store,
        history.map(each => each.author),
      )
      const people = await possibleOwners(store, register)
      return versionsOf(
        history,
        nameIn({ register, file, people, lists: await listsFor(store, register), held: undefined }),
        nameOf,
      )
    },
  }

  async function answer(tx: Tx, viewer: Viewer, subject: string, asking: Asking, sent: Fields): Promise<RegisterSent> {
    const { ask, form, held } = asking
    const once = isId(one(sent, 'once')) ? (one(sent, 'once') as string) : newId()
    const before = await recordedBefore(tx, authority, subject, once)
    if (before) return { is: 'recorded', entry: before }
    const doing = one(sent, 'do')
    const own = doing?.startsWith('merge') && held ? merged(form, fieldsFrom(form, held), sent, sent) : sent
    const fields = wholeFields(asking, own)
    const seen = seenIn(sent, held?.version)
    if (held && seen !== held.version) {
      const nameOf = await namesFor(store, [held.author])
      return {
        is: 'edited-since',
        compared: compared(asking, held, nameOf(held.author), fields, one(sent, 'reason'), once),
      }
    }
    const reason = one(sent, 'reason') ?? null
    const read = answersOf(asking, fields)
    const faults = ask.doing === 'withdraw' ? [] : faultsOf(asking, read)
    const reasonFault = faultOfReason(ask, reason) ?? faultOfTakingOut(asking)
    const again = (): RegisterForm => showRegisterForm(asking, { fields: own, once, faults, reasonFault, seen })
    if (faults.length > 0 || reasonFault !== undefined || doing === 'merge-edit') return { is: 'asked', form: again() }
    const body = ask.doing === 'withdraw' && held ? held.body : read.body
    const done = await recordIn(
      tx,
      authority,
      rulebook,
      viewer.id,
      [
        {
          subject,
          kind: form.kind.name,
          start: ask.doing === 'withdraw' && held ? held.start : read.start,
          end: ask.doing === 'withdraw' && held ? held.end : read.end,
          body,
          ...(held ? { entry: held.id, seen: held.version } : {}),
          ...(ask.doing === 'withdraw' ? { withdraw: true as const } : {}),
          ...(reason === null ? {} : { reason }),
          asked: wordingOf(form, {
            body,
            choices: choicesFor(asking),
            today: asking.today,
            once,
          }),
        },
      ],
      reason,
    )
    return { is: 'recorded', entry: (done.entries[0] as { readonly entry: string }).entry }
  }
}

function answersOf({ ask, form, held }: Asking, fields: Fields): Answers {
  const stays = ask.doing === 'add' || (ask.doing === 'change' && held?.end === null)
  return readAnswers(form, fields, undefined, stays ? form.later : [])
}

function faultsOf(asking: Asking, read: Answers): readonly Fault[] {
  const { register, ask, form, file, held, today } = asking
  const faults = [
    ...read.faults,
    ...(ask.doing === 'end' && read.end === null && form.end
      ? [{ id: `${sentAs('end')}-day`, text: `Enter a date for ‘${form.end.asks}’` }]
      : []),
    ...faultsInALife(form, read, { today, born: undefined }),
    ...(read.faults.length > 0 ? [] : faultsOfChoices(asking, read.body)),
    ...faultsBeside(register.check, form, read, file, held?.id),
  ]
  // One of each box, as the page asks them: whichever was found first.
  const order = questionsOf(form).map(question => anchorOf(question, sentAs(question.name)))
  return [...new Map(faults.toReversed().map(fault => [fault.id, fault])).values()].sort(
    (a, b) => order.indexOf(a.id) - order.indexOf(b.id),
  )
}

// A new form says today: what is recorded is most often of the day it is recorded.
function newFields({ form, ask, today }: Asking): Fields {
  const { start, ...known } = ask.known ?? {}
  const day = isPlainDate(start) ? start : today
  return {
    ...fieldsFrom({ ...form, questions: [] }, { start: day, end: null, body: {} }),
    ...Object.fromEntries(Object.entries(known).map(([name, value]) => [sentAs(name), value])),
  }
}

function isParent(form: Form, { field }: { readonly field: string }, kind: string | undefined): boolean {
  const answer = form.questions.find(question => question.name === field)?.answer
  return answer?.is === 'entry' && kind !== undefined && answer.of.includes(kind)
}

function seenIn(sent: Fields, version: number | undefined): number | undefined {
  const seen = one(sent, 'seen')
  return version === undefined ? undefined : seen !== undefined && /^\d{1,9}$/.test(seen) ? Number(seen) : version
}

function faultOfReason({ doing }: RegisterAsk, reason: string | null): string | undefined {
  if (reasonFor(doing) === undefined) return undefined
  if (reason === null || reason.length < 3) return 'Say why, in a few words. It is kept with what it said before'
  return reason.length > LONGEST_REASON ? `The reason is too long: at most ${LONGEST_REASON} letters` : undefined
}

function faultOfTakingOut({ register, ask, held, file }: Asking): string | undefined {
  if (ask.doing !== 'withdraw' || !held || !register.holds?.includes(held.kind)) return undefined
  const belongs = Object.values(file.entries).some(list =>
    list.some(({ body }) => Object.values(body as Readonly<Record<string, unknown>>).includes(held.id)),
  )
  return belongs ? 'Other entries belong to it. Take those out first, or put them right' : undefined
}

async function recordedBefore(tx: Tx, authority: number, subject: string, once: string): Promise<string | undefined> {
  const found = await sql<{ entry: string }>`
    select entry from entry_version where authority = ${authority} and subject = ${subject} and asked ->> 'once' = ${once} limit 1`.execute(
    tx,
  )
  return found.rows[0]?.entry
}

function compared(
  asking: Asking,
  held: RecordedEntry,
  by: string,
  fields: Fields,
  reason: string | undefined,
  once: string,
): RegisterCompared {
  const { form } = asking
  const theirs = fieldsFrom(form, held)
  const said = (of: Fields): ReadonlyMap<string, string> => {
    const { start, end, body } = readAnswers(form, of)
    return new Map(inWordsOf(form, { start, end, body }, nameIn(asking)).map(each => [each.name, each.answer]))
  }
  const [words, mine] = [said(theirs), said(fields)]
  return {
    title: form.kind.title,
    by,
    at: held.recordedAt,
    // A day typed as 06 and as 6 is one day.
    rows: differences(form, theirs, fields, ({ name }, of) => (of === theirs ? words : mine).get(name) ?? '')
      .filter(each => each.theirs !== each.yours)
      .map(({ question, ...row }) => ({ ...row, asks: question.asks })),
    carried: Object.entries({
      ...answersAmong(fields),
      once,
      seen: String(held.version),
      ...(reason ? { reason } : {}),
    }).flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map(each => ({ name, value: each }))),
  }
}

function versionsOf(
  history: readonly (RecordedEntry & { readonly withdrawn: boolean })[],
  nameOf: Parameters<typeof inWordsOf>[2],
  by: (id: string) => string,
): readonly RegisterVersion[] {
  const kind = history[0] && kinds.get(history[0].kind)
  if (!kind) return []
  const form = readingFormOf(kind)
  return history
    .map((version, at): RegisterVersion => {
      const before = history[at - 1]
      const was = new Map(before ? inWordsOf(form, before, nameOf).map(each => [each.name, each.answer]) : [])
      return {
        version: version.version,
        by: by(version.author),
        at: version.recordedAt,
        reason: version.reason,
        withdrawn: version.withdrawn,
        changes: before
          ? inWordsOf(form, version, nameOf).flatMap(({ name, asks, answer }) =>
              answer === (was.get(name) ?? '') ? [] : [{ asks, before: was.get(name) ?? '', after: answer }],
            )
          : [],
      }
    })
    .toReversed()
}
