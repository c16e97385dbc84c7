// The dependency rule of docs/design.md as data, and the inspector that holds files to it.
import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A file as the inspector sees it; planted ones need not exist. */
export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly text: string
}

interface Room {
  /** Which files are in it. */
  readonly files: RegExp
  /** Which of them others may import. */
  readonly doors: RegExp
  /** Rooms whose doors its files may import, besides their own room. */
  readonly imports: readonly string[]
  /** Rooms of which it may import types, and nothing that exists at run time. */
  readonly types?: readonly string[]
}

const NO_DOOR = /^$/

/** Every door that the roof may open. */
const BELOW_ROOF = [
  'newsroom',
  'schedule',
  'platform',
  'sources',
  'analysis',
  'edition',
  'web',
  'store',
  'kit',
  'counter',
  'ground'
]

/** From the roof down to the ground. Each file belongs to exactly one. Platforms are rooms of their own, strangers to each other. */
const ROOMS: Readonly<Record<string, Room>> = {
  main: {
    files: /^src\/(main|allocator)\.ts$/,
    doors: NO_DOOR,
    imports: ['cli', 'roof', 'ground']
  },
  cli: {
    files: /^src\/cli\//,
    doors: /^src\/cli\/cli\.ts$/,
    imports: ['roof', ...BELOW_ROOF]
  },
  roof: {
    files: /^src\/(bot|frontdesk|answering|answers|discover|hosting)\.ts$/,
    doors: /^src\/(bot|frontdesk|answering|answers|discover|hosting)\.ts$/,
    imports: BELOW_ROOF
  },
  newsroom: room('newsroom', ['analysis', 'edition', 'web', 'counter', 'ground']),
  commands: { files: /^commands\//, doors: NO_DOOR, imports: [] },
  schedule: room('schedule', ['ground', 'counter', 'store']),
  platform: {
    files: /^src\/platforms\/[^/]+\//,
    doors: /^src\/platforms\/([^/]+)\/\1\.ts$/,
    imports: ['ingress', 'ground', 'counter']
  },
  ingress: {
    ...room('ingress', ['store', 'counter', 'ground']),
    // The thread loads no more than what it does there.
    doors: /^src\/ingress\/(ingress|receiving)\.ts$/
  },
  sources: {
    files: /^src\/sources\//,
    // The command line reads the same shapes from standard input.
    doors:
      /^src\/sources\/([^/]+|formats\/(file|record|raw|jsonlines|lines|decode|size|unreadable|webtext))\.ts$/,
    imports: ['ground', 'counter', 'web']
  },
  analysis: {
    ...room('analysis', ['ground']),
    // Which loads the other in steps, and so must not be loaded with it.
    doors: /^src\/analysis\/(analysis|ready)\.ts$/
  },
  edition: {
    ...room('edition', ['ground']),
    // Threads pack what they read without knowing the rest, and the newsroom puts its own things into the same chest.
    doors: /^src\/edition\/(edition|vault\/packing|snapshot\/(chest|snapshot))\.ts$/
  },
  web: {
    files: /^src\/web\//,
    doors: /^src\/web\/(web|page|published|markup)\.ts$/,
    imports: ['ground']
  },
  store: {
    ...room('store', ['ground']),
    // A thread that writes debts down loads nothing else of it.
    doors: /^src\/store\/(store|aside)\.ts$/
  },
  kit: {
    files: /^src\/((command|option)\.ts$|options\/|kit\/)/,
    doors: /./,
    imports: ['ground', 'counter'],
    types: ['edition']
  },
  counter: {
    files:
      /^src\/(ask|source|roster|recall|calendar|completing|library|platform|owed|turns|endpoint|signed)\.ts$/,
    doors: /./,
    imports: ['ground'],
    // A source is handed what reads the web.
    types: ['web']
  },
  ground: {
    files:
      /^src\/(news|reply|phrase|errors|config|duration|log|visible|nicknames|breathe|once|debts)\.ts$/,
    doors: /./,
    imports: []
  }
}

/** Packages, and modules of Node with a reach of their own, by the only files that may import them. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  // Data from outside is checked where it comes in: settings, and the records of sources.
  zod: /^src\/(config|schedule\/settings|sources\/formats\/(record|raw|shaped)|platforms\/[^/]+\/settings)\.ts$/,
  pino: /^src\/log\.ts$/,
  commander: /^src\/cli\//,
  yaml: /^src\/sources\//,
  'iconv-lite': /^src\/sources\//,
  '@mozilla/readability': /^src\/web\//,
  linkedom: /^src\/(web|platforms\/preview)\//,
  '@observablehq/plot': /^src\/platforms\/preview\//,
  htmlparser2: /^src\/web\//,
  undici: /^src\/web\//,
  'ipaddr.js': /^src\/web\//,
  entities: /^src\/web\//,
  'robots-parser': /^src\/web\//,
  stemmer: /^src\/(analysis|edition)\//,
  'node-cron': /^src\/schedule\//,
  // The calendar: when something is due, and which day a sentence means.
  luxon: /^src\/(schedule|edition\/timeline)\//,
  pg: /^src\/store\//,
  'node:sqlite': /^src\/store\//,
  'discord.js': /^src\/platforms\/discord\//,
  '@discordjs/ws': /^src\/platforms\/discord\//,
  '@slack/bolt': /^src\/platforms\/slack\//,
  '@slack/types': /^src\/platforms\/(slack|preview)\//,
  '@slack/web-api': /^src\/platforms\/slack\//,
  hono: /^src\/platforms\/preview\//,
  '@hono/node-server': /^src\/platforms\/preview\//
}

/** Names that say nothing of what is in a file, so that everything ends up in it. */
const NAMELESS =
  /(^|\/)(index|types?|utils?|helpers?|common|misc|shared|[\w-]*(manager|service))(\.ts$|\/)/i

function room(name: string, imports: readonly string[]): Room {
  return {
    files: new RegExp(`^src/${name}/`),
    doors: new RegExp(`^src/${name}/${name}\\.ts$`),
    imports
  }
}

/** Each breach of the rule as `path: what is wrong`, in the order of the files. */
export function trespasses(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(file => inspect(file).map(what => `${file.path}: ${what}`))
}

function inspect({ path, text }: SourceFile): readonly string[] {
  const { imports, computed, broken } = importsOf(path, text)
  const homes = Object.keys(ROOMS).filter(name => ROOMS[name]?.files.test(path))
  return [
    ...(broken === null ? [] : [`cannot be read: ${broken}`]),
    ...(homes.length === 1 ? [] : ['is in no room: test/house.ts says which there are']),
    ...(NAMELESS.test(path) ? ['has a name that says nothing'] : []),
    ...(computed && path !== 'src/discover.ts'
      ? ['imports by a computed name: only discover.ts finds by name']
      : []),
    ...imports.flatMap(each => refusal(path, homes[0] ?? '', each) ?? [])
  ]
}

function refusal(path: string, home: string, { from, type }: Import): string | null {
  if (home === 'commands')
    return from === '#command' ? null : `imports ${from}: a command imports '#command' only`
  if (from === '#command') return "imports '#command': that door is for commands"
  if (path === 'src/news.ts') return `imports ${from}: news.ts imports nothing`
  if (!from.startsWith('.')) return packageRefusal(path, from)
  const target = posix.join(posix.dirname(path), from)
  const there = Object.keys(ROOMS).find(name => ROOMS[name]?.files.test(target))
  if (there === undefined) return `imports ${target}: that is in no room`
  if (there === home && (wing(path) === wing(target) || isDrawn(path, target))) return null
  const { imports = [], types = [] } = ROOMS[home] ?? {}
  if (!imports.includes(there)) {
    if (!types.includes(there)) return `imports ${target}: ${home} may not know ${there}`
    if (!type) return `imports ${target}: ${home} may know only types of ${there}`
  }
  return ROOMS[there]?.doors.test(target) ? null : `imports ${target}: that is no door of ${there}`
}

function packageRefusal(path: string, from: string): string | null {
  const name = from.startsWith('node:') ? from : /^(@[^/]+\/)?[^/]+/.exec(from)?.[0]
  const allowed = name === undefined ? undefined : PACKAGES[name]
  if (allowed === undefined) {
    return from.startsWith('node:')
      ? null
      : `imports ${from}: test/house.ts does not say where that may be`
  }
  return allowed.test(path) ? null : `imports ${from}: not in this room`
}

/** What a message looks like there is all that the preview may know of other platforms. */
const isDrawn = (path: string, target: string): boolean =>
  path.startsWith('src/platforms/preview/') &&
  /^src\/platforms\/(discord|slack)\/(render|limits|message|numbers|question)\.ts$/.test(target)

/** Each platform is a wing of its own; other rooms have one. */
const wing = (path: string): string => /^src\/platforms\/([^/]+)\//.exec(path)?.[1] ?? ''

interface Import {
  readonly from: string
  readonly type: boolean
}

/** Imports, re-exports, `import('…')` as expression and as type. */
function importsOf(path: string, text: string) {
  const { module, errors } = parseSync(path, text)
  const imports: Import[] = []
  for (const { moduleRequest, entries } of module.staticImports) {
    const type = entries.length > 0 && entries.every(entry => entry.isType)
    imports.push({ from: moduleRequest.value, type })
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) imports.push({ from: moduleRequest.value, type: isType })
    }
  }
  let computed = false
  for (const { moduleRequest } of module.dynamicImports) {
    const name = /^(['"`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2]
    if (name === undefined) computed = true
    else imports.push({ from: name, type: false })
  }
  // `import('…').Name` in a type is no import of the module record.
  const written = new Set(imports.map(({ from }) => from))
  for (const [, from = ''] of text.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g)) {
    if (!written.has(from)) imports.push({ from, type: true })
  }
  return { imports, computed, broken: errors[0]?.message ?? null }
}
