/** Someone who was in care long ago, whose paper file was written up here. Nobody real: every name is invented. */
export interface DemoLongAgo {
  readonly given: string
  readonly family: string
  readonly sex: 'F' | 'M'
  readonly council: 'north' | 'west'
  /** How many days before the demonstration is made their 75th birthday was; after it where negative. */
  readonly past: number
  /** How old they were when they came into care, and when they left. */
  readonly from: number
  readonly until: number
  readonly note: string
  readonly is?: 'held' | 'proposed' | 'destroyed'
}

/** Files that are past their time, will be this quarter, are held, proposed or destroyed. */
export const demoLongAgo: readonly DemoLongAgo[] = [
  {
    given: 'Winifred',
    family: 'Applestead',
    sex: 'F',
    council: 'north',
    past: 410,
    from: 6,
    until: 15,
    note: 'Boarded out with Mr and Mrs Tarrow at Long Fold. Settled, and sings in the choir.',
    is: 'destroyed',
  },
  {
    given: 'Dennis',
    family: 'Quarrendon',
    sex: 'M',
    council: 'west',
    past: 300,
    from: 9,
    until: 18,
    note: 'At the cottage homes. His sister Joan writes each month.',
    is: 'proposed',
  },
  {
    given: 'Maureen',
    family: 'Fallowby',
    sex: 'F',
    council: 'north',
    past: 190,
    from: 3,
    until: 16,
    note: 'Moved from the nursery to Mrs Ivel, who asks that she may stay.',
    is: 'held',
  },
  {
    given: 'Roy',
    family: 'Hexley',
    sex: 'M',
    council: 'north',
    past: 120,
    from: 11,
    until: 15,
    note: 'Left to join the merchant navy. A good report from his master.',
  },
  {
    given: 'Sheila',
    family: 'Brockwell',
    sex: 'F',
    council: 'west',
    past: 64,
    from: 8,
    until: 17,
    note: 'Visited by her aunt on Sundays. Would like to be a nurse.',
  },
  {
    given: 'Terence',
    family: 'Ludgrove',
    sex: 'M',
    council: 'west',
    past: -9,
    from: 5,
    until: 18,
    note: 'With his brother Alan at Dene House. They are not to be parted.',
  },
]
