import type { Viewer } from '../../spine/access/decide.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Doing, Draft, StagedFile } from '../../spine/recording/drafts.ts'
import { answersInWords } from '../../spine/web/forms/asked.ts'
import { type ChoicesOf, type Control, controlOf } from '../../spine/web/forms/controls.ts'
import { isAnswered } from '../../spine/web/forms/fill.ts'
import { type Form, type Question, sentAs } from '../../spine/web/forms/model.ts'
import type { Fault } from '../../spine/web/forms/read-answers.ts'
import { lowerFirst } from '../../spine/web/format.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import type { FormShown } from '../../spine/web/services.ts'
import { reachOf } from '../files/gate.ts'
import { aboutChild, calledIn } from './about.ts'
import { type Around, type Held, type Recording, asksForWorker, choicesFor, fileIn, workerName } from './around.ts'
import { peopleWithFiles } from './family.ts'
import { EVERYONE, nearestWorkers } from './nearest.ts'
import { cleanedOf, sizeInWords } from './papers.ts'

/** What a form is shown with. */
export interface Showing {
  readonly form: Form
  readonly doing: Doing
  /** The child it was opened for. */
  readonly id: string
  /** Others whose own questions are asked too. */
  readonly sections: readonly string[]
  /** Brothers and sisters it could be recorded for as well. */
  readonly others: readonly { readonly id: string; readonly called: string }[]
  readonly fields: Fields
  readonly held?: Held | undefined
  readonly draft?: Pick<Draft, 'version' | 'files'> & { readonly savedAt?: string }
  readonly faults?: readonly Fault[]
  readonly refusedFiles?: readonly string[]
  readonly alike?: FormShown['alike']
  readonly reasonFault?: string | undefined
  readonly once: string
}

const HEADINGS: Readonly<Record<Doing, (title: string) => string>> = {
  record: title => `Record: ${lowerFirst(title)}`,
  correct: title => `Correct: ${lowerFirst(title)}`,
  end: title => `This has ended: ${lowerFirst(title)}`,
  withdraw: title => `Withdraw: ${lowerFirst(title)}`,
}

const REASONS: Partial<Record<Doing, string>> = {
  correct: 'Why are you changing it?',
  withdraw: 'Why should it not have been recorded?',
}

/** What a reason is asked as, where what is being done asks for one. */
export const reasonAsked = (doing: Doing): string | undefined => REASONS[doing]

/** A form ready to be drawn. */
export function showForm(around: Around, showing: Showing): FormShown {
  const { form, doing, id, fields, held, sections } = showing
  const faults = showing.faults ?? []
  const { workers, isFewer } = nearestWorkers(around, form, [id, ...sections], fields)
  const choices = new Map<string, ChoicesOf>(
    [id, ...sections].map(child => [child, choicesFor(around, child, held?.body, held?.id, workers)]),
  )
  const isOwn = (question: Question): boolean => sections.length > 0 && (form.own ?? []).includes(question.name)
  const control = (question: Question, child = id): Control => {
    const section = child === id ? undefined : child
    const hangsOn = question.when?.field
    const whenOwn = hangsOn !== undefined && (form.own ?? []).includes(hangsOn)
    return controlOf(question, {
      fields,
      faults,
      choices: choices.get(child) as ChoicesOf,
      today: around.on,
      wider: isFewer && asksForWorker(question),
      ...(section ? { child: section } : {}),
      ...(section && whenOwn ? { whenChild: section } : {}),
    })
  }
  // Nothing to choose from, nothing chosen and no need to: the question would only be in the way.
  const isAsked = (question: Question, child = id): boolean => {
    if (question.answer.is !== 'file' && question.answer.is !== 'entry') return true
    return !question.optional || (choices.get(child) as ChoicesOf)(question).length > 0
  }
  const asked = form.questions.filter(
    question =>
      (doing === 'record' && !isLater(form, question, fields)) ||
      doing === 'correct' ||
      (doing === 'end' && wasLeftBlank(form, question, held)),
  )
  const once =
    doing === 'withdraw' ? [] : doing === 'end' ? asked : [form.start, ...asked.filter(question => !isOwn(question))]
  const reason = reasonAsked(doing)
  return {
    child: aboutChild(fileIn(around, id), around.on, workerName(around), doing === 'record' ? form.kind : undefined),
    doing,
    kind: form.kind.name,
    title: form.kind.title,
    heading: HEADINGS[doing](form.kind.title),
    ...(form.kind.form?.hint ? { hint: form.kind.form.hint } : {}),
    questions: once.filter(question => isAsked(question)).map(question => control(question)),
    own:
      sections.length === 0
        ? []
        : [id, ...sections].map(child => ({
            id: child,
            called: calledIn(fileIn(around, child), around.on),
            questions: asked
              .filter(question => isOwn(question) && isAsked(question, child))
              .map(question => control(question, child)),
          })),
    others: showing.others.map(each => ({ ...each, chosen: chosenOthers(fields).includes(each.id) })),
    ...(form.end && doing !== 'withdraw' && !(doing === 'record' && isLater(form, form.end, fields))
      ? { end: control(doing === 'end' ? { ...form.end, optional: false, hint: '' } : form.end) }
      : {}),
    ...(reason
      ? {
          reason: {
            asks: reason,
            value: one(fields, 'reason') ?? '',
            ...(showing.reasonFault ? { error: showing.reasonFault } : {}),
          },
        }
      : {}),
    ...(form.attachments && (doing === 'record' || doing === 'correct')
      ? { attachments: { kept: (showing.draft?.files ?? []).map(fileLine), refused: showing.refusedFiles ?? [] } }
      : {}),
    faults: [...faults, ...(showing.reasonFault ? [{ id: 'reason', text: showing.reasonFault }] : [])],
    alike: showing.alike ?? [],
    draft: {
      version: showing.draft?.version ?? 0,
      ...(showing.draft?.savedAt ? { savedAt: showing.draft.savedAt } : {}),
    },
    once: showing.once,
    ...(one(fields, EVERYONE) === 'yes' ? { everyone: true } : {}),
    ...(held ? { seen: Number(one(fields, 'seen') ?? held.version) } : {}),
    stands: held && doing !== 'correct' ? standsAs(around, id, form, held) : [],
  }
}

