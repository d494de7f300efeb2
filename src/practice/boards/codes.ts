import { codeSet } from '../../spine/ledger/code-list.ts'

/** What a body is. */
export const boardType = codeSet({
  name: 'board-type',
  title: 'What it is',
  source: 'Alongside',
  codes: [
    { code: 'board', label: 'Board' },
    { code: 'committee', label: 'Committee' },
    { code: 'group', label: 'Operational group' },
  ],
})

/** What somebody is on a body. */
export const memberRole = codeSet({
  name: 'board-member-role',
  title: 'Role',
  source: 'Alongside',
  codes: [
    { code: 'chair', label: 'Chair, or one of those who chair in turn' },
    { code: 'vice-chair', label: 'Vice-chair' },
    { code: 'councillor', label: 'Councillor' },
    { code: 'care-experienced', label: 'Care-experienced member' },
    { code: 'independent', label: 'Independent member' },
    { code: 'partner', label: 'Partner agency' },
    { code: 'officer', label: 'Officer' },
    { code: 'clerk', label: 'Clerk' },
  ],
})

/** What an item of an agenda is, or one that comes round on a cycle. */
export const agendaItemType = codeSet({
  name: 'agenda-item-type',
  title: 'What kind of item',
  source: 'Alongside',
  codes: [
    { code: 'standing', label: 'Standing item' },
    { code: 'celebration', label: 'Celebration' },
    { code: 'thematic', label: 'Thematic item' },
    { code: 'annual-report', label: 'Annual report of a service' },
    { code: 'group-report', label: 'Report of an operational group' },
    { code: 'decision', label: 'For decision' },
    { code: 'other', label: 'Other business' },
  ],
})

/** How a member came to a meeting. */
export const attendanceHow = codeSet({
  name: 'board-attendance',
  title: 'Attendance',
  source: 'Alongside',
  codes: [
    { code: 'present', label: 'In the room' },
    { code: 'online', label: 'By video' },
    { code: 'substitute', label: 'Someone came instead' },
    { code: 'apologies', label: 'Sent apologies' },
    { code: 'absent', label: 'Absent' },
  ],
})

/** What an interest or an item of an agenda is about, so that one can be declared for the other. */
export const interestArea = codeSet({
  name: 'interest-area',
  title: 'About',
  source: 'Alongside',
  codes: [
    { code: 'homes', label: 'Children’s homes and supported accommodation' },
    { code: 'fostering', label: 'Fostering and adoption' },
    { code: 'education', label: 'Schools and learning' },
    { code: 'health', label: 'Health services' },
    { code: 'housing', label: 'Housing' },
    { code: 'voluntary', label: 'Charities and voluntary groups' },
    { code: 'work', label: 'Employment by the trust or a council' },
    { code: 'money', label: 'Contracts and money' },
  ],
})

/** What a council answered to a recommendation. */
export const councilAnswer = codeSet({
  name: 'council-answer',
  title: 'What the council answered',
  source: 'Alongside',
  codes: [
    { code: 'accepted', label: 'Accepted' },
    { code: 'part', label: 'Accepted in part' },
    { code: 'refused', label: 'Refused' },
  ],
})
