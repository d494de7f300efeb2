import { allocationRole, mayKnow, relation, workerChange } from '../../../practice/people/codes.ts'
import { allocation, importantPerson, socialWorkerEpisode } from '../../../practice/people/kinds.ts'
import { allocatedOn } from '../../../practice/people/notions.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import type { RecordedEntry } from '../../../spine/ledger/entry.ts'
import { holdsOn } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { inWords } from '../../../spine/web/format.ts'
import type { PartRow, PartSection } from '../../../spine/web/services.ts'
import { fieldsOf, valueOf } from '../fields.ts'
import { entryHref } from '../links.ts'
import type { ChildOnFile } from '../on-file.ts'
import { familyPicture } from '../family-picture.ts'
import { began } from '../when.ts'
import { entriesOf, readable, recordLinks, unfolded } from './sections.ts'

type Person = RecordedEntry<BodyOf<typeof importantPerson>>

/** The people who matter to the child, as a picture of the family and always as a list. */
export function importantPeople(child: ChildOnFile): readonly PartSection[] {
  if (!readable(child, [importantPerson.name])) return []
  const people = entriesOf(child, [importantPerson.name]) as readonly Person[]
  const inOrder = people.toSorted((a, b) => rank(a) - rank(b) || (a.body.name < b.body.name ? -1 : 1))
  const now = inOrder.filter(person => holdsOn(person, child.on))
  const picture = familyPicture(child)
  return [
    {
      id: 'people',
      title: 'Family, friends and others who matter',
      as: 'family',
      ...(picture ? { picture } : {}),
      columns: ['Name', 'Who they are', 'Parental responsibility', 'May collect', 'May know', 'How to reach them'],
      rows: now.map(person => personRow(child, person)),
      earlier: inOrder.filter(person => !now.includes(person)).map(person => personRow(child, person)),
      fedBy: 'Who the child says matters to them',
      record: recordLinks(child, [importantPerson.name]),
    },
  ]
}

// In the order of the list of relations: parents, grandparents, brothers and sisters, and on to friends and pets.
function rank(person: Person): number {
  return relation.codes.findIndex(each => each.code === person.body.relation)
}

function personRow(child: ChildOnFile, person: Person): PartRow {
  const { body } = person
  const kind = child.kinds.get(person.kind)
  const told = new Set([
    'name',
    'relation',
    'parentalResponsibility',
    'mayCollect',
    'mayKnow',
    'phone',
    'email',
    'person',
  ])
  const more =
    kind === undefined
      ? []
      : fieldsOf(kind)
          .filter(field => !told.has(field.name))
          .flatMap(field => {
            const value = valueOf(person, field, child.names)
            return value === null ? [] : [{ label: field.title, value }]
          })
  return {
    cells: [
      body.name,
      [
        label(relation, body.relation),
        body.died ? `died ${inWords(body.died)}` : '',
        body.livesWith ? 'lives here too' : '',
      ]
        .filter(part => part !== '')
        .join(', '),
      body.parentalResponsibility === undefined ? '' : body.parentalResponsibility ? 'Yes' : 'No',
      body.mayCollect === undefined ? null : body.mayCollect ? 'Yes' : 'No',
      body.mayKnow === undefined ? null : label(mayKnow, body.mayKnow),
      [body.phone, body.email].filter(Boolean).join(', '),
    ],
    // Another file is named only to those who may open it.
    href: body.person && child.opens.has(body.person) ? `/children/${body.person}` : entryHref(child, person),
    source: child.sourceInShort(person),
    ...unfolded(more),
  }
}

/** Everyone of the trust's, and those before them: with the return's own stretches of social workers among them. */
export function workers(child: ChildOnFile): readonly PartSection[] {
  const names = [allocation.name, socialWorkerEpisode.name]
  if (!readable(child, names)) return []
  const rows = entriesOf(child, names).map(entry => ({ entry, row: workerRow(child, entry) }))
  // The return numbers social workers; where one is recorded here by name, its stretch of the same day is folded.
  const named = allocatedOn(child.file, 'social-worker', child.on) !== undefined
  const now = rows.filter(
    ({ entry }) => holdsOn(entry, child.on) && !(named && entry.kind === socialWorkerEpisode.name),
  )
  return [
    {
      id: 'workers',
      title: 'Workers',
      as: 'table',
      columns: ['From', 'To', 'Role', 'Who', 'Why it changed'],
      rows: now.map(({ row }) => row),
      earlier: rows.filter(each => !now.includes(each)).map(({ row }) => row),
      fedBy: 'Who the child is given to, or the social worker episodes of the SSDA903 return',
      record: recordLinks(child, [allocation.name]),
    },
  ]
}

function workerRow(child: ChildOnFile, entry: RecordedEntry): PartRow {
  const shared = { href: entryHref(child, entry), source: child.sourceInShort(entry) }
  const span = [began(entry), entry.end === null ? 'now' : inWords(entry.end)]
  if (entry.kind === socialWorkerEpisode.name) {
    const { worker, reason } = entry.body as BodyOf<typeof socialWorkerEpisode>
    return {
      cells: [
        ...span,
        'Social worker',
        worker.toUpperCase().startsWith('XX') ? null : `Social Work England number ${worker}`,
        reason ? label(workerChange, reason) : '',
      ],
      ...shared,
    }
  }
  const { role, worker, name, reason } = entry.body as BodyOf<typeof allocation>
  return {
    cells: [
      ...span,
      label(allocationRole, role),
      name ?? (worker ? (child.names.subject(worker) ?? null) : null),
      reason ? label(workerChange, reason) : '',
    ],
    ...shared,
  }
}
