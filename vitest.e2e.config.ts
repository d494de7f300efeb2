import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/support/global-setup.ts'],
    testTimeout: 240_000,
    hookTimeout: 600_000,
    // One server and one browser for all: one journey at a time on a small machine.
    maxWorkers: 1,
    fileParallelism: false,
  },
})
