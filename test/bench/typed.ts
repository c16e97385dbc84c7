// What was typed after `npm run bench --`: which sections, and on how large a newspaper.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** The sections that say it for one number of articles, in their order, and what each is called. */
export const SECTIONS: Readonly<Record<string, string>> = {
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

/** The newsroom with ten times the articles each: no file of its own. */
export const GROWTH = 'growth'

export const usage = `npm run bench -- [SECTION …] [--articles N] [--words N] [--asks N] [--rounds N] [--seed N] [--markdown FILE]

  SECTION         only these: reading hostile search people stories vault newsroom bounds sources schedule discord
                  slack preview growth (all)
  --articles N    how many articles, at the most (100000); growth is told from 1,000 up to that
  --words N       about how many words an article has that is read from a file: newsroom growth discord slack (600)
  --asks N        how many of each command (300)
  --rounds N      how often the reading is measured (5)
  --seed N        another newspaper (1)
  --markdown FILE writes the table there as well, between its <!-- table --> marks where it has them
`

export interface Typed {
  readonly help: boolean
  /** Sections in the order typed, or all of them. */
  readonly wanted: readonly string[]
  readonly articles: number
  readonly words: number
  readonly asks: number
  readonly rounds: number
  readonly seed: number
  readonly markdown: string | undefined
}

/** What cannot be meant: the message says what can. */
export class Mistyped extends Error {
  override readonly name = 'Mistyped'
}

/** Throws `Mistyped`. */
export function readTyped(args: readonly string[]): Typed {
  const { values, positionals } = parsed(args)
  const known = [...Object.keys(SECTIONS).filter(name => existsSync(fileOf(name))), GROWTH]
  for (const name of positionals)
    if (!known.includes(name))
      throw new Mistyped(`there is no section "${name}": there is ${known.join(', ')}`)
  return {
    help: values.help,
    wanted: positionals.length === 0 ? known : positionals,
    articles: whole('articles', values.articles),
    words: whole('words', values.words),
    asks: whole('asks', values.asks),
    rounds: whole('rounds', values.rounds),
    seed: whole('seed', values.seed),
    markdown: values.markdown
  }
}

/** The file of a section. */
const fileOf = (name: string): URL => new URL(`sections/${name}.ts`, import.meta.url)

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
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
  } catch (cause) {
    // TypeError: an option that there is not, or one without its value.
    if (!(cause instanceof TypeError)) throw cause
    throw new Mistyped(`${cause.message.split('. ', 1)[0]}: --help has the options`, { cause })
  }
}

function whole(name: string, value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new Mistyped(`--${name}: wants a whole number above 0, not "${value}"`)
}
