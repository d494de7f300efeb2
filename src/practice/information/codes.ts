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
