// The totals of one vitest run from its JSON record and exit status, printed as 'passed failed'.
// A file that could not be loaded has no tests to fail, so it is counted as one failure of its own.
import { existsSync, readFileSync } from 'node:fs'

const [record, status] = process.argv.slice(2)
let passed = 0
let failed = 0
if (record && existsSync(record)) {
  for (const { status: outcome, assertionResults } of JSON.parse(readFileSync(record, 'utf8')).testResults) {
    const failures = assertionResults.filter(test => test.status === 'failed').length
    passed += assertionResults.filter(test => test.status === 'passed').length
    failed += outcome === 'failed' ? Math.max(failures, 1) : failures
  }
}
// No record, or an error outside any test.
if (failed === 0 && status !== '0') failed = 1
process.stdout.write(`${passed} ${failed}\n`)
