import { z } from 'zod'
import { type Code, codeSetOf } from '../../ledger/code-set.ts'
import type { Figures } from '../../ledger/figures.ts'
import { type AnyKind, type SubjectKind, entryRefOf, refOf } from '../../ledger/kind.ts'

/** What a question takes for an answer. */
export type AnswerShape =
  /** Long words, in a box of so many rows. */
  | { readonly is: 'words'; readonly rows: number; readonly most?: number }
  /** A line of words. */
  | { readonly is: 'line'; readonly most?: number }
  /** Several lines, each an answer of its own. */
  | { readonly is: 'lines' }
  | { readonly is: 'number'; readonly whole: boolean }
  /** A questionnaire's answers, one figure for each question. */
  | { readonly is: 'figures'; readonly figures: Figures }
  /** A day; `part` where a month or a year alone will do; `moment` where its time is asked too. */
  | { readonly is: 'day' | 'part' | 'moment' }
  | { readonly is: 'yes-no' }
  | { readonly is: 'one' | 'several'; readonly choices: readonly Code[] }
  /** Another subject's file. */
  | { readonly is: 'file'; readonly of: readonly SubjectKind[] }
  /** Another entry of the same file; of any kind where none is named. */
  | { readonly is: 'entry'; readonly of: readonly string[] }
  /** One of a list that whoever shows the form knows: an account, a measure. */
  | { readonly is: 'listed'; readonly of: string }

/** A question is asked only where another was answered so; without script it is always asked. */
export interface When {
  readonly field: string
  readonly is: readonly string[]
}

/** One question of a form. */
export interface Question {
  readonly name: string
  readonly asks: string
  readonly hint?: string
  readonly optional: boolean
  readonly answer: AnswerShape
  /** Holds the child's own words. */
  readonly childWords: boolean
  readonly when?: When
}

/** A kind as people are asked it: when it began, what happened, when it ended. */
export interface Form {
  readonly kind: AnyKind
  readonly start: Question
  readonly questions: readonly Question[]
  /** Absent where the kind does not last. */
  readonly end?: Question
  /**
   * Questions each child is asked for when brothers and sisters are recorded together; undefined where that is never
   * done. An answer that points into one child's file is always that child's own.
   */
  readonly own?: readonly string[]
  readonly attachments: boolean
  /** What a new form says already, by question. */
  readonly usual: Readonly<Record<string, string | boolean>>
  /** Questions that a person must answer wherever they are asked, though the record can do without. */
  readonly needs: readonly string[]
  /** Questions asked only once the entry stands, `end` among them. */
  readonly later: readonly string[]
  /** Fields no form asks (`byHand: false`): what they hold is kept when an entry is corrected. */
  readonly unasked: readonly string[]
}

const NARROW = 300

/** The form of a kind. Undefined where it is not recorded by hand. Throws where a field is of a shape no question asks. */
export function formOf(kind: AnyKind): Form | undefined {
  if (!kind.form) return undefined
  const known = forms.get(kind)
  if (known) return known
  const made = formFrom(kind, shapeOf, true)
  forms.set(kind, made)
  return made
}

/** A kind's questions for reading what was recorded, also where it is not recorded by hand. */
export function readingFormOf(kind: AnyKind): Form {
  const known = readingForms.get(kind)
  if (known) return known
  const made = formFrom(kind, (of, name, field) => knownShape(of, name, field) ?? { is: 'line' }, false)
  readingForms.set(kind, made)
  return made
}

const forms = new WeakMap<AnyKind, Form>()
const readingForms = new WeakMap<AnyKind, Form>()

type ShapeOf = (kind: AnyKind, name: string, field: z.ZodType) => AnswerShape

function formFrom(kind: AnyKind, shape: ShapeOf, byHand: boolean): Form {
  const { form } = kind
  const fields = Object.entries(kind.schema.shape)
  const unasked = fields.flatMap(([name, field]) => ((byHand ? isByHand(field) : isShown(field)) ? [] : [name]))
  const questions = fields.flatMap(([name, field]) =>
    unasked.includes(name) ? [] : [questionOf(kind, name, field, shape)],
  )
  const entries = questions.flatMap(each => (each.answer.is === 'entry' ? [each.name] : []))
  return {
    kind,
    start: {
      name: 'start',
      asks: form?.starts ?? (kind.lasts ? 'From' : 'Date'),
      optional: false,
      childWords: false,
      answer: { is: form?.startIs ?? 'day' },
    },
    questions,
    ...(kind.lasts
      ? {
          end: {
            name: 'end',
            asks: form?.ends ?? 'Until',
            hint: form?.needs?.includes('end') ? '' : 'Leave blank if it has not ended',
            optional: !form?.needs?.includes('end'),
            childWords: false,
            answer: { is: 'day' },
          },
        }
      : {}),
    ...(form?.own ? { own: [...new Set([...form.own, ...entries])] } : {}),
    usual: form?.usual ?? {},
    needs: form?.needs ?? [],
    later: form?.later ?? [],
    attachments: form?.attachments ?? false,
    unasked,
  }
}

