import { scorecard } from '../../practice/governance/scorecard.ts'
import { ROLE_TITLES, type Role } from '../../spine/access/roles.ts'
import type { Entry, RecordedEntry } from '../../spine/ledger/entry.ts'
import { type SubjectFile } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { answersInWords } from '../../spine/web/forms/asked.ts'
import { type ChoicesOf, controlOf } from '../../spine/web/forms/controls.ts'
import { fieldsFrom, sentNames } from '../../spine/web/forms/fill.ts'
import { type Form, type Question, sentAs } from '../../spine/web/forms/model.ts'
import { type Fault, anchorOf } from '../../spine/web/forms/read-answers.ts'
import { lowerFirst } from '../../spine/web/format.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import type { Choice, RegisterAsk, RegisterDoing, RegisterForm } from '../../spine/web/services.ts'
import { kinds, measures } from '../rulebook.ts'
import type { Colleague, Lists } from './reading.ts'
import { type Register, entryIn } from './register.ts'

/** An entry of the trust's own file that a form is about, with its version. */
export type Held = RecordedEntry

/** The measures that may be linked: those of the scorecard, whose live figures are always worked out. */
export const LINKABLE: readonly Choice[] = scorecard.flatMap(({ title, rows }) =>
  rows.flatMap(row => {
    const measure = row.kind === 'measure' ? measures.get(row.id) : undefined
    return measure ? [{ value: measure.id, text: `${title}: ${lowerFirst(measure.title)}` }] : []
  }),
)

/** What a form is asked with: the register as it stands, whoever may be chosen, and the day it is. */
export interface Asking {
  readonly register: Register
  readonly ask: RegisterAsk
  readonly form: Form
  readonly file: SubjectFile
  readonly held: Held | undefined
  readonly people: readonly Colleague[]
  readonly lists: Lists
  readonly today: PlainDate
  /** What is asked, and what is known, where somebody raises it who does not write the register. */
  readonly raised?: { readonly asks: readonly string[]; readonly sets: Readonly<Record<string, string>> }
}

/** The questions of a form that are asked for what is being done. */
export function askedIn({
  register,
  ask: { doing, within },
  form,
  held,
  raised,
}: Pick<Asking, 'register' | 'ask' | 'form' | 'held' | 'raised'>): readonly Question[] {
  if (raised) return form.questions.filter(each => raised.asks.includes(each.name))
  const fixed = register.fixed?.[form.kind.name] ?? []
  const later = (question: Question): boolean => form.later.includes(question.name)
  switch (doing) {
    case 'withdraw':
      return []
    case 'end':
      return [...(form.end ? [{ ...form.end, optional: false, hint: '' }] : []), ...form.questions.filter(later)]
    case 'add':
      return [form.start, ...form.questions.filter(each => !later(each) && each.name !== within?.field)]
    case 'change': {
      const ended = held !== undefined && held.end !== null
      return [
        form.start,
        ...form.questions.filter(each => (ended || !later(each)) && !fixed.includes(each.name)),
        ...(form.end && (ended || !form.later.includes('end')) ? [form.end] : []),
      ]
    }
  }
}

/** All a form says: what was sent for the questions asked, and for the others what stands, or what the page knows. */
export function wholeFields(asking: Asking, sent: Fields): Fields {
  const { ask, form, held, raised, today } = asking
  const asked = new Set(askedIn(asking).flatMap(question => sentNames(question)))
  const stands = held
    ? fieldsFrom(form, held)
    : raised
      ? fieldsFrom(form, { start: today, end: null, body: raised.sets })
      : {}
  return {
    ...Object.fromEntries(Object.entries(stands).filter(([name]) => !asked.has(name))),
    ...Object.fromEntries(Object.entries(sent).filter(([name]) => asked.has(name))),
    ...(ask.within && ask.doing === 'add' ? { [sentAs(ask.within.field)]: ask.within.entry } : {}),
  }
}

/** What choices are found among. */
type Choosing = Pick<Asking, 'register' | 'file' | 'people' | 'lists' | 'held'> & Partial<Pick<Asking, 'ask'>>

/** What may be chosen where a question points at accounts, measures, teams, workers or other entries; what was chosen before always may. */
export function choicesFor({ register, file, people, lists, held, ask }: Choosing): ChoicesOf {
  const within = ask?.within === undefined ? undefined : entryIn(file, ask.within.entry)
  const offers = (entry: Entry): boolean =>
    register.offers === undefined || register.offers(entry) || entry.id === ask?.within?.entry
  const belongs = (field: string, choice: Entry): boolean =>
    !ask || !register.belongs || register.belongs({ kind: ask.kind, field, choice, held, within, file })
  return ({ name, answer }) => {
    const before = (held?.body as Readonly<Record<string, unknown>> | undefined)?.[name]
    const choices = offeredFor(name, answer)
    return typeof before !== 'string' || before === '' || choices.some(({ value }) => value === before)
      ? choices
      : [...choices, { value: before, text: 'As it was before' }]
  }

  function offeredFor(field: string, answer: Question['answer']): readonly Choice[] {
    if (answer.is === 'listed')
      return answer.of === 'measure'
        ? LINKABLE
        : answer.of !== 'account'
          ? (lists[answer.of] ?? [])
          : people.map(each => ({
              value: each.id,
              text: `${each.name}, ${lowerFirst(ROLE_TITLES[each.role as Role])}`,
            }))
    if (answer.is !== 'entry') return []
    return answer.of.flatMap(of =>
      (file.entries[of] ?? [])
        .filter(entry => offers(entry) && belongs(field, entry))
        .map(entry => ({
          value: entry.id,
          text: register.calls?.(entry) ?? kinds.get(of)?.says(entry) ?? 'Recorded before',
        })),
    )
  }
}

