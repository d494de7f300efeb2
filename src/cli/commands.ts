import type { Command } from './command.ts'

/** A command by the words that call it, read when it is asked for: all of them together take longer to read than most to run. */
export interface Named {
  readonly name: string
  readonly load: () => Promise<Command>
}

/** Everything `alongside` can do, in the order its help tells it. */
export const commands: readonly Named[] = [
  { name: 'serve', load: async () => (await import('./commands/serve.ts')).serveCommand },
  { name: 'import ssda903', load: async () => (await import('./commands/imports.ts')).importReturnCommand },
  { name: 'import postcodes', load: async () => (await import('./commands/places.ts')).importPostcodesCommand },
  {
    name: 'import comparators',
    load: async () => (await import('./commands/comparators.ts')).importComparatorsCommand,
  },
  { name: 'import providers', load: async () => (await import('./commands/providers.ts')).importProvidersCommand },
  { name: 'import list', load: async () => (await import('./commands/imports.ts')).importListCommand },
  { name: 'import undo', load: async () => (await import('./commands/imports.ts')).importUndoCommand },
  {
    name: 'comparators list',
    load: async () => (await import('./commands/comparators.ts')).comparatorsListCommand,
  },
  {
    name: 'comparators undo',
    load: async () => (await import('./commands/comparators.ts')).comparatorsUndoCommand,
  },
  { name: 'providers list', load: async () => (await import('./commands/providers.ts')).providersListCommand },
  { name: 'providers withdraw', load: async () => (await import('./commands/providers.ts')).providersWithdrawCommand },
  { name: 'export ssda903', load: async () => (await import('./commands/exports.ts')).exportReturnCommand },
  { name: 'validate ssda903', load: async () => (await import('./commands/validate.ts')).validateReturnCommand },
  { name: 'measures', load: async () => (await import('./commands/measures.ts')).measuresCommand },
  { name: 'measure', load: async () => (await import('./commands/measures.ts')).measureCommand },
  { name: 'due', load: async () => (await import('./commands/due.ts')).dueCommand },
  { name: 'council list', load: async () => (await import('./commands/places.ts')).councilsCommand },
  { name: 'council add', load: async () => (await import('./commands/places.ts')).addCouncilCommand },
  { name: 'user add', load: async () => (await import('./commands/keep.ts')).userAddCommand },
  { name: 'user list', load: async () => (await import('./commands/keep.ts')).userListCommand },
  { name: 'user second-step-off', load: async () => (await import('./commands/keep.ts')).userSecondStepOffCommand },
  { name: 'audit verify', load: async () => (await import('./commands/keep.ts')).auditVerifyCommand },
  { name: 'rebuild', load: async () => (await import('./commands/keep.ts')).rebuildCommand },
  { name: 'demo write', load: async () => (await import('./commands/keep.ts')).demoWriteCommand },
  { name: 'docs', load: async () => (await import('./commands/keep.ts')).docsCommand },
  { name: 'bench', load: async () => (await import('./commands/bench.ts')).benchCommand },
]
