import type { UserRole } from '../spine/access/roles.ts'
import { SIGNED_IN } from './recorded/staff.ts'

/** The part a demonstration user plays. */
export type DemoRole = UserRole

/** Someone who can sign in to a demonstration. Nobody real: the names are invented and the addresses go nowhere. */
export interface DemoUser {
  readonly role: DemoRole
  readonly title: string
  readonly name: string
  readonly email: string
}

/** One user for each part, in the order a visitor might try them. */
export const demoUsers: readonly DemoUser[] = [
  { role: 'administrator', title: 'Administrator', name: 'Imogen Farrowdale', email: 'administrator@example.org' },
  {
    role: 'director',
    title: 'Director of children’s services',
    name: 'Yewande Castellane',
    email: 'director@example.org',
  },
  { role: 'performance-analyst', title: 'Performance analyst', name: 'Rafiq Mendelbury', email: 'analyst@example.org' },
  { role: 'social-worker', title: 'Social worker', name: SIGNED_IN.socialWorker, email: 'social.worker@example.org' },
  {
    role: 'personal-adviser',
    title: 'Personal adviser',
    name: SIGNED_IN.personalAdviser,
    email: 'personal.adviser@example.org',
  },
  {
    role: 'independent-reviewing-officer',
    title: 'Independent reviewing officer',
    name: SIGNED_IN.reviewingOfficer,
    email: 'reviewing.officer@example.org',
  },
  { role: 'team-manager', title: 'Team manager', name: SIGNED_IN.teamManager, email: 'team.manager@example.org' },
  {
    role: 'service-manager',
    title: 'Service manager',
    name: SIGNED_IN.serviceManager,
    email: 'service.manager@example.org',
  },
  {
    role: 'virtual-school',
    title: 'Virtual school head',
    name: SIGNED_IN.virtualSchool,
    email: 'virtual.school@example.org',
  },
  {
    role: 'health-team',
    title: 'Nurse for children in care',
    name: SIGNED_IN.health,
    email: 'health.team@example.org',
  },
  { role: 'finance-lead', title: 'Finance lead', name: 'Osric Penhallow', email: 'finance.lead@example.org' },
  {
    role: 'information-governance',
    title: 'Information governance lead',
    name: 'Leontine Marchbury',
    email: 'information.governance@example.org',
  },
  {
    role: 'board-member',
    title: 'Corporate parenting board member (councillor)',
    name: 'Marguerite Olubanwo',
    email: 'councillor@example.org',
  },
  {
    role: 'care-experienced-board-member',
    title: 'Corporate parenting board member (care-experienced)',
    name: 'Kezi Thornavon',
    email: 'care.experienced@example.org',
  },
  // Last: their sign-in works only while the demonstration's visit lasts.
  {
    role: 'inspector',
    title: 'Inspector, while a visit lasts',
    name: 'Corvina Althwaite',
    email: 'inspector@example.org',
  },
]

/** A sign-in: the user and the password of this installation. */
export interface DemoSignIn extends DemoUser {
  readonly password: string
}

/**
 * The users with a password each, made of words and a number by the randomness given: a function that returns a whole
 * number from 0 up to but not including its argument, from a secure source. Passwords are never stored in the code;
 * each installation makes its own and prints them when it starts.
 */
export function demoSignIns(randomBelow: (limit: number) => number): readonly DemoSignIn[] {
  const word = (): string => WORDS[randomBelow(WORDS.length)] ?? 'harbour'
  return demoUsers.map(user => ({
    ...user,
    password: `${word()}-${word()}-${word()}-${word()}-${word()}-${1000 + randomBelow(9000)}`,
  }))
}

const WORDS = (
  'amber anchor apple arrow autumn badger banjo barley basket beacon birch bonfire bramble bridge bucket butter candle canvas ' +
  'castle cedar cherry chestnut cinder clover cobble copper coral cottage cricket crocus dahlia daisy damson dapple desert dolphin ' +
  'domino dragon drizzle ember falcon feather fennel ferry fiddle finch flannel forest fountain garden garnet ginger glacier ' +
  'granite gravel hammock harbour harvest hazel heather hedgerow heron hollow honey horizon iris island ivory jasmine jigsaw juniper ' +
  'kestrel kettle kingfisher lantern lavender ledger lemon lichen lilac linen lobster lupin magnet maple marble meadow mellow mitten ' +
  'mosaic mustard nectar nettle nutmeg oatmeal olive orchard otter paddle parsley pebble pepper pigeon plaster pocket poplar poppy ' +
  'puddle pumpkin quarry quiver radish raven ribbon river rocket rowan saddle saffron sandal sapling satchel shelter silver skylark ' +
  'slate sorrel sparrow spindle squirrel starling summer sundial swallow tangle teapot thimble thistle thunder timber toffee topaz ' +
  'tulip turnip valley velvet violet walnut warbler willow window winter wren yarrow'
).split(' ')
