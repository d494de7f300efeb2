import { codeSet } from '../../spine/ledger/code-list.ts'

/** What happened to the information. */
export const breachType = codeSet({
  name: 'breach-type',
  title: 'What happened',
  source: 'Alongside',
  codes: [
    { code: 'wrong-person', label: 'Sent or given to the wrong person' },
    { code: 'too-much', label: 'More sent than should have been' },
    { code: 'seen', label: 'Seen by someone who had no reason to' },
    { code: 'lost', label: 'Lost or stolen' },
    { code: 'wrong-record', label: 'Written in the wrong record, or changed wrongly' },
    { code: 'published', label: 'Put where anyone could see it' },
    { code: 'attack', label: 'An attack on our systems' },
    { code: 'not-to-be-had', label: 'Could not be had when it was needed' },
    { code: 'supplier', label: 'At someone who works for us' },
    { code: 'other', label: 'Something else' },
  ],
})

/** How much harm a breach may do to the people it is about: what decides who is told (UK GDPR, articles 33 and 34). */
export const breachSeverity = codeSet({
  name: 'breach-severity',
  title: 'Risk to the people it is about',
  source: 'UK GDPR, articles 33(1) and 34(1)',
  codes: [
    { code: 'high', label: 'High risk', note: 'The Commissioner and the people themselves are told.' },
    { code: 'risk', label: 'A risk', note: 'The Commissioner is told.' },
    { code: 'unlikely', label: 'A risk is unlikely', note: 'Nobody outside need be told; why is kept.' },
  ],
})

/** Who asks to see a record. */
export const accessRequester = codeSet({
  name: 'access-requester',
  title: 'Who asks',
  source: 'Alongside',
  codes: [
    { code: 'self', label: 'The person themselves' },
    { code: 'parent', label: 'A parent, for a child who cannot ask' },
    { code: 'for-them', label: 'Someone acting for them, with their leave' },
  ],
})

/** What became of a request to see a record. */
export const accessOutcome = codeSet({
  name: 'access-outcome',
  title: 'What became of it',
  source: 'UK GDPR, articles 12 and 15',
  codes: [
    { code: 'whole', label: 'Everything was given' },
    { code: 'part', label: 'Given, with some of it left out' },
    { code: 'nothing', label: 'Nothing is held' },
    { code: 'refused', label: 'Refused, and told why and how to complain' },
    { code: 'withdrawn', label: 'No longer wanted' },
  ],
})

/** Why words of a record may be left out of what its person is given. */
export const redactionGround = codeSet({
  name: 'redaction-ground',
  title: 'Why it is left out',
  source: 'Data Protection Act 2018, Schedules 2 to 4',
  codes: [
    {
      code: 'third-party',
      label: 'It is about somebody else',
      note: 'Schedule 2, paragraph 16: the other person has not agreed, and it is not reasonable to go on without',
    },
    {
      code: 'contact',
      label: 'It says how to reach somebody else',
      note: 'Schedule 2, paragraph 16',
    },
    {
      code: 'social-work-harm',
      label: 'It would be likely to do serious harm (social work)',
      note: 'Schedule 3, paragraph 11',
    },
    {
      code: 'health-harm',
      label: 'It would be likely to do serious harm (health)',
      note: 'Schedule 3, paragraph 5: only once the health professional has been asked (paragraph 6)',
    },
    {
      code: 'education-harm',
      label: 'It would be likely to do serious harm (education)',
      note: 'Schedule 3, paragraph 19',
    },
    {
      code: 'child-abuse',
      label: 'It tells of child abuse, and a parent asks: giving it would not be in the child’s interest',
      note: 'Schedule 3, paragraph 21',
    },
    { code: 'legal', label: 'A lawyer’s advice to us', note: 'Schedule 2, paragraph 19: legal professional privilege' },
    { code: 'court', label: 'A court’s own papers, which its rules let it hold back', note: 'Schedule 3, paragraph 9' },
    { code: 'adoption', label: 'Adoption law keeps it back', note: 'Schedule 4, paragraph 3' },
    { code: 'crime', label: 'It would hinder stopping or finding out a crime', note: 'Schedule 2, paragraph 2' },
  ],
})

export type RedactionGround = (typeof redactionGround.codes)[number]['code']

/** Why records may not be destroyed, whatever their age. */
export const holdReason = codeSet({
  name: 'hold-reason',
  title: 'Why',
  source: 'Alongside',
  codes: [
    { code: 'inquiry', label: 'A public inquiry asked that nothing be destroyed' },
    {
      code: 'abuse',
      label: 'It tells of sexual abuse of a child',
      note: 'Kept for 75 years, as the Independent Inquiry into Child Sexual Abuse asked of everyone',
    },
    { code: 'claim', label: 'A claim, or one that may come' },
    { code: 'police', label: 'The police asked' },
    { code: 'court', label: 'A court ordered it' },
    { code: 'complaint', label: 'A complaint, or the Ombudsman' },
    { code: 'family', label: 'Brothers, sisters or other family still need it' },
    { code: 'other', label: 'Another reason' },
  ],
})

/** Which class of records a file is of: what decides how long it is kept. */
export const retentionClass = codeSet({
  name: 'retention-class',
  title: 'Class of record',
  source: 'Alongside',
  codes: [
    { code: 'adopted', label: 'Adopted' },
    { code: 'looked-after', label: 'Looked after' },
    { code: 'helped', label: 'Helped, never looked after' },
  ],
})

export type RetentionClass = (typeof retentionClass.codes)[number]['code']

/** Which files a hold on the trust’s records covers. */
export const holdCovers = codeSet({
  name: 'hold-covers',
  title: 'Which files it covers',
  source: 'Alongside',
  codes: [{ code: 'every', label: 'Every file' }, ...retentionClass.codes],
})
