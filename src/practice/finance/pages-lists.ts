import { inShort } from '../../spine/web/format.ts'
import type { ListDeclaration } from '../../spine/web/list.ts'
import type { MoneyChange, MoneyLine, MoneySaving } from '../../spine/web/services.ts'
import { budgetGroup, changeType } from './codes.ts'
import { inPounds, overInPounds, shareIn } from './pages-words.ts'

const GROUPS = budgetGroup.codes.map(each => each.code)

/** Budget lines, in the order of the accounts. */
export const LINES: ListDeclaration<MoneyLine> = {
  caption: 'Budget lines',
  columns: [
    {
      key: 'line',
      title: 'Line',
      of: row => ({ text: `${row.code} ${row.title}`, href: `/finance/lines/${row.id}` }),
      by: row => row.code,
    },
    {
      key: 'heading',
      title: 'Heading',
      of: row => row.group.text,
      by: row => GROUPS.indexOf(row.group.value as never),
    },
    { key: 'council', title: 'Council', of: row => row.council.text, savedOnly: true },
    { key: 'owner', title: 'Budget holder', of: row => row.owner.text, savedOnly: true },
    {
      key: 'original',
      title: 'Budget as set',
      of: row => inPounds(row.original),
      saved: row => row.original,
      savedOnly: true,
    },
    {
      key: 'changes',
      title: 'Changes agreed',
      of: row => inPounds(row.changes),
      saved: row => row.changes,
      savedOnly: true,
    },
    {
      key: 'budget',
      title: 'Budget',
      of: row => inPounds(row.budget),
      by: row => row.budget,
      saved: row => row.budget,
      number: true,
    },
    {
      key: 'actual',
      title: 'To date',
      of: row => inPounds(row.actual),
      by: row => row.actual,
      saved: row => row.actual,
      number: true,
    },
    {
      key: 'forecast',
      title: 'Expected',
      of: row => inPounds(row.forecast),
      by: row => row.forecast,
      saved: row => row.forecast,
      number: true,
    },
    {
      key: 'over',
      title: 'Over or under',
      of: row => overInPounds(row.variance?.pounds),
      by: row => (row.variance ? -row.variance.pounds : null),
      saved: row => row.variance?.pounds ?? null,
      number: true,
    },
    {
      key: 'share',
      title: 'Of budget',
      of: row => shareIn(row.variance?.percent),
      by: row => (row.variance?.percent == null ? null : -row.variance.percent),
      saved: row => row.variance?.percent ?? null,
      number: true,
    },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => row.is,
      short: true,
    },
    { key: 'figures', title: 'Figures of', of: row => row.figuresOf, savedOnly: true },
  ],
  facets: [
    { name: 'heading', title: 'Heading', of: row => row.group, inOrder: GROUPS },
    {
      name: 'stands',
      title: 'How it stands',
      of: row => ({ value: row.is.level, text: row.is.text }),
      inOrder: ['overdue', 'due', 'met', 'cannot-tell'],
    },
    { name: 'holder', title: 'Budget holder', of: row => row.owner },
  ],
  empty:
    'No budget line has a budget or figures for this year. Open lines, set their budgets, and import each month’s figures.',
  counted: count => `${count} ${count === 1 ? 'line' : 'lines'}`,
  id: row => row.id,
}

/** Changes to the contract sum asked for within a year, those that wait first. */
export const CHANGES: ListDeclaration<MoneyChange> = {
  caption: 'In-year changes, those that wait for an answer first',
  columns: [
    {
      key: 'reference',
      title: 'Change',
      of: row => ({ text: `${row.reference} ${row.title}`, href: `/finance/changes/${row.id}` }),
      by: row => row.reference,
    },
    {
      key: 'type',
      title: 'Type',
      of: row => row.type.text.split(':')[0] ?? row.type.text,
      saved: row => row.type.text,
    },
    { key: 'year', title: 'Year', of: row => row.yearName, short: true },
    {
      key: 'amount',
      title: 'Asked for',
      of: row => inPounds(row.amount),
      by: row => row.amount,
      saved: row => row.amount,
      number: true,
    },
    {
      key: 'agreed',
      title: 'Agreed',
      of: row => inPounds(row.agreed),
      by: row => row.agreed,
      saved: row => row.agreed,
      number: true,
    },
    {
      key: 'submitted',
      title: 'Submitted',
      of: row => inShort(row.submitted),
      by: row => row.submitted,
      saved: row => row.submitted,
      short: true,
    },
    { key: 'by', title: 'Answer by', of: row => inShort(row.by), by: row => row.by, saved: row => row.by, short: true },
    {
      key: 'answered',
      title: 'Answered',
      of: row => inShort(row.answered),
      by: row => row.answered,
      saved: row => row.answered,
      short: true,
    },
    { key: 'stands', title: 'How it stands', of: row => row.is },
    { key: 'line', title: 'Budget line', of: row => row.line.text, savedOnly: true },
  ],
  facets: [
    { name: 'type', title: 'Type', of: row => row.type, inOrder: changeType.codes.map(each => each.code) },
    { name: 'year', title: 'Year', of: row => ({ value: row.yearName, text: row.yearName }) },
    { name: 'answer', title: 'Answer', of: row => row.decision ?? { value: 'waiting', text: 'Waiting' } },
  ],
  empty: 'No change to the contract sum has been asked for.',
  counted: count => `${count} ${count === 1 ? 'change' : 'changes'}`,
  id: row => row.id,
}

/** The savings of a year, the most at risk first. */
export const SAVINGS: ListDeclaration<MoneySaving> = {
  caption: 'Savings, the most at risk first',
  columns: [
    {
      key: 'reference',
      title: 'Saving',
      of: row => ({ text: `${row.reference} ${row.title}`, href: `/finance/savings/${row.id}` }),
      by: row => row.reference,
    },
    { key: 'owner', title: 'Owner', of: row => row.owner.text },
    {
      key: 'target',
      title: 'Target',
      of: row => inPounds(row.target),
      by: row => row.target,
      saved: row => row.target,
      number: true,
    },
    {
      key: 'made',
      title: 'Made',
      of: row => inPounds(row.delivered),
      by: row => row.delivered,
      saved: row => row.delivered,
      number: true,
    },
    {
      key: 'forecast',
      title: 'Expected',
      of: row => inPounds(row.forecast),
      by: row => row.forecast,
      saved: row => row.forecast,
      number: true,
    },
    {
      key: 'risk',
      title: 'At risk',
      of: row => inPounds(row.atRisk),
      by: row => -row.atRisk,
      saved: row => row.atRisk,
      number: true,
    },
    {
      key: 'colour',
      title: 'Colour',
      of: row => ({ text: row.closed === null ? row.colour.text : 'Off the list', level: row.level }),
      short: true,
    },
    {
      key: 'said',
      title: 'Last said',
      of: row => inShort(row.updates[0]?.on),
      by: row => row.updates[0]?.on ?? null,
      saved: row => row.updates[0]?.on ?? null,
      short: true,
    },
  ],
  facets: [
    { name: 'colour', title: 'Colour', of: row => row.colour, inOrder: ['red', 'amber', 'unknown', 'green'] },
    { name: 'owner', title: 'Owner', of: row => row.owner },
  ],
  empty: 'No saving is planned for this year.',
  counted: count => `${count} ${count === 1 ? 'saving' : 'savings'}`,
  id: row => row.id,
}
