import { type Dated, dated } from '../../spine/time/dated.ts'

/** The Act that lays down the seven principles. */
export const PRINCIPLES_ACT = 'Children and Social Work Act 2017'

/** What the Act asks, of whom and for whom: said above the seven principles. */
export const PRINCIPLES_LAW = {
  title: PRINCIPLES_ACT,
  provision: 'section 1',
  href: 'https://www.legislation.gov.uk/ukpga/2017/16/section/1',
  from: '2018-04-01',
  asks: 'A council must have regard to the need for each of them in all it does for children in its care and for young people up to 25 who have left it.',
} as const

/** The most months between two looks at a promise, where its framework says nothing else. */
export const monthsBetweenLooks: Dated<number> = dated({
  from: '2020-11-01',
  value: 6,
  source: 'Our assumption until the bodies agree otherwise: each owner looks at each promise every six months',
})

/** The most months between two reviews of a whole framework, where it says nothing else. */
export const monthsBetweenReviews: Dated<number> = dated({
  from: '2020-11-01',
  value: 12,
  source: 'Our assumption until the bodies agree otherwise: each framework is reviewed every year',
})
