import { inWords } from '../../spine/web/format.ts'
import type { PaperSection } from '../../spine/web/paper/paper.ts'
import type { BothSides } from '../../spine/web/services.ts'
import { figureIn } from './pages-words.ts'

/** The councils’ side for the report, as it stands on the day: service levels, what is not done, and what is escalated. */
export function councilsSections({ on, levels, dependencies, escalations }: BothSides): readonly PaperSection[] {
  const held = levels.filter(level => level.ended === null)
  const undone = dependencies.filter(each => each.ended === null && each.state.level !== 'met')
  const open = escalations.filter(each => each.settled === null)
  if (held.length === 0 && undone.length === 0 && open.length === 0) return []
  return [
    {
      heading: `The councils’ side, as it stands on ${inWords(on)}`,
      blocks: [
        {
          is: 'table',
          caption: 'Support services',
          columns: [
            { text: 'What is measured', share: 40 },
            { text: 'Council', share: 14 },
            { text: 'Target', share: 12, number: true },
            { text: 'Latest', share: 12, number: true },
            { text: 'How it stands', share: 28 },
          ],
          rows: held.map(({ reference, title, council, unit, target, figures, state }) => {
            const latest = figures[0]?.value ?? null
            return [
              `${reference} ${title}`,
              council || 'Both',
              { words: figureIn(unit, target), value: target },
              { words: figureIn(unit, latest), value: latest },
              [{ text: state.words, level: state.level }],
            ]
          }),
          empty: 'No service level is held.',
        },
        {
          is: 'table',
          caption: 'What the councils must do and is not done, or not in full',
          columns: [
            { text: 'What', share: 50 },
            { text: 'Council', share: 20 },
            { text: 'How it stands', share: 30 },
          ],
          rows: undone.map(({ reference, title, council, state }) => [
            `${reference} ${title}`,
            council || 'Both',
            [{ text: state.words, level: state.level }],
          ]),
          empty: 'Everything is done as agreed.',
        },
        {
          is: 'table',
          caption: 'Open escalations',
          columns: [
            { text: 'Escalation', share: 45 },
            { text: 'Raised', share: 20 },
            { text: 'How it stands', share: 35 },
          ],
          rows: open.map(({ reference, title, raised, state }) => [
            `${reference} ${title}`,
            inWords(raised),
            [{ text: state.words, level: state.level }],
          ]),
          empty: 'No escalation is open.',
        },
      ],
    },
  ]
}