/** Answers that are none of those that could be chosen. */
export function faultsOfChoices(asking: Asking, body: unknown): readonly Fault[] {
  const choices = choicesFor(asking)
  const given = (body ?? {}) as Readonly<Record<string, unknown>>
  return asking.form.questions.flatMap(question => {
    const value = given[question.name]
    if ((question.answer.is !== 'listed' && question.answer.is !== 'entry') || typeof value !== 'string') return []
    return choices(question).some(choice => choice.value === value)
      ? []
      : [
          {
            id: anchorOf(question, sentAs(question.name)),
            text: `Choose one of the answers offered to ‘${question.asks}’`,
          },
        ]
  })
}

const HEADINGS: Readonly<Record<RegisterDoing, (title: string) => string>> = {
  add: title => `Add: ${lowerFirst(title)}`,
  change: title => `Put right: ${lowerFirst(title)}`,
  end: title => `Close: ${lowerFirst(title)}`,
  withdraw: title => `Take out: ${lowerFirst(title)}`,
}

const REASONS: Partial<Record<RegisterDoing, string>> = {
  change: 'Why are you changing it?',
  withdraw: 'Why should it not have been recorded?',
}

/** What a reason is asked as, where what is being done asks for one. */
export const reasonFor = (doing: RegisterDoing): string | undefined => REASONS[doing]

/** A form ready to be drawn. */
export function showRegisterForm(
  asking: Asking,
  given: {
    readonly fields: Fields
    readonly once: string
    readonly faults?: readonly Fault[]
    readonly reasonFault?: string | undefined
    readonly seen?: number | undefined
  },
): RegisterForm {
  const { register, ask, form, file, held, today } = asking
  const faults = given.faults ?? []
  const choices = choicesFor(asking)
  const on = register.codesOn?.(ask.kind, file, ask.entry ?? ask.within?.entry) ?? today
  const reason = reasonFor(ask.doing)
  const closes = ask.doing === 'end' ? form.kind.form?.closes : undefined
  const parent = ask.within ? entryIn(file, ask.within.entry) : undefined
  const about = parent ? kinds.get(parent.kind)?.says(parent) : held ? kinds.get(held.kind)?.says(held) : undefined
  return {
    doing: ask.doing,
    kind: ask.kind,
    heading: closes ?? HEADINGS[ask.doing](form.kind.title),
    ...(closes ? { button: closes } : {}),
    ...(about ? { about } : {}),
    ...(form.kind.form?.hint ? { hint: form.kind.form.hint } : {}),
    questions: askedIn(asking)
      .filter(question => isAsked(question, choices))
      .map(question =>
        controlOf(withMeanings(register.undated?.includes(ask.kind) ? undated(question) : question), {
          fields: given.fields,
          faults,
          choices,
          today: on,
        }),
      ),
    ...(reason
      ? {
          reason: {
            asks: reason,
            value: one(given.fields, 'reason') ?? '',
            ...(given.reasonFault ? { error: given.reasonFault } : {}),
          },
        }
      : {}),
    faults: [...faults, ...(given.reasonFault ? [{ id: 'reason', text: given.reasonFault }] : [])],
    once: given.once,
    ...(held ? { seen: given.seen ?? held.version } : {}),
    stands:
      held && (ask.doing === 'end' || ask.doing === 'withdraw')
        ? inWordsOf(form, held, nameIn(asking)).flatMap(({ asks, answer }) => (answer ? [{ asks, answer }] : []))
        : [],
  }
}

// Nothing to choose from and no need to: the question would only be in the way.
function isAsked(question: Question, choices: ChoicesOf): boolean {
  return question.answer.is !== 'entry' || !question.optional || choices(question).length > 0
}

// It may be entered long after it was made, of a kind that is made no more: its own first day decides.
function undated(question: Question): Question {
  return question.answer.is === 'one'
    ? {
        ...question,
        answer: { is: 'one', choices: question.answer.choices.map(({ code, label }) => ({ code, label })) },
      }
    : question
}

// What each colour means stands beside it where it is chosen.
function withMeanings(question: Question): Question {
  if (question.answer.is !== 'one' || !question.answer.choices.some(code => code.note)) return question
  const choices = question.answer.choices.map(code =>
    code.note ? { ...code, label: `${code.label}: ${code.note.replace(/\.$/, '')}` } : code,
  )
  return { ...question, answer: { is: 'one', choices } }
}

/** How another entry, an account or a measure that an answer names is called. */
export function nameIn(asking: Choosing): (question: Question, id: string) => string {
  // Whatever was chosen once has a name, also where it is offered no more.
  const { offers: _, belongs: __, ...register } = asking.register
  const choices = choicesFor({ ...asking, register, held: undefined })
  return (question, id) =>
    choices(question).find(choice => choice.value === id)?.text ?? 'Somebody or something no longer here'
}

/** An entry's answers in words, by today's questions. */
export function inWordsOf(
  form: Form,
  entry: Pick<Held, 'start' | 'end' | 'body'>,
  nameOf: (question: Question, id: string) => string,
): readonly { readonly name: string; readonly asks: string; readonly answer: string }[] {
  return answersInWords(form, entry, undefined, nameOf)
}
