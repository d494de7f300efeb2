import { bornOn } from '../../../practice/people/notions.ts'
import { ageOn } from '../../../spine/time/age.ts'
import type { PartSection, SectionedPart } from '../../../spine/web/services.ts'
import type { ChildOnFile } from '../on-file.ts'
import { DOCUMENTS } from './documents-part.ts'
import { HEALTH } from './health-part.ts'
import { HOME } from './home-part.ts'
import { LEARNING } from './learning-part.ts'
import { PEOPLE } from './people-part.ts'
import type { Placed } from './placed.ts'
import { PLAN } from './plan-part.ts'
import { section } from './sections.ts'
import { WORDS } from './words-part.ts'

/** Every part's sections, in order. */
export const PLACES: Readonly<Record<SectionedPart, readonly Placed[]>> = {
  plan: PLAN,
  home: HOME,
  health: HEALTH,
  learning: LEARNING,
  people: PEOPLE,
  words: WORDS,
  documents: DOCUMENTS,
}

const placeOf: ReadonlyMap<string, SectionedPart> = new Map(
  Object.entries(PLACES).flatMap(([part, placed]) =>
    placed.flatMap(({ kinds }) => kinds.map(kind => [kind, part as SectionedPart] as const)),
  ),
)

/** The part a kind of entry is shown in; undefined where it stands in the story alone. */
export function partOfKind(kind: string): SectionedPart | undefined {
  return placeOf.get(kind)
}

/** A part's sections as they are told of a child. */
export function sectionsOf(child: ChildOnFile, part: SectionedPart): readonly PartSection[] {
  const born = bornOn(child.file)
  const age = born === undefined ? undefined : ageOn(born, child.on)
  return PLACES[part].flatMap(placed => {
    if ('tell' in placed) return placed.tell(child)
    const { usualFor, ...about } = placed
    const usual = about.usual === true || (age !== undefined && usualFor?.(age) === true)
    return section(child, { ...about, usual })
  })
}
