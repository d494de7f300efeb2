import { inWords } from '../../spine/web/format.ts'
import type { Paper, PaperBlock } from '../../spine/web/paper/paper.ts'
import type { ReportInFull } from '../../spine/web/services.ts'

/** A report to a council as a paper in the sections of the councils' template: what heads it, then each section in turn. */
export function paperOfReport(report: ReportInFull): Paper {
  const { title, council, maker, decisionOn, on, key, notice, noticeOn, exempt, exemptWhy, urgent, outcome } = report
  const facts = [
    { name: 'Council', words: council.text },
    { name: 'Who decides', words: `${maker}, on ${inWords(decisionOn)}` },
    { name: 'Lead member', words: report.leadMember },
    { name: 'Author', words: report.author },
    { name: 'Key decision', words: key ? 'Yes' : 'No' },
    ...(key ? [{ name: '28 days’ notice', words: noticeOn === null ? notice.words : inWords(noticeOn) }] : []),
    ...(urgent === undefined ? [] : [{ name: 'Why notice cannot be given', words: urgent }]),
    { name: 'Exempt information', words: exempt ? `Yes: ${exemptWhy ?? 'the paragraph is not given'}` : 'No' },
  ]
  return {
    title,
    about: `Report to ${council.text}, ${maker}`,
    on,
    from: 'The children’s trust',
    name: 'council-report',
    opening: [{ is: 'facts', facts }],
    sections: [
      ...report.sections.map(({ heading, text }, at) => ({
        heading: `${at + 1}. ${heading}`,
        blocks: blocksOf(text),
      })),
      ...(outcome === undefined ? [] : [{ heading: 'What was decided', blocks: blocksOf(outcome) }]),
    ],
  }
}

// An empty section of the template stays, so that whoever finishes the report sees what is wanting.
function blocksOf(text: string | undefined): readonly PaperBlock[] {
  if (text === undefined) return [{ is: 'words', words: [{ text: 'Not written yet.', quiet: true }] }]
  return text
    .split(/\n+/)
    .filter(line => line.trim() !== '')
    .map(line => ({ is: 'words', words: line.trim() }))
}
