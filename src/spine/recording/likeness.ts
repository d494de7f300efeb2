/** Above this, what was written of two children is pointed out as nearly the same. */
export const NEARLY_THE_SAME = 0.85

/** Fewer words than this are alike by chance. */
const ENOUGH_WORDS = 12

/** Past this many words the comparison keeps to the beginning, where a copied text shows itself. */
const MOST_WORDS = 1500

// Swapped when a text is copied from a brother to a sister, and no sign that anything else was changed.
const PRONOUNS = new Set('he she they him her them his hers their theirs himself herself themselves'.split(' '))

/**
 * How alike two texts are, from 0 to 1: the words they share in the same order, of all the words of both. Capitals,
 * punctuation, pronouns and the children's own `names` are not told apart, so that a text copied from one child to another
 * with the name changed is still the same text. Texts of fewer than 12 words are 0: 'Seen alone, well and happy' is
 * rightly written of many.
 */
export function likeness(a: string, b: string, names: readonly string[] = []): number {
  const called = new Set(names.flatMap(wordsIn))
  const first = wordsIn(a).map(word => plain(word, called))
  const second = wordsIn(b).map(word => plain(word, called))
  if (first.length < ENOUGH_WORDS || second.length < ENOUGH_WORDS) return 0
  const one = first.slice(0, MOST_WORDS)
  const other = second.slice(0, MOST_WORDS)
  const all = one.length + other.length
  // The same words in any order can never be fewer than those in the same order: cheap to count, and most texts stop here.
  const most = (2 * shared(one, other)) / all
  return most <= NEARLY_THE_SAME ? most : (2 * inSameOrder(one, other)) / all
}

function wordsIn(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .replaceAll(/[’']s\b/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function plain(word: string, called: ReadonlySet<string>): string {
  return PRONOUNS.has(word) || called.has(word) ? '·' : word
}

function shared(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let found = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    found++
  }
  return found
}

/** The length of the longest run of words that stand in both in the same order, gaps allowed. */
function inSameOrder(a: readonly string[], b: readonly string[]): number {
  let before = new Uint16Array(b.length + 1)
  let row = new Uint16Array(b.length + 1)
  for (const word of a) {
    for (let at = 1; at <= b.length; at++)
      row[at] =
        word === b[at - 1] ? (before[at - 1] as number) + 1 : Math.max(before[at] as number, row[at - 1] as number)
    const swap = before
    before = row
    row = swap
  }
  return before[b.length] as number
}
