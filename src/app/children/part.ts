import type { Asked, ChildPartPage, PartRow, PartSection, SectionedPart } from '../../spine/web/services.ts'
import type { AttachmentLine } from '../../spine/web/services.ts'
import type { Keeping } from '../duties/file-duties.ts'
import { atTime } from '../../spine/web/format.ts'
import { dueOf, dueShown } from './due.ts'
import { headOf } from './head.ts'
import { recordLink } from './links.ts'
import type { ChildOnFile } from './on-file.ts'
import { sectionsOf } from './parts/places.ts'
import { sayingsOf } from './said.ts'

/** One part of a child's file. Pure. */
export function partPage(
  child: ChildOnFile,
  part: SectionedPart,
  {
    asked,
    keeping,
    attachments,
  }: { readonly asked: Asked; readonly keeping: Keeping; readonly attachments: readonly AttachmentLine[] },
): ChildPartPage {
  const before = part === 'words' ? [said(child)] : part === 'documents' ? [papers(attachments)] : []
  return {
    is: 'open',
    part,
    head: headOf(child, asked),
    due: dueShown(dueOf(child, keeping), part),
    sections: [...before, ...sectionsOf(child, part)].map(withoutEmptyColumns),
  }
}

/** A section without the columns in which none of its rows has anything to say. */
function withoutEmptyColumns(section: PartSection): PartSection {
  if (section.as !== 'table') return section
  const all = [...section.rows, ...section.earlier]
  const kept = section.columns.flatMap((_, at) =>
    at === 0 || all.length === 0 || all.some(({ cells, state }) => cells[at] !== '' || state?.column === at)
      ? [at]
      : [],
  )
  if (kept.length === section.columns.length) return section
  const only = <T>(list: readonly T[]): readonly T[] => list.filter((_, at) => kept.includes(at))
  const row = ({ cells, state, ...rest }: PartRow): PartRow => ({
    ...rest,
    cells: only(cells),
    ...(state ? { state: { ...state, column: kept.indexOf(state.column) } } : {}),
  })
  return {
    ...section,
    columns: only(section.columns),
    rows: section.rows.map(row),
    earlier: section.earlier.map(row),
  }
}

function said(child: ChildOnFile): PartSection {
  const record = ['child-words', 'visit', 'direct-work'].flatMap(name => recordLink(child, child.kinds.get(name)) ?? [])
  return {
    id: 'said',
    title: 'What they have said',
    as: 'sayings',
    sayings: sayingsOf(child),
    fedBy: 'What the child says at visits and reviews, in time spent together, or sends us, in their own words',
    record,
  }
}

function papers(attachments: readonly AttachmentLine[]): PartSection {
  return {
    id: 'papers',
    title: 'Papers',
    as: 'table',
    columns: ['Name', 'What it is', 'Size', 'Added'],
    rows: attachments.map(each => ({
      cells: [each.name, each.what, each.size, atTime(each.at)],
      href: each.href,
      source: `Added by ${each.by}`,
    })),
    earlier: [],
    fedBy: 'Papers attached to what is recorded: plans, reports, letters, pictures',
    record: [],
  }
}
