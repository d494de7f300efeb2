import { type Dated, dated } from '../../spine/time/dated.ts'

/** How many children a full-time post holds at most, where nothing else was agreed for the person. */
export type Targets = Readonly<Record<string, number>>

const BOARD =
  'Corporate parenting board papers, January 2021: at most 22 children for a worker of a children in care team'

/**
 * The usual target of each post for a full week, as the trust set it from each date. Local, never the law. A post that is
 * not named has none, and whether its holder is above it then cannot be told.
 */
export const caseloadTargets: Dated<Targets> = dated({
  from: '2019-04-01',
  value: {
    'social-worker': 22,
    senior: 22,
    // The protected caseload of an assessed and supported year; the figure is local and not yet checked.
    'newly-qualified': 18,
    'reviewing-officer': 70,
  },
  source: `${BOARD}. Reviewing officers: IRO Handbook, 50 to 70 for a full-time officer`,
})

/** How many children the guidance expects of a full-time reviewing officer. */
export const reviewingOfficerBand: Dated<{ readonly least: number; readonly most: number }> = dated({
  from: '2011-04-01',
  value: { least: 50, most: 70 },
  source: 'IRO Handbook (Department for Children, Schools and Families, 2010): 50 to 70 for a full-time equivalent',
})
