import { z } from 'zod'
import { type CodeSet, codeSet, coded } from '../spine/ledger/code-set.ts'
import { type AnyKind, day, defineKind, ref } from '../spine/ledger/kind.ts'
import { type Measure, defineMeasure } from '../spine/measure/measure.ts'
import { type Duty, defineDuty } from '../spine/duty/duty.ts'
import { days } from '../spine/duty/span.ts'
import { type Room, defineRoom } from '../spine/room.ts'
import { dated } from '../spine/time/dated.ts'

// A room so small that all of it can be seen, for the tests of what is said of rooms.

/** Its one code set. */
export const animal: CodeSet = codeSet({
  name: 'animal',
  title: 'Animal',
  source: 'the pets return',
  codes: [
    { code: 'CAT', label: 'Cat' },
    { code: 'DOG', label: 'Dog', from: '2020-04-01', note: 'large | small' },
    { code: 'EEL', label: 'Eel', from: '2010-04-01', until: '2015-03-31' },
    { code: 'FLY', label: 'Fly', until: '2009-03-31' },
  ],
})

/** Its one kind, with a field of every sort. */
export const pet: AnyKind = defineKind({
  name: 'pet',
  subject: 'person',
  title: 'Pet',
  about: 'An animal that lives with the child.',
  section: 'people',
  lasts: true,
  source: 'Pets: ANIMAL',
  narrative: ['story'],
  schema: z.object({
    animal: coded(animal).meta({ title: 'Animal' }),
    born: day().optional().meta({ title: 'Born' }),
    legs: z.number().int().optional().meta({ title: 'Legs', description: 'As counted' }),
    size: z.enum(['small', 'large']),
    owner: ref('person', 'household').optional(),
    friendly: z.boolean(),
    story: z.string().optional(),
    names: z.array(z.string()),
  }),
  says: () => 'A pet came',
})

/** Its one measure. */
export const pets: Measure = defineMeasure({
  id: 'pets',
  title: 'Children with a pet',
  question: 'How many children live with a pet?',
  definition: 'Asked about: every child. Counts: a pet lives with them.',
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'child',
  period: 'snapshot',
  sources: [
    { title: 'The pets return', provision: 'table 1', verified: true },
    { title: 'Pets Act 2001', provision: 's 2', verified: false },
  ],
  reads: [pet],
  population: () => [{ because: { key: 'pets.everyone' } }],
})

/** A duty it might have. */
export const walk: Duty = defineDuty({
  id: 'pet-walk',
  title: 'Walk the dog',
  about: 'A dog is walked every day.',
  owner: 'social-worker',
  section: 'people',
  layer: 'law',
  sources: [
    { title: 'Pets Act 2001', provision: 's 3', verified: true },
    { title: 'Pets Guidance', provision: 'para 9', verified: false },
  ],
  limits: {
    'next-walk': dated(
      { from: '2001-04-01', value: days(2), source: 's 3' },
      { from: '2010-04-01', value: days(1), source: 's 3 as amended' },
    ),
  },
  metBy: 'A walk.',
  stops: 'There is no dog.',
  reads: [pet],
  occasions: () => [],
})

/** The room itself. */
export const petsRoom: Room = defineRoom({
  name: 'pets',
  title: 'Pets',
  kinds: [pet],
  measures: [pets],
  words: { 'pets.everyone': 'Every child', 'pets.since': 'A {code:animal} since {on:date}, with {legs} legs' },
})
