// The text indexes that are measured beside each other, ours and what people would use instead, behind one interface.
import type { Article, Reading } from '../../src/news.ts'

/** One index, empty at first. What it is built from is prepared outside of what is measured. */
export interface Engine {
  /** Reads an article for it, where it takes readings; not measured. */
  readonly prepare: ((article: Article) => Reading) | null
  /** Of many, as it is fastest for it. */
  add(prepared: readonly Prepared[]): void | Promise<void>
  /** After the last of them: from here on it can be asked. */
  built(): void
  /** How many of the ten best there are, words separated by spaces: any of them may match. */
  search(words: string): number | Promise<number>
  /** Null where it cannot. The one added can be found when it is done. */
  readonly single: {
    add(prepared: Prepared): void | Promise<void>
    /** By its number among all ever added. */
    remove(number: number): void | Promise<void>
  } | null
  /** What `process.memoryUsage` does not tell. */
  bytesElsewhere(): number
}

/** An article, and what `prepare` made of it. */
export interface Prepared {
  readonly article: Article
  readonly reading: Reading | null
}

/** `most`: the most articles that it can be asked to hold. */
export interface Peer {
  readonly name: string
  readonly most: number
  open(): Promise<Engine>
}

/** Ours first. */
export const engines: readonly Peer[] = [
  { name: 'copydesk', most: Number.POSITIVE_INFINITY, open: openOurs },
  { name: 'FTS5', most: Number.POSITIVE_INFINITY, open: openFts5 },
  { name: 'minisearch', most: Number.POSITIVE_INFINITY, open: openMinisearch },
  { name: 'flexsearch', most: Number.POSITIVE_INFINITY, open: openFlexsearch },
  // These two need gigabytes, or many minutes, for more.
  { name: 'orama', most: 10_000, open: openOrama },
  { name: 'lunr', most: 10_000, open: openLunr }
]

const nothingElsewhere = (): number => 0
const words = ({ headline, text }: Article): string => `${headline ?? ''}\n${text}`

/** Readings that are kept, to be removed again. */
const KEPT = 60

async function openOurs(): Promise<Engine> {
  const { read } = await import('../../src/analysis/analysis.ts')
  const { openSearch } = await import('../../src/edition/search/search.ts')
  const { parseQuery } = await import('../../src/edition/search/query.ts')
  const press = openSearch()
  // The shelf's part, as cheap as can be: it has a measurement of its own.
  let instants = new Float64Array(1 << 10)
  let latest = new Uint32Array(0)
  let ranks = new Uint32Array(0)
  let slots = 0
  let removed = 0
  const print = () =>
    press.print({
      count: slots - removed,
      latest,
      ranks,
      instants,
      idOf: String,
      reading: slot => {
        throw new RangeError(`no reading ${slot} is kept`)
      }
    })
  let search: ReturnType<typeof print> | null = null
  const take = (reading: Reading): void => {
    if (slots === instants.length) {
      const held = instants
      instants = new Float64Array(2 * slots)
      instants.set(held)
    }
    instants[slots] = Date.parse(reading.article.publishedAt ?? '')
    for (const _ of press.add({ slot: slots++, line: press.line(reading) }));
  }
  const kept = new Map<number, Reading>()
  return {
    prepare: read,
    add: prepared => {
      for (const { reading } of prepared) {
        if (slots < KEPT) kept.set(slots, reading!)
        take(reading!)
      }
    },
    built: () => {
      for (const _ of press.settle(true));
      // Latest first, undated last; what comes one by one after that is the latest.
      const age = instants.map(instant => instant || Number.NEGATIVE_INFINITY)
      latest = Uint32Array.from({ length: slots }, (_, slot) => slot).toSorted(
        (a, b) => age[b]! - age[a]! || a - b
      )
      ranks = new Uint32Array(slots + KEPT)
      latest.forEach((slot, rank) => (ranks[slot] = rank + KEPT))
      search = print()
    },
    search: typed => search!.answer(parseQuery(typed), null, 10).hits.length,
    single: {
      add: ({ reading }) => {
        take(reading!)
        for (const _ of press.settle());
        search = print()
      },
      remove: number => {
        const reading = kept.get(number)!
        for (const _ of press.remove({ slot: number, line: press.line(reading) }));
        removed++
      }
    },
    bytesElsewhere: nothingElsewhere
  }
}

