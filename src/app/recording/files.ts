import { MOST_ATTACHMENTS, keepFile } from '../../spine/recording/attachments/keep.ts'
import type { Draft, StagedFile } from '../../spine/recording/drafts.ts'
import type { FormSent } from '../../spine/web/services.ts'
import type { Recording } from './around.ts'

/**
 * The files that stand with a form: those its draft holds, less those taken off, and those sent now whose kind and size
 * allow it, their bytes durable. `refused` says of each of the others what is wrong with it.
 */
export async function stageFiles(
  { dataDir, store }: Recording,
  subject: string,
  draft: Draft | undefined,
  { fields, files }: FormSent,
): Promise<{ readonly files: readonly StagedFile[]; readonly refused: readonly string[] }> {
  const dropped = fields['drop-file'] ?? []
  const staged = (draft?.files ?? []).filter(file => !dropped.includes(file.id))
  const refused: string[] = []
  for (const sent of files) {
    if (staged.length >= MOST_ATTACHMENTS) {
      refused.push(`No more than ${MOST_ATTACHMENTS} files can be attached at once: add the others afterwards`)
      break
    }
    const kept = await keepFile({ dataDir, authority: store.authority, subject }, sent)
    if (kept.is === 'refused') refused.push(`‘${kept.name}’ ${kept.why}`)
    else if (!staged.some(file => file.hash === kept.file.hash)) staged.push(kept.file)
  }
  return { files: staged, refused }
}
