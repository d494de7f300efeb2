import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/spine/store/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Test files of one worker share what they import: reading it anew for each took more than half of all the time. A test
    // leaves nothing behind in a module.
    isolate: false,
  },
})
