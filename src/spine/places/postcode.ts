/** A postcode as it is kept and looked up: capitals, no spaces. Empty when nothing is left. */
export function normalisePostcode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

/** A postcode as people write it, one space before the last three characters. */
export function writtenPostcode(text: string): string {
  const kept = normalisePostcode(text)
  return kept.length > 3 ? `${kept.slice(0, -3)} ${kept.slice(-3)}` : kept
}
