#!/usr/bin/env node
// The alongside command: builds what is missing or out of date, then runs it in this process.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const top = new URL('..', import.meta.url)

if (existsSync(new URL('src', top))) {
  const { isBuilt } = await import('../script/freshness.js')
  if (!isBuilt()) {
    // Its words go to standard error: standard output belongs to the command asked for.
    const { status } = spawnSync(fileURLToPath(new URL('script/build', top)), { stdio: ['ignore', 2, 2] })
    if (status !== 0) {
      process.stderr.write('Alongside could not be built; see above. If packages are missing, run npm ci first.\n')
      process.exit(1)
    }
  }
}
await import('../dist/cli/main.js')
