import { codeSet } from '../../spine/ledger/code-list.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'

/** The sensory need the service knows a child for. */
export const sensoryNeed = codeSet({
  name: 'sensory-need',
  title: 'Sensory need',
  source: 'Special educational needs and disability code of practice: 0 to 25 years (2015), paragraphs 6.34 and 6.35',
  codes: [
    { code: 'hearing', label: 'Hearing' },
    { code: 'vision', label: 'Vision' },
    { code: 'multi', label: 'Multi-sensory' },
  ],
})

export type SensoryNeed = (typeof sensoryNeed.codes)[number]['code']

/** How much support a child has from the service. */
export const supportLevel = codeSet({
  name: 'sensory-support-level',
  title: 'Level of support',
  source:
    'Our assumption: four levels that the service sets from the score of the NatSIP Eligibility Framework for Scoring Support Levels (2017), whose own bands have not been read',
  codes: [
    { code: 'high', label: 'High', note: 'Seen every two weeks or more, by our own plan' },
    { code: 'medium', label: 'Medium', note: 'Seen every half term' },
    { code: 'low', label: 'Low', note: 'Seen every term' },
    { code: 'monitoring', label: 'Monitoring', note: 'Seen once a year' },
  ],
})

export type SupportLevel = (typeof supportLevel.codes)[number]['code']

/** How the level of support was arrived at. */
export const eligibilityFramework = codeSet({
  name: 'sensory-eligibility-framework',
  title: 'How the level was set',
  source: 'NatSIP (National Sensory Impairment Partnership): eligibility frameworks',
  codes: [
    { code: 'natsip', label: 'NatSIP eligibility framework for scoring support levels' },
    { code: 'natsip-early', label: 'NatSIP framework for deaf children from birth to nursery' },
    { code: 'natsip-habilitation', label: 'NatSIP habilitation framework' },
    { code: 'judgement', label: 'The specialist’s judgement' },
  ],
})

/** Who visits. The first three hold the mandatory qualification for their field. */
export const sensoryDiscipline = codeSet({
  name: 'sensory-discipline',
  title: 'Specialist',
  source:
    'Special educational needs and disability code of practice: 0 to 25 years (2015), paragraph 6.61; roles of the published service',
  codes: [
    { code: 'qtod', label: 'Qualified teacher of the deaf' },
    { code: 'qtvi', label: 'Qualified teacher of children with vision impairment' },
    { code: 'qtmsi', label: 'Qualified teacher of children with multi-sensory impairment' },
    { code: 'habilitation', label: 'Habilitation specialist' },
    { code: 'audiology', label: 'Educational audiologist' },
    { code: 'language', label: 'Speech and language therapist' },
    { code: 'technology', label: 'Technology or resource specialist' },
    { code: 'practitioner', label: 'Specialist practitioner' },
  ],
})

/** Those whose visits the service's plan counts. */
export const QUALIFIED_TEACHERS: ReadonlySet<string> = new Set(['qtod', 'qtvi', 'qtmsi'])

/** Where a visit was made. */
export const sensoryPlace = codeSet({
  name: 'sensory-visit-place',
  title: 'Where',
  source: 'Alongside',
  codes: [
    { code: 'school', label: 'School or college' },
    { code: 'nursery', label: 'Nursery or early years' },
    { code: 'home', label: 'Home' },
    { code: 'clinic', label: 'Clinic or hospital' },
    { code: 'community', label: 'Out and about' },
    { code: 'video', label: 'By video' },
  ],
})

/** What a visit was for. */
export const sensoryPurpose = codeSet({
  name: 'sensory-visit-purpose',
  title: 'What it was for',
  source: 'Alongside',
  codes: [
    { code: 'assessment', label: 'Assessing what the child needs' },
    { code: 'teaching', label: 'Teaching the child' },
    { code: 'equipment', label: 'Checking hearing aids or equipment' },
    { code: 'mobility', label: 'Mobility and living skills' },
    { code: 'advice', label: 'Advice to the school' },
    { code: 'family', label: 'Support to the family' },
    { code: 'review', label: 'Review, or moving on to a new school' },
  ],
})

/** Who employs an access and communication support worker. */
export const supportEmployer = codeSet({
  name: 'sensory-support-employer',
  title: 'Who employs them',
  source: 'A published business case for a shared sensory impairment service',
  codes: [
    { code: 'service', label: 'The service' },
    { code: 'school', label: 'The school itself' },
  ],
})

/** How an access and communication support worker gives access. */
export const accessBy = codeSet({
  name: 'sensory-access-by',
  title: 'Access by',
  source: 'A published business case for a shared sensory impairment service',
  codes: [
    { code: 'bsl', label: 'British Sign Language' },
    { code: 'braille', label: 'Braille' },
    { code: 'other', label: 'Another way' },
  ],
})

/** The age, in completed years, up to which the service knows a young person: from then on nobody is on its caseload. */
export const knownUpToAge: Dated<number> = dated({
  from: '2020-11-01',
  value: 19,
  source: 'A published business case for a shared sensory impairment service: children and young people of 0 to 19',
})
