// `npm run bench`: measures on an invented newspaper, beside what people would use instead. `-- --help` for options.
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { asStarted } from './asstarted.ts'
import type { Told } from './child.ts'
import { corpus } from './corpus.ts'
import { figure, type Plan, type Row } from './measure.ts'
import { markdown, sayHeads, sayRow, saySection } from './table.ts'
import { GROWTH, Mistyped, readTyped, SECTIONS, type Typed, usage } from './typed.ts'

/** Characters of a word of the newspaper, with the space after it. */
const LETTERS = 37 / 6

/** Those that read the newspaper from a file. */
const READING: ReadonlySet<string> = new Set(['newsroom', 'discord', 'slack'])

const [OPEN, CLOSE] = ['<!-- table -->', '<!-- /table -->']
const told = new Map<string, readonly Row[]>()
const files = new Map<number, Promise<string>>()

const typed = asTyped()
if (typed.help) process.stdout.write(usage)
else await bench(typed)

/** Ends here, with a line, where that cannot be meant. */
function asTyped(): Typed {
  try {
    return readTyped(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Mistyped)) throw error
    process.stderr.write(`bench: ${error.message}\n`)
    return process.exit(2)
  }
}

async function bench({ articles, wanted }: Typed): Promise<void> {
  process.stdout.write(`${measured()}\n\n`)
  sayHeads()
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-bench-'))
  try {
    const found = new Map<string, ReadonlyMap<string, number>>()
    for (const name of wanted.filter(each => each !== GROWTH)) {
      const figures = await measure(name, articles, folder, `${SECTIONS[name]}`)
      if (name === 'newsroom') found.set(figure(articles), figures)
    }
    if (wanted.includes(GROWTH)) await growth(articles, folder, found)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const marks = [...told.values()].flat().flatMap(({ mark }) => mark ?? [])
  process.stdout.write(
    `\n${marks.filter(({ met }) => met).length} of ${marks.length} targets met\n`
  )
  if (typed.markdown !== undefined) await writeTable(typed.markdown)
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

/** One section to its end; silent without a title. */
async function measure(
  name: string,
  articles: number,
  folder: string,
  title?: string
): Promise<ReadonlyMap<string, number>> {
  const plan: Plan = {
    articles,
    seed: typed.seed,
    asks: typed.asks,
    rounds: typed.rounds,
    file: READING.has(name) ? await written(articles, folder) : '',
    folder: await mkdtemp(join(folder, `${name}-`))
  }
  const rows: Row[] = []
  const figures = new Map<string, number>()
  if (title !== undefined) saySection(title)
  const child = fork(new URL('child.ts', import.meta.url), [name], {
    ...asStarted,
    execArgv: [...asStarted.execArgv, '--expose-gc']
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
      seed: typed.seed,
      length: typed.words * LETTERS
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
  const newspaper = `${figure(typed.articles)} articles of about ${typed.words} words, seed ${typed.seed}`
  return `${machine()}, ${newspaper}`
}

function machine(): string {
  const processors = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  return `Node ${process.versions.node}, ${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${memory}`
}
