import { type TestSpecification, BaseSequencer } from 'vitest/node'
import { defineConfig } from 'vitest/config'
import { JOURNEYS_AT_ONCE } from './e2e/support/global-setup.ts'

// The longest first, so that at the end nobody waits for one that began last.
const LONGEST = ['accessibility', 'governance', 'privacy', 'imports', 'school-and-health', 'team-manager']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex(name => moduleId.endsWith(`/${name}.e2e.ts`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/support/global-setup.ts'],
    testTimeout: 240_000,
    hookTimeout: 600_000,
    sequence: { sequencer: LongestFirst },
    // Each has a server to itself while it lasts.
    maxWorkers: JOURNEYS_AT_ONCE,
    fileParallelism: JOURNEYS_AT_ONCE > 1,
  },
})
