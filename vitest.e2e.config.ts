import { defineConfig } from 'vitest/config'
import { JOURNEYS_AT_ONCE } from './e2e/support/global-setup.ts'

export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/support/global-setup.ts'],
    testTimeout: 240_000,
    hookTimeout: 600_000,
    // Each has a server to itself while it lasts.
    maxWorkers: JOURNEYS_AT_ONCE,
    fileParallelism: JOURNEYS_AT_ONCE > 1,
  },
})
