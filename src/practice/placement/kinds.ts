import { z } from 'zod'
import { coded, label } from '../../spine/ledger/code-set.ts'
import { day, defineKind, entryRef, ref } from '../../spine/ledger/kind.ts'
import {
  placementProvider,
  placementType,
  reasonPlacementChanged,
  temporaryStayType,
  unregisteredOversightStep,
} from './codes.ts'

/** Where a child in care lives. A change of legal status alone is not a new one; a temporary stay does not end one. */
export const placement = defineKind({
  name: 'placement',
  subject: 'person',
  title: 'Home',
  about:
    'A home where the child lives: its kind, who provides it and where it is. Temporary stays away do not interrupt it.',
  section: 'care',
  lasts: true,
  source:
    'SSDA903 Episodes: PLACE, PLACE_PROVIDER, PL_POST, URN, REASON_PLACE_CHANGE, with RNE deciding what is a new home',
  schema: z.object({
    type: coded(placementType).meta({ title: 'Kind of home' }),
    provider: coded(placementProvider).optional().meta({ title: 'Who provides it' }),
    postcode: z.string().optional().meta({ title: 'Postcode' }),
    urn: z.string().optional().meta({ title: 'Ofsted number' }),
    sameCarer: z.boolean().meta({
      title: 'Same carer as before',
      description: 'True when only the address, provider or status changed and the carer did not (RNE T, U or L)',
    }),
    changeReason: coded(reasonPlacementChanged).optional().meta({ title: 'Why it ended' }),
    setting: ref('setting').optional().meta({ title: 'Which home' }),
    household: ref('household').optional().meta({ title: 'Which carers' }),
    carerName: z.string().max(120).optional().meta({ title: 'Who looks after the child' }),
    phone: z.string().max(40).optional().meta({ title: 'Telephone' }),
    address: z.string().optional().meta({ title: 'Address' }),
    ofArea: z.string().max(120).optional().meta({
      title: 'Council for the area, if outside ours',
      description: 'Its name',
    }),
    adjoining: z.boolean().optional().meta({ title: 'If outside our area, is it next to it?' }),
    emergency: z.boolean().optional().meta({ title: 'Was it made in an emergency?' }),
    longTerm: z.boolean().optional().meta({ title: 'Is it meant to last until 18?' }),
    agreedFewerVisits: day().optional().meta({
      title: 'Day the child agreed to fewer visits',
      description: 'Only in a long-term foster home of over a year, and only while the child agrees',
    }),
    fewerVisitsWithdrawn: day().optional().meta({ title: 'Day the child no longer agreed to fewer visits' }),
    connectedCarerTemporary: z.boolean().optional().meta({
      title: 'With a relative or friend approved for a time (regulation 24)?',
    }),
    fullyApproved: day().optional().meta({ title: 'Day the relative or friend was fully approved' }),
    beforeAssessed: z.boolean().optional().meta({
      title: 'With a parent before the assessment was finished (regulation 19)?',
    }),
    assessed: day().optional().meta({ title: 'Day the assessment of the parent was finished' }),
    outsideApproval: z.boolean().optional().meta({
      title: 'With foster carers outside their terms of approval, in an emergency (regulation 23)?',
    }),
    regularised: day().optional().meta({ title: 'Day the terms of approval were changed' }),
    disruptsKeyStage4: z.boolean().optional().meta({
      title: 'Did the move disrupt school years 10 and 11?',
    }),
    unregistered: z.boolean().optional().meta({ title: 'Should the home be registered, and is not?' }),
  }),
  narrative: ['address'],
  says: entry =>
    entry.body.sameCarer
      ? `Same carer, now: ${label(placementType, entry.body.type).toLowerCase()}`
      : `Moved: ${label(placementType, entry.body.type).toLowerCase()}`,
  form: {
    group: 'home',
    starts: 'Day the child moved in',
    ends: 'Day they left',
    own: ['changeReason', 'longTerm', 'agreedFewerVisits', 'fewerVisitsWithdrawn', 'disruptsKeyStage4'],
    hint: 'A change of legal status alone is not a new home, and nor is a short stay away.',
    attachments: true,
  },
})

/** A stay away that was meant to end in the same home. Past its limits it is treated as a move by the notions that count homes. */
export const temporaryStay = defineKind({
  name: 'temporary-stay',
  subject: 'person',
  title: 'Temporary stay',
  about:
    'A short stay away (hospital, holiday, the carer’s holiday or another reason) from which the child is to return to the same home.',
  section: 'care',
  lasts: true,
  source: 'SSDA903 Episodes with PLACE T0 to T4',
  schema: z.object({
    type: coded(temporaryStayType).meta({ title: 'Why' }),
    postcode: z.string().optional().meta({ title: 'Postcode' }),
    returned: z.boolean().optional().meta({ title: 'Came back to the same home' }),
  }),
  says: entry => `Away for a while: ${label(temporaryStayType, entry.body.type).toLowerCase()}`,
  form: { group: 'home', starts: 'Day they went', ends: 'Day they came back', own: ['returned'] },
})

/** A senior check on a child living in a home that should be registered and is not. Its start is the day. */
export const unregisteredOversight = defineKind({
  name: 'unregistered-oversight',
  subject: 'person',
  title: 'Check on an unregistered home',
  about: 'What senior officers did while a child lived in a home that should be registered and is not.',
  section: 'care',
  lasts: false,
  source: 'Care Standards Act 2000, s 11',
  story: 'process',
  schema: z.object({
    step: coded(unregisteredOversightStep).meta({ title: 'What was done' }),
    note: z.string().optional().meta({ title: 'What was found, and what happens next' }),
  }),
  narrative: ['note'],
  says: entry => label(unregisteredOversightStep, entry.body.step),
  form: { group: 'home', starts: 'Day it was done', own: ['note'], attachments: true },
})

/** Who looks after the child in a home, and how to reach them. Its start is the day it was known. */
export const homeDetails = defineKind({
  name: 'home-details',
  subject: 'person',
  title: 'Who the child lives with',
  about:
    'Who looks after the child in a home, their telephone and address, and whether it is meant to last: kept apart from the home itself, so that a return may go on correcting that.',
  section: 'care',
  lasts: false,
  story: 'process',
  schema: z.object({
    placement: entryRef('placement').optional().meta({
      title: 'Which home',
      description: 'Left blank, it is the home the child had that day',
    }),
    carerName: z.string().trim().max(120).optional().meta({ title: 'Who looks after the child' }),
    phone: z.string().trim().max(40).optional().meta({ title: 'Telephone' }),
    address: z.string().trim().max(300).optional().meta({ title: 'Address' }),
    household: ref('household').optional().meta({ title: 'Which carers' }),
    setting: ref('setting').optional().meta({ title: 'Which children’s home' }),
    longTerm: z.boolean().optional().meta({ title: 'Is it meant to last until 18?' }),
  }),
  narrative: ['address'],
  says: entry => (entry.body.carerName ? `Lives with ${entry.body.carerName}` : undefined),
  form: {
    group: 'home',
    starts: 'Day from which it is so',
    own: ['longTerm'],
    hint: 'What is left blank stays as it was recorded before.',
  },
})

export const placementKinds = [placement, temporaryStay, unregisteredOversight, homeDetails] as const
