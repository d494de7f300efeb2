import { z } from 'zod'
import { isPlainDate } from '../time/plain-date.ts'
import type { Entry } from './entry.ts'

/** Whoever a file is about. Being a child, a parent or a carer is a role that entries give to one person. */
export type SubjectKind = 'person' | 'household' | 'setting' | 'provider' | 'worker' | 'trust'

/** A kind of entry: what may be written, where it is shown and how it reads in the story. */
export interface Kind<Body = unknown> {
  readonly name: string
  readonly subject: SubjectKind
  /** The word people see. */
  readonly title: string
  /** One sentence for the kind's page in the documentation. */
  readonly about: string
  /** The part of the file it belongs to, by which access is given. */
  readonly section: Section
  /** Whether an entry has an end. */
  readonly lasts: boolean
  /** Raised when the schema changes meaning; `lift` brings an older body up to it. */
  readonly revision: number
  readonly lift?: (body: unknown, from: number) => Body
  readonly schema: z.ZodType<Body> & { readonly shape: Readonly<Record<string, z.ZodType>> }
  /** Fields that are words about a life, never carried into measured facts. */
  readonly narrative: readonly string[]
  /** Whether measures may read it, so that it is packed into the file's facts. */
  readonly measured: boolean
  /** Where it comes from: the return's table and columns, for the documentation. */
  readonly source?: string
  /** The line in the story, from the entry as it stands. Undefined keeps it out of the story. */
  readonly says: (entry: Entry<Body>) => string | undefined
  /** How it stands in the story: an event in a life, or the process around it, which is shown only when asked for. */
  readonly story: 'event' | 'process'
  /** How people record it by hand; absent where it comes from returns alone or a page of its own writes it. */
  readonly form?: KindForm
}

/** The parts of a file, by which leave to read and write is given. */
export const SECTIONS = [
  'identity',
  'people',
  'care',
  'health',
  'education',
  'leaving-care',
  'adoption',
  'safety',
  'casework',
  'information',
  'workforce',
  'money',
  'trust',
] as const

export type Section = (typeof SECTIONS)[number]

/** Where a kind stands in the list of what can be recorded. */
export const FORM_GROUPS = {
  seeing: 'Seeing and hearing the child',
  plan: 'Plans and reviews',
  home: 'Home',
  people: 'People',
  health: 'Health',
  learning: 'Learning',
  safety: 'Safety',
  identity: 'Who the child is',
  leaving: 'Growing up and leaving care',
  work: 'Our work',
} as const

export type FormGroup = keyof typeof FORM_GROUPS

/**
 * How a kind is recorded by hand. Fields are asked in the schema's order, by their `title`; `description` is the hint, and
 * `when: { field, is }` hides a question, where there is script, until another is answered so.
 */
export interface KindForm {
  readonly group: FormGroup
  /** What its start is called: 'Date of the visit'. */
  readonly starts: string
  /** What its end is called, where it lasts. */
  readonly ends?: string
  /**
   * Whether it may be written down before it begins. Absent, what lasts may be and what happens on a day may not.
   */
  readonly ahead?: boolean
  /** Whether its start is a day (unless said), may be a month or year alone, or is a moment with its time. */
  readonly startIs?: 'day' | 'part' | 'moment'
  /**
   * Fields that are each child's own when one act is recorded for brothers and sisters; the others are asked once.
   * Absent where it is never recorded for several children at once.
   */
  readonly own?: readonly string[]
  /** A sentence above the form. */
  readonly hint?: string
  /** What ending it is called, as a button says it, where that is not closing it: 'Answer the challenge'. */
  readonly closes?: string
  /**
   * What a new form says already, because it is usual, by field: a code, a yes or no. Of a field for a worker, `asker` is
   * whoever fills it in; any other word is the role in which the child has that worker.
   */
  readonly usual?: Readonly<Record<string, string | boolean>>
  /** Fields that are answered wherever they are asked of a person, though a return may leave them out. */
  readonly needs?: readonly string[]
  /** Fields, and `end`, that nobody can answer when it is first recorded: asked only once it stands. */
  readonly later?: readonly string[]
  /** Whether attachments may be added. */
  readonly attachments?: boolean
}

// Invariant in its body: a list of kinds is read by name, never called through.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyKind = Kind<any>

/** The body an entry of a kind carries. */
export type BodyOf<K> = K extends Kind<infer Body> ? Body : never

/** Declares a kind. Throws when its name is not lower-case words joined by hyphens. */
export function defineKind<Shape extends z.ZodRawShape>(kind: {
  name: string
  subject: SubjectKind
  title: string
  about: string
  section: Section
  lasts: boolean
  schema: z.ZodObject<Shape>
  says: (entry: Entry<z.output<z.ZodObject<Shape>>>) => string | undefined
  revision?: number
  lift?: (body: unknown, from: number) => z.output<z.ZodObject<Shape>>
  narrative?: readonly (keyof Shape & string)[]
  measured?: boolean
  source?: string
  story?: 'event' | 'process'
  form?: KindForm
}): Kind<z.output<z.ZodObject<Shape>>> {
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(kind.name))
    throw new Error(`'${kind.name}' is not a kind's name: use lower-case words and hyphens`)
  return {
    ...kind,
    revision: kind.revision ?? 1,
    narrative: kind.narrative ?? [],
    measured: kind.measured ?? true,
    story: kind.story ?? 'event',
  } as unknown as Kind<z.output<z.ZodObject<Shape>>>
}

/** A schema field holding a day, `YYYY-MM-DD`. */
export const day = (): z.ZodCustom<import('../time/plain-date.ts').PlainDate> =>
  z.custom<import('../time/plain-date.ts').PlainDate>(isPlainDate, { error: 'must be a real day written YYYY-MM-DD' })

/** A schema field that links to another subject's file; the store keeps the link readable from both ends. */
export const ref = (...subjects: SubjectKind[]): z.ZodString => {
  const field = z.uuid({ error: `must be the id of a ${subjects.join(' or ')}` }) as unknown as z.ZodString
  refs.set(field.def, subjects)
  return field
}

/** The subject kinds a `ref` field may point to, looking through optional; undefined for any other field. */
export function refOf(field: z.ZodType): readonly SubjectKind[] | undefined {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return refOf(field.unwrap() as z.ZodType)
  return refs.get(field.def)
}

// By definition, which a field shares with the copies that `meta` and `describe` make of it.
const refs = new WeakMap<object, readonly SubjectKind[]>()

/** A schema field holding the id of another entry of the same file, of one of these kinds (of any, where none is named): an action's plan. */
export const entryRef = (...kinds: string[]): z.ZodString => {
  const field = z.uuid({
    error: `must be the id of ${kinds.length === 0 ? 'another entry' : `a ${kinds.join(' or ')}`} in the same file`,
  }) as unknown as z.ZodString
  entryRefs.set(field.def, kinds)
  return field
}

/** The kinds an `entryRef` field may point to, looking through optional; undefined for any other field. */
export function entryRefOf(field: z.ZodType): readonly string[] | undefined {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return entryRefOf(field.unwrap() as z.ZodType)
  return entryRefs.get(field.def)
}

const entryRefs = new WeakMap<object, readonly string[]>()
