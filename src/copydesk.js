#!/usr/bin/env node
// The first file that runs: checks the Node version, then hands over to main.ts. Plain JavaScript that
// Node 12 can still read, so that an old Node is told what to do instead of failing on a type.
import module from 'module'
import { fileURLToPath } from 'url'

const wanted = [24, 12]
const found = process.versions.node.split('.').map(Number)

if (found[0] > wanted[0] || (found[0] === wanted[0] && found[1] >= wanted[1])) {
  // Starts in half the time from the second time on; where the cache cannot be written, as before.
  module.enableCompileCache()
  void (process.argv[2] === 'start' ? withAllocatorSettings() : Promise.resolve()).then(
    () => import('./main.ts')
  )
} else {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  process.stderr.write(
    `copydesk: needs Node ${wanted.join('.')} or newer, this is ${process.versions.node}. ` +
      `On Linux and Windows "npm ci" in ${folder} brings the right one: then "npm start" and ` +
      `"npm run -s copydesk -- …" there use it. Elsewhere install Node 24 from https://nodejs.org\n`
  )
  process.exitCode = 1
}

// Only where it runs for long: it costs a start of Node's own.
function withAllocatorSettings() {
  return import('./allocator.ts').then(({ startWithAllocatorSettings }) =>
    startWithAllocatorSettings()
  )
}
