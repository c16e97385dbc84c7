// A vitest reporter whose last line is `N passed, N failed`, alone on its line, for whoever counts tests by machine.
import type { Reporter, TestModule } from 'vitest/node'

export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()])
    const states = tests.map(test => test.result().state)
    // A file that does not load has no tests to fail.
    const broken = modules.filter(module => module.errors().length > 0).length + errors.length
    const passed = states.filter(state => state === 'passed').length
    const failed = states.filter(state => state === 'failed').length + broken
    process.stdout.write(`${passed} passed, ${failed} failed\n`)
  }
}
