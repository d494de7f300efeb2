import { periodsOfCare } from '../../practice/care/notions.ts'
import { ethnicity, sex } from '../../practice/people/codes.ts'
import { identifier, importantPerson } from '../../practice/people/kinds.ts'
import { type CodeSet, label } from '../../spine/ledger/code-set.ts'
import { type SubjectFile, all, fileOf } from '../../spine/ledger/file.ts'
import type { Standing } from '../../spine/ledger/rulebook.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type { CareSpell, Clash, SideBySide } from '../../spine/web/services.ts'
import { rulebook } from '../rulebook.ts'

/** The file that two would be together: all that is written in either, and nothing else. */
export function together(kept: SubjectFile, other: SubjectFile): SubjectFile {
  const entries = [...Object.values(kept.entries), ...Object.values(other.entries)].flat()
  return fileOf(kept.id, entries, { ...other.places, ...kept.places }, kept.subject)
}

/** Two files side by side on a day, with what they would say together. `councilName` names a council by its code. */
export function compareFiles(
  kept: SubjectFile,
  other: SubjectFile,
  on: PlainDate,
  councilName: (code: string) => string,
): readonly SideBySide[] {
  const [one, two, both] = [kept, other, together(kept, other)].map(file => saysOf(file, on, councilName)) as [
    Says,
    Says,
    Says,
  ]
  return Object.keys(one).map(about => {
    const [mine, theirs] = [one[about] ?? '', two[about] ?? '']
    const differs = mine !== '' && theirs !== '' && mine !== theirs
    return { about, kept: mine, other: theirs, together: both[about] ?? '', differs }
  })
}

/** What two files say that cannot be so of one person, or asks to be looked at first. */
export function clashesOf(kept: SubjectFile, other: SubjectFile): readonly Clash[] {
  const overlaps = periodsOfCare(kept).flatMap((mine): readonly Clash[] =>
    periodsOfCare(other)
      .filter(theirs => overlap(spellOf(mine), spellOf(theirs)))
      .map(theirs => ({ is: 'overlap', kept: spellOf(mine), other: spellOf(theirs) })),
  )
  const named = [
    ...all(kept, importantPerson).filter(each => each.body.person === other.id),
    ...all(other, importantPerson).filter(each => each.body.person === kept.id),
  ]
  return [...overlaps, ...named.map((each): Clash => ({ is: 'names-the-other', what: each.body.name }))]
}

type Says = Readonly<Record<string, string>>

function saysOf(file: SubjectFile, on: PlainDate, councilName: (code: string) => string): Says {
  const stands: Standing = rulebook.standing(file, on)
  return {
    Name: stands.name ?? '',
    'Date of birth': stands.born === null ? '' : inWords(stands.born),
    Sex: labelled(sex, stands.sex),
    Ethnicity: labelled(ethnicity, stands.ethnicity),
    Council: stands.council === null ? '' : councilName(stands.council),
    Numbers: [...new Set([stands.number ?? '', ...all(file, identifier).map(each => each.body.value)])]
      .flatMap(each => each || [])
      .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
      .join(', '),
    'Times in care': periodsOfCare(file)
      .map(each => spellInWords(spellOf(each)))
      .join('; '),
  }
}

/** A time in care as people say it. */
export function spellInWords({ from, until }: CareSpell): string {
  return until === null ? `from ${inWords(from)}` : `${inWords(from)} to ${inWords(until)}`
}

function spellOf({ start, end }: { readonly start: PlainDate; readonly end: PlainDate | null }): CareSpell {
  return { from: start, until: end }
}

// A time in care that ends on the day another begins does not overlap it.
function overlap(a: CareSpell, b: CareSpell): boolean {
  return (a.until === null || a.until > b.from) && (b.until === null || b.until > a.from)
}

function labelled(set: CodeSet, code: string | null): string {
  return code === null ? '' : label(set, code)
}
