import { startDay } from '../../../spine/ledger/entry.ts'
import { scaleScore } from '../../../spine/ledger/figures.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import type { sdqFourBand as sdqFourBandCode } from '../codes.ts'
import { healthAssessment, sdq } from '../kinds.ts'
import { SDQ_QUESTIONS, type SdqScale, sdqFigures, sdqScales } from '../questionnaire.ts'
import type { SdqBand } from './oc2.ts'

export { type SdqScale, sdqScales }

export type SdqFourBand = (typeof sdqFourBandCode.codes)[number]['code']

export type SdqInformant = BodyOf<typeof sdq>['by']

/** A score and what it suggests. */
export interface SdqScaleScore {
  readonly score: number
  readonly band: SdqBand
}

/** One questionnaire, scored. */
export interface SdqScore {
  readonly entry: string
  readonly on: PlainDate
  readonly by: SdqInformant
  readonly total: number
  readonly band: SdqBand
  /** Absent where the answers were not kept. */
  readonly scales?: Readonly<Record<SdqScale, SdqScaleScore>>
  /** The total given where it differs from what the answers come to: the answers are believed. */
  readonly totalGiven?: number
  /** Points since the questionnaire before it by the same person: negative is better. Absent for the first. */
  readonly change?: number
  /** Whether the next health assessment used it: 'not-yet' where none has followed. */
  readonly used: 'yes' | 'no' | 'not-yet' | 'not-recorded'
}

type Cut = readonly [borderline: number, concern: number]

/**
 * Where borderline and concern begin, for the total and each scale, by who filled it in. For `prosocial`, which is a
 * strength, a score at or below the number. The Department's bands for carers' totals are these (`sdqBands`).
 */
export const sdqCuts: Dated<Readonly<Record<SdqInformant, Readonly<Record<SdqScale | 'total', Cut>>>>> = dated({
  from: '1997-01-01',
  value: {
    carer: {
      total: [14, 17],
      emotional: [4, 5],
      conduct: [3, 4],
      hyperactivity: [6, 7],
      peer: [3, 4],
      prosocial: [5, 4],
    },
    teacher: {
      total: [12, 16],
      emotional: [5, 6],
      conduct: [3, 4],
      hyperactivity: [6, 7],
      peer: [4, 5],
      prosocial: [5, 4],
    },
    self: {
      total: [16, 20],
      emotional: [6, 7],
      conduct: [4, 5],
      hyperactivity: [6, 7],
      peer: [4, 6],
      prosocial: [5, 4],
    },
  },
  source:
    'Strengths and difficulties questionnaire: scoring instructions, original three bands, ages 4 to 17 (carers’ read; teachers’ and young people’s unverified)',
})

/**
 * The four bands of a carer's total, which are what carers and children are told: where each after the first begins. The
 * return's three bands begin at the same scores, of which the last holds 'high' and 'very high'.
 */
export const sdqFourBands: Dated<{ readonly raised: number; readonly high: number; readonly veryHigh: number }> = dated(
  {
    from: '1997-01-01',
    value: { raised: 14, high: 17, veryHigh: 20 },
    source:
      'Strengths and difficulties questionnaire: scoring instructions, newer four bands of the total, ages 4 to 17, parent or carer (unverified)',
  },
)

/** Which of the four bands a carer's total stands in. */
export function sdqFourBand(total: number, on: PlainDate): SdqFourBand {
  const { raised, high, veryHigh } = valueOn(sdqFourBands, on)
  return total >= veryHigh ? 'very-high' : total >= high ? 'high' : total >= raised ? 'raised' : 'average'
}

/** The scale scores of 25 answers, in the questionnaire's order, each 0, 1 or 2 as answered. */
export function scalesOf(answers: string, by: SdqInformant, on: PlainDate): Readonly<Record<SdqScale, SdqScaleScore>> {
  const cuts = valueOn(sdqCuts, on)[by]
  const scored = sdqScales.map(scale => {
    const score = scaleScore(SDQ_QUESTIONS[scale], answers, sdqFigures.most)
    return [scale, { score, band: bandOf(score, cuts[scale], scale === 'prosocial') }] as const
  })
  return Object.fromEntries(scored) as Record<SdqScale, SdqScaleScore>
}

/** What a total suggests, by who filled the questionnaire in. */
export function sdqTotalBand(total: number, by: SdqInformant, on: PlainDate): SdqBand {
  return bandOf(total, valueOn(sdqCuts, on)[by].total, false)
}

function bandOf(score: number, [borderline, concern]: Cut, strength: boolean): SdqBand {
  if (strength) return score <= concern ? 'concern' : score <= borderline ? 'borderline' : 'normal'
  return score >= concern ? 'concern' : score >= borderline ? 'borderline' : 'normal'
}

/** A child's scored questionnaires, oldest first, with how each compares and whether it was used. */
export const sdqScores = notion((file: SubjectFile): readonly SdqScore[] => {
  const last = new Map<SdqInformant, number>()
  const scores: SdqScore[] = []
  for (const { id, start, body } of all(file, sdq)) {
    const on = startDay(start)
    const scales = on && body.answers ? scalesOf(body.answers, body.by, on) : undefined
    const counted =
      scales && sdqScales.reduce((sum, scale) => sum + (scale === 'prosocial' ? 0 : scales[scale].score), 0)
    const total = counted ?? body.total
    if (on === undefined || total === undefined) continue
    const before = last.get(body.by)
    last.set(body.by, total)
    scores.push({
      entry: id,
      on,
      by: body.by,
      total,
      band: sdqTotalBand(total, body.by, on),
      ...(scales ? { scales } : {}),
      ...(counted !== undefined && body.total !== undefined && body.total !== counted
        ? { totalGiven: body.total }
        : {}),
      ...(before === undefined ? {} : { change: total - before }),
      used: body.usedIn === undefined ? usedAfter(file, on) : 'yes',
    })
  }
  return scores
})

// Whether the first health assessment held on or after the day says that it used the latest questionnaire.
function usedAfter(file: SubjectFile, on: PlainDate): SdqScore['used'] {
  const next = all(file, healthAssessment).find(({ start, body }) => !body.declined && (startDay(start) ?? '') >= on)
  if (!next) return 'not-yet'
  return next.body.sdqUsed === undefined ? 'not-recorded' : next.body.sdqUsed ? 'yes' : 'no'
}

/** The latest questionnaire a carer filled in and what it suggests, on or before a day. */
export function latestSdq(file: SubjectFile, on: PlainDate): SdqScore | undefined {
  return sdqScores(file).findLast(score => score.by === 'carer' && score.on <= on)
}
