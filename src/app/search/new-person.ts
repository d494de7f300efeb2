import { birthKnownBy, sex } from '../../practice/people/codes.ts'
import type { CodeSet } from '../../spine/ledger/code-set.ts'
import { type PlainDate, addYears, isPlainDate } from '../../spine/time/plain-date.ts'
import type { NewPersonProblem, NewPersonTyped } from '../../spine/web/services.ts'

const MOST_YEARS = 120

/** What is written in a new file. */
export interface NewPerson {
  readonly given: string
  readonly family: string
  readonly born: PlainDate
  readonly birthKnownBy?: string
  readonly sex: string
  readonly council: string
  readonly postcode?: string
}

/** Reads what was typed of a new person; every fault at once. Pure. */
export function readNewPerson(
  typed: NewPersonTyped,
  councils: readonly string[],
  today: PlainDate,
): { readonly person: NewPerson } | { readonly problems: readonly NewPersonProblem[] } {
  const problems: NewPersonProblem[] = []
  const refuse = (field: NewPersonProblem['field'], why: NewPersonProblem['why']): void => {
    problems.push({ field, why })
  }
  for (const field of ['given', 'family'] as const) {
    if (typed[field] === '') refuse(field, 'missing')
    else if (typed[field].length > 80) refuse(field, 'too-long')
  }
  const born = dayOf(typed)
  if (born === '') refuse('born', 'missing')
  else if (!isPlainDate(born)) refuse('born', 'not-a-day')
  else if (born > today) refuse('born', 'to-come')
  else if (born < addYears(today, -MOST_YEARS)) refuse('born', 'too-old')
  if (typed.birthKnownBy !== '' && !hasCode(birthKnownBy, typed.birthKnownBy)) refuse('birthKnownBy', 'not-a-choice')
  if (!hasCode(sex, typed.sex)) refuse('sex', typed.sex === '' ? 'missing' : 'not-a-choice')
  if (!councils.includes(typed.council)) refuse('council', typed.council === '' ? 'missing' : 'not-a-choice')
  const postcode = typed.postcode.replaceAll(' ', '').toUpperCase()
  if (postcode !== '' && !/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(postcode)) refuse('postcode', 'not-a-postcode')
  if (problems.length > 0) return { problems }
  return {
    person: {
      given: typed.given,
      family: typed.family,
      born: born as PlainDate,
      ...(typed.birthKnownBy === '' ? {} : { birthKnownBy: typed.birthKnownBy }),
      sex: typed.sex,
      council: typed.council,
      ...(postcode === '' ? {} : { postcode }),
    },
  }
}

// Blank where nothing was typed at all; otherwise as a day is written, whether or not there is such a day.
function dayOf({ day, month, year }: NewPersonTyped): string {
  if (day + month + year === '') return ''
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function hasCode(set: CodeSet, code: string): boolean {
  return set.codes.some(each => each.code === code)
}
