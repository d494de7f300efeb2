import { type Answer, type Page, definePage, one } from '../../spine/web/page.ts'
import type { StaffingKept, StaffingLineFault, StaffingPreview } from '../../spine/web/services.ts'
import { HR_COLUMNS } from './hr-file.ts'

const VIEWS = 'practice/staffing/views'
const MEGABYTE = 1_000_000

const KINDS = { post: 'Posts', person: 'People', holding: 'Times in posts' } as const
const DOING = { new: 'to be added', changed: 'to be changed', ended: 'to be ended' } as const

interface Came {
  readonly errors?: readonly { readonly text: string; readonly href: string }[]
  readonly faults?: readonly StaffingLineFault[]
  readonly preview?: StaffingPreview
  readonly done?: Extract<StaffingKept, { readonly is: 'done' }>
}

/** Taking in an extract of the personnel system: the file, what it would do, and keeping it. */
export const importPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/workforce/import',
    title: 'Take in posts and people',
    may: 'staff.write',
    handler: () => page({}),
  }),
  definePage({
    method: 'POST',
    path: '/workforce/import',
    title: 'Take in posts and people',
    may: 'staff.write',
    files: { total: 2 * MEGABYTE, each: MEGABYTE, files: 1 },
    handler: async ({ viewer, services, files, body }) => {
      const text = one(body, 'text')
      if (text !== undefined) {
        const kept = await services.staffing.keep(viewer, text)
        return page(kept.is === 'refused' ? { faults: kept.faults } : { done: kept })
      }
      const [file] = files
      if (!file || file.bytes === 0)
        return page({ errors: [{ text: 'Choose a CSV file of posts and people', href: '#files' }] })
      const read = await services.staffing.preview(viewer, { path: file.path, name: file.name })
      return page(read.is === 'refused' ? { faults: read.faults } : { preview: read.preview })
    },
  }),
]

function page({ errors = [], faults = [], preview, done }: Came): Answer {
  const wrong = errors.length > 0 || faults.length > 0
  return {
    view: `${VIEWS}/import.njk`,
    ...(wrong ? { status: 422, title: 'Error: Take in posts and people' } : {}),
    data: {
      errors,
      faults,
      done,
      columns: HR_COLUMNS,
      ...(preview ? { preview, groups: groupsOf(preview) } : {}),
    },
  }
}

/** What a file would do, by what it does it to. Pure. */
export function groupsOf({ changes }: Pick<StaffingPreview, 'changes'>): readonly {
  readonly title: string
  readonly about: readonly string[]
}[] {
  return (['post', 'person', 'holding'] as const).flatMap(what =>
    (['new', 'changed', 'ended'] as const).flatMap(is => {
      const about = changes.filter(each => each.what === what && each.is === is).map(each => each.about)
      return about.length === 0 ? [] : [{ title: `${KINDS[what]} ${DOING[is]}: ${about.length}`, about }]
    }),
  )
}
