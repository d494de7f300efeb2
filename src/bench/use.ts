import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * The most memory this process has held at once, in megabytes (10^6 bytes). On Linux the kernel's own mark for this
 * program; `getrusage` there would also count what stood in memory before the program was started.
 */
export function peakMegabytes(): number {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kibibytes !== undefined) return (Number(kibibytes) * 1024) / 1e6
  } catch {
    // No such file but on Linux.
  }
  return (process.resourceUsage().maxRSS * 1024) / 1e6
}

/**
 * Processor time that the PostgreSQL running from a data directory has used so far, in seconds: its own, its living
 * processes' and those of the ones that ended. Null where the system does not tell, which is anywhere but on Linux.
 * On a busy machine it says more than a clock.
 */
export function databaseCpuSeconds(dataDir: string): number | null {
  try {
    const server = readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0] as string
    let ticks = 0
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid)) continue
      const use = useOf(pid)
      if (pid === server) ticks += (use?.own ?? 0) + (use?.ended ?? 0)
      else if (use?.parent === server) ticks += use.own
    }
    return ticks / TICKS_A_SECOND
  } catch {
    return null
  }
}

// What Linux counts processor time in for every program, whatever its own tick.
const TICKS_A_SECOND = 100

/** Undefined where the process has just ended. */
function useOf(pid: string): { readonly parent: string; readonly own: number; readonly ended: number } | undefined {
  try {
    return useIn(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return undefined
  }
}

/** A process's parent and its processor time in ticks, its own and its ended children's, from its line in /proc. */
export function useIn(stat: string): { readonly parent: string; readonly own: number; readonly ended: number } {
  // The program's name stands in brackets and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = (index: number): number => Number(fields[index] ?? 0)
  return { parent: fields[1] ?? '', own: ticks(11) + ticks(12), ended: ticks(13) + ticks(14) }
}
