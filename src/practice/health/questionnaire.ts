import type { FigureScale, Figures } from '../../spine/ledger/figures.ts'

/** The strengths and difficulties questionnaire's five scales, each of five questions and scored 0 to 10. */
export type SdqScale = 'emotional' | 'conduct' | 'hyperactivity' | 'peer' | 'prosocial'

/** The scales in the order they are shown. All but the last make up the total. */
export const sdqScales: readonly SdqScale[] = ['emotional', 'conduct', 'hyperactivity', 'peer', 'prosocial']

// Places in the questionnaire of each scale's questions; those about strengths count backwards. The questions themselves
// are not ours to print.
export const SDQ_QUESTIONS: Readonly<Record<SdqScale, FigureScale>> = {
  emotional: { title: 'Emotional', places: [3, 8, 13, 16, 24], backwards: [], inTotal: true },
  conduct: { title: 'Conduct', places: [5, 7, 12, 18, 22], backwards: [7], inTotal: true },
  hyperactivity: { title: 'Hyperactivity', places: [2, 10, 15, 21, 25], backwards: [21, 25], inTotal: true },
  peer: { title: 'Peers', places: [6, 11, 14, 19, 23], backwards: [11, 14], inTotal: true },
  prosocial: { title: 'Kindness', places: [1, 4, 9, 17, 20], backwards: [], inTotal: false },
}

/** The questionnaire as a form asks it. */
export const sdqFigures: Figures = {
  most: 2,
  scales: sdqScales.map(scale => SDQ_QUESTIONS[scale]),
  totalTitle: 'total difficulties',
}
