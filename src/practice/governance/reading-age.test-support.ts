/**
 * About how old a reader must be for some sentences: the Flesch-Kincaid grade, which counts words in a sentence and
 * syllables in a word, and five. Source: Kincaid and others, Derivation of new readability formulas, 1975.
 */
export function readingAgeOf(text: string): number {
  const sentences = text.split(/[.!?]+(?:\s|$)/).filter(each => /\w/.test(each)).length
  const words = text.match(/[\w’'-]+/g) ?? []
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59 + 5
}

// Groups of vowels, without a silent e at the end; a number is read as one.
function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '')
  const groups = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').match(/[aeiouy]+/g) ?? []
  return Math.max(1, groups.length)
}
