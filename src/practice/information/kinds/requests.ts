import { z } from 'zod'
import { label } from '../../../spine/ledger/code-list.ts'
import { coded } from '../../../spine/ledger/code-set.ts'
import { line, longWords, neededWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind, entryRef } from '../../../spine/ledger/kind.ts'
import { accessOutcome, accessRequester } from '../codes.ts'

/** Someone asked to see the record of a life. It begins the day the request came and ends the day it was answered. */
export const accessRequest = defineKind({
  name: 'subject-access-request',
  subject: 'person',
  title: 'Request to see the record',
  about:
    'Someone asked for the record that is held of them: who asks and how it is known that they may, when that was clear, whether it will take longer and why, and what they were given.',
  section: 'information',
  lasts: true,
  source: 'UK GDPR, articles 12, 12A and 15',
  schema: z.object({
    by: coded(accessRequester).meta({ title: 'Who asks' }),
    who: line('Their name, where it is not the person themselves', 120),
    mayAsk: longWords(
      'How we know that they may ask',
      'Parental responsibility, written leave, a power of attorney; and where a child can understand, what the child says',
    ),
    wants: longWords('What they ask for', 'In their own words, and what lies behind it where they said'),
    identityAsked: day().optional().meta({ title: 'Day we asked them to show who they are' }),
    identityClear: day()
      .optional()
      .meta({ title: 'Day it was clear who asks', description: 'If it was not clear the day the request came' }),
    extended: day().optional().meta({
      title: 'Day they were told that it will take longer',
      description: 'Within the first month, with the reasons',
    }),
    extendedWhy: longWords(
      'Why it will take longer',
      'Only for how complex it is, or how many requests they made: the law knows no other reason',
    ),
    outcome: coded(accessOutcome).optional().meta({ title: 'What became of it' }),
    supported: z.boolean().optional().meta({ title: 'Did someone read it with them, or offer to?' }),
    leftOut: longWords('What was left out, and why they were told it was'),
  }),
  narrative: ['mayAsk', 'wants', 'extendedWhy', 'leftOut'],
  story: 'process',
  says: ({ body, end }) =>
    end === null
      ? `Asked to see the record: ${label(accessRequester, body.by).toLowerCase()}`
      : `Asked to see the record: ${label(accessOutcome, body.outcome).toLowerCase()}`,
  form: {
    group: 'work',
    starts: 'Day the request came',
    ends: 'Day it was answered',
    ahead: false,
    needs: ['outcome'],
    later: ['end', 'outcome', 'supported', 'leftOut'],
    attachments: true,
    hint: 'A request needs no form and no special words, and may come by word of mouth.',
  },
})

/** We asked what is meant by a request; the days until the answer do not count. */
export const accessClarification = defineKind({
  name: 'access-clarification',
  subject: 'person',
  title: 'Question about a request',
  about:
    'We needed to know more to find what is asked for, and asked. The days from asking to the answer, both of them among these, do not count.',
  section: 'information',
  lasts: true,
  source: 'UK GDPR, article 12A',
  schema: z.object({
    request: entryRef('subject-access-request').meta({ title: 'Request' }),
    asked: neededWords(
      'What was asked',
      'Say what was asked',
      'Only what is needed to find it, as where very much is held; never asked of everyone',
    ),
    answer: longWords('What they answered'),
  }),
  narrative: ['asked', 'answer'],
  story: 'process',
  says: ({ end }) =>
    end === null ? 'We asked what they mean, and wait' : 'We asked what they mean, and they answered',
  form: {
    group: 'work',
    starts: 'Day we asked',
    ends: 'Day they answered',
    ahead: false,
    later: ['end', 'answer'],
  },
})

/** What was made to be given to someone who asked: how much, what was left out on which ground, and its fingerprint. */
export const accessPack = defineKind({
  name: 'access-pack',
  subject: 'person',
  title: 'Pack made for a request',
  about:
    'The record in reading order, made to be given: how many entries it holds, how many places were left out on each ground, and the fingerprint of the document. The record itself stays whole.',
  section: 'information',
  lasts: false,
  measured: false,
  schema: z.object({
    request: entryRef('subject-access-request').meta({ title: 'Request' }),
    entries: z.number().int().min(0).meta({ title: 'Entries in it' }),
    leftOut: z.number().int().min(0).meta({ title: 'Places left out' }),
    grounds: z.array(z.string().max(60)).meta({ title: 'Places left out, by ground' }),
    asAt: z.string().max(40).meta({ title: 'The record as it stood at' }),
    sha256: z.string().length(64).meta({ title: 'Fingerprint of the document (SHA-256)' }),
  }),
  story: 'process',
  says: ({ body }) => `A pack of ${body.entries} entries was made`,
})

/** What is recorded of requests to see a record. */
export const requestKinds = [accessRequest, accessClarification, accessPack] as const
