import { careLeavers, pledge } from './charters.ts'
import { outcomesFramework } from './outcomes.ts'
import { parentingStrategy } from './parenting-strategy.ts'
import type { DemoFramework } from './shapes.ts'
import { sufficiencyStrategy } from './sufficiency.ts'

export type * from './shapes.ts'

/** Every framework of the demonstration. */
export const demoFrameworks: readonly DemoFramework[] = [
  outcomesFramework,
  pledge,
  careLeavers,
  parentingStrategy,
  sufficiencyStrategy,
]

/**
 * What looks of some time ago said, by the colour they gave and whether that was better or worse than before. Nothing in them
 * is of one promise alone: what is, the newest look of each says.
 */
export const SAID_BEFORE: Readonly<Record<string, readonly string[]>> = {
  'first r': [
    'Looked at for the first time. It is not so for most of them, and we can say why for only half.',
    'Where we begin: far from what was promised, and differently in each council.',
  ],
  'first a': [
    'Looked at for the first time. It is so for many, and we do not know enough of the others.',
    'Where we begin: so in some teams and not in others.',
    'A first look with what the record tells. What children say of it is asked from now on.',
  ],
  'first g': ['Looked at for the first time. It is so for nearly all of them.'],
  'same r': [
    'No better. What was tried reached too few of them.',
    'As before. The people who were to do it were not in post.',
  ],
  'same a': [
    'As before. What was begun reaches more of them, and does not show in the figures yet.',
    'No real change. The half that was easy is done.',
    'Steady. The two councils are nearer to each other than they were.',
    'As before, and children say the same.',
  ],
  'same g': ['It holds.', 'It holds, also over the summer, when it did not last year.'],
  'up a': [
    'Better. What was agreed in the spring is done in most teams.',
    'Better, by more than comes and goes by itself.',
  ],
  'up g': ['Better again: so for nearly all of them, and children say so.'],
  'down a': ['Less good than it was. Looked into: people left, and what they did was not taken on.'],
  'down r': ['Worse. It is not what was promised, and the next look is sooner.'],
}
