/** Text made safe for the inside of an element or of an attribute in double quotes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? character)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** An element. Attributes that are undefined are left out; numbers are to a tenth of a pixel. Children are markup. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? tenth(value) : escape(String(value))}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

/** Text at a place. */
export function text(x: number, y: number, className: string, words: string, anchor?: 'middle' | 'end'): string {
  return element('text', { x, y, class: className, 'text-anchor': anchor }, escape(words))
}

/** A whole chart, with a title and description that assistive technology reads. Throws where the id would not do. */
export function picture(
  {
    id,
    title,
    className,
    width,
    height,
  }: { id: string; title: string; className: string; width: number; height: number },
  description: string,
  ...children: readonly string[]
): string {
  if (!/^[A-Za-z][\w-]*$/.test(id)) throw new Error(`'${id}' will not do as a chart's id`)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `chart ${className}`,
      viewBox: `0 0 ${tenth(width)} ${tenth(height)}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    element('title', { id: `${id}-title` }, escape(title)),
    element('desc', { id: `${id}-desc` }, escape(description)),
    ...children,
  )
}

function tenth(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Roughly how wide text is, in pixels: enough to keep labels from touching. */
export function widthOf(words: string, size: number): number {
  return words.length * size * 0.56
}

/** Text cut into lines of no more than `most` characters, at spaces; a longer word stands alone. */
export function linesOf(words: string, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * Places for labels near where they would stand, at least `gap` apart and between `top` and `bottom`, in the order
 * given. They keep their order from top to bottom.
 */
export function apart(wanted: readonly number[], gap: number, top: number, bottom: number): readonly number[] {
  const order = wanted.map((y, n) => ({ y, n })).sort((a, b) => a.y - b.y || a.n - b.n)
  const placed: number[] = []
  for (const { y } of order) placed.push(Math.max(y, placed.length === 0 ? top : (placed.at(-1) as number) + gap))
  for (let n = placed.length - 1, floor = bottom; n >= 0; n--) {
    placed[n] = Math.min(placed[n] as number, floor)
    floor = (placed[n] as number) - gap
  }
  const result = Array.from(wanted)
  for (const [rank, { n }] of order.entries()) result[n] = placed[rank] as number
  return result
}
