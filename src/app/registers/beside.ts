import { type CodeSet, label, validOn } from '../../spine/ledger/code-list.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import { type Form, sentAs } from '../../spine/web/forms/model.ts'
import { type Answers, type Fault, anchorOf } from '../../spine/web/forms/read-answers.ts'
import { entryIn } from './register.ts'

/** What an entry is checked with beside the others of its register: each finding is told at the question it is about. */
export interface Beside {
  readonly kind: string
  readonly given: Readonly<Record<string, unknown>>
  /** The day it starts; undefined where it says none that can be read. */
  readonly on: PlainDate | undefined
  /** The day it ended; null where it has not. */
  readonly until: PlainDate | null
  readonly file: SubjectFile
  /** The entry, where it stands already. */
  readonly entry: string | undefined
  /** What an answer points at. */
  readonly parent: (field: string) => Entry | undefined
  /** The day on which what an answer points at started. */
  readonly startOf: (field: string) => PlainDate | undefined
  readonly blame: (field: string, text: string) => void
  /** A day (a field, or `start`) may not be before another. `what` says what happened then: 'it was raised'. */
  readonly notBefore: (field: string, than: PlainDate | undefined, what: string) => void
  /** No other entry of the kind (of the same `within`) may say the same. */
  readonly unlike: (field: string, within?: string) => void
  /** A code must have been in use on a day. `when` says what happened then: 'when the inspection began'. */
  readonly heldOn: (field: string, set: CodeSet, day: PlainDate | undefined, when: string) => void
}

/** What is wrong with an entry beside the others of its register, as `check` finds it. Pure. */
export function faultsBeside(
  check: ((beside: Beside) => void) | undefined,
  form: Form,
  { start, end, body }: Pick<Answers, 'start' | 'end' | 'body'>,
  file: SubjectFile,
  entry: string | undefined,
): readonly Fault[] {
  const faults: Fault[] = []
  const given = (body ?? {}) as Readonly<Record<string, unknown>>
  const on = startDay(start)
  const blame = (name: string, text: string): void => {
    const question =
      name === 'start' ? form.start : name === 'end' ? form.end : form.questions.find(each => each.name === name)
    if (question) faults.push({ id: anchorOf(question, sentAs(name)), text })
  }
  const parent = (field: string): Entry | undefined => {
    const id = given[field]
    return typeof id === 'string' ? entryIn(file, id) : undefined
  }
  check?.({
    kind: form.kind.name,
    given,
    on,
    until: end,
    file,
    entry,
    parent,
    startOf: field => startDay(parent(field)?.start ?? null),
    blame,
    notBefore: (name, than, what) => {
      const day = name === 'start' ? on : given[name]
      if (typeof day === 'string' && than !== undefined && day < than)
        blame(name, `This must be on or after ${inWords(than)}, the day ${what}`)
    },
    unlike: (field, within) => {
      const value = plain(given[field])
      if (value === undefined) return
      const taken = (file.entries[form.kind.name] ?? []).some(other => {
        const theirs = other.body as Readonly<Record<string, unknown>>
        return (
          other.id !== entry &&
          plain(theirs[field])?.toLowerCase() === value.toLowerCase() &&
          (within === undefined || theirs[within] === given[within])
        )
      })
      if (taken) blame(field, `‘${value}’ is used already: choose another`)
    },
    heldOn: (field, set, day, when) => {
      const code = given[field]
      if (typeof code === 'string' && day !== undefined && !validOn(set, code, day))
        blame(field, `‘${label(set, code)}’ was not in use on ${inWords(day)}, ${when}`)
    },
  })
  return faults
}

/** Whether another entry of the kind says the same in these fields and, where that is asked, starts on the same day. */
export function twin({ kind, given, on, file, entry }: Beside, fields: readonly string[], sameDay = false): boolean {
  return (file.entries[kind] ?? []).some(other => {
    const theirs = other.body as Readonly<Record<string, unknown>>
    return (
      other.id !== entry &&
      fields.every(field => given[field] !== undefined && theirs[field] === given[field]) &&
      (!sameDay || startDay(other.start) === on)
    )
  })
}

function plain(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
