// Runs the real command line as its own process, on folders made for one test.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { packageFolder } from '../../src/config.ts'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly input?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Flags of node itself. */
  readonly node?: readonly string[]
}

/** `copydesk ARGS…`, to its end. */
export async function copydesk(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = startCopydesk(args, options)
  child.stdin.end(options.input ?? '')
  return ended(child)
}

/** The process, for tests that talk with it or stop it. */
export function startCopydesk(args: readonly string[], options: RunOptions = {}) {
  const script = join(packageFolder, 'src', 'copydesk.js')
  const child = spawn(process.execPath, [...(options.node ?? []), script, ...args], {
    cwd: options.cwd ?? packageFolder,
    // Nothing of the settings of whoever runs the tests, and nothing left behind for the next one.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA: 'none', ...options.env }
  })
  // A process that reads nothing closes the pipe under the one who writes.
  child.stdin.on('error', () => {})
  return child
}

/** What the process says from now to its end. */
export async function ended(child: ReturnType<typeof startCopydesk>): Promise<Ran> {
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { code, out, err }
}

const folders: string[] = []
// After the file, not the test: tests that run side by side cannot say which of them has ended.
afterAll(() => Promise.all(folders.map(folder => rm(folder, { recursive: true }))))

/** A folder with these files, by path; gone after the tests of the file. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

/** Two outlets on one event, invented. */
export const harbour: Readonly<Record<string, string>> = {
  'ledger.md': `---
headline: Port Alder opens its gates at dawn
outlet: The Harbour Ledger
published: 2026-03-02
---

The harbour of Port Alder will open its gates at dawn, Harbour Master Ada Quill said on Monday.

"We open the gates at dawn, whatever the tide does," Quill said. "Nobody has to wait for the ferry any more."

Skipper Tom Reed, who has sailed from Port Alder for thirty years, called the change overdue.
`,
  'wire.md': `---
headline: Dawn opening for harbour gates
outlet: Northern Wire
published: 2026-03-03
---

Ferries will sail an hour earlier from Port Alder, where the harbour gates open at dawn from now on.

"We open the gates at dawn, whatever the weather does," said Ada Quill, the harbour master.
`
}
