import { fold } from './fold.ts'

/** One way of reading letters as sounds: each pattern becomes the capital that stands for its sound, the first that fits. */
type Reading = readonly (readonly [RegExp, string])[]

// As English reads them.
const ENGLISH: Reading = [
  [/^(?:kn|gn)/, 'N'],
  [/^wr/, 'R'],
  [/^ps/, 'S'],
  [/^x/, 'S'],
  [/^mc/, 'mac'],
  [/sch|shch|tch|cz|tsch/g, 'C'],
  [/dzh|dj|dge?(?=[aeiouy])/g, 'J'],
  [/chr/g, 'Kr'],
  [/ch/g, 'C'],
  [/ph|v/g, 'F'],
  [/gh(?=[aeiouy])/g, 'K'],
  [/gh/g, ''],
  [/kh|ck|cq|q(?:u(?=[aeiou]))?/g, 'K'],
  [/th|dh/g, 'T'],
  [/sh|sz/g, 'X'],
  [/sc(?=[eiy])/g, 'S'],
  [/c(?=[eiy])/g, 'S'],
  [/ts|tz/g, 'S'],
  [/x/g, 'KS'],
  [/g(?=[eiy])/g, 'J'],
]

// As names brought into English from elsewhere are as often meant: Youssef for Joseph, Hadija for Khadija, Mikael for
// Michael, Osman for Othman, Nowak for Novak, Samira for Shamira, Chloe for Khloe.
const ELSEWHERE: Reading = [
  [/^(?:kn|gn)/, 'N'],
  [/^wr/, 'R'],
  [/^(?:dzh|dj|dh?i(?=[aou])|zh|j|y|i(?=[aou]))/, 'Y'],
  [/^kh/, 'H'],
  [/^x/, 'X'],
  [/^mc/, 'mac'],
  [/sch|shch|tch|cz|tsch/g, 'X'],
  [/dzh|dj|dge?(?=[aeiouy])|zh/g, 'J'],
  [/ch|kh|gh|ck|q/g, 'K'],
  [/ph|v/g, 'F'],
  [/w(?=[aeiou])/g, 'F'],
  [/(?:ow|aw|ew)$/g, 'F'],
  [/th|dh/g, 'S'],
  [/sh|sz/g, 'S'],
  [/ts|tz/g, 'S'],
  [/x/g, 'KS'],
  [/c(?=[eiy])/g, 'S'],
]

/**
 * How a word sounds, for finding it under another spelling: its consonants, likened, in one or two codes, since a name
 * that comes from another language is read in more than one way. Vowels count only where a word begins with one. Words
 * that share a code may be one name; many that are not share one too, so a code finds and never decides.
 */
export function soundsOf(word: string): readonly string[] {
  const plain = fold(word).replaceAll(' ', '')
  if (!/[a-z]{2}/.test(plain)) return []
  const codes = [ENGLISH, ELSEWHERE].map(reading => codeOf(plain, reading))
  return [...new Set(codes.filter(code => code.length > 0))]
}

function codeOf(plain: string, reading: Reading): string {
  let word = plain
  for (const [pattern, sound] of reading) word = word.replace(pattern, sound)
  // A letter doubled sounds once.
  word = word.replace(/([a-z])\1+/gi, '$1')
  const first = /^[aeiou]/.test(word) ? 'A' : /^[hy]/.test(word) ? word.charAt(0).toUpperCase() : ''
  const rest = word
    .slice(first === '' ? 0 : 1)
    .replace(/[aeiouyhw]/g, '')
    .toUpperCase()
    .replaceAll('D', 'T')
    .replaceAll('C', 'X')
    .replaceAll('Q', 'K')
    .replaceAll('G', 'K')
    .replaceAll('Z', 'S')
    .replaceAll('B', 'P')
  return (first + rest).slice(0, 8)
}
