import path from 'node:path'
import { rules } from '../returns/ssda903/validation/rules.ts'
import { rooms } from '../rooms.ts'
import { writeDocs } from './docs.ts'
import { top } from './project.ts'

// Run as a program: brings docs/ up to date and says what changed.
const written = writeDocs(path.join(top, 'docs'), rooms, rules)
process.stdout.write(written.length === 0 ? 'The documentation is up to date.\n' : `${written.join('\n')}\n`)
