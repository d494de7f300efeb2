import { inShort } from '../../spine/web/format.ts'
import type { ListDeclaration } from '../../spine/web/list.ts'
import type { BoardActionRow, RecommendationRow, ReportRow } from '../../spine/web/services.ts'

/** Actions of every body: those overdue first, then by their day, then those done. */
export const ACTIONS: ListDeclaration<BoardActionRow> = {
  caption: 'Actions of meetings, those overdue first',
  columns: [
    {
      key: 'what',
      title: 'Action',
      of: row => ({
        text: row.what,
        ...(row.mayChange ? { href: `/boards/meetings/${row.meeting.id}/actions/${row.id}` } : {}),
        ...(row.progress ? { note: row.progress } : {}),
      }),
      saved: row => row.what,
    },
    { key: 'owner', title: 'Owner', of: row => row.owner.text },
    {
      key: 'board',
      title: 'Agreed at',
      of: row => ({
        text: row.board.text,
        href: `/boards/meetings/${row.meeting.id}`,
        note: inShort(row.meeting.on),
      }),
      by: row => `${row.board.text} ${row.meeting.on}`,
      saved: row => row.board.text,
    },
    { key: 'agreed', title: 'Agreed on', of: row => row.agreed, savedOnly: true },
    { key: 'by', title: 'By', of: row => inShort(row.by), by: row => row.by, saved: row => row.by, short: true },
    {
      key: 'state',
      title: 'How it stands',
      of: row => ({ text: row.state.words, level: row.state.level }),
      by: row => `${row.done === null ? 0 : 1}${row.by}`,
      saved: row => row.state.words,
    },
    { key: 'carried', title: 'Meetings since', of: row => row.carried, number: true },
    { key: 'age', title: 'Days open', of: row => row.age, number: true },
    { key: 'done', title: 'Done on', of: row => row.done, savedOnly: true },
    { key: 'progress', title: 'How it goes', of: row => row.progress ?? '', savedOnly: true },
    { key: 'came', title: 'What came of it', of: row => row.came ?? '', savedOnly: true },
  ],
  facets: [
    { name: 'board', title: 'Body', of: row => row.board },
    { name: 'owner', title: 'Owner', of: row => row.owner },
    {
      name: 'is',
      title: 'Open or done',
      of: row =>
        row.done === null
          ? row.overdue
            ? { value: 'overdue', text: 'Overdue' }
            : { value: 'open', text: 'Open, in time' }
          : { value: 'done', text: 'Done' },
      inOrder: ['overdue', 'open', 'done'],
    },
  ],
  empty: 'No action is recorded. Each thing a meeting agrees is to be done stands here until it is.',
  counted: count => `${count} ${count === 1 ? 'action' : 'actions'}`,
  perPage: 50,
}

/** Recommendations to the councils, those that wait first. */
export const RECOMMENDATIONS: ListDeclaration<RecommendationRow> = {
  caption: 'Recommendations to the councils, those that wait first',
  columns: [
    {
      key: 'recommendation',
      title: 'Recommendation',
      of: row => ({
        text: row.recommendation,
        ...(row.mayChange ? { href: `/boards/meetings/${row.meeting.id}/recommendations/${row.id}` } : {}),
        ...(row.why ? { note: `The council: ${row.why}` } : {}),
      }),
      saved: row => row.recommendation,
    },
    { key: 'council', title: 'Council', of: row => row.council.text },
    {
      key: 'board',
      title: 'Made by',
      of: row => ({ text: row.board.text, href: `/boards/meetings/${row.meeting.id}`, note: inShort(row.made) }),
      by: row => row.made,
      saved: row => row.board.text,
    },
    { key: 'made', title: 'Made on', of: row => row.made, savedOnly: true },
    {
      key: 'fate',
      title: 'What became of it',
      of: row => ({
        text: row.fate.text,
        level: row.fate.level,
        ...(row.answered
          ? { note: inShort(row.answered) }
          : row.by
            ? { note: `looked for by ${inShort(row.by)}` }
            : {}),
      }),
      by: row => row.fate.text,
      saved: row => row.fate.text,
    },
    { key: 'answered', title: 'Answered on', of: row => row.answered, savedOnly: true },
    { key: 'why', title: 'In its own words', of: row => row.why ?? '', savedOnly: true },
    { key: 'owner', title: 'Seen through by', of: row => row.owner },
  ],
  facets: [
    { name: 'council', title: 'Council', of: row => row.council },
    {
      name: 'fate',
      title: 'What became of it',
      of: row => row.fate,
      inOrder: ['overdue', 'waiting', 'accepted', 'part', 'refused'],
    },
    { name: 'board', title: 'Body', of: row => row.board },
  ],
  empty: 'Nothing has been recommended to a council. What a meeting recommends stands here with the council’s answer.',
  counted: count => `${count} ${count === 1 ? 'recommendation' : 'recommendations'}`,
  perPage: 50,
}

/** Reports to the councils, those still to be decided first. */
export const REPORTS: ListDeclaration<ReportRow> = {
  caption: 'Reports to the councils, those still to be decided first',
  columns: [
    { key: 'title', title: 'Report', of: row => ({ text: row.title, href: `/boards/reports/${row.id}` }) },
    { key: 'council', title: 'Council', of: row => row.council.text },
    { key: 'maker', title: 'Who decides', of: row => row.maker },
    {
      key: 'on',
      title: 'To be decided',
      of: row => inShort(row.decisionOn),
      by: row => row.decisionOn,
      saved: row => row.decisionOn,
      short: true,
    },
    { key: 'key', title: 'Key decision', of: row => (row.key ? 'Yes' : 'No'), short: true },
    {
      key: 'notice',
      title: '28 days’ notice',
      of: row => ({ text: row.notice.words, level: row.notice.level }),
      by: row => row.noticeBy,
      saved: row => row.notice.words,
    },
    { key: 'exempt', title: 'Exempt information', of: row => (row.exempt ? 'Yes' : 'No'), savedOnly: true },
    {
      key: 'decided',
      title: 'Decided',
      of: row => (row.decided === null ? 'Not yet' : inShort(row.decided)),
      by: row => row.decided,
      saved: row => row.decided,
      short: true,
    },
  ],
  facets: [
    { name: 'council', title: 'Council', of: row => row.council },
    {
      name: 'key',
      title: 'Key decision',
      of: row => (row.key ? { value: 'yes', text: 'Yes' } : { value: 'no', text: 'No' }),
    },
  ],
  empty: 'No report to a council is written. Each is begun here, in the sections of the councils’ template.',
  counted: count => `${count} ${count === 1 ? 'report' : 'reports'}`,
}
