import { codeSet } from '../../spine/ledger/code-list.ts'
import { type Dated, dated } from '../../spine/time/dated.ts'

/** Which register a risk stands on. */
export const riskRegister = codeSet({
  name: 'risk-register',
  title: 'Register',
  source: 'Alongside',
  codes: [
    { code: 'strategic', label: 'Strategic' },
    { code: 'operational', label: 'Operational' },
  ],
})

/** What a risk is about. */
export const riskCategory = codeSet({
  name: 'risk-category',
  title: 'Category',
  source: 'Alongside',
  codes: [
    { code: 'children', label: 'Children’s safety and outcomes' },
    { code: 'practice', label: 'Quality of practice and inspection' },
    { code: 'workforce', label: 'Workforce' },
    { code: 'finance', label: 'Money' },
    { code: 'homes', label: 'Enough of the right homes' },
    { code: 'partners', label: 'Councils and partners' },
    { code: 'law', label: 'Law and contract' },
    { code: 'information', label: 'Information and systems' },
  ],
})

/** How likely it is, from 1 to 5. */
export const likelihood = codeSet({
  name: 'risk-likelihood',
  title: 'Likelihood',
  source: 'Alongside',
  codes: [
    { code: '1', label: '1 Rare' },
    { code: '2', label: '2 Unlikely' },
    { code: '3', label: '3 Possible' },
    { code: '4', label: '4 Likely' },
    { code: '5', label: '5 Near certain' },
  ],
})

/** How much it would matter, from 1 to 5. */
export const impact = codeSet({
  name: 'risk-impact',
  title: 'Impact',
  source: 'Alongside',
  codes: [
    { code: '1', label: '1 Slight' },
    { code: '2', label: '2 Minor' },
    { code: '3', label: '3 Moderate' },
    { code: '4', label: '4 Major' },
    { code: '5', label: '5 Severe' },
  ],
})

/** The bands a score falls in, the highest first. */
export const riskBand = codeSet({
  name: 'risk-band',
  title: 'Score',
  source: 'Alongside',
  codes: [
    { code: 'very-high', label: 'Very high' },
    { code: 'high', label: 'High' },
    { code: 'medium', label: 'Medium' },
    { code: 'low', label: 'Low' },
  ],
})

export type RiskBand = (typeof riskBand.codes)[number]['code']

/** The least score of each band, highest band first. Ours until the trust agrees its own. */
export const bandsFrom: Dated<readonly { readonly band: RiskBand; readonly from: number }[]> = dated({
  from: '2020-11-01',
  value: [
    { band: 'very-high', from: 16 },
    { band: 'high', from: 10 },
    { band: 'medium', from: 5 },
    { band: 'low', from: 1 },
  ],
  source: 'Our assumption until agreed: a five by five scale in four bands',
})
