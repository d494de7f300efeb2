import { planAction } from '../../../practice/care/kinds.ts'
import { pepTarget } from '../../../practice/education/kinds.ts'
import { healthPlanAction } from '../../../practice/health/kinds.ts'
import type { RecordedEntry } from '../../../spine/ledger/entry.ts'
import { inWords } from '../../../spine/web/format.ts'
import type { GroupsSection, Level, PartRow, PartSection } from '../../../spine/web/services.ts'
import { untilInWords } from '../../duties/words.ts'
import { fieldsOf, valueOf } from '../fields.ts'
import { entryHref } from '../links.ts'
import type { ChildOnFile } from '../on-file.ts'
import { newestFirst, readable, recordLinks, unfolded } from './sections.ts'

/** What every list of things to do shares, whatever its plan: `what` names the field that says what is to be done. */
interface Actions {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly what: string
  /** The field that links it to its plan, and the column's heading. */
  readonly of: readonly [field: string, heading: string]
  readonly fedBy: string
}

interface ActionBody {
  readonly byWhen?: string
  readonly done?: string
  readonly outcome?: string
  readonly lead?: string
}

/** The care plan's actions and those of reviews. */
export const careActions = (child: ChildOnFile): readonly PartSection[] =>
  actions(child, {
    id: 'actions',
    title: 'Actions',
    kind: planAction.name,
    what: 'action',
    of: ['plan', 'From'],
    fedBy: 'What is agreed in plans and reviews: what, who and by when',
  })

/** The health plan's actions. */
export const healthActions = (child: ChildOnFile): readonly PartSection[] =>
  actions(child, {
    id: 'health-plan',
    title: 'Health plan',
    kind: healthPlanAction.name,
    what: 'action',
    of: ['assessment', 'From'],
    fedBy: 'What a health assessment says must be done',
  })

/** The education plan's targets. */
export const learningTargets = (child: ChildOnFile): readonly PartSection[] =>
  actions(child, {
    id: 'targets',
    title: 'Targets',
    kind: pepTarget.name,
    what: 'target',
    of: ['pep', 'Plan'],
    fedBy: 'What the education plan aims for',
  })

// Overdue first and longest first, then what is to come soonest first; what is done newest first.
function actions(child: ChildOnFile, about: Actions): readonly PartSection[] {
  if (!readable(child, [about.kind])) return []
  const entries = [...child.entries, ...child.ahead].filter(entry => entry.kind === about.kind)
  const is = (entry: RecordedEntry): 'done' | 'overdue' | 'due' | 'undated' => {
    const { byWhen, done, outcome } = bodyOf(entry)
    if ((done !== undefined && done <= child.on) || outcome === 'not-needed') return 'done'
    return byWhen === undefined ? 'undated' : byWhen < child.on ? 'overdue' : 'due'
  }
  const group = (title: string, state: ReturnType<typeof is>, level?: Level): GroupsSection['groups'][number] => {
    const mine = entries.filter(entry => is(entry) === state)
    const sorted =
      state === 'done' || state === 'undated'
        ? mine.toSorted(newestFirst)
        : mine.toSorted((a, b) => ((bodyOf(a).byWhen ?? '') < (bodyOf(b).byWhen ?? '') ? -1 : 1))
    return { title, ...(level ? { level } : {}), rows: sorted.map(entry => rowOf(child, entry, about, state)) }
  }
  return [
    {
      id: about.id,
      title: about.title,
      as: 'groups',
      columns: ['What', 'Who', 'By when', about.of[1]],
      groups: [
        group('Overdue', 'overdue', 'overdue'),
        group('Still to do', 'due', 'due'),
        group('No date set', 'undated', 'cannot-tell'),
        group('Done', 'done', 'met'),
      ].filter(each => each.rows.length > 0),
      fedBy: about.fedBy,
      record: recordLinks(child, [about.kind]),
    },
  ]
}

function bodyOf(entry: RecordedEntry): ActionBody {
  return entry.body as ActionBody
}

function rowOf(child: ChildOnFile, entry: RecordedEntry, about: Actions, state: string): PartRow {
  const kind = child.kinds.get(entry.kind)
  const fields = kind === undefined ? [] : fieldsOf(kind)
  const cell = (name: string): string | null => {
    const field = fields.find(each => each.name === name)
    return field === undefined ? null : valueOf(entry, field, child.names)
  }
  const { byWhen, done } = bodyOf(entry)
  const [from] = about.of
  const told = new Set([about.what, 'lead', 'byWhen', 'done', from])
  const more = fields
    .filter(field => !told.has(field.name))
    .flatMap(field => {
      const value = valueOf(entry, field, child.names)
      return value === null ? [] : [{ label: field.title, value }]
    })
  return {
    cells: [cell(about.what), cell('lead'), whenDue(child, byWhen, done, state), cell(from) ?? ''],
    href: entryHref(child, entry),
    source: child.sourceInShort(entry),
    ...unfolded(more),
  }
}

function whenDue(
  child: ChildOnFile,
  byWhen: string | undefined,
  done: string | undefined,
  state: string,
): string | null {
  if (state === 'done') return done === undefined ? 'No longer needed' : `Done ${inWords(done)}`
  if (byWhen === undefined) return null
  return state === 'due' ? `${inWords(byWhen)}, ${untilInWords(child.on, byWhen as typeof child.on)}` : inWords(byWhen)
}
