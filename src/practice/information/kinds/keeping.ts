import { z } from 'zod'
import { label } from '../../../spine/ledger/code-list.ts'
import { coded } from '../../../spine/ledger/code-set.ts'
import { line, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import { holdCovers, holdReason } from '../codes.ts'

const asks = () => line('Who asked for it', 160)
const words = () => neededWords('What it is for', 'Say why the record must be kept')
const again = () =>
  day()
    .optional()
    .meta({ title: 'To be looked at again by', description: 'A hold that nobody looks at lasts for ever' })

/** Nothing of a person’s file may be destroyed while this holds. */
export const legalHold = defineKind({
  name: 'legal-hold',
  subject: 'person',
  title: 'Legal hold',
  about: 'Nothing of this file may be destroyed, whatever its age: why, who asked, and when it is looked at again.',
  section: 'information',
  lasts: true,
  schema: z.object({
    reason: coded(holdReason).meta({ title: 'Why' }),
    asked: asks(),
    words: words(),
    again: again(),
  }),
  narrative: ['words'],
  story: 'process',
  says: ({ body }) => `Not to be destroyed: ${label(holdReason, body.reason).toLowerCase()}`,
  form: { group: 'work', starts: 'From', ends: 'Lifted on', ahead: false, later: ['end'], own: ['words'] },
})

/** Nothing of a whole class of the trust’s files may be destroyed while this holds. */
export const recordsHold = defineKind({
  name: 'records-hold',
  subject: 'trust',
  title: 'Hold on many files',
  about:
    'Nothing of every file, or of one class of files, may be destroyed: why, who asked, and when it is looked at again.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    covers: coded(holdCovers).meta({ title: 'Which files it covers' }),
    reason: coded(holdReason).meta({ title: 'Why' }),
    asked: asks(),
    words: words(),
    again: again(),
  }),
  narrative: ['words'],
  says: ({ body }) => `${label(holdCovers, body.covers)}: ${label(holdReason, body.reason).toLowerCase()}`,
  form: { group: 'work', starts: 'From', ends: 'Lifted on', ahead: false, later: ['end'] },
})

/** What stops a file from being destroyed. */
export const keepingKinds = [legalHold, recordsHold] as const
