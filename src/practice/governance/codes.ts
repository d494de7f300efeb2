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

/** Whether what was promised came about. */
export const promiseKept = codeSet({
  name: 'promise-kept',
  title: 'Was the promise kept?',
  source: 'Alongside',
  codes: [
    { code: 'kept', label: 'Kept' },
    { code: 'in-part', label: 'Kept in part' },
    { code: 'not-kept', label: 'Not kept' },
    { code: 'not-due', label: 'Not due yet' },
  ],
})

/** Where children were heard on a matter. */
export const heardWhere = codeSet({
  name: 'heard-where',
  title: 'Where they were heard',
  source: 'Alongside',
  codes: [
    { code: 'council', label: 'Children in Care Council' },
    { code: 'care-leavers', label: 'Care leavers’ forum' },
    { code: 'reviews', label: 'Reviews' },
    { code: 'visits', label: 'Visits and talks with their workers' },
    { code: 'survey', label: 'A survey' },
    { code: 'advocates', label: 'Advocates and independent visitors' },
    { code: 'complaints', label: 'Complaints and compliments' },
    { code: 'group', label: 'Another group or event' },
  ],
})
