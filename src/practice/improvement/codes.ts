import { codeSet } from '../../spine/ledger/code-list.ts'

/** How an action is going, with what each colour means. */
export const deliveryRag = codeSet({
  name: 'delivery-rag',
  title: 'Delivery',
  source: 'Alongside',
  codes: [
    {
      code: 'red',
      label: 'Red',
      note: 'It will not be done by its date as things stand: something has to change, or somebody above has to step in.',
    },
    {
      code: 'amber',
      label: 'Amber',
      note: 'Work is under way. Something may make it late or less than was meant, and is being dealt with.',
    },
    { code: 'green', label: 'Green', note: 'It is on course to be done by its date.' },
    { code: 'completed', label: 'Completed', note: 'It is done, and what shows so is on record.' },
  ],
})

/** What difference it makes, with what each colour means. */
export const outcomeRag = codeSet({
  name: 'outcome-rag',
  title: 'Outcome',
  source: 'Alongside',
  codes: [
    {
      code: 'red',
      label: 'Red',
      note: 'The difference meant for children is not there, or is slipping: something has to change.',
    },
    { code: 'amber', label: 'Amber', note: 'Some of the difference meant for children can be seen.' },
    {
      code: 'green',
      label: 'Green',
      note: 'The difference is there, and measures stand level with those we compare with or better.',
    },
  ],
})

/** Who inspects or reviews. */
export const inspectorate = codeSet({
  name: 'inspectorate',
  title: 'Inspected by',
  source: 'Alongside',
  codes: [
    { code: 'ofsted', label: 'Ofsted' },
    { code: 'ofsted-cqc', label: 'Ofsted and the Care Quality Commission' },
    { code: 'joint', label: 'Several inspectorates together' },
    { code: 'peers', label: 'Peers from other authorities' },
    { code: 'own', label: 'A review the trust asked for itself' },
  ],
})

/** What kind of inspection it was. */
export const inspectionType = codeSet({
  name: 'inspection-type',
  title: 'Kind of inspection',
  source: 'Ofsted, Inspecting local authority children’s services, with the kinds before it',
  codes: [
    { code: 'standard', label: 'Standard inspection', from: '2018-01-01' },
    { code: 'short', label: 'Short inspection', from: '2018-01-01' },
    { code: 'focused', label: 'Focused visit', from: '2018-01-01' },
    { code: 'monitoring', label: 'Monitoring visit' },
    { code: 'single', label: 'Single inspection', from: '2013-11-01', until: '2017-12-31' },
    { code: 'earlier', label: 'Inspection under an earlier framework', until: '2013-10-31' },
    { code: 'joint-area', label: 'Joint targeted area inspection', from: '2016-01-01' },
    { code: 'regulated', label: 'Inspection of a regulated service' },
    { code: 'review', label: 'Review by peers, or one the trust asked for' },
  ],
})

/** What a judgement is about; areas were divided otherwise at other times. */
export const judgementArea = codeSet({
  name: 'judgement-area',
  title: 'Judgement about',
  source: 'Ofsted, Inspecting local authority children’s services, with the areas before it',
  codes: [
    { code: 'overall', label: 'Overall effectiveness' },
    { code: 'leaders', label: 'What leaders bring to social work with families', from: '2013-11-01' },
    { code: 'protection', label: 'Children who need help and protection', from: '2013-11-01' },
    { code: 'care', label: 'Children in care', from: '2023-01-01' },
    { code: 'care-leavers', label: 'Care leavers', from: '2023-01-01' },
    { code: 'care-and-leavers', label: 'Children in care and care leavers', from: '2013-11-01', until: '2022-12-31' },
    { code: 'safeguarding', label: 'Safeguarding services', until: '2013-10-31' },
    { code: 'looked-after', label: 'Services for looked after children', until: '2013-10-31' },
    { code: 'home', label: 'A home or an agency as a whole' },
  ],
})

/** The scale inspectors grade by, the best first; its third step changed its name and its meaning. */
export const judgementGrade = codeSet({
  name: 'judgement-grade',
  title: 'Grade',
  source: 'Ofsted, Inspecting local authority children’s services, with the scale before November 2013',
  codes: [
    { code: 'outstanding', label: 'Outstanding' },
    { code: 'good', label: 'Good' },
    { code: 'requires-improvement', label: 'Requires improvement to be good', from: '2013-11-01' },
    { code: 'adequate', label: 'Adequate', until: '2013-10-31' },
    { code: 'inadequate', label: 'Inadequate' },
    { code: 'not-graded', label: 'Not graded', note: 'A visit that gives no grades' },
  ],
})

/** What inspectors asked for by a finding. */
export const findingType = codeSet({
  name: 'finding-type',
  title: 'What it asks for',
  source: 'Alongside',
  codes: [
    { code: 'priority', label: 'Act at once' },
    { code: 'improve', label: 'Improve' },
    { code: 'strength', label: 'Keep up: a strength' },
  ],
})
