/** Said at the head of every page made from the code. */
export const generatedNote = '<!-- Made from the code by `alongside docs`. Change the code, not this page. -->'

/** A page: its note, title and parts, with a line between each; parts that are undefined are left out. */
export function page(title: string, ...parts: readonly (string | undefined)[]): string {
  return `${[generatedNote, `# ${title}`, ...parts.filter(part => part !== undefined && part !== '')].join('\n\n')}\n`
}

/** A table, with whatever would break its cells made harmless. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(heads), `| ${heads.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

/** A list of points. */
export function points(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n')
}

/** A link within the documents. */
export function link(words: string, to: string): string {
  return `[${words}](${to})`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
