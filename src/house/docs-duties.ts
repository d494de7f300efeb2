import type { Duty } from '../spine/duty/duty.ts'
import { spanInWords } from '../spine/duty/span.ts'
import { LAYER_TITLES, OWNER_TITLES, SECTION_TITLES, limitTitle } from '../spine/duty/titles.ts'
import type { Room } from '../spine/room.ts'
import { inWords } from '../spine/time/words.ts'
import { link, page, points, table } from './markdown.ts'

/** A page for each duty and an index of them by room, by path under `docs`. Nothing where no room has a duty. */
export function dutyPages(rooms: readonly Room[]): ReadonlyMap<string, string> {
  const owing = rooms.filter(room => (room.duties ?? []).length > 0)
  if (owing.length === 0) return new Map()
  return new Map([
    ['duties/README.md', index(owing)],
    ...owing.flatMap(room => (room.duties ?? []).map(duty => [`duties/${duty.id}.md`, dutyPage(room, duty)] as const)),
  ])
}

function index(rooms: readonly Room[]): string {
  const duties = rooms.flatMap(room => room.duties ?? [])
  const read = duties.filter(isRead).length
  return page(
    'Duties',
    `What must happen, by when and by which source: ${duties.length} duties. Of ${read} the text of every source was read; the others rest on knowledge that a practitioner or lawyer must check before they are relied on. A trust may set shorter limits of its own, never longer.`,
    ...rooms.flatMap(room => [
      `## ${room.title}`,
      table(
        ['Duty', 'Whose work', 'Stands on', 'By when', 'Source read'],
        (room.duties ?? []).map(duty => [
          link(duty.title, `${duty.id}.md`),
          OWNER_TITLES[duty.owner],
          LAYER_TITLES[duty.layer],
          latestLimits(duty),
          isRead(duty) ? 'Yes' : duty.sources.some(source => source.verified) ? 'In part' : 'Not yet',
        ]),
      ),
    ]),
  )
}

function dutyPage(room: Room, duty: Duty): string {
  const limits = Object.entries(duty.limits)
  return page(
    duty.title,
    duty.about,
    table(
      ['', ''],
      [
        ['Name in the code', `\`${duty.id}\``],
        ['Room', room.title],
        ['Whose work', OWNER_TITLES[duty.owner]],
        ['Stands on', LAYER_TITLES[duty.layer]],
        ['Part of the file', SECTION_TITLES[duty.section]],
        ['Told by a return too', duty.inReturn ? 'Yes, up to its own date' : 'No'],
      ],
    ),
    '## By when',
    limits.length === 0
      ? 'The date comes from elsewhere: from what was agreed, or from the event itself.'
      : table(
          ['Limit', 'From', 'Within', 'Set by'],
          limits.flatMap(([name, steps]) =>
            steps.map(({ from, value, source }) => [limitTitle(name), inWords(from), spanInWords(value), source]),
          ),
        ),
    '## What meets it',
    duty.metBy,
    '## What stops it',
    duty.stops,
    '## Where it comes from',
    points(
      duty.sources.map(
        source =>
          `${source.title}: ${source.provision}. ${source.verified ? 'The text was read.' : '**Not yet checked against the text.**'}`,
      ),
    ),
    '## What it reads',
    points(duty.reads.map(kind => link(kind.title, `../kinds/${kind.name}.md`))),
    link('All duties', 'README.md'),
  )
}

function latestLimits(duty: Duty): string {
  const limits = Object.entries(duty.limits)
  if (limits.length === 0) return 'A date of its own'
  return limits
    .flatMap(([name, steps]) => {
      const last = steps.at(-1)
      return last ? [`${limits.length > 1 ? `${limitTitle(name)}: ` : ''}${spanInWords(last.value)}`] : []
    })
    .join('; ')
}

function isRead(duty: Duty): boolean {
  return duty.sources.every(source => source.verified)
}
