import type { Section } from '../ledger/kind.ts'
import type { Layer, Owner } from './duty.ts'

/** Whose work a duty is, as people say it. */
export const OWNER_TITLES: Readonly<Record<Owner, string>> = {
  'social-worker': 'Social worker',
  'reviewing-officer': 'Independent reviewing officer',
  'personal-adviser': 'Personal adviser',
  health: 'Health team',
  'virtual-school': 'Virtual school',
  'team-manager': 'Team manager',
  'service-manager': 'Service manager',
  'nominated-officer': 'Nominated officer',
  director: 'Director',
  'information-governance': 'Information governance lead',
  placements: 'Placements team',
  fostering: 'Fostering team',
  adoption: 'Adoption team',
  finance: 'Finance lead',
}

/** Where a duty stands, in a word or two. */
export const LAYER_TITLES: Readonly<Record<Layer, string>> = {
  law: 'Law',
  guidance: 'Statutory guidance',
  local: 'Our own practice',
}

/** What the parts of a file are called. */
export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  identity: 'Identity',
  care: 'Care',
  health: 'Health',
  education: 'Education',
  adoption: 'Adoption',
  'leaving-care': 'Leaving care',
  safety: 'Safety',
  people: 'People',
  casework: 'Casework',
  information: 'Who may see the record',
  workforce: 'Workforce',
  money: 'What homes cost',
  trust: 'The trust',
}

/** A limit's name as people read it: `first-in-a-home` is 'First in a home'. */
export function limitTitle(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
