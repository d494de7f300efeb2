import { type Span, hours, months } from '../../spine/duty/span.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import type { RetentionClass } from './codes.ts'

export const GDPR = 'UK General Data Protection Regulation'

/** How soon a breach is told to the Commissioner, from the moment the trust is aware of it; nights and weekends count. */
export const hoursToReport: Dated<Span> = dated({
  from: '2018-05-25',
  value: hours(72),
  source: `${GDPR}, article 33(1)`,
})

/** How soon those a breach is about are told where the risk to them is high. The law says only ‘without undue delay’. */
export const hoursToTellPeople: Dated<Span> = dated({
  from: '2018-05-25',
  value: hours(72),
  source: 'Our assumption: no later than the Commissioner is told',
})

/** How long there is to answer a request to see a record. */
export const monthsToAnswer: Dated<Span> = dated({
  from: '2018-05-25',
  value: months(1),
  source: `${GDPR}, article 12(3), and from 2026 article 12A(2)`,
})

/** The whole time, where they were told in the first month that it will take longer, and why. */
export const monthsExtended: Dated<Span> = dated({
  from: '2018-05-25',
  value: months(3),
  source: `${GDPR}, article 12(3), and from 2026 article 12A`,
})

/**
 * From when waiting for an answer stops the clock: in law since the Data (Use and Access) Act 2025, section 76, and in the
 * Commissioner’s guidance since October 2020, which is what is counted by.
 */
export const clockStopsFrom: PlainDate = plainDate('2020-10-21')

/** How many years a class of record is kept, from what it is counted from, and by which law. */
export interface YearsKept {
  readonly years: number
  /** The law leaves it to the trust: our own number. */
  readonly ours?: true
}

/** How long each class of file is kept. */
export const yearsKept: Readonly<Record<RetentionClass | 'looked-after-died', Dated<YearsKept>>> = {
  'looked-after': dated({
    from: '1900-01-01',
    value: { years: 75 },
    source:
      'Care Planning, Placement and Case Review (England) Regulations 2010, reg 50(1)(a): the 75th anniversary of birth',
  }),
  'looked-after-died': dated({
    from: '1900-01-01',
    value: { years: 15 },
    source:
      'Care Planning, Placement and Case Review (England) Regulations 2010, reg 50(1)(b): 15 years from a death before 18',
  }),
  adopted: dated({
    from: '1900-01-01',
    value: { years: 100 },
    source:
      'Disclosure of Adoption Information (Post-Commencement Adoptions) Regulations 2005, reg 6(2): 100 years from the order',
  }),
  helped: dated({
    from: '1900-01-01',
    value: { years: 25, ours: true },
    source: 'Our assumption until the trust agrees its own: the 25th birthday, as no law gives a time',
  }),
}

/** How many years nothing may have been written of a child who was only helped before the file may go. */
export const quietYears: Dated<YearsKept> = dated({
  from: '1900-01-01',
  value: { years: 6, ours: true },
  source: 'Our assumption, from the six years of the Limitation Act 1980, section 5',
})

/** Records that are not persons’ files here, and how long they are kept: told, and destroyed by nothing here. */
export const keptElsewhere: readonly { readonly what: string; readonly long: string; readonly law: string }[] = [
  {
    what: 'Foster carers who were approved',
    long: 'at least 10 years from the end of their approval',
    law: 'Fostering Services (England) Regulations 2011, reg 32',
  },
  {
    what: 'Foster carers who were not approved, or withdrew',
    long: 'at least 3 years from then',
    law: 'Fostering Services (England) Regulations 2011, reg 32',
  },
  {
    what: 'Children of a children’s home',
    long: 'the 75th anniversary of birth, or 15 years from a death before 18',
    law: 'Children’s Homes (England) Regulations 2015, reg 36',
  },
  {
    what: 'Workers',
    long: 'six years after they leave',
    law: 'Our assumption, from the Limitation Act 1980, section 5; longer where a hold covers them',
  },
  {
    what: 'The trust’s own registers, returns and audit',
    long: 'for as long as the trust is there',
    law: 'Our assumption',
  },
]
