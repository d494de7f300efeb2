import { workerPost } from '../../practice/workforce/codes.ts'
import { type SubjectFile, all, holdsOn } from '../../spine/ledger/file.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { lowerFirst } from '../../spine/web/format.ts'
import { entryInWords } from '../../spine/web/forms/asked.ts'
import type { ChoicesOf } from '../../spine/web/forms/controls.ts'
import type { Question } from '../../spine/web/forms/model.ts'
import type { Choice } from '../../spine/web/services.ts'
import { peopleWithFiles } from './family.ts'

/** The most entries of a file offered to point at: the newest. */
const MOST_ENTRIES = 60

/** A worker who may be chosen. */
export interface WorkerChoice {
  readonly id: string
  readonly name: string
  readonly post: string | null
  readonly team: string | null
}

/**
 * What may be chosen for the questions of one child's form that point elsewhere: workers, whoever asks first; people of
 * the child's with files of their own; entries of the file that still hold. What was chosen before is always offered.
 */
export function choicesIn(
  file: SubjectFile,
  given: {
    readonly kinds: ReadonlyMap<string, AnyKind>
    readonly workers: readonly WorkerChoice[]
    readonly own: string | undefined
    readonly on: PlainDate
    /** The answers already held, by question. */
    readonly held: Readonly<Record<string, unknown>>
    /** The entry being written again, which does not point at itself. */
    readonly entry?: string | undefined
  },
): ChoicesOf {
  const made = new Map<string, readonly Choice[]>()
  return question => {
    const known = made.get(question.name)
    if (known) return known
    const choices = withHeld(choicesFor(question), given.held[question.name], question)
    made.set(question.name, choices)
    return choices
  }

  function choicesFor({ answer }: Question): readonly Choice[] {
    if (answer.is === 'entry') return entriesToPointAt(answer.of)
    if (answer.is !== 'file') return []
    return answer.of.flatMap(subject =>
      subject === 'worker'
        ? workers()
        : subject === 'person'
          ? peopleWithFiles(file, given.on).map(each => ({ value: each.id, text: each.called }))
          : [],
    )
  }

  function workers(): readonly Choice[] {
    const choice = (each: WorkerChoice): Choice => ({
      value: each.id,
      text: each.post ? `${each.name}, ${lowerFirst(label(workerPost, each.post))}` : each.name,
    })
    const own = given.workers.find(each => each.id === given.own)
    return [
      ...(own ? [{ ...choice(own), text: `${own.name} (you)` }] : []),
      ...given.workers.filter(each => each !== own).map(choice),
    ]
  }

  function entriesToPointAt(of: readonly string[]): readonly Choice[] {
    const kinds = of.length > 0 ? of : [...given.kinds.keys()]
    return kinds
      .flatMap(name => {
        const kind = given.kinds.get(name)
        if (!kind) return []
        const held = all(file, kind).filter(entry => !kind.lasts || holdsOn(entry, given.on))
        return held.map(entry => ({ entry, kind }))
      })
      .filter(({ entry }) => entry.id !== given.entry)
      .toSorted((a, b) => ((startDay(a.entry.start) ?? '') < (startDay(b.entry.start) ?? '') ? 1 : -1))
      .slice(0, MOST_ENTRIES)
      .map(({ entry, kind }) => ({ value: entry.id, text: wordsOf(entry, kind) }))
  }

  function withHeld(choices: readonly Choice[], held: unknown, question: Question): readonly Choice[] {
    if (typeof held !== 'string' || choices.some(each => each.value === held)) return choices
    if (question.answer.is === 'file') {
      const worker = given.workers.find(each => each.id === held)
      return [...choices, { value: held, text: worker?.name ?? 'As recorded before' }]
    }
    const found = Object.values(file.entries)
      .flat()
      .find(entry => entry.id === held)
    const kind = found && given.kinds.get(found.kind)
    return [...choices, { value: held, text: found && kind ? wordsOf(found, kind) : 'As recorded before' }]
  }
}

/** An entry in a few words: someone by their name, anything else by what it is and when. */
export function wordsOf(entry: Entry, kind: AnyKind): string {
  const { name } = entry.body as { readonly name?: unknown }
  if (kind.name === 'important-person' && typeof name === 'string') return name
  return entryInWords(kind.title, entry, kind.says(entry))
}
