import { z } from 'zod'

/** Some of the questions of a questionnaire that are counted together. */
export interface FigureScale {
  readonly title: string
  /** Places in the questionnaire, from 1. */
  readonly places: readonly number[]
  /** Those of them that count backwards. */
  readonly backwards: readonly number[]
  /** Whether it is counted in the total. */
  readonly inTotal: boolean
}

/** A questionnaire answered in figures, each from 0 to `most`, of which every question belongs to one scale. */
export interface Figures {
  readonly most: number
  readonly scales: readonly FigureScale[]
  /** What the scales together come to: 'total difficulties'. */
  readonly totalTitle: string
}

/** A field that keeps a questionnaire's answers in its own order, one figure each; a form asks for them one by one. */
export function figuresOf(
  figures: Figures,
  said: { readonly title: string; readonly description?: string },
): z.ZodOptional<z.ZodString> {
  const count = placesOf(figures).length
  return z
    .string()
    .regex(new RegExp(`^[0-${figures.most}]{${count}}$`), `Give ${count} figures, each from 0 to ${figures.most}`)
    .optional()
    .meta({ ...said, figures })
}

/** Every place of a questionnaire in its own order, with the scale it belongs to. */
export function placesOf({ scales }: Figures): readonly { readonly place: number; readonly scale: string }[] {
  return scales
    .flatMap(({ title, places }) => places.map(place => ({ place, scale: title })))
    .toSorted((a, b) => a.place - b.place)
}

/** What a scale's answers come to. Pure. */
export function scaleScore({ places, backwards }: FigureScale, answers: string, most: number): number {
  return places.reduce((sum, place) => {
    const answer = Number(answers[place - 1])
    return sum + (backwards.includes(place) ? most - answer : answer)
  }, 0)
}

/** Every scale's score and the total, in a line: 'Emotional 4, conduct 2 …; total difficulties 14'. */
export function scoresInWords({ scales, most, totalTitle }: Figures, answers: string): string {
  const scored = scales.map(scale => ({ ...scale, score: scaleScore(scale, answers, most) }))
  const total = scored.reduce((sum, { inTotal, score }) => sum + (inTotal ? score : 0), 0)
  return `${scored.map(({ title, score }) => `${title} ${score}`).join(', ')}; ${totalTitle} ${total}`
}
