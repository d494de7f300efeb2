/** One part of how a measure is counted, under a heading. */
export interface DefinitionPart {
  readonly title: string
  readonly text: string
}

const TITLES = ['Asked about', 'Counts', 'Left out', 'Not known'] as const
type Title = (typeof TITLES)[number]

/**
 * A definition under the questions people ask of it: who is asked about, what counts, who is left out, and when it
 * cannot be told. Every sentence of the definition stands in exactly one part, in its own order.
 */
export function definitionParts(definition: string): readonly DefinitionPart[] {
  const held = new Map<Title, string[]>(TITLES.map(title => [title, []]))
  let under: Title = /\bCounts:/.test(definition) ? 'Asked about' : 'Counts'
  let latest: Title = under
  for (const sentence of sentencesOf(definition)) {
    const named = LABEL.exec(sentence)
    const title = named ? titleOf(named[1] ?? '') : undefined
    // A list of those left out is one sentence or several, up to the next label; what is said in passing is one.
    if (title) under = title
    latest = title ?? ownPartOf(sentence, latest) ?? under
    held.get(latest)?.push(named && title ? capital(sentence.slice(named[0].length)) : sentence)
  }
  return TITLES.flatMap(title => {
    const text = (held.get(title) ?? []).join(' ')
    return text === '' ? [] : [{ title, text }]
  })
}

const LABEL = /^((?:Asked about|Counts|Counted|(?:Also )?[Ll]eft out[a-z ]*)): /
const LEANS = /^(?:It|They|Its|Their|There|This|These|Those|Such|When is|So) /

function titleOf(label: string): Title | undefined {
  if (label === 'Asked about') return 'Asked about'
  return label.startsWith('Count') ? 'Counts' : 'Left out'
}

// A sentence that leans on the one before stays with it.
function ownPartOf(sentence: string, latest: Title): Title | undefined {
  if (LEANS.test(sentence)) return latest
  if (/\b(?:is|are|was|were) (?:neither and are )?left out\b/.test(sentence)) return 'Left out'
  if (/^(?:Each (?:child )?counts|What counts)\b/.test(sentence)) return 'Counts'
  if (/\b(?:is|are) asked about (?:even )?where\b/.test(sentence)) return 'Asked about'
  return /\b(?:is|are|as|stays?) not known(?:[.;:,]| and\b)/.test(sentence) ? 'Not known' : undefined
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.?!]["’”)]?) (?=["‘“(]?[A-Z])/)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
