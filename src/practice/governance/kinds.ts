import { z } from 'zod'
import { coded } from '../../spine/ledger/code-set.ts'
import { neededWords } from '../../spine/ledger/fields.ts'
import { day, defineKind } from '../../spine/ledger/kind.ts'
import { spanUnit } from './codes.ts'

/** The trust's own limit for a duty: shorter than the law's, or the whole of it where the duty is the trust's own. */
export const localLimit = defineKind({
  name: 'local-limit',
  subject: 'trust',
  title: 'The trust’s own limit',
  about:
    'A limit of a duty that the trust set for itself, from a day, and why. The law and guidance may be tightened by it and never loosened.',
  section: 'trust',
  lasts: true,
  schema: z.object({
    duty: z.string().min(1).max(80).meta({ title: 'Duty' }),
    limit: z.string().min(1).max(80).meta({ title: 'Which of its limits' }),
    n: z.number().int('Enter a whole number').min(1, 'Enter 1 or more').max(400, 'Enter 400 or fewer').meta({
      title: 'How many',
    }),
    unit: coded(spanUnit).meta({ title: 'Counted in' }),
    why: neededWords('Why', 'Say why the trust sets its own limit'),
  }),
  narrative: ['why'],
  says: entry => `The trust’s own limit for ${entry.body.duty}: ${entry.body.n} ${entry.body.unit.replace('-', ' ')}`,
})

/** The day from which the trust records its work here rather than elsewhere. */
export const recordsKeptFrom = defineKind({
  name: 'records-kept-from',
  subject: 'trust',
  title: 'Work recorded here from',
  about:
    'The day from which the trust records its work here. Of what fell due before it, only what a return tells is claimed to be missing.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    note: z.string().trim().max(2000).optional().meta({ title: 'Anything to know about it' }),
  }),
  narrative: ['note'],
  says: () => 'The trust records its work here from this day',
})

const ofTerm = (name: string) => ({
  start: day().meta({ title: `${name} term begins` }),
  end: day().meta({ title: `${name} term ends` }),
  halfFrom: day().meta({ title: `${name} half-term, first day` }),
  halfTo: day().meta({ title: `${name} half-term, last day` }),
})
const [autumn, spring, summer] = [ofTerm('Autumn'), ofTerm('Spring'), ofTerm('Summer')]

/** A council's school terms for one school year. Its start is the first day of that year. */
export const schoolTermDates = defineKind({
  name: 'school-term-dates',
  subject: 'trust',
  title: 'School term dates',
  about: 'The dates of a council’s school terms in one school year, used wherever school days and terms are counted.',
  section: 'trust',
  lasts: false,
  schema: z.object({
    council: z.string().min(1).max(80).meta({ title: 'Council' }),
    year: z.number().int().min(2000).max(2100).meta({ title: 'School year, by the year it begins in' }),
    autumnStart: autumn.start,
    autumnHalfFrom: autumn.halfFrom,
    autumnHalfTo: autumn.halfTo,
    autumnEnd: autumn.end,
    springStart: spring.start,
    springHalfFrom: spring.halfFrom,
    springHalfTo: spring.halfTo,
    springEnd: spring.end,
    summerStart: summer.start,
    summerHalfFrom: summer.halfFrom,
    summerHalfTo: summer.halfTo,
    summerEnd: summer.end,
    closed: z.string().max(400).optional().meta({
      title: 'Staff training days',
      description: 'Days within a term when pupils do not come, one after another, such as 2026-09-01',
    }),
  }),
  says: entry => `School terms of ${entry.body.council} for ${entry.body.year} to ${entry.body.year + 1}`,
})

/** A council's local offer for care leavers, published or looked at again. Its start is the day. */
export const localOffer = defineKind({
  name: 'local-offer',
  subject: 'trust',
  title: 'Local offer for care leavers',
  about: 'A council’s local offer for care leavers was published, or looked at again and published anew.',
  section: 'trust',
  lasts: false,
  source: 'Children and Social Work Act 2017, s 2',
  schema: z.object({
    council: z.string().min(1).max(80).meta({ title: 'Council' }),
    where: z.string().trim().max(300).optional().meta({ title: 'Where it can be read' }),
  }),
  says: entry => `The local offer of ${entry.body.council} was published or looked at again`,
})

/** Everything written in the trust's own file by this room. */
export const governanceKinds = [localLimit, recordsKeptFrom, schoolTermDates, localOffer] as const
