import { type RegisterPage, registerPages } from '../../spine/recording/register-pages.ts'
import type { Page } from '../../spine/web/page.ts'

type Params = Readonly<Record<string, string>>

const toLine = ({ id = '' }: Params): string => `/finance/lines/${id}`
const toSaving = ({ id = '' }: Params): string => `/finance/savings/${id}`
const toChange = ({ id = '' }: Params): string => `/finance/changes/${id}`
const toFunding = (): string => '/finance/reserves'

const adding = (
  path: string,
  title: string,
  kind: string,
  onwards: RegisterPage['onwards'],
  back: RegisterPage['back'],
  within?: string,
): readonly Page[] =>
  registerPages({
    path,
    title,
    may: 'finance.write',
    ask: ({ id = '' }) => ({
      doing: 'add',
      kind,
      ...(within === undefined ? {} : { within: { field: within, entry: id } }),
    }),
    onwards,
    back,
  })

const changing = (
  path: string,
  title: string,
  kind: string,
  param: string,
  back: RegisterPage['back'],
  gone: RegisterPage['back'] = back,
): readonly Page[] =>
  registerPages({
    path,
    title,
    may: 'finance.write',
    ask: params => ({ doing: 'change', kind, entry: params[param] ?? '' }),
    onwards: back,
    takenOut: { may: 'finance.write', onwards: gone },
    back,
  })

const ending = (path: string, title: string, kind: string, back: RegisterPage['back']): readonly Page[] =>
  registerPages({
    path,
    title,
    may: 'finance.write',
    ask: ({ id = '' }) => ({ doing: 'end', kind, entry: id }),
    onwards: back,
    back,
  })

/** Every form of the trust's money, each at an address of its own. */
export const financeFormPages: readonly Page[] = [
  ...adding(
    '/finance/lines/add',
    'Open a budget line',
    'budget-line',
    (_, id) => `/finance/lines/${id}`,
    () => '/finance/lines',
  ),
  ...changing(
    '/finance/lines/:id/edit',
    'Put a budget line right',
    'budget-line',
    'id',
    toLine,
    () => '/finance/lines',
  ),
  ...ending('/finance/lines/:id/close', 'Close a budget line', 'budget-line', toLine),
  ...adding('/finance/lines/:id/budget', 'Set a budget', 'budget-set', toLine, toLine, 'line'),
  ...changing('/finance/lines/:id/budgets/:entry', 'Put a budget right', 'budget-set', 'entry', toLine),
  ...adding('/finance/lines/:id/month', 'Enter a month’s figures', 'budget-month', toLine, toLine, 'line'),
  ...changing('/finance/lines/:id/months/:entry', 'Put a month’s figures right', 'budget-month', 'entry', toLine),
  ...adding(
    '/finance/return',
    'Say that a month’s figures are complete',
    'budget-return',
    () => '/finance',
    () => '/finance',
  ),
  ...changing(
    '/finance/returns/:entry',
    'Put right what was said of a month',
    'budget-return',
    'entry',
    () => '/finance',
  ),
  ...adding(
    '/finance/changes/add',
    'Submit an in-year change',
    'in-year-change',
    (_, id) => `/finance/changes/${id}`,
    () => '/finance/changes',
  ),
  ...changing(
    '/finance/changes/:id/edit',
    'Put an in-year change right',
    'in-year-change',
    'id',
    toChange,
    () => '/finance/changes',
  ),
  ...ending('/finance/changes/:id/answer', 'Record the answer to an in-year change', 'in-year-change', toChange),
  ...adding(
    '/finance/savings/add',
    'Add a saving',
    'saving',
    (_, id) => `/finance/savings/${id}`,
    () => '/finance/savings',
  ),
  ...changing('/finance/savings/:id/edit', 'Put a saving right', 'saving', 'id', toSaving, () => '/finance/savings'),
  ...ending('/finance/savings/:id/close', 'Take a saving off the list', 'saving', toSaving),
  ...registerPages({
    path: '/finance/savings/:id/update',
    title: 'Say how a saving goes',
    may: 'finance.own',
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'saving-update', within: { field: 'saving', entry: id } }),
    onwards: toSaving,
    back: toSaving,
  }),
  ...registerPages({
    path: '/finance/savings/:id/updates/:entry',
    title: 'Put right how a saving goes',
    may: 'finance.own',
    ask: ({ entry = '' }) => ({ doing: 'change', kind: 'saving-update', entry }),
    onwards: toSaving,
    takenOut: { may: 'finance.write', onwards: toSaving },
    back: toSaving,
  }),
  ...adding('/finance/reserves/add', 'Set up a reserve', 'reserve', toFunding, toFunding),
  ...changing('/finance/reserves/:id/edit', 'Put a reserve right', 'reserve', 'id', toFunding),
  ...adding(
    '/finance/reserves/:id/move',
    'Record a movement of a reserve',
    'reserve-movement',
    toFunding,
    toFunding,
    'reserve',
  ),
  ...changing('/finance/reserves/:id/movements/:entry', 'Put a movement right', 'reserve-movement', 'entry', toFunding),
  ...adding('/finance/capital/add', 'Submit a capital case', 'capital-case', toFunding, toFunding),
  ...changing('/finance/capital/:id/edit', 'Put a capital case right', 'capital-case', 'id', toFunding),
  ...ending('/finance/capital/:id/answer', 'Record the answer to a capital case', 'capital-case', toFunding),
  ...adding(
    '/finance/capital/:id/spend',
    'Record spending on a capital case',
    'capital-spend',
    toFunding,
    toFunding,
    'case',
  ),
  ...adding('/finance/periods/add', 'Add a contract period', 'contract-period', toFunding, toFunding),
  ...changing('/finance/periods/:id/edit', 'Put a contract period right', 'contract-period', 'id', toFunding),
  ...adding('/finance/periods/:id/share', 'Add a council’s share', 'contract-share', toFunding, toFunding, 'period'),
  ...adding(
    '/finance/periods/:id/instalment',
    'Record an instalment received',
    'instalment-paid',
    toFunding,
    toFunding,
    'period',
  ),
]
