import { carriedOver } from '../notions.ts'
import type { ColumnOf } from '../columns.ts'
import { type Rule, rule } from '../rule.ts'

/** What may not change of an episode that was open at the end of last year. */
export const carriedOverRules: readonly Rule[] = [
  unchanged('503A', 'RNE', 'the reason the episode began'),
  unchanged('503B', 'LS', 'the legal status'),
  unchanged('503C', 'CIN', 'the category of need'),
]

function unchanged(code: string, column: ColumnOf<'Episodes'>, what: string): Rule {
  return rule({
    code,
    reads: { Episodes: ['DECOM', column], Episodes_last: ['DECOM', 'DEC', column] },
    fields: [column],
    wrong: `The child’s first episode is the one open at the end of last year, and ${what} differs from what was sent then.`,
    mend: `Give what was sent last year, or, where ${what} changed since, end that episode and begin another.`,
    find: child => {
      const pair = carriedOver(child)
      return pair && pair.first[column] !== pair.open[column] ? [pair.first] : []
    },
  })
}
