import type { RecordingService } from '../services.ts'

const missing = async (): Promise<{ readonly is: 'missing' }> => ({ is: 'missing' })

/** Nothing is recorded here: the pages of recording are tested over the real service. */
export const madeUpRecording: RecordingService = {
  recordable: missing,
  form: missing,
  send: missing,
  keepDraft: missing,
  dropDraft: missing,
  drafts: async () => [],
  entry: missing,
  attachments: missing,
  attachment: missing,
}
