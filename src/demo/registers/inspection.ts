import type { DemoInspection } from './shapes.ts'

/** The demonstration's one inspection: what it judged and found, and how that was answered. All invented. */
export const demoInspection: DemoInspection = {
  title: 'Inspection of children’s services',
  began: 24.5,
  published: 23.3,
  summary:
    'Children in care are looked after by people who care for them. Too many change workers and homes, and first health assessments are late. Leaders know this and have begun.',
  judgements: [
    ['overall', 'requires-improvement'],
    ['leaders', 'requires-improvement'],
    ['protection', 'requires-improvement'],
    ['care', 'requires-improvement'],
    ['care-leavers', 'good'],
  ],
  findings: [
    {
      text: 'Children change social worker too often, and caseloads are too high in some teams.',
      type: 'improve',
      owner: 'director',
      evidence: [
        [11, 'Seven vacancies, where there were eleven', 'The workforce report to the board'],
        [5, 'Six of eight academy workers stayed', 'The academy’s first-year review'],
      ],
    },
    {
      text: 'Some children are not visited as often as they should be, or are not seen alone.',
      type: 'priority',
      owner: 'service-manager',
      deadline: 8,
      answered: [
        8,
        'More than nine visits in ten have been in time since the winter. Managers look at one visit of each worker each month.',
      ],
      evidence: [
        [8, 'Visits in time in every team, by month', 'The scorecard'],
        [7, 'An audit of forty files', 'The quality team'],
      ],
    },
    {
      text: 'First health assessments are late for one in three of the children who come into care.',
      type: 'priority',
      owner: 'service-manager',
      deadline: 1,
      evidence: [[12, 'Consent is asked for on the first day', 'The first day’s papers, and a sample of twenty']],
    },
    {
      text: 'Children wait too long for help when they are sad, frightened or hurt by what happened to them.',
      type: 'improve',
      owner: 'service-manager',
      deadline: -4,
      evidence: [[2, 'The wait is seven weeks, and was eleven', 'The emotional wellbeing panel’s figures']],
    },
    {
      text: 'When a home is about to end, the people around the child do not always meet in time.',
      type: 'improve',
      owner: 'service-manager',
      evidence: [[4, 'A meeting is held within five days for nearly all', 'The placement outcomes panel']],
    },
    {
      text: 'Plans for where a child will grow up are agreed too late for some.',
      type: 'improve',
      owner: 'service-manager',
      evidence: [[5, 'How second reviews are now done', 'The reviewing officers’ annual report']],
    },
    {
      text: 'Education plans are too often vague about what will be done.',
      type: 'improve',
      owner: 'virtual-school',
      answered: [
        2,
        'Three quarters of plans are judged good, and the virtual school is asked before any planned move.',
      ],
      evidence: [[4, 'Three quarters of plans judged good', 'The virtual school’s sample of sixty']],
    },
    {
      text: 'Not every young person knows what help they can have when they leave care.',
      type: 'improve',
      owner: 'service-manager',
      evidence: [[2, 'Thirty-three of forty young people could say what was in their plan', 'The care leavers’ forum']],
    },
    {
      text: 'Young people who leave care keep in touch with workers they like and trust.',
      type: 'strength',
      owner: 'service-manager',
      evidence: [],
    },
  ],
}
