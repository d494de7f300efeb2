/** Whatever in a page a strict content security policy would block, or that would let words in as markup: none is wanted. */
export function unsafeIn(html: string): readonly string[] {
  const found: string[] = []
  for (const match of html.matchAll(/<[a-z][^>]*\sstyle=/gi)) found.push(match[0])
  for (const match of html.matchAll(/<style[\s>]/gi)) found.push(match[0])
  for (const match of html.matchAll(/<[a-z][^>]*\son[a-z]+=/gi)) found.push(match[0])
  for (const match of html.matchAll(/<script(?![^>]*\b(?:nonce|src)=)[^>]*>/gi)) found.push(match[0])
  return found
}

/** A page's text without its tags, its white space drawn together. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<(script|svg|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The first heading's text. */
export function headingOf(html: string): string {
  return textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '')
}

/** Where every link goes, each once. */
export function linksIn(html: string): readonly string[] {
  return [
    ...new Set([...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(match => (match[1] ?? '').replaceAll('&amp;', '&'))),
  ]
}
