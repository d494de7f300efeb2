import { codeSet } from '../../../spine/ledger/code-list.ts'

const CPR = 'Care Planning, Placement and Case Review (England) Regulations 2010'

/** What day-to-day decisions are about. */
export const delegatedMatter = codeSet({
  name: 'delegated-matter',
  title: 'The decision',
  source: `${CPR}, Schedule 2; the list is Alongside’s own`,
  codes: [
    { code: 'haircut', label: 'Haircuts' },
    { code: 'school-trip', label: 'School trips for the day' },
    { code: 'school-trip-away', label: 'School trips away for a night or more' },
    { code: 'overnight', label: 'Nights with friends' },
    { code: 'holiday-uk', label: 'Holidays in this country' },
    { code: 'holiday-abroad', label: 'Holidays abroad, and a passport' },
    { code: 'photographs', label: 'Photographs' },
    { code: 'phone', label: 'A phone, and being online' },
    { code: 'clubs', label: 'Clubs and sport' },
    { code: 'medical-routine', label: 'Routine health appointments' },
    { code: 'medical-consent', label: 'Consent to treatment' },
    { code: 'immunisation', label: 'Vaccinations' },
    { code: 'dental', label: 'The dentist and optician' },
    { code: 'first-aid', label: 'First aid and simple medicines' },
    { code: 'school-choice', label: 'Which school' },
    { code: 'school-meetings', label: 'Meetings with the school' },
    { code: 'faith', label: 'Faith and worship' },
    { code: 'piercing', label: 'Ear piercing and tattoos' },
    { code: 'part-time-work', label: 'Part-time work' },
    { code: 'other', label: 'Something else' },
  ],
})

export const whoDecides = codeSet({
  name: 'who-decides',
  title: 'Who may decide',
  source: `${CPR}, Schedule 2`,
  codes: [
    { code: 'carer', label: 'The carer or the home' },
    { code: 'parent', label: 'A parent' },
    { code: 'trust', label: 'The social worker or their manager' },
    { code: 'together', label: 'The carer, after asking' },
    { code: 'young-person', label: 'The young person themselves' },
  ],
})

/** Who must be told of a new home. */
export const notifiedPerson = codeSet({
  name: 'notified-person',
  title: 'Who was told',
  source: `${CPR}, reg 13`,
  codes: [
    { code: 'child', label: 'The child' },
    { code: 'parents', label: 'Parents and others with parental responsibility' },
    { code: 'family', label: 'Others the child has family time with' },
    { code: 'previous-carer', label: 'The carer before' },
    { code: 'health', label: 'The health bodies for both areas' },
    { code: 'gp', label: 'The GP, and the new one' },
    { code: 'school', label: 'The school or college' },
    { code: 'reviewing-officer', label: 'The independent reviewing officer' },
    { code: 'area-authority', label: 'The council for the area' },
  ],
})

export const notifiedOf = codeSet({
  name: 'notified-of',
  title: 'What they were told of',
  source: `${CPR}, regs 13 and 14`,
  codes: [
    { code: 'start', label: 'A new home' },
    { code: 'end', label: 'A home ending' },
  ],
})

/** What a senior officer had to approve. */
export const approvalOf = codeSet({
  name: 'approval-of',
  title: 'What was approved',
  source: `${CPR}, regs 10, 11, 17 to 19, 23 to 25, 27A and 39`,
  codes: [
    { code: 'out-of-area', label: 'A home outside our area' },
    { code: 'distant', label: 'A home outside our area and not next to it' },
    { code: 'parent-placement', label: 'Living with a parent under a care order' },
    { code: 'reg-24-temporary', label: 'A relative or friend as temporary foster carer' },
    { code: 'reg-25-extension', label: 'Longer as a temporary foster carer' },
    { code: 'reg-25-independent-review', label: 'Longer, until an independent review of the carer ends' },
    { code: 'cease-looking-after', label: 'Ceasing to look after the child' },
    { code: 'ks4-move', label: 'A move that disrupts school years 10 and 11' },
    { code: 'over-14-admission', label: 'A young person of 14 or over coming into care' },
    { code: 'emergency-outside-approval', label: 'A foster home outside its terms of approval, in an emergency' },
    {
      code: 'supported-accommodation-exception',
      label: 'Living under 16 where there is no care, by a listed exception',
    },
    { code: 'unregistered', label: 'A home that should be registered and is not' },
  ],
})

export const approverRole = codeSet({
  name: 'approver-role',
  title: 'Who approved it',
  source: `${CPR}, reg 2 and the regulation for each approval`,
  codes: [
    { code: 'team-manager', label: 'Team manager' },
    { code: 'service-manager', label: 'Service manager' },
    { code: 'nominated-officer', label: 'Nominated officer' },
    { code: 'agency-decision-maker', label: 'Agency decision maker' },
    { code: 'director', label: 'Director of children’s services' },
  ],
})
