import { readFileSync } from 'node:fs'

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
