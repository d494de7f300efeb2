import type { ReportStanding } from '../../practice/boards/notions.ts'
import { all } from '../../spine/ledger/file.ts'
import { boardRecommendation } from '../../practice/boards/kinds.ts'
import { decide } from '../../spine/access/decide.ts'
import type { ReportInFull } from '../../spine/web/services.ts'
import { type Showing, reportRow } from './shown.ts'
import { said } from './words.ts'

/** A report to a council in the sections of the councils' template, in its order; a section that says nothing is kept, empty. */
export function reportInFull(
  report: ReportStanding,
  showing: Showing,
  versions: ReportInFull['versions'],
): ReportInFull {
  const { body, decided } = report
  const of = all(showing.file, boardRecommendation).find(each => each.id === body.recommendation)
  return {
    ...reportRow(report, showing),
    on: showing.on,
    leadMember: body.leadMember,
    author: showing.nameOf(body.author),
    ...said('exemptWhy', body.exemptWhy),
    ...said('urgent', body.urgent),
    noticeOn: body.notice ?? null,
    sections: [
      { heading: 'Purpose of report', text: body.purpose },
      { heading: 'Executive summary', text: body.summary },
      { heading: 'Recommendations', text: body.recommended },
      { heading: 'Reasons for recommendations', text: body.reasons },
      { heading: 'Report background', text: body.background },
      { heading: 'Options considered', text: body.options },
      { heading: 'Next steps', text: body.nextSteps },
      { heading: 'Implications: resources and financial', text: body.money },
      { heading: 'Implications: legal and governance', text: body.legal },
      { heading: 'Implications: risk', text: body.risk },
      { heading: 'Implications: equality and children', text: body.equality },
      { heading: 'Consultation', text: body.consultation },
      { heading: 'Background papers', text: body.papers },
    ],
    ...(decided === null ? {} : said('outcome', body.outcome)),
    ...said('recommendation', of?.body.recommendation),
    mayWrite: decide(showing.viewer, 'boards.write').allow,
    versions,
  }
}
