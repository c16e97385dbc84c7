// How tests run: everything under test/, in parallel by file, with a last line that a machine can read.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A thread that is killed on purpose now and then leaves a rejection that says nothing and comes from nowhere. Whatever has a
    // message or a stack fails the run.
    onUnhandledError: ({ message, stack }) =>
      message !== undefined || (stack !== undefined && stack !== ''),
    include: ['test/**/*.test.ts'],
    // Tests of the command line start real processes, on machines with two slow cores too.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: ['default', './test/tally.ts']
  }
})
