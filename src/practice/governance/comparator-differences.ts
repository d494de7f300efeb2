const SNAPSHOT =
  'The Department counts the same children on 31 March; it rounds national numbers to the nearest ten and percentages to whole numbers.'
const OC2 =
  'The Department asks this of children in care for the whole twelve months to 31 March, from the return of the year, and publishes whole percentages.'
const LEAVERS =
  'The Department asks this of young people in the months around each birthday in the year, of those in care for thirteen weeks or more since they were fourteen.'

/** How a published figure is counted otherwise than the measure it stands beside, in plain words. */
export const DIFFERENCES: Readonly<Record<string, string>> = {
  'cla-number': SNAPSHOT,
  'cla-rate': `${SNAPSHOT} Rates go by the estimate of people under 18 at the middle of the year before, as revised since.`,
  'cla-starts': `The Department counts each child once in the year, at the first start, as we do. ${SNAPSHOT}`,
  'cla-ceases': `The Department counts each child once in the year, at the last leaving, as we do. ${SNAPSHOT}`,
  'kpi-7': `${SNAPSHOT} It asks of children under 16; the contract’s words do not say so, and we count as the Department does.`,
  'kpi-8': `${SNAPSHOT} It leaves out homes of less than a day.`,
  'sw-changes':
    'The Department first published this for the year to March 2024, from dates of social workers that not every council held in full.',
  'oc2-health-assessment': OC2,
  'oc2-immunisations': OC2,
  'oc2-dental': OC2,
  'oc2-development': OC2,
  'oc2-convictions': OC2,
  'oc2-substance': OC2,
  'sdq-completion': OC2,
  'sdq-average': OC2,
  'sdq-bands': OC2,
  'cl-suitable-17-18': LEAVERS,
  'cl-suitable-19-21': LEAVERS,
  'cl-eet-17-18': LEAVERS,
  'cl-eet-19-21': LEAVERS,
}