// What the record works out, or another page writes, is not asked.
function isByHand(field: z.ZodType): boolean {
  return (z.globalRegistry.get(field) as { byHand?: boolean } | undefined)?.byHand !== false
}

// What ties an entry to somewhere else, by an id that says nothing to anyone, is not read.
function isShown(field: z.ZodType): boolean {
  return (z.globalRegistry.get(field) as { unshown?: boolean } | undefined)?.unshown !== true
}

function questionOf(kind: AnyKind, name: string, field: z.ZodType, shape: ShapeOf): Question {
  const said = z.globalRegistry.get(field) as
    | { title?: string; description?: string; words?: unknown; when?: { field: string; is: unknown } }
    | undefined
  const is = said?.when?.is
  return {
    name,
    asks: said?.title ?? name,
    ...(said?.description ? { hint: said.description } : {}),
    optional: field.safeParse(undefined).success && !(kind.form?.needs ?? []).includes(name),
    childWords: said?.words === 'child',
    answer: shape(kind, name, field),
    ...(said?.when ? { when: { field: said.when.field, is: (Array.isArray(is) ? is : [is]).map(answerAsSent) } } : {}),
  }
}

/** An answer as its form would have sent it. */
export function answerAsSent(value: unknown): string {
  return value === true ? 'yes' : value === false ? 'no' : String(value)
}

function shapeOf(kind: AnyKind, name: string, field: z.ZodType): AnswerShape {
  const shape = knownShape(kind, name, field)
  if (shape) return shape
  throw new Error(
    `no question can ask for ${kind.name}.${name}: leave it out of the form, or give it a field a form knows`,
  )
}

function knownShape(kind: AnyKind, name: string, field: z.ZodType): AnswerShape | undefined {
  const { figures, listed } = (z.globalRegistry.get(field) ?? {}) as {
    readonly figures?: Figures
    readonly listed?: string
  }
  if (figures) return { is: 'figures', figures }
  if (listed !== undefined) return { is: 'listed', of: listed }
  const inner = unwrapped(field)
  const set = codeSetOf(inner)
  if (set) return { is: 'one', choices: set.codes }
  const subjects = refOf(inner)
  if (subjects) return { is: 'file', of: subjects }
  const kinds = entryRefOf(inner)
  if (kinds) return { is: 'entry', of: kinds }
  if (inner instanceof z.ZodBoolean) return { is: 'yes-no' }
  if (inner instanceof z.ZodNumber) return { is: 'number', whole: inner.format === 'safeint' }
  if (inner instanceof z.ZodEnum)
    return { is: 'one', choices: inner.options.map(option => ({ code: String(option), label: String(option) })) }
  if (inner instanceof z.ZodString) {
    const most = inner.maxLength ?? undefined
    const long = most === undefined ? kind.narrative.includes(name) : most > NARROW
    const rows = most !== undefined && most <= 1000 ? 3 : 6
    return { ...(long ? { is: 'words', rows } : { is: 'line' }), ...(most === undefined ? {} : { most }) }
  }
  if (inner instanceof z.ZodArray) {
    const each = unwrapped(inner.element as z.ZodType)
    const several = codeSetOf(each)
    if (several) return { is: 'several', choices: several.codes }
    if (each instanceof z.ZodString && !refOf(each) && !entryRefOf(each)) return { is: 'lines' }
  }
  // The one custom schema is the plain date.
  if (inner instanceof z.ZodCustom) return { is: 'day' }
  return undefined
}

function unwrapped(field: z.ZodType): z.ZodType {
  return field instanceof z.ZodOptional || field instanceof z.ZodNullable || field instanceof z.ZodDefault
    ? unwrapped(field.unwrap() as z.ZodType)
    : field
}

/** Every question of a form in the order it is asked. */
export function questionsOf(form: Form): readonly Question[] {
  return [form.start, ...form.questions, ...(form.end ? [form.end] : [])]
}

/** Whether a question is asked where these are the answers to the others. */
export function isWanted({ when }: Question, values: Readonly<Record<string, unknown>>): boolean {
  return !when || (values[when.field] !== undefined && when.is.includes(answerAsSent(values[when.field])))
}

/** What a question's answer is sent as: `f-notes`, or `c-<child>-notes` in one child's own section. */
export function sentAs(name: string, child?: string): string {
  return child === undefined ? `f-${name}` : `c-${child}-${name}`
}