// Not asked on the first day; what was answered all the same is never hidden.
function isLater(form: Form, question: Question, fields: Fields): boolean {
  return form.later.includes(question.name) && !isAnswered(question, fields)
}

function fileLine(file: StagedFile): { id: string; name: string; size: string; cleaned: boolean } {
  return { id: file.id, name: file.name, size: sizeInWords(file.bytes), cleaned: cleanedOf(file.type) }
}

// At the end, what may be left out and was; and what was not asked on the first day, needed or not.
function wasLeftBlank(form: Form, question: Question, held: Entry | undefined): boolean {
  const value = (held?.body as Readonly<Record<string, unknown>> | undefined)?.[question.name]
  return (question.optional || form.later.includes(question.name)) && (value === undefined || value === '')
}

function standsAs(around: Around, id: string, form: Form, held: Held): FormShown['stands'] {
  const choices = choicesFor(around, id, held.body, held.id)
  return answersInWords(
    form,
    held,
    undefined,
    (question, value) => choices(question).find(choice => choice.value === value)?.text ?? 'Recorded before',
  )
    .filter(each => each.answer !== '')
    .map(({ asks, answer }) => ({ asks, answer }))
}

/** The brothers and sisters ticked on a form. */
export function chosenOthers(fields: Fields): readonly string[] {
  const also = fields['also']
  return (typeof also === 'string' ? [also] : (also ?? [])).filter(each => each !== '')
}

/** Those whose own questions the form already showed. */
export function shownOthers(fields: Fields): readonly string[] {
  return (one(fields, 'sections') ?? '').split(' ').filter(each => each !== '')
}

/**
 * Brothers and sisters in care whose files whoever asks may write in, for a form that can be recorded for several. Their
 * names are as this child's file gives them, so that nothing of their own files is shown.
 */
export async function othersFor(
  { store }: Recording,
  viewer: Viewer,
  around: Around,
  id: string,
  form: Form,
  doing: Doing,
): Promise<readonly { readonly id: string; readonly called: string }[]> {
  if (doing !== 'record' || form.own === undefined) return []
  const known = peopleWithFiles(fileIn(around, id), around.on).filter(each => each.brotherOrSister && each.id !== id)
  if (known.length === 0) return []
  const ids = known.map(each => each.id)
  const reach = await reachOf(store, viewer, 'child.write', ids)
  const open = ids.filter(each => reach.get(each) === 'open')
  if (open.length === 0) return []
  const standing = await store.within({ author: viewer.id, sight: 'lists' }, tx =>
    tx
      .selectFrom('standing')
      .select(['subject', 'care_from', 'care_until'])
      .where('authority', '=', store.authority)
      .where('subject', 'in', open)
      .execute(),
  )
  return known
    .filter(each => standing.some(row => row.subject === each.id && isInCare(row, around.on)))
    .map(({ id: other, called }) => ({ id: other, called }))
}

function isInCare(row: { care_from: PlainDate | null; care_until: PlainDate | null }, on: PlainDate): boolean {
  return row.care_from !== null && row.care_from <= on && (row.care_until === null || row.care_until > on)
}

/** Whether there is anything in a form that someone would miss: what it said before they came is not. */
export function isBegun(form: Form, fields: Fields, sections: readonly string[], usual: Fields): boolean {
  const all = [form.start, ...form.questions, ...(form.end ? [form.end] : [])].filter(({ name }) => {
    const said = usual[sentAs(name)]
    return said === undefined || said !== fields[sentAs(name)]
  })
  return (
    one(fields, 'reason') !== undefined ||
    all.some(question => isAnswered(question, fields)) ||
    sections.some(child => form.questions.some(question => isAnswered(question, fields, child)))
  )
}
