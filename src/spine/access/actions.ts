/** Everything that may be asked of the system. An action that is not here cannot be allowed. */
export const ACTIONS = [
  /** Figures for any period and breakdown. */
  'figures.read',
  /** Fixed tables at published period ends, small numbers hidden. */
  'figures.read-suppressed',
  /** Making the fixed tables again, from what is recorded now. */
  'figures.publish',
  /** Saying to the board what a figure means, what is promised, and what children said. */
  'scorecard.comment',
  /** Choosing the front of the scorecard, and what figures are compared with. */
  'scorecard.set',
  /** Looking for a child, and lists of children with no more than who, where and whose. */
  'children.list',
  /** Opening a child's file. */
  'child.read',
  /** Writing in a child's file, and its drafts and attachments. */
  'child.write',
  /** Opening a new file. */
  'child.create',
  /** Saying that two files are one person's, and taking it back. */
  'child.merge',
  /** The children behind a figure, each with the reason they count. */
  'members.read',
  /** What is due for the children one works with, and what waits for oneself. */
  'day.read',
  /** What one owes oneself in the trust's own registers. */
  'owed.read',
  /** A team's children, workers and what is overdue. */
  'team.read',
  /** Giving children to workers. */
  'team.allocate',
  /** The reviewing officers' caseloads, diary and escalations. */
  'reviews.read',
  /** The virtual school's children. */
  'virtual-school.read',
  /** The health team's children. */
  'health-team.read',
  /** What the rules of the return find wrong in children's records. */
  'data-quality.read',
  /** Answering what was put to one for approval. */
  'approvals.decide',
  /** The register of duties. */
  'duties.read',
  /** The trust's own, shorter limits. */
  'duties.set',
  'imports.read',
  'imports.make',
  'imports.undo',
  /** Making a return to send, restricted children among the rest. */
  'returns.export',
  /** The contract's KPIs as they come, with what is said of them. */
  'kpis.read',
  /** Of them, only what went to the councils, small numbers hidden. */
  'kpis.read-published',
  /** Entering figures that no record here gives, and saying what they mean. */
  'kpis.enter',
  /** Signing a period's figures as they go to the councils. */
  'kpis.submit',
  /** What the KPIs are held to, and what the contract leaves unsaid. */
  'kpis.set',
  /** What the councils owe the trust under the contract, and what was escalated: in full, with its history. */
  'contract-sides.read',
  /** The same as it stands, for the board. */
  'contract-sides.read-for-board',
  /** Adding to it, putting it right and ending what is in it. */
  'contract-sides.write',
  /** Keeping up what in it one follows: looks, figures, steps of an escalation. */
  'contract-sides.own',
  /** Papers about the service that name no child. */
  'documents.read',
  /** The registers of risks, the improvement plan and inspections, in full. */
  'plans.read',
  /** What of them is for the board. */
  'plans.read-for-board',
  /** Adding to them, putting them right and closing what is in them. */
  'plans.write',
  /** Keeping up what in them one owns or leads: reviews, mitigations, progress, evidence. */
  'plans.own',
  /** How posts, agency staff, turnover and sickness stand, by team and role; nobody by name. */
  'staff.read',
  /** Of it, what is for the board: the whole trust at the ends of quarters. */
  'staff.read-for-board',
  /** Who is in the posts, their training and how long they were away sick. */
  'staff.read-people',
  /** Keeping posts and people up, and taking in an extract of the personnel system. */
  'staff.write',
  /** Boards and committees in full: bodies, meetings, papers, actions, recommendations and reports to councils. */
  'boards.read',
  /** What the bodies one sits on have published: agendas, papers, minutes, decisions, challenges and actions. */
  'boards.read-for-board',
  /** Raising a challenge with a body one sits on. */
  'boards.challenge',
  /** Keeping the register of boards: bodies, members, agendas, attendance, minutes and what meetings settle. */
  'boards.write',
  /** Keeping up what in it is one's own: a paper to send, an action, an answer to a challenge, a report. */
  'boards.own',
  /** What was promised to children and what the trust aims at, with what was put right in it. */
  'promises.read',
  /** The same as it stands, for the board: with published figures. */
  'promises.read-for-board',
  /** Adding to it, putting it right and closing what is in it. */
  'promises.write',
  /** Keeping up what in it is one's own: a look at a promise, the review of a framework. */
  'promises.own',
  /** The register of data breaches, and what waits to be done about what is held of people. */
  'information.read',
  /** Adding to the register of breaches, putting it right and closing what is in it. */
  'information.write',
  /** Requests to see a record, and how each stands. */
  'requests.read',
  /** Going through a record that someone asked to see, and making what they are given. */
  'requests.answer',
  /** How long each file is kept, what is past its time and what is under a hold. */
  'retention.read',
  /** Proposing that a file past its time is destroyed, and deciding what another proposed. */
  'retention.destroy',
  /** Rounds of audits, what they found and what is learnt, with the children they drew. */
  'audits.read',
  /** Of them, the shares alone, small numbers hidden. */
  'audits.read-summary',
  /** Setting up rounds and drawing their children, and the register of incidents and learning reviews. */
  'audits.write',
  /** Keeping up the actions from incidents and reviews that one leads on. */
  'audits.own',
  /** Being asked to audit a child’s file, and writing that audit. */
  'audits.do',
  /** Looking at another’s audit again. */
  'audits.moderate',
  /** What waits for the panels, what they decided and what they want done. */
  'panel-lists.read',
  /** Performance clinics, and when panels sit. */
  'clinics.read',
  'clinics.write',
  /** Keeping up the actions of clinics that are one's own. */
  'clinics.own',
  /** Budgets, forecasts, changes, savings and reserves, line by line. */
  'finance.read',
  /** Of them, what is for the board: headings in round figures. */
  'finance.read-for-board',
  /** Setting budgets, taking in each month's figures, and keeping up all else of the trust's money. */
  'finance.write',
  /** Keeping up what of it is one's own: how a saving goes. */
  'finance.own',
  /** What each child's home costs, child by child: numbers and homes, no more of anyone's file. */
  'placement-costs.read',
  /** Entering what homes cost, and putting it right. */
  'placement-costs.write',
  /** Inspectors' sign-ins: whose, for which inspection, from when until when, and how many files. */
  'inspections.read',
  /** Asking for inspectors' sign-ins, and naming who they are for. */
  'inspections.open',
  /** Consenting to sign-ins that someone else asked for. */
  'inspections.agree',
  /** What inspectors sampled, looked at and asked; answering them, and releasing a restricted file to them. */
  'inspections.follow',
  /** Ending inspectors' sign-ins before their time. */
  'inspections.end',
  /** Drawing a sample as an inspector, and asking the service about it. */
  'inspections.do',
  /** The sensory impairment service that the councils share: caseload, visits, support workers in schools, and who pays. */
  'sensory.read',
  /** Its children with a file here, by name. */
  'sensory.read-children',
  /** Keeping up its counts, visits and support workers. */
  'sensory.write',
  /** Keeping up what it costs and who pays. */
  'sensory.fund',
  'users.manage',
  'teams.manage',
  /** Covering for someone, and asking another to cover for oneself. */
  'cover.manage',
  /** Who may know of a restricted file. */
  'restrictions.manage',
  /** Reasons given for opening a file one does not work with. */
  'reasons.review',
  'audit.read',
  /** Looks at files that are odd: same surname, own address, out of hours, no link. */
  'looks.read',
  /** Signing out, and changing one's own password and second step. */
  'session.own',
] as const

export type Action = (typeof ACTIONS)[number]
