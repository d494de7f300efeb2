/** Reports to the councils: what each says, and the days from the day of the demonstration to its decision and to its notice. */
export const demoReports: readonly {
  readonly title: string
  readonly council: 'north' | 'west'
  readonly decision: number
  readonly notice?: number
  readonly key: boolean
  readonly exempt?: string
  readonly decided?: string
  readonly says: Readonly<Record<string, string>>
}[] = [
  {
    title: 'Yearly report of the corporate parenting board',
    council: 'north',
    decision: 46,
    notice: -4,
    key: true,
    says: {
      purpose: 'To tell the council how well it and its partners have been parents to children in care this year.',
      summary: 'More children live near what they know. First health assessments are still late.',
      recommended:
        'That the Executive:\na) notes what the board did this year;\nb) agrees its priorities for the next.',
      reasons: 'The council is a parent to these children, and answers for it.',
      background: 'The board serves both councils and meets every two months.',
      options: 'Not to report was considered: the council could then not know how its promises are kept.',
      nextSteps: 'The priorities become the plans of the three operational groups.',
      money: 'None beyond what is in the budget.',
      legal:
        'It helps the council to act on the principles of corporate parenting in section 1 of the Children and Social Work Act 2017.',
      risk: 'None of its own.',
      equality: 'Figures are told by age, sex and ethnicity where numbers allow.',
      consultation: 'Young people’s council, foster carers’ forum, both lead members.',
      papers: 'Papers of the board for the year.',
    },
  },
  {
    title: 'A home for six children nearer to the county’s middle',
    council: 'west',
    decision: 20,
    key: true,
    exempt: 'Paragraph 3: the business affairs of the seller',
    says: {
      purpose: 'To ask the council to buy a house that the trust would run as a home for six children.',
      recommended: 'That the Executive agrees to buy the house and lease it to the trust.',
      options:
        'Renting was considered, and costs more from the sixth year. Going on as now keeps children far from home.',
      money: 'Paid for from what is saved on homes outside the county, within seven years.',
    },
  },
  {
    title: 'Council flats for young people leaving care',
    council: 'north',
    decision: -60,
    notice: -95,
    key: true,
    decided: 'Agreed as recommended, for two years in the first place.',
    says: {
      purpose: 'To ask the council to keep two flats a year for young people leaving care.',
      recommended: 'That the Executive agrees to keep two flats a year from April.',
      options: 'A priority on the list was considered; it does not give a date to plan by.',
      legal: 'Within the council’s allocations scheme, as changed.',
    },
  },
]
