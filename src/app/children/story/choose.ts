import { FORM_GROUPS, type FormGroup, SECTIONS, type Section } from '../../../spine/ledger/kind.ts'
import type { ChildStory, StoryFilter } from '../../../spine/web/services.ts'
import type { ToldLine } from './lines.ts'

/** The lines a filter asks for, in the order they are told; with the words around what was looked for where the line lacks them. */
export function chosen(told: readonly ToldLine[], filter: StoryFilter): readonly ToldLine[] {
  const { group, section, from, to, text, whole } = filter
  const sought = text?.trim().toLowerCase()
  const found: ToldLine[] = []
  for (const each of told) {
    if (!whole && each.line.minor) continue
    if (group !== undefined && each.group !== group) continue
    if (section !== undefined && each.section !== section) continue
    const year = each.line.on === null ? undefined : Number(each.line.on.slice(0, 4))
    if (from !== undefined && (year === undefined || year < from)) continue
    if (to !== undefined && (year === undefined || year > to)) continue
    if (!sought) found.push(each)
    else {
      const match = matching(each, sought)
      if (match) found.push(match)
    }
  }
  return found
}

// In the line as it is read, or anywhere in what was recorded.
function matching(told: ToldLine, sought: string): ToldLine | undefined {
  const { title, text, effect, said } = told.line
  for (const words of [title, text, effect, said]) if (words?.toLowerCase().includes(sought)) return told
  for (const value of Object.values(told.entry.body as object)) {
    if (typeof value !== 'string' || ID.test(value)) continue
    const at = value.toLowerCase().indexOf(sought)
    if (at >= 0) return { ...told, line: { ...told.line, found: around(value, at, sought.length) } }
  }
  return undefined
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/
const AROUND = 60

function around(words: string, at: number, length: number): string {
  const begin = at <= AROUND ? 0 : words.indexOf(' ', at - AROUND) + 1
  const last = at + length + AROUND
  const end = last >= words.length ? words.length : Math.max(words.lastIndexOf(' ', last), at + length)
  return `${begin > 0 ? '…' : ''}${words.slice(begin, end)}${end < words.length ? '…' : ''}`
}

/** What a story may be chosen by: the groups, sections and years it has lines of. */
export function choicesOf(told: readonly ToldLine[]): ChildStory['choices'] {
  const groups = new Set<FormGroup>()
  const sections = new Set<Section>()
  const years = new Set<string>()
  for (const { group, section, line } of told) {
    groups.add(group)
    sections.add(section)
    if (line.on !== null) years.add(line.on.slice(0, 4))
  }
  return {
    group: (Object.keys(FORM_GROUPS) as FormGroup[])
      .filter(group => groups.has(group))
      .map(group => ({ value: group, text: FORM_GROUPS[group] })),
    section: SECTIONS.filter(section => sections.has(section)).map(section => ({
      value: section,
      text: SECTION_TITLES[section],
    })),
    years: [...years].sort().reverse(),
  }
}

const SECTION_TITLES: Readonly<Record<Section, string>> = {
  identity: 'Identity',
  people: 'People',
  care: 'Care',
  health: 'Health',
  education: 'Education',
  'leaving-care': 'Leaving care',
  adoption: 'Adoption',
  safety: 'Safety',
  casework: 'Casework',
  information: 'Who may see the record',
  workforce: 'Workforce',
  money: 'What homes cost',
  trust: 'The trust',
}
