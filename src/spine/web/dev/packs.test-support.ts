import { plainDate } from '../../time/plain-date.ts'
import type { Paper } from '../paper/paper.ts'
import type { PacksService } from '../services.ts'

const paper = (title: string, heading: string): Paper => ({
  title,
  about: 'Meeting of 14 April 2027',
  on: plainDate('2027-03-31'),
  from: 'The children’s trust',
  name: 'pack-2027-04-14',
  opening: [{ is: 'words', words: 'A made-up paper' }],
  sections: [{ heading, blocks: [{ is: 'list', items: ['A made-up line'] }] }],
})

/** Made-up packs and years; a meeting whose id ends in 9 has none. */
export const madeUpPacks: PacksService = {
  pack: async (_, meeting) =>
    meeting.endsWith('9')
      ? undefined
      : {
          board: { id: meeting, name: 'Corporate parenting board' },
          pack: paper('Corporate parenting board', 'Agenda'),
          young: paper('What the people in charge are talking about', 'How things are'),
        },
  year: async (_, end = plainDate('2026-03-31')) => ({
    end,
    ends: [plainDate('2026-03-31'), plainDate('2025-03-31')],
    report: paper('Annual report 2025-26', 'Foreword'),
    young: paper('Your year', 'How things are'),
  }),
}
