import type { Use } from './checking.ts'
import { peakMegabytes } from './use.ts'

// What `checking.ts` starts: the command line as anybody starts it, and then what it took.
await import('../cli/main.ts')
const { user, system } = process.cpuUsage()
const use: Use = { cpuSeconds: (user + system) / 1e6, peakMegabytes: peakMegabytes() }
process.send?.(use, undefined, undefined, () => process.disconnect())
