import type { Store } from '../../spine/store/store.ts'
import { FILE_TYPES } from '../../spine/recording/attachments/sniff.ts'
import type { Attachment } from '../../spine/recording/attachments/rows.ts'
import type { AttachmentLine } from '../../spine/web/services.ts'
import { peopleNamed } from '../children/looks.ts'

/** A number of bytes as people say it: '340 KB', '2.1 MB'. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}

/** Whether where and when a file of this type was made is taken out of it. */
export function cleanedOf(type: string): boolean {
  return FILE_TYPES.some(each => each.type === type && each.cleaned)
}

/** Attachments as they are listed, with who added each. */
export async function attachmentLines(
  store: Store,
  subject: string,
  attachments: readonly Attachment[],
): Promise<readonly AttachmentLine[]> {
  const people = await peopleNamed(
    store,
    attachments.map(each => each.addedBy),
  )
  return attachments.map(each => ({
    id: each.id,
    name: each.name,
    what: FILE_TYPES.find(type => type.type === each.type)?.words ?? 'File',
    size: sizeInWords(each.bytes),
    at: each.at,
    by: people.get(each.addedBy)?.name ?? 'The system',
    href: `/children/${subject}/attachments/${each.id}`,
    cleaned: cleanedOf(each.type),
  }))
}
