// `npm run bench`: reads, prints and answers over an invented newspaper, and says how fast. `-- --help` for options.
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchAnswering } from './answering.ts'
import { corpus } from './corpus.ts'
import { benchGrowth } from './growth.ts'
import { figure, megabytes, say, section } from './measure.ts'
import { benchPrinting } from './printing.ts'
import { benchReading } from './reading.ts'

const usage = `npm run bench -- [--articles N] [--asks N] [--rounds N] [--seed N]

  --articles N  how many to print an edition of (10000)
  --asks N      how many of each command (300)
  --rounds N    how often the reading is measured (5)
  --seed N      another newspaper (1)
`

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    asks: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false }
  }
})

if (values.help) process.stdout.write(usage)
else await bench()

async function bench(): Promise<void> {
  const articles = whole('articles')
  const seed = whole('seed')
  const processor = cpus()
  process.stdout.write(
    `Node ${process.versions.node}, ${processor.length} × ${processor[0]?.model ?? 'unknown'}, ` +
      `${figure(articles)} articles, seed ${seed}\n`
  )
  benchMaking(articles, seed)
  benchReading([...corpus({ articles: Math.min(articles, 2000), seed })], whole('rounds'))
  benchGrowth()
  const edition = benchPrinting(corpus({ articles, seed }))
  await benchAnswering(edition, whole('asks'), seed)
}

function benchMaking(articles: number, seed: number): void {
  section('Making the newspaper')
  const start = performance.now()
  let bytes = 0
  for (const { text } of corpus({ articles, seed })) bytes += Buffer.byteLength(text)
  const tookMs = performance.now() - start
  say('made', `${figure((articles / tookMs) * 1000)} articles/s, ${megabytes(bytes)}`)
}

function whole(name: 'articles' | 'asks' | 'rounds' | 'seed'): number {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new RangeError(`--${name}: wants a whole number above 0, not "${values[name]}"`)
}
