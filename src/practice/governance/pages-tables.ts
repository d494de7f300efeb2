import { published, publishedBehind } from '../../spine/web/format.ts'
import type { Table } from '../../spine/web/download.ts'
import type { PublishedScorecard, Scorecard } from '../../spine/web/services.ts'

/** The scorecard as a list to save: exact values, and how they were come by on every row. */
export function scorecardTable(scorecard: Scorecard): Table {
  const columns = [
    'Group',
    'Measure',
    'Question',
    'Unit',
    'Now',
    'Numerator',
    'Denominator',
    'Cannot tell',
    'Left out',
    'A year ago',
    'Direction',
    'England',
    'England, period',
    'At',
    'Council',
    'As known on',
    'Worked out at',
    'Not yet recorded here: fed by',
  ]
  const { asked } = scorecard
  const tail = [asked.on, asked.councilName, asked.knownAt ?? 'now', asked.workedOutAt]
  const rows = scorecard.groups.flatMap(group =>
    group.rows.map(row =>
      row.held
        ? [
            group.title,
            row.title,
            row.question,
            row.unit,
            row.now.value,
            row.now.numerator,
            row.now.denominator,
            row.now.unknown,
            row.now.excluded,
            row.yearAgo?.value,
            row.direction.went,
            row.england?.value,
            row.england?.period,
            ...tail,
            null,
          ]
        : [
            group.title,
            row.title,
            row.question,
            row.unit,
            ...Array.from({ length: 9 }, () => null),
            ...tail,
            row.fedBy,
          ],
    ),
  )
  return { name: `scorecard-${asked.on}`, columns, rows }
}

/** The board's scorecard as a list to save: what the page shows, words in the place of numbers that are held back. */
export function boardTable(board: PublishedScorecard): Table {
  const columns = [
    'Group',
    'Question',
    'Part',
    'Now',
    'Children',
    'A year ago',
    ...board.councils.map(council => council.text),
    'England',
    'At',
  ]
  const rows = board.groups.flatMap(group =>
    group.rows.flatMap(row => [
      row.now
        ? [
            group.title,
            row.question,
            null,
            published(row.now),
            publishedBehind(row.now),
            published(row.yearAgo),
            ...board.councils.map((_, at) => published(row.councils[at])),
            row.england?.value,
            board.on,
          ]
        : [
            group.title,
            row.question,
            null,
            'not yet recorded here',
            ...Array.from({ length: 3 + board.councils.length }, () => null),
            board.on,
          ],
      ...(row.parts ?? []).map(part => [
        group.title,
        row.question,
        part.label,
        published(part.now),
        null,
        null,
        ...board.councils.map((_, at) => published(part.councils[at])),
        null,
        board.on,
      ]),
    ]),
  )
  return { name: `board-scorecard-${board.on}`, columns, rows }
}
