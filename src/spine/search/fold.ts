// Letters that stand for themselves and do not come apart into a plain letter and a mark.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  ŋ: 'n',
}

/** Text as it is compared: small plain letters, digits and single spaces; apostrophes are left out, other marks part words. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıəŋ]/g, letter => LETTERS[letter] ?? letter)
    .replace(/['’‘ʼ`´ʻʿʾ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a name as it is compared: each by itself, and those of a name in several words run together. */
export function wordsOfName(text: string): readonly string[] {
  const words = fold(text).split(' ').filter(Boolean)
  if (words.length < 2) return words
  return [...new Set([...words.filter(word => word.length > 1), words.join('')])]
}

/** A number or a postcode as it is compared: its letters and digits, run together. */
export function foldNumber(text: string): string {
  return fold(text).replaceAll(' ', '')
}
