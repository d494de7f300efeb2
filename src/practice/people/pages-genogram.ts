import { element, linesOf, picture, text } from '../../spine/web/charts/svg.ts'
import type { FamilyPicture } from '../../spine/web/services.ts'

const SIZE = 19
const NAME_LETTERS = 15
const LINE = 16
// How wide one person's place is.
const PERSON = 130

/**
 * A family drawn as a genogram: squares, circles and diamonds in generations, joined as couples and as parents. What it
 * shows is said in its description, and everyone in it stands in the list beside it too.
 */
export function drawGenogram(family: FamilyPicture): string {
  return picture(
    {
      id: 'genogram',
      title: 'The family, drawn',
      className: `genogram genogram--${Math.min(16, Math.max(1, Math.ceil(family.width / PERSON)))}`,
      width: family.width,
      height: family.height,
    },
    family.sentence,
    ...family.lines.map(({ from, to, as }) =>
      element('line', { class: `genogram__${as}`, x1: from[0], y1: from[1], x2: to[0], y2: to[1] }),
    ),
    ...family.people.flatMap(drawPerson),
  )
}

function drawPerson(person: FamilyPicture['people'][number]): readonly string[] {
  const { x, y, name, role, child, died, household } = person
  const look = ['genogram__person', child ? 'genogram__child' : '', household ? 'genogram__household' : '']
    .filter(part => part !== '')
    .join(' ')
  const names = linesOf(name, NAME_LETTERS).slice(0, 2)
  const roles = linesOf(role, NAME_LETTERS + 3).slice(0, 2)
  return [
    outline(person, SIZE, look),
    ...(child ? [outline(person, SIZE - 5, 'genogram__inner')] : []),
    ...(died
      ? [
          element('line', { class: 'genogram__died', x1: x - SIZE, y1: y - SIZE, x2: x + SIZE, y2: y + SIZE }),
          element('line', { class: 'genogram__died', x1: x - SIZE, y1: y + SIZE, x2: x + SIZE, y2: y - SIZE }),
        ]
      : []),
    ...names.map((line, n) => text(x, y + SIZE + 17 + n * LINE, 'genogram__name', line, 'middle')),
    ...roles.map((line, n) => text(x, y + SIZE + 17 + (names.length + n) * LINE, 'genogram__role', line, 'middle')),
  ]
}

function outline({ x, y, shape }: FamilyPicture['people'][number], size: number, className: string): string {
  switch (shape) {
    case 'square':
      return element('rect', { class: className, x: x - size, y: y - size, width: size * 2, height: size * 2 })
    case 'circle':
      return element('circle', { class: className, cx: x, cy: y, r: size })
    case 'diamond':
      return element('polygon', {
        class: className,
        points: [
          [x, y - size],
          [x + size, y],
          [x, y + size],
          [x - size, y],
        ]
          .map(point => point.join(','))
          .join(' '),
      })
  }
}
