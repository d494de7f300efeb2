import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { defineKind } from '../../../spine/ledger/kind.ts'
import { accommodationCode, activityCode, inTouch } from '../codes.ts'

const birthdayReported = z.number().int().min(17).max(25).optional().meta({
  title: 'Birthday it was reported for',
  description: 'The return asks about the time on or around a birthday',
})

const FOR_THE_RETURN = 'The return takes the latest around each birthday from 17 on.'

/** Whether we were in touch with a care leaver. */
export const careLeaverContact = defineKind({
  name: 'care-leaver-contact',
  subject: 'person',
  title: 'Keeping in touch',
  about: 'Whether the trust was in touch with the young person on or around a birthday.',
  section: 'leaving-care',
  lasts: false,
  source: 'SSDA903 OC3: IN_TOUCH',
  schema: z.object({ inTouch: coded(inTouch).meta({ title: 'In touch' }), birthday: birthdayReported }),
  says: entry => label(inTouch, entry.body.inTouch),
  form: { group: 'leaving', starts: 'Date it was known', hint: FOR_THE_RETURN },
})

/** What a care leaver was mainly doing. */
export const careLeaverActivity = defineKind({
  name: 'care-leaver-activity',
  subject: 'person',
  title: 'Main activity',
  about: 'What the young person was mainly doing on or around a birthday: education, training, employment or none.',
  section: 'leaving-care',
  lasts: false,
  source: 'SSDA903 OC3: ACTIV',
  schema: z.object({ activity: coded(activityCode).meta({ title: 'Main activity' }), birthday: birthdayReported }),
  says: entry => (entry.body.activity === '0' ? undefined : label(activityCode, entry.body.activity)),
  form: { group: 'leaving', starts: 'Date it was known', hint: FOR_THE_RETURN },
})

/** Where a care leaver was living, and whether it was suitable. */
export const careLeaverAccommodation = defineKind({
  name: 'care-leaver-accommodation',
  subject: 'person',
  title: 'Accommodation',
  about: 'Where the young person was living on or around a birthday, and whether it was judged suitable.',
  section: 'leaving-care',
  lasts: false,
  source: 'SSDA903 OC3: ACCOM',
  schema: z.object({
    accommodation: coded(accommodationCode).meta({ title: 'Accommodation' }),
    birthday: birthdayReported,
  }),
  says: entry => (entry.body.accommodation === '0' ? undefined : label(accommodationCode, entry.body.accommodation)),
  form: { group: 'leaving', starts: 'Date it was known', hint: FOR_THE_RETURN },
})

export const reportKinds = [careLeaverContact, careLeaverActivity, careLeaverAccommodation] as const
