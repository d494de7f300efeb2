import { storyEvent } from '../../../practice/casework/kinds.ts'
import type { RecordedEntry } from '../../../spine/ledger/entry.ts'
import type { AnyKind, FormGroup, Section } from '../../../spine/ledger/kind.ts'
import type { StoryLine } from '../../../spine/web/services.ts'
import { saidFieldsOf } from '../fields.ts'
import { entryHref } from '../links.ts'
import type { ChildOnFile } from '../on-file.ts'
import { tell } from './tellers.ts'

/** A line of a story with what it may be chosen by. */
export interface ToldLine {
  readonly line: StoryLine
  readonly entry: RecordedEntry
  readonly group: FormGroup
  readonly section: Section
  /** Marked to be shown in the story for court however old it is. */
  readonly keep: boolean
  readonly rank: number
}

/** Every line of a child's story, newest first; on one day, what came first stands first. Lines of unknown date stand last. */
export function storyOf(child: ChildOnFile): readonly ToldLine[] {
  const told: ToldLine[] = []
  for (const entry of child.entries) {
    const kind = child.kinds.get(entry.kind)
    if (!kind) continue
    for (const { rank = 5, ...telling } of tell(entry, child)) {
      if (telling.on !== null && telling.on > child.on) continue
      const said = saidIn(entry, kind)
      told.push({
        line: {
          ...telling,
          ...(said === undefined ? {} : { said }),
          source: sourceOf(child, entry),
          kind: kind.title,
          href: entryHref(child, entry),
        },
        entry,
        group: groupOf(kind),
        section: kind.section,
        keep: entry.kind === storyEvent.name && (entry.body as { readonly keep?: boolean }).keep === true,
        rank,
      })
    }
  }
  return told.sort(newestFirst)
}

function newestFirst(a: ToldLine, b: ToldLine): number {
  return compare(b.line.on ?? '', a.line.on ?? '') || a.rank - b.rank || compare(a.line.title, b.line.title)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

// What is known from elsewhere says where from, before who wrote it down.
function sourceOf(child: ChildOnFile, entry: RecordedEntry): string {
  const from = entry.kind === storyEvent.name ? (entry.body as { readonly source?: string }).source : undefined
  return from ? `${from}. ${child.sourceOf(entry)}` : child.sourceOf(entry)
}

const SAID_SHOWN = 240

function saidIn(entry: RecordedEntry, kind: AnyKind): string | undefined {
  const body = entry.body as Readonly<Record<string, unknown>>
  for (const field of saidFieldsOf(kind)) {
    const said = body[field.name]
    if (typeof said !== 'string' || said === '') continue
    return said.length <= SAID_SHOWN ? said : `${said.slice(0, said.lastIndexOf(' ', SAID_SHOWN))}…`
  }
  return undefined
}

const BY_SECTION: Readonly<Record<Section, FormGroup>> = {
  identity: 'identity',
  people: 'people',
  care: 'home',
  health: 'health',
  education: 'learning',
  'leaving-care': 'leaving',
  adoption: 'plan',
  safety: 'safety',
  casework: 'work',
  information: 'work',
  workforce: 'work',
  money: 'home',
  trust: 'work',
}

/** Which group of entries a kind is of; those that come from returns alone are with what they are about. */
function groupOf(kind: AnyKind): FormGroup {
  return kind.form?.group ?? BY_SECTION[kind.section]
}
