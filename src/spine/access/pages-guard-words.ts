import type { CoverProblem, PostProblem, RestrictionProblem, TeamProblem } from '../web/services.ts'
import type { OddSign } from './odd-looks.ts'

/** What makes a look odd, as people read it. */
export const SIGNS: Readonly<Record<OddSign, string>> = {
  'same-family-name': 'Has the child’s family name',
  'same-home': 'Lives at the postcode of the child’s home',
  'out-of-hours': 'Before 7 in the morning, after 8 in the evening or at a weekend',
  'no-working-link': 'Does not work with the child, and gave a reason',
  many: 'Opened the records of more than 100 people in an hour',
}

/** A sign as a filter names it. */
export const SIGN_CHOICES = [
  { value: 'same-family-name', text: 'Same family name' },
  { value: 'same-home', text: 'Same home' },
  { value: 'out-of-hours', text: 'Out of hours' },
  { value: 'no-working-link', text: 'No working link' },
  { value: 'many', text: 'Many in an hour' },
] as const satisfies readonly { readonly value: OddSign; readonly text: string }[]

/** What stands in the way of restricting a record, with the field it is put right in. */
export const RESTRICTION_PROBLEMS: Readonly<
  Record<RestrictionProblem, { readonly field: string; readonly text: string }>
> = {
  'why-too-short': { field: 'why', text: 'Say why in a sentence: at least 10 letters' },
  already: { field: 'why', text: 'This record is restricted already. Someone did so a moment ago' },
  'nobody-such': { field: 'person', text: 'Choose someone from the list' },
  'last-who-may-lift': {
    field: 'people',
    text: 'Nobody else who is named could lift this. Name another director or information governance lead first',
  },
  'not-restricted': { field: 'why', text: 'This record is not restricted. Someone lifted it a moment ago' },
}

/** What stands in the way of cover, with the field it is put right in. */
export const COVER_PROBLEMS: Readonly<Record<CoverProblem, { readonly field: string; readonly text: string }>> = {
  whose: { field: 'whose', text: 'Choose whose children are to be covered' },
  who: { field: 'who', text: 'Choose who covers' },
  same: { field: 'who', text: 'Nobody can cover for themselves: choose someone else' },
  from: { field: 'from', text: 'Enter the first day' },
  until: { field: 'until', text: 'Enter the last day: today or later, and not before the first' },
  'too-long': { field: 'until', text: 'Cover lasts a year at most: give the children to someone else instead' },
}

/** How a cover stands. */
export const COVER_STATES = { 'to-come': 'To come', now: 'Now', over: 'Over', ended: 'Ended early' } as const

/** What stands in the way of a change to a team, with the field it is put right in. */
export const TEAM_PROBLEMS: Readonly<Record<TeamProblem, { readonly field: string; readonly text: string }>> = {
  'name-missing': { field: 'name', text: 'Enter the team’s name, in at most 120 letters' },
  'name-taken': { field: 'name', text: 'Another team has this name' },
  'service-missing': { field: 'service', text: 'Enter the service it is part of, in at most 120 letters' },
  'council-not-known': { field: 'council', text: 'Choose a council from the list' },
  'nobody-such': { field: 'person', text: 'Choose someone from the list' },
}

/** What stands in the way of another post, with the field it is put right in. */
export const POST_PROBLEMS: Readonly<Record<PostProblem, { readonly field: string; readonly text: string }>> = {
  'post-not-known': { field: 'post', text: 'Choose a post from the list' },
  'team-not-known': { field: 'team', text: 'Choose a team that is open' },
  'fte-not-a-part': { field: 'fte', text: 'Enter 1 for full time, or less, such as 0.6 for three days' },
  'from-not-a-day': { field: 'post-from', text: 'Enter the day it begins' },
  'from-before-another': { field: 'post-from', text: 'This is before the post they hold began: enter a later day' },
  'no-worker-file': { field: 'post', text: 'Give them a role that works with children first' },
}

/** A list of what is wrong, for the top of a page and beside each field. */
export function errorsFrom<P extends string>(
  words: Readonly<Record<P, { readonly field: string; readonly text: string }>>,
  problems: readonly P[],
): readonly { readonly href: string; readonly text: string }[] {
  return problems.map(problem => ({ href: `#${words[problem].field}`, text: words[problem].text }))
}
