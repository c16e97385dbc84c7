// How tests run: everything under test/, in parallel by file, with a last line that a machine can read.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of the command line start real processes, on machines with two slow cores too.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: ['default', './test/tally.ts']
  }
})
