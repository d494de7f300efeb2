import { Misused, readGiven } from './command.ts'
import { commands } from './commands.ts'
import { remark, say } from './output.ts'

async function help(): Promise<string> {
  const all = await Promise.all(commands.map(each => each.load()))
  return `alongside: the information system of a children's trust

${all.map(command => `  alongside ${command.name} ${command.usage}\n      ${command.summary}`).join('\n')}

Settings come from the environment: ALONGSIDE_DATA (the data directory, ./data), DATABASE_URL (your own PostgreSQL), PORT (3000).`
}

async function main(argv: readonly string[]): Promise<number> {
  const named = commands
    .filter(each => each.name.split(' ').every((word, index) => argv[index] === word))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (!named) {
    const wanted = argv.length === 0 || ['help', '--help', '-h'].includes(argv[0] as string)
    ;(wanted ? say : remark)(
      wanted ? await help() : `'${argv.join(' ')}' is not something alongside does.\n\n${await help()}`,
    )
    return wanted ? 0 : 2
  }
  const command = await named.load()
  const rest = argv.slice(command.name.split(' ').length)
  if (rest.includes('--help')) {
    say(`alongside ${command.name} ${command.usage}\n\n${command.summary}`)
    return 0
  }
  return command.run(readGiven(command, rest))
}

// Whoever reads the answer may have read enough of it (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Misused) remark(error.message)
  else remark(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return error instanceof Misused ? 2 : 1
})
