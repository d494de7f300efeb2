import { z } from 'zod'
import { coded, label } from '../../../spine/ledger/code-set.ts'
import { line, longWords } from '../../../spine/ledger/fields.ts'
import { day, defineKind } from '../../../spine/ledger/kind.ts'
import {
  eligibilityFramework,
  sensoryDiscipline,
  sensoryNeed,
  sensoryPlace,
  sensoryPurpose,
  supportLevel,
} from '../codes.ts'

/** That the sensory impairment service knows a child, for what and at which level. A change of level is a new one. */
export const sensoryNeedKnown = defineKind({
  name: 'sensory-need',
  subject: 'person',
  title: 'Sensory need',
  about:
    'That the sensory impairment service knows the child: for hearing, vision or both, and at which level of support by the framework it was scored with. A change of level is a new one.',
  section: 'education',
  lasts: true,
  schema: z.object({
    need: coded(sensoryNeed).meta({ title: 'Sensory need' }),
    level: coded(supportLevel).meta({ title: 'Level of support' }),
    framework: coded(eligibilityFramework).meta({ title: 'How the level was set' }),
    score: z
      .number()
      .int('A score is a whole number')
      .min(0, 'A score is from 0 to 100')
      .max(100, 'A score is from 0 to 100')
      .optional()
      .meta({ title: 'Score', description: 'By the framework, out of 100' }),
    school: line('School', 120, 'Where the service sees the child, if it is not the school on file'),
    plan: longWords('What the service does, and what for'),
  }),
  narrative: ['plan'],
  says: ({ body }) =>
    `Known to the sensory impairment service: ${label(sensoryNeed, body.need).toLowerCase()}, ${label(supportLevel, body.level).toLowerCase()} support`,
  form: {
    group: 'learning',
    starts: 'Known to the service, at this level, from',
    ends: 'Until',
    own: ['need', 'level', 'framework', 'score', 'school', 'plan'],
    hint: 'When the level changes, end this one and record the new one.',
  },
})

/** A specialist's visit. Its start is the day. */
export const sensoryVisit = defineKind({
  name: 'sensory-visit',
  subject: 'person',
  title: 'Specialist visit (sensory)',
  about:
    'A visit of a specialist of the sensory impairment service: who, where, what for and when the next is planned.',
  section: 'education',
  lasts: false,
  schema: z.object({
    discipline: coded(sensoryDiscipline).meta({ title: 'Specialist' }),
    who: line('Name of the specialist', 120),
    place: coded(sensoryPlace).meta({ title: 'Where' }),
    purpose: z.array(coded(sensoryPurpose)).min(1, 'Say what it was for').meta({ title: 'What it was for' }),
    seen: z.boolean().meta({ title: 'Was the child seen?' }),
    next: day().optional().meta({ title: 'Next visit planned for' }),
    note: longWords('What was found, and what was agreed'),
  }),
  narrative: ['note'],
  says: ({ body }) =>
    `${label(sensoryDiscipline, body.discipline)} ${body.seen ? 'visited' : 'came; the child was not seen'}`,
  form: {
    group: 'learning',
    starts: 'Day of the visit',
    own: ['purpose', 'seen', 'next', 'note'],
    usual: { place: 'school', seen: true },
  },
})