async function openFts5(): Promise<Engine> {
  const { DatabaseSync } = await import('node:sqlite')
  const db = new DatabaseSync(':memory:')
  db.exec(
    `CREATE VIRTUAL TABLE news USING fts5 (headline, body, content='', contentless_delete=1, tokenize='porter unicode61')`
  )
  const insert = db.prepare('INSERT INTO news (rowid, headline, body) VALUES (?, ?, ?)')
  const remove = db.prepare('DELETE FROM news WHERE rowid = ?')
  const ask = db.prepare(
    'SELECT rowid FROM news WHERE news MATCH ? ORDER BY bm25(news, 4, 1) LIMIT 10'
  )
  const pages = db.prepare(
    'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size'
  )
  let count = 0
  const add = ({ headline, text }: Article): void => void insert.run(count++, headline, text)
  return {
    prepare: null,
    add: prepared => {
      db.exec('BEGIN')
      for (const { article } of prepared) add(article)
      db.exec('COMMIT')
    },
    built: () => undefined,
    search: typed =>
      ask.all(
        typed
          .split(' ')
          .map(word => `"${word}"`)
          .join(' OR ')
      ).length,
    single: {
      add: ({ article }) => add(article),
      remove: number => void remove.run(number)
    },
    bytesElsewhere: () => Number(pages.get()?.['bytes'])
  }
}

async function openMinisearch(): Promise<Engine> {
  const { default: MiniSearch } = await import('minisearch')
  const index = new MiniSearch({
    fields: ['headline', 'text'],
    idField: 'number',
    searchOptions: { boost: { headline: 4 } }
  })
  let count = 0
  const add = ({ headline, text }: Article): void =>
    index.add({ number: count++, headline: headline ?? '', text })
  return {
    prepare: null,
    add: prepared => {
      for (const { article } of prepared) add(article)
    },
    built: () => undefined,
    search: typed => index.search(typed).slice(0, 10).length,
    single: { add: ({ article }) => add(article), remove: number => index.discard(number) },
    bytesElsewhere: nothingElsewhere
  }
}

async function openFlexsearch(): Promise<Engine> {
  const { Index } = await import('flexsearch')
  const index = new Index({ tokenize: 'strict' })
  let count = 0
  const add = (article: Article): void => void index.add(count++, words(article))
  return {
    prepare: null,
    add: prepared => {
      for (const { article } of prepared) add(article)
    },
    built: () => undefined,
    search: typed => index.search(typed, { limit: 10, suggest: true }).length,
    single: {
      add: ({ article }) => add(article),
      remove: number => void index.remove(number)
    },
    bytesElsewhere: nothingElsewhere
  }
}

async function openOrama(): Promise<Engine> {
  const { create, insert, insertMultiple, remove, search } = await import('@orama/orama')
  const db = create({ schema: { headline: 'string', text: 'string' } })
  let count = 0
  const document = ({ headline, text }: Article) => ({
    id: `${count++}`,
    headline: headline ?? '',
    text
  })
  return {
    prepare: null,
    add: async prepared => {
      await insertMultiple(
        db,
        prepared.map(({ article }) => document(article)),
        500,
        'english'
      )
    },
    built: () => undefined,
    search: async typed =>
      (await search(db, { term: typed, limit: 10, boost: { headline: 4 } })).hits.length,
    single: {
      add: async ({ article }) => void (await insert(db, document(article))),
      remove: async number => void (await remove(db, `${number}`))
    },
    bytesElsewhere: nothingElsewhere
  }
}

async function openLunr(): Promise<Engine> {
  const { default: lunr } = await import('lunr')
  const builder = new lunr.Builder()
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer)
  builder.searchPipeline.add(lunr.stemmer)
  builder.ref('number')
  builder.field('headline', { boost: 4 })
  builder.field('text')
  let count = 0
  let index: ReturnType<typeof builder.build> | null = null
  return {
    prepare: null,
    add: prepared => {
      for (const { headline, text } of prepared.map(({ article }) => article))
        builder.add({ number: count++, headline: headline ?? '', text })
    },
    built: () => {
      index = builder.build()
    },
    search: typed => index!.search(typed).slice(0, 10).length,
    single: null,
    bytesElsewhere: nothingElsewhere
  }
}
