// `npm run bench`: measures on an invented newspaper, beside what people would use instead. `-- --help` for options.
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asStarted } from './asstarted.ts'
import type { Told } from './child.ts'
import { corpus } from './corpus.ts'
import { figure, type Plan, type Row } from './measure.ts'
import { markdown, sayHeads, sayRow, saySection } from './table.ts'

const usage = `npm run bench -- [SECTION …] [--articles N] [--words N] [--asks N] [--rounds N] [--seed N] [--markdown FILE]

  SECTION         only these: reading hostile search people stories vault newsroom bounds sources schedule discord
                  slack preview growth (all)
  --articles N    how many articles, at the most (100000); growth is told from 1,000 up to that
  --words N       about how many words an article has that is read from a file: newsroom growth discord slack (600)
  --asks N        how many of each command (300)
  --rounds N      how often the reading is measured (5)
  --seed N        another newspaper (1)
  --markdown FILE writes the table there as well, between its <!-- table --> marks where it has them
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '100000' },
    words: { type: 'string', default: '600' },
    asks: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    markdown: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})

/** The sections that say it for one number of articles, in their order, and what each is called. */
const SECTIONS: Readonly<Record<string, string>> = {
  reading: 'Reading, one core, warm',
  hostile: 'Reading texts of 5,000,000 characters made to be slow',
  search: 'The text index',
  people: 'The people alone',
  stories: 'The stories alone',
  vault: 'The shelf alone: packed readings',
  newsroom: 'The whole: from a file to answers',
  bounds: 'What is out of all bounds',
  sources: 'Sources of the web: 200 feeds of 50 items',
  schedule: 'Schedules: 10,000 due in one minute',
  discord: 'Discord over HTTP, 200 interactions a second for 30 s',
  slack: 'Slack over HTTP, 200 commands a second for 30 s',
  preview: 'The preview over the seeds, as a newcomer starts it'
}

/** Characters of a word of the newspaper, with the space after it. */
const LETTERS = 37 / 6

/** Those that read the newspaper from a file. */
const READING: ReadonlySet<string> = new Set(['newsroom', 'discord', 'slack'])

const [OPEN, CLOSE] = ['<!-- table -->', '<!-- /table -->']
const told = new Map<string, readonly Row[]>()
const files = new Map<number, Promise<string>>()

if (values.help) process.stdout.write(usage)
else await bench()

async function bench(): Promise<void> {
  const articles = whole('articles')
  const all = Object.keys(SECTIONS).filter(name => existsSync(fileOf(name)))
  const wanted = positionals.length === 0 ? [...all, 'growth'] : positionals
  for (const name of wanted) {
    if (SECTIONS[name] === undefined && name !== 'growth')
      throw new RangeError(`no section ${name}`)
  }
  process.stdout.write(`${measured()}\n\n`)
  sayHeads()
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-bench-'))
  try {
    const found = new Map<string, ReadonlyMap<string, number>>()
    for (const name of wanted.filter(each => each !== 'growth')) {
      const figures = await measure(name, articles, folder, `${SECTIONS[name]}`)
      if (name === 'newsroom') found.set(figure(articles), figures)
    }
    if (wanted.includes('growth')) await growth(articles, folder, found)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const marks = [...told.values()].flat().flatMap(({ mark }) => mark ?? [])
  process.stdout.write(
    `\n${marks.filter(({ met }) => met).length} of ${marks.length} targets met\n`
  )
  if (values.markdown !== undefined) await writeTable(values.markdown)
}

async function writeTable(path: string): Promise<void> {
  const text = existsSync(path) ? await readFile(path, 'utf8') : `${OPEN}\n${CLOSE}\n`
  const [before, rest] = [text.slice(0, text.indexOf(OPEN)), text.slice(text.indexOf(CLOSE))]
  await writeFile(path, `${before}${OPEN}\n${measured()}.\n\n${markdown(told)}${rest}`)
}

/** The same newsroom with ten times the articles, and how many times more each figure is. */
async function growth(
  most: number,
  folder: string,
  known: ReadonlyMap<string, ReadonlyMap<string, number>>
): Promise<void> {
  const sizes: number[] = []
  for (let size = 1000; size < most; size *= 10) sizes.push(size)
  const all: ReadonlyMap<string, number>[] = []
  for (const size of sizes) all.push(await measure('newsroom', size, folder))
  all.push(known.get(figure(most)) ?? (await measure('newsroom', most, folder)))
  const title = `Growth: ${[...sizes, most].map(figure).join(', ')} articles`
  saySection(title)
  const rows: Row[] = []
  for (const name of all.at(-1)?.keys() ?? []) {
    const series = all.map(figures => figures.get(name) ?? Number.NaN)
    const steps = series.slice(1).map((value, at) => `× ${figure(value / series[at]!)}`)
    const row = { what: name, ours: series.map(figure).join(' → '), peer: steps.join(', ') }
    rows.push(row)
    sayRow(row)
  }
  told.set(title, rows)
}

function fileOf(name: string): URL {
  return new URL(`sections/${name}.ts`, import.meta.url)
}

/** One section to its end; silent without a title. */
async function measure(
  name: string,
  articles: number,
  folder: string,
  title?: string
): Promise<ReadonlyMap<string, number>> {
  const plan: Plan = {
    articles,
    seed: whole('seed'),
    asks: whole('asks'),
    rounds: whole('rounds'),
    file: READING.has(name) ? await written(articles, folder) : '',
    folder: await mkdtemp(join(folder, `${name}-`))
  }
  const rows: Row[] = []
  const figures = new Map<string, number>()
  if (title !== undefined) saySection(title)
  const child = fork(new URL('child.ts', import.meta.url), [name], {
    execArgv: [...asStarted, '--expose-gc']
  })
  child.on('message', (message: Told) => {
    if ('figure' in message) figures.set(...message.figure)
    else {
      rows.push(message.row)
      if (title !== undefined) sayRow(message.row)
    }
  })
  child.send(plan)
  const code = await new Promise(resolve => child.on('exit', resolve))
  await rm(plan.folder, { recursive: true, force: true })
  if (code !== 0) {
    const row = {
      what: name,
      ours: `broke (exit code ${String(code)})`,
      mark: { wants: 'an end', met: false }
    }
    rows.push(row)
    sayRow(row)
  }
  if (title !== undefined) told.set(title, rows)
  return figures
}

/** The newspaper as JSON lines: made once for each number of articles, in no section's time. */
function written(articles: number, folder: string): Promise<string> {
  const known = files.get(articles)
  if (known !== undefined) return known
  const made = (async () => {
    const path = join(folder, `${articles}.jsonl`)
    let lines: string[] = []
    for (const { publishedAt, source: _, ...article } of corpus({
      articles,
      seed: whole('seed'),
      length: whole('words') * LETTERS
    })) {
      lines.push(`${JSON.stringify({ ...article, published: publishedAt ?? undefined })}\n`)
      if (lines.length < 1000) continue
      await appendFile(path, lines.join(''))
      lines = []
    }
    await appendFile(path, lines.join(''))
    return path
  })()
  files.set(articles, made)
  return made
}

/** What is measured, and on what. */
function measured(): string {
  const newspaper = `${figure(whole('articles'))} articles of about ${values.words} words, seed ${values.seed}`
  return `${machine()}, ${newspaper}`
}

function machine(): string {
  const processors = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  return `Node ${process.versions.node}, ${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${memory}`
}

function whole(name: 'articles' | 'words' | 'asks' | 'rounds' | 'seed'): number {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new RangeError(`--${name}: wants a whole number above 0, not "${values[name]}"`)
}
