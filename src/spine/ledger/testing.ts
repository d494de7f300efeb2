import { z } from 'zod'
import { dueRowsOf } from '../duty/rows.ts'
import { plainDate } from '../time/plain-date.ts'
import { hashOfKinds } from './facts.ts'
import { latest } from './file.ts'
import { defineKind } from './kind.ts'
import type { Rulebook, Standing, WorkerStanding } from './rulebook.ts'

/** A kind for the ledger's own tests. */
export const stay = defineKind({
  name: 'stay',
  subject: 'person',
  title: 'Stay',
  about: 'A stay somewhere, for the ledger’s tests.',
  section: 'care',
  lasts: true,
  schema: z.object({
    place: z.string().min(1, 'Say where'),
    postcode: z.string().optional(),
    words: z.string().optional(),
  }),
  narrative: ['words'],
  says: entry => `Went to ${entry.body.place}`,
})

const NOWHERE: Standing = {
  number: null,
  name: null,
  sortedName: null,
  council: null,
  born: null,
  sex: null,
  ethnicity: null,
  careFrom: null,
  careUntil: null,
  lostAfter: null,
  keepClass: null,
  keepUntil: null,
  legalStatus: null,
  homeType: null,
  homeProvider: null,
  homePostcode: null,
  homeFrom: null,
  separated: false,
  worker: null,
  workerId: null,
  reviewerId: null,
  adviserId: null,
  risk: null,
  school: null,
  alerts: 0,
  changesOn: null,
}

const NOBODY: WorkerStanding = {
  name: null,
  number: null,
  post: null,
  team: null,
  fte: null,
  agency: null,
  holdsCases: false,
  target: null,
  postFrom: null,
  postUntil: null,
}

/** A rulebook of one kind: a person stands where they last stayed. */
export const stays: Rulebook = {
  kinds: new Map([[stay.name, stay]]),
  standing: file => ({
    ...NOWHERE,
    homeType: latest(file, stay)?.body.place ?? null,
    number: String(file.entries['stay']?.length ?? 0),
  }),
  worker: () => NOBODY,
  trust: () => ({ keptFrom: null, limits: {}, terms: [] }),
  due: (file, asking) => dueRowsOf(file, [], asking),
  hash: hashOfKinds([stay], 'test'),
}

/** Someone who may write files, for tests. */
export const writer = { author: 'tester', sight: 'files' } as const

/** A day from text, for tests. */
export const on = plainDate
