import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { defineKind, ref } from '../../../spine/ledger/kind.ts'
import { visitManner, visitPlace, visitPurpose, visitRequester, whyNotAlone, whyNotSeen } from '../codes.ts'

/** A visit to a child, or an attempt at one. Its start is the day. */
export const visit = defineKind({
  name: 'visit',
  subject: 'person',
  title: 'Visit',
  about: 'A visit to the child by the trust’s representative: whether the child was seen, and seen alone.',
  section: 'care',
  lasts: false,
  schema: z.object({
    seen: z.boolean().meta({ title: 'Was the child seen?' }),
    alone: z
      .boolean()
      .optional()
      .meta({ title: 'Was the child seen alone?', when: { field: 'seen', is: true } }),
    whyNotSeen: coded(whyNotSeen)
      .optional()
      .meta({ title: 'If not seen, why', when: { field: 'seen', is: false } }),
    whyNotAlone: coded(whyNotAlone)
      .optional()
      .meta({ title: 'If not seen alone, why', when: { field: 'alone', is: false } }),
    manner: coded(visitManner)
      .optional()
      .meta({ title: 'How', description: 'Only a visit in person counts as one the law asks for' }),
    where: coded(visitPlace).optional().meta({ title: 'Where' }),
    purpose: coded(visitPurpose).optional().meta({ title: 'What the visit was for' }),
    by: ref('worker').optional().meta({ title: 'Who visited' }),
    bedroomSeen: z.boolean().optional().meta({ title: 'Was the bedroom seen?' }),
    childWords: z
      .string()
      .optional()
      .meta({ title: 'What the child said', description: 'In their own words', words: 'child' }),
    notes: z.string().optional().meta({
      title: 'How the child is',
      description: 'Write it as if to the child, who may read it',
    }),
    homeNotes: z.string().optional().meta({ title: 'The home, and what the carers said' }),
  }),
  narrative: ['childWords', 'notes', 'homeNotes'],
  says: entry => {
    const { seen, alone, manner, where } = entry.body
    if (!seen) return 'We tried to visit'
    if (manner === 'video' || manner === 'telephone') return 'We spoke, but not in person'
    const place = where === undefined ? '' : `, ${label(visitPlace, where).toLowerCase()}`
    return `${alone ? 'Seen alone' : 'Seen'}${place}`
  },
  form: {
    group: 'seeing',
    starts: 'Day of the visit',
    usual: { manner: 'person', purpose: 'statutory', by: 'asker' },
    // What a record of a visit must tell: whether the child was seen, and alone or why not (Care Planning, Placement and
    // Case Review (England) Regulations 2010, reg 29, and the guidance on it). A return tells less.
    needs: ['alone', 'whyNotSeen', 'whyNotAlone'],
    own: ['seen', 'alone', 'whyNotSeen', 'whyNotAlone', 'bedroomSeen', 'childWords', 'notes'],
    attachments: true,
  },
})

/** Someone asking for the child to be visited. */
export const visitRequest = defineKind({
  name: 'visit-request',
  subject: 'person',
  title: 'Request for a visit',
  about: 'Someone asked that the child be visited, and when.',
  section: 'care',
  lasts: false,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 28(7)',
  story: 'process',
  schema: z.object({
    who: coded(visitRequester).meta({ title: 'Who asked' }),
    about: z.string().optional().meta({ title: 'What they want to talk about' }),
  }),
  narrative: ['about'],
  says: entry => `${label(visitRequester, entry.body.who)} asked for a visit`,
  form: { group: 'seeing', starts: 'Day we were asked', own: [] },
})
