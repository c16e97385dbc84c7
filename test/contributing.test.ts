// Holds the commands that CONTRIBUTING.md and commands/README.md show to the code: saved as they stand, they answer.
import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageFolder } from '../src/config.ts'
import { findCommands } from '../src/discover.ts'
import { openDesk, wordsOf } from './commands/paper.ts'
import { treeOf } from './sources/tree.ts'

/** A package beside ours with this one command in it, which meets the engine where ours do. */
async function commandsWith(name: string, code: string) {
  const folder = await treeOf({
    'package.json': '{ "type": "module", "imports": { "#command": "./src/command.ts" } }',
    [`commands/${name}.ts`]: code
  })
  await symlink(join(packageFolder, 'src'), join(folder, 'src'), 'junction')
  return findCommands(join(folder, 'commands'))
}

describe('the command that is shown in', () => {
  it.each([
    [
      'CONTRIBUTING.md',
      '/latest gazette',
      'The Harbour Gazette\nTown council argues over harbour budget, The Harbour Gazette, 4 Mar 2026\nFerry Marlin'
    ],
    [
      'commands/README.md',
      '/longest gazette since 2026-03-01',
      'Ferry Marlin runs aground off Skell Point\nThe Harbour Gazette, 2 Mar 2026'
    ]
  ])('%s answers', async (page, line, words) => {
    const text = await readFile(join(packageFolder, page), 'utf8')
    const name = line.slice(1, line.indexOf(' '))
    const [, code = ''] = new RegExp(`\`\`\`ts\\n(// /${name}: [^]*?)\`\`\``).exec(text) ?? []
    const desk = await openDesk(undefined, await commandsWith(name, code))
    expect(wordsOf(await desk.ask(line))).toContain(words)
  })
})
