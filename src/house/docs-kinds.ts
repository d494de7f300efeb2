import { z } from 'zod'
import { codeSetOf } from '../spine/ledger/code-set.ts'
import { type AnyKind, type Section, type SubjectKind, refOf } from '../spine/ledger/kind.ts'
import type { Room } from '../spine/room.ts'
import { codeSetLink } from './docs-code-sets.ts'
import { link, page, points, table } from './markdown.ts'

const SUBJECTS: Readonly<Record<SubjectKind, string>> = {
  person: 'a person',
  household: 'a household of carers',
  setting: 'a home or other setting',
  provider: 'a provider',
  worker: 'a worker',
  trust: 'the trust',
}

const SECTIONS: Readonly<Record<Section, string>> = {
  identity: 'Identity',
  care: 'Care',
  health: 'Health',
  education: 'Education',
  adoption: 'Adoption',
  'leaving-care': 'Leaving care',
  safety: 'Safety',
  people: 'People',
  casework: 'Casework',
  information: 'Who may see the record',
  workforce: 'Workforce',
  money: 'What homes cost',
  trust: 'The trust',
}

/** A page for each kind of entry and an index of them by room, by path under `docs`. */
export function kindPages(rooms: readonly Room[]): ReadonlyMap<string, string> {
  return new Map([
    ['kinds/README.md', index(rooms)],
    ...rooms.flatMap(room => room.kinds.map(kind => [`kinds/${kind.name}.md`, kindPage(room, kind, rooms)] as const)),
  ])
}

function index(rooms: readonly Room[]): string {
  const held = rooms.filter(room => room.kinds.length > 0)
  return page(
    'What may be written',
    'The kinds of entry that a file may hold. Nothing written is ever lost: ending or correcting an entry adds a version.',
    ...held.flatMap(room => [
      `## ${room.title}`,
      table(
        ['Kind', 'What it is'],
        room.kinds.map(kind => [link(kind.title, `${kind.name}.md`), kind.about]),
      ),
    ]),
  )
}

function kindPage(room: Room, kind: AnyKind, rooms: readonly Room[]): string {
  const fields = Object.entries(kind.schema.shape)
  const readBy = rooms.flatMap(other => other.measures).filter(measure => measure.reads.includes(kind))
  return page(
    kind.title,
    kind.about,
    table(
      ['', ''],
      [
        ['Name in the code', `\`${kind.name}\``],
        ['Room', room.title],
        ['In the file of', SUBJECTS[kind.subject]],
        ['Part of the file', SECTIONS[kind.section]],
        ['Has an end', kind.lasts ? 'Yes' : 'No: it happens on a day'],
        ['Read by measures', kind.measured ? 'Yes' : 'No'],
        ['Comes from', kind.source ?? 'Written by people'],
      ],
    ),
    '## Fields',
    fields.length === 0
      ? 'None: that it happened, and when, is all there is to say.'
      : table(
          ['Field', 'Holds', 'Needed', 'About'],
          fields.map(([name, field]) => fieldRow(kind, name, field)),
        ),
    readBy.length > 0 ? '## Measures that read it' : undefined,
    points(readBy.map(measure => link(measure.title, `../measures/${measure.id}.md`))),
    link('All kinds', 'README.md'),
  )
}

function fieldRow(kind: AnyKind, name: string, field: z.ZodType): readonly string[] {
  const said = z.globalRegistry.get(field)
  const about = [
    said?.description ?? '',
    kind.narrative.includes(name) ? 'Words about a life: never in measured facts.' : '',
  ]
  return [
    said?.title ?? name,
    holds(field),
    isOptional(field) ? 'No' : 'Yes',
    about.filter(part => part !== '').join('. '),
  ]
}

/** What a field holds, in words. */
function holds(field: z.ZodType): string {
  const set = codeSetOf(field)
  if (set) return `a code: ${link(set.title, codeSetLink(set))}`
  const subjects = refOf(field)
  if (subjects) return `a link to ${subjects.map(subject => SUBJECTS[subject]).join(' or ')}`
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable) return holds(field.unwrap() as z.ZodType)
  if (field instanceof z.ZodEnum) return `one of ${field.options.map(option => `\`${option}\``).join(', ')}`
  if (field instanceof z.ZodArray) return `a list, each ${holds(field.element as z.ZodType)}`
  if (field instanceof z.ZodObject) return `together: ${Object.keys(field.shape).join(', ')}`
  if (field instanceof z.ZodNumber) return field.format === 'safeint' ? 'a whole number' : 'a number'
  if (field instanceof z.ZodBoolean) return 'yes or no'
  if (field instanceof z.ZodString) return 'words'
  // The one custom schema is the plain date.
  return field instanceof z.ZodCustom ? 'a day' : field.type
}

function isOptional(field: z.ZodType): boolean {
  return field.safeParse(undefined).success
}
