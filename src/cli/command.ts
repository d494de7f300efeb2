import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Something the command line was asked for that makes no sense as asked. Printed without a stack, with exit code 2. */
export class Misused extends Error {}

/** One thing `alongside` can do. */
export interface Command {
  /** The words that call it: `import ssda903`. */
  readonly name: string
  /** What follows the words: `PATH… --council CODE`. */
  readonly usage: string
  readonly summary: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Answers the exit code: 0 done, 1 refused or failed. */
  readonly run: (given: Given) => Promise<number>
}

/** What was typed after a command's words. */
export interface Given {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly words: readonly string[]
}

/** Reads what follows a command's words. Throws Misused when an option is not one of its own. */
export function readGiven(command: Command, argv: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    return { values: values as Given['values'], words: positionals }
  } catch (error) {
    throw new Misused(`${(error as Error).message}\nUse: alongside ${command.name} ${command.usage}`)
  }
}

/** An option's text, when it was given. */
export function text(given: Given, option: string): string | undefined {
  const value = given.values[option]
  return typeof value === 'string' ? value : undefined
}

/** An option's texts, for one that may be given several times. */
export function texts(given: Given, option: string): readonly string[] {
  const value = given.values[option]
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []
}

/** One of an option's allowed words, or its default. Throws Misused for any other. */
export function choice<C extends string>(given: Given, option: string, allowed: readonly C[], otherwise: C): C {
  const value = text(given, option) ?? otherwise
  if (!(allowed as readonly string[]).includes(value))
    throw new Misused(`--${option} takes ${allowed.join(', ')}; it was '${value}'`)
  return value as C
}
