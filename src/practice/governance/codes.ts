import { codeSet } from '../../spine/ledger/code-list.ts'

/** What a length of time is counted in. */
export const spanUnit = codeSet({
  name: 'span-unit',
  title: 'Counted in',
  source: 'Alongside',
  codes: [
    { code: 'working-days', label: 'Working days' },
    { code: 'school-days', label: 'School days' },
    { code: 'days', label: 'Days' },
    { code: 'weeks', label: 'Weeks' },
    { code: 'months', label: 'Months' },
    { code: 'hours', label: 'Hours' },
  ],
})
