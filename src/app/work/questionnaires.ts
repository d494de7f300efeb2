import { sdqBand, sdqFourBand as sdqFourBandCode } from '../../practice/health/codes.ts'
import { sdqOutcome } from '../../practice/health/kinds.ts'
import { type SdqScore, latestSdq, sdqFourBand, sdqScores } from '../../practice/health/notions.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import { collectionYear, collectionYearOf } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Level, Questionnaire, QuestionnaireAnalysis } from '../../spine/web/services.ts'
import type { Listed } from './care-list.ts'
import { grouped } from '../../spine/grouped.ts'

const LEVELS: Readonly<Record<string, Level>> = { normal: 'met', borderline: 'due', concern: 'overdue' }

/** The latest questionnaire a carer filled in by a day, as the health team lists it; null where there is none. Pure. */
export function latestQuestionnaire(file: SubjectFile, on: PlainDate): Questionnaire | null {
  const score = latestSdq(file, on)
  return score
    ? {
        on: score.on,
        total: score.total,
        band: score.band,
        bandTitle: label(sdqBand, score.band),
        bandLevel: LEVELS[score.band] ?? 'cannot-tell',
        change: score.change ?? null,
        used: score.used,
      }
    : null
}

/**
 * What carers' questionnaires of this collection year say together: each child's latest in the year. Changes are since
 * the child's questionnaire before it. Of children in care now; the return counts those in care all year. Pure.
 */
export function analysisOf(children: readonly Listed[], on: PlainDate): QuestionnaireAnalysis {
  const { start } = collectionYear(collectionYearOf(on))
  const scored = children.flatMap(each => {
    const score = latestSdq(each.file, on)
    return score && score.on >= start ? [{ ...each, score }] : []
  })
  const changes = scored.flatMap(({ score }) => score.change ?? [])
  const homes = grouped(scored, each => each.child.home ?? 'No home recorded')
  return {
    since: start,
    children: children.length,
    returned: scored.length,
    mean: mean(scored.map(({ score }) => score.total)),
    change: {
      mean: mean(changes),
      better: changes.filter(points => points < 0).length,
      worse: changes.filter(points => points > 0).length,
      same: changes.filter(points => points === 0).length,
    },
    bands: sdqBand.codes.map(({ code, label: title }) => ({
      band: code,
      title,
      children: scored.filter(({ score }) => score.band === code).length,
    })),
    byHome: [...homes]
      .map(([home, list]) => ({
        home,
        children: list.length,
        mean: mean(list.map(({ score }) => score.total)) ?? 0,
        concern: list.filter(({ score }) => score.band === 'concern').length,
      }))
      .toSorted((a, b) => b.children - a.children || a.home.localeCompare(b.home, 'en-GB')),
    years: yearsOf(children, on),
    notUsed: children.flatMap(({ file }) => sdqScores(file)).filter(score => isNotUsed(score, start)).length,
  }
}

/** As many years as a trend is read over. */
const YEARS = 6

// Each child's latest carer's score in a year, or what a return of that year told where none is recorded here.
function yearsOf(children: readonly Listed[], on: PlainDate): QuestionnaireAnalysis['years'] {
  const now = collectionYearOf(on)
  return Array.from({ length: YEARS }, (_, at) => now - YEARS + 1 + at).flatMap(year => {
    const { start, end } = collectionYear(year)
    const until = end < on ? end : on
    const totals = children.flatMap(({ file }) => {
      const recorded = sdqScores(file).findLast(each => each.by === 'carer' && each.on >= start && each.on <= until)
      return recorded?.total ?? all(file, sdqOutcome).findLast(({ body }) => body.year === year)?.body.score ?? []
    })
    const average = mean(totals)
    if (average === null) return []
    return [
      {
        year: `${year - 1} to ${year}`,
        scored: totals.length,
        mean: average,
        bands: sdqFourBandCode.codes.map(({ code, label: title }) => ({
          band: code,
          title,
          children: totals.filter(total => sdqFourBand(total, until) === code).length,
        })),
      },
    ]
  })
}

function isNotUsed({ on, used }: SdqScore, since: PlainDate): boolean {
  return on >= since && used === 'no'
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10
}
