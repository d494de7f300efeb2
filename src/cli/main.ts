import { type Command, Misused, readGiven } from './command.ts'
import { benchCommand } from './commands/bench.ts'
import { dueCommand } from './commands/due.ts'
import { importListCommand, importReturnCommand, importUndoCommand } from './commands/imports.ts'
import {
  auditVerifyCommand,
  demoWriteCommand,
  docsCommand,
  rebuildCommand,
  userAddCommand,
  userListCommand,
  userSecondStepOffCommand,
} from './commands/keep.ts'
import { measureCommand, measuresCommand } from './commands/measures.ts'
import { addCouncilCommand, councilsCommand, importPostcodesCommand } from './commands/places.ts'
import { validateReturnCommand } from './commands/validate.ts'
import { serveCommand } from './commands/serve.ts'
import { remark, say } from './output.ts'

const commands: readonly Command[] = [
  serveCommand,
  importReturnCommand,
  importPostcodesCommand,
  importListCommand,
  importUndoCommand,
  validateReturnCommand,
  measuresCommand,
  measureCommand,
  dueCommand,
  councilsCommand,
  addCouncilCommand,
  userAddCommand,
  userListCommand,
  userSecondStepOffCommand,
  auditVerifyCommand,
  rebuildCommand,
  demoWriteCommand,
  docsCommand,
  benchCommand,
]

const HELP = `alongside: the information system of a children's trust

${commands.map(command => `  alongside ${command.name} ${command.usage}\n      ${command.summary}`).join('\n')}

Settings come from the environment: ALONGSIDE_DATA (the data directory, ./data), DATABASE_URL (your own PostgreSQL), PORT (3000).`

async function main(argv: readonly string[]): Promise<number> {
  const command = commands
    .filter(each => each.name.split(' ').every((word, index) => argv[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
  if (!command) {
    const wanted = argv.length === 0 || ['help', '--help', '-h'].includes(argv[0] as string)
    ;(wanted ? say : remark)(wanted ? HELP : `'${argv.join(' ')}' is not something alongside does.\n\n${HELP}`)
    return wanted ? 0 : 2
  }
  const rest = argv.slice(command.name.split(' ').length)
  if (rest.includes('--help')) {
    say(`alongside ${command.name} ${command.usage}\n\n${command.summary}`)
    return 0
  }
  return command.run(readGiven(command, rest))
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Misused) remark(error.message)
  else remark(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return error instanceof Misused ? 2 : 1
})
