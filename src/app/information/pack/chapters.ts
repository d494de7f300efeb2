import type { AnyKind, Section } from '../../../spine/ledger/kind.ts'

/** The chapters of a life as it is read, and what each is called to the person it is about. */
export const CHAPTERS = {
  who: 'Who I am',
  family: 'My family and the people around me',
  homes: 'My homes',
  plans: 'My plans and reviews',
  words: 'What I said, and what I did with the people who saw me',
  letters: 'Life story, letters and goodbyes',
  health: 'My health',
  school: 'School and learning',
  safety: 'Keeping me safe',
  adoption: 'Adoption and other families',
  growing: 'Growing up and leaving care',
  workers: 'The people who worked with me',
  work: 'What workers wrote and decided',
  record: 'Who asked to see my record',
} as const

export type Chapter = keyof typeof CHAPTERS

const OF_SECTION: Readonly<Record<Section, Chapter>> = {
  identity: 'who',
  people: 'family',
  care: 'plans',
  health: 'health',
  education: 'school',
  'leaving-care': 'growing',
  adoption: 'adoption',
  safety: 'safety',
  casework: 'work',
  information: 'record',
  workforce: 'work',
  money: 'work',
  trust: 'work',
}

// Where a kind is read elsewhere than its section says.
const OF_KIND: Readonly<Record<string, Chapter>> = {
  'family-time': 'family',
  'family-network-meeting': 'family',
  professional: 'workers',
  allocation: 'workers',
  'social-worker-episode': 'workers',
  alert: 'safety',
  need: 'who',
  language: 'who',
  religion: 'who',
  'heritage-plan': 'letters',
  'life-story-work': 'letters',
  introduction: 'letters',
  goodbye: 'letters',
  profile: 'who',
  'period-of-care': 'homes',
  'legal-status': 'homes',
  placement: 'homes',
  'temporary-stay': 'homes',
  'home-details': 'homes',
  'short-break': 'homes',
  'placement-plan': 'homes',
  'child-words': 'words',
  'direct-work': 'words',
  visit: 'words',
  'missing-episode': 'safety',
  'return-interview': 'safety',
  'risk-rating': 'safety',
}

/** Where in a life an entry of a kind is read. */
export function chapterOf(kind: Pick<AnyKind, 'name' | 'section'>): Chapter {
  return OF_KIND[kind.name] ?? OF_SECTION[kind.section]
}
