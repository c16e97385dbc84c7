// Holds every file of the house to the dependency rule, and the rule to trespasses planted against it.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { trespasses } from './house.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

const files = ['src', 'commands'].flatMap(folder =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith('.ts'))
    .toSorted()
    .map(path => ({ path, text: readFileSync(root + path, 'utf8') }))
)

describe('the house', () => {
  it('has files that each import only what their floor may know', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(trespasses(files)).toEqual([])
  })

  it('has one door for commands, named in package.json', () => {
    const { imports }: { imports: unknown } = JSON.parse(
      readFileSync(`${root}package.json`, 'utf8')
    )
    expect(imports).toEqual({ '#command': './src/command.ts' })
  })
})

describe('the rule notices', () => {
  it.each([
    [
      'a room that imports a stranger',
      'src/analysis/a.ts',
      `import { printEdition } from '../edition/edition.ts'`,
      'analysis may not know edition'
    ],
    [
      'a type from a stranger',
      'src/edition/a.ts',
      `import type { A } from '../analysis/analysis.ts'`,
      'edition may not know analysis'
    ],
    [
      'a type among values',
      'src/web/a.ts',
      `import { b, type A } from '../source.ts'`,
      'web may not know counter'
    ],
    [
      'an import for its effect',
      'src/store/a.ts',
      `import '../web/page.ts'`,
      'store may not know web'
    ],
    [
      'a re-export',
      'src/reply.ts',
      `export type { Ask } from './ask.ts'`,
      'ground may not know counter'
    ],
    [
      'a re-export of everything',
      'src/errors.ts',
      `export * from './command.ts'`,
      'ground may not know kit'
    ],
    [
      'an import when it runs',
      'src/sources/a.ts',
      `const a = await import('../edition/edition.ts')`,
      'sources may not know edition'
    ],
    [
      'an import in a type',
      'src/ask.ts',
      `export type A = import('./edition/edition.ts').Edition`,
      'counter may not know edition'
    ],
    [
      'an import over several lines',
      'src/schedule/a.ts',
      `import {\n  a,\n  b\n} from "../frontdesk.ts"`,
      'schedule may not know roof'
    ],
    [
      'the kit knowing more of the edition than types',
      'src/option.ts',
      `import { printEdition } from './edition/edition.ts'`,
      'only types of edition'
    ],
    [
      'news.ts importing at all',
      'src/news.ts',
      `import type { Reply } from './reply.ts'`,
      'news.ts imports nothing'
    ],
    [
      'a way past a door',
      'src/bot.ts',
      `import { a } from './edition/people/people.ts'`,
      'no door of edition'
    ],
    [
      'a way past a door of another platform',
      'src/platforms/slack/a.ts',
      `import { a } from '../console/console.ts'`,
      'platform may not know platform'
    ],
    [
      'a way past the doors of what receives',
      'src/platforms/slack/a.ts',
      `import type { Order } from '../../ingress/messages.ts'`,
      'no door of ingress'
    ],
    [
      'a way into the command line',
      'src/bot.ts',
      `import { a } from './cli/cli.ts'`,
      'roof may not know cli'
    ],
    ['a way into the main file', 'src/cli/a.ts', `import '../main.ts'`, 'cli may not know main'],
    [
      'a command that goes behind its door',
      'commands/a.ts',
      `import { command } from '../src/command.ts'`,
      `a command imports '#command' only`
    ],
    [
      'a command with the file system',
      'commands/a.ts',
      `import { readFileSync } from 'node:fs'`,
      `a command imports '#command' only`
    ],
    [
      'a command that imports another',
      'commands/a.ts',
      `import who from './who.ts'`,
      `a command imports '#command' only`
    ],
    [
      'the engine at the door for commands',
      'src/frontdesk.ts',
      `import type { Command } from '#command'`,
      'that door is for commands'
    ],
    [
      'a package in the wrong room',
      'src/bot.ts',
      `import { Client } from 'discord.js'`,
      'not in this room'
    ],
    [
      'a part of a package in the wrong room',
      'src/platforms/discord/a.ts',
      `import { App } from '@slack/bolt/dist/App.js'`,
      'not in this room'
    ],
    [
      'the database outside the store',
      'src/bot.ts',
      `import { DatabaseSync } from 'node:sqlite'`,
      'not in this room'
    ],
    [
      'a package nobody has found a room for',
      'src/web/a.ts',
      `import lodash from 'lodash'`,
      'does not say where that may be'
    ],
    [
      'a name that is computed',
      'src/bot.ts',
      'await import(`./sources/${name}.ts`)',
      'only discover.ts finds by name'
    ],
    ['a file on no floor', 'src/somewhere.ts', '', 'is in no room'],
    [
      'an import of what is on no floor',
      'src/bot.ts',
      `import { a } from '../test/house.ts'`,
      'that is in no room'
    ],
    ['a barrel', 'src/edition/index.ts', '', 'a name that says nothing'],
    ['a drawer', 'src/analysis/utils/a.ts', '', 'a name that says nothing'],
    ['a manager', 'src/store/ConnectionManager.ts', '', 'a name that says nothing'],
    ['a file that is no TypeScript', 'src/bot.ts', 'const = 1', 'cannot be read']
  ])('%s', (_, path, text, what) => {
    expect(trespasses([{ path, text }])).toEqual([expect.stringContaining(what)])
  })

  it('and lets pass what is allowed', () => {
    const text = {
      'src/newsroom/newsroom.ts': `import { read } from '../analysis/analysis.ts'\nimport type { Log } from '../log.ts'`,
      'src/discover.ts': 'const a = await import(file)',
      'src/option.ts': `import type { Edition } from './edition/edition.ts'`,
      'src/sources/feed.ts': `import { articleOfPage } from '../web/page.ts'\nimport { join } from 'node:path'`,
      'src/platforms/slack/slack.ts': `import { App } from '@slack/bolt'\nimport { a } from './render.ts'`,
      'src/analysis/people.ts': `// import { a } from '../edition/edition.ts'\nconst a = "from '../web/page.ts'"`,
      'commands/who.ts': `import { command } from '#command'`
    }
    expect(trespasses(Object.entries(text).map(([path, body]) => ({ path, text: body })))).toEqual(
      []
    )
  })
})
