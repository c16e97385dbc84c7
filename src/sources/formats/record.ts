// One record (a line of JSON, an object of a JSON file, front matter) into an article.
import { z } from 'zod'
import { SourceError } from '../../errors.ts'
import type { Article } from '../../news.ts'
import { articleOfPage, readLanguage } from '../../web/page.ts'
import { readPublished } from '../../web/published.ts'
import { shaped } from './shaped.ts'
import { Unreadable } from './unreadable.ts'

/** Where a record stands, and who is told what in it could not be used. */
export interface Place {
  /** Address of the source, for `Article.source`. */
  readonly source: string
  /** The id of an article that brings none. */
  readonly id: string
  /** As problems name it: `world/ports.md`, `wire.jsonl:12`. */
  readonly where: string
  readonly problem: (error: SourceError) => void
}

export interface Found {
  readonly article: Article
  /** True when the record had no `text`, so that the article's was taken from its `html`. */
  readonly extracted: boolean
  /** The id as the record gives it, where that is a number: an article's is text. */
  readonly numbered?: number
}

const words = z.union([z.string(), z.number().transform(String)], { error: 'wants text' }).nullish()
const names = z.union([z.string(), z.array(z.string())], { error: 'wants text' }).nullish()

/** The names by which front matter and records say the same things. The first that is not blank counts. */
const metadata = z.object(
  {
    headline: words,
    title: words,
    outlet: words,
    publisher: words,
    byline: names,
    author: names,
    published: words,
    date: words,
    url: words,
    lang: words
  },
  { error: 'wants an object such as { "id": "…", "text": "…" }' }
)

const record = metadata.extend({
  id: z.union([z.string().trim().min(1), z.int()], { error: 'wants text' }).nullish(),
  text: z.string({ error: 'wants text' }).nullish(),
  html: z.string({ error: 'wants text' }).nullish()
})

type Metadata = z.infer<typeof metadata>

/**
 * `{ id, text, headline?, outlet?, byline?, published?, url?, lang?, html? }`, other fields passed over. The text is kept
 * to the letter, even when it is empty; an id may be a whole number. An outlet, date, address or language
 * that cannot be one is a problem, and the article goes without it. Throws `Unreadable` or `PageError` for the rest.
 */
export function articleOfRecord(value: unknown, place: Place): Found {
  const found = shaped(record, value)
  const id = String(found.id ?? place.id)
  const numbered = typeof found.id === 'number' ? { numbered: found.id } : {}
  const said = fieldsOf(found, place)
  if (typeof found.text === 'string') {
    return {
      article: { id, source: place.source, ...said, text: found.text },
      extracted: false,
      ...numbered
    }
  }
  if (typeof found.html !== 'string') throw new Unreadable('has no "text"')
  const page = articleOfPage(found.html, said.url)
  return {
    article: {
      id,
      source: place.source,
      url: said.url ?? page.url,
      outlet: said.outlet ?? page.outlet,
      headline: said.headline ?? page.headline,
      byline: said.byline ?? page.byline,
      publishedAt: said.publishedAt ?? page.publishedAt,
      lang: said.lang ?? page.lang,
      text: page.text
    },
    extracted: true,
    ...numbered
  }
}

/** What front matter says of the text below it. Throws `Unreadable` when a value is a list or a table of its own. */
export function fieldsOfFrontMatter(data: unknown, place: Place) {
  return fieldsOf(shaped(metadata, data), place)
}

function fieldsOf(data: Metadata, place: Place): Omit<Article, 'id' | 'source' | 'text'> {
  const published = firstOf(data.published, data.date)
  const url = firstOf(data.url)
  const lang = firstOf(data.lang)
  const outlet = firstOf(data.outlet, data.publisher)
  const fields = {
    headline: firstOf(data.headline, data.title),
    outlet: outlet && readName(outlet),
    byline: firstOf(joined(data.byline), joined(data.author)),
    publishedAt: published && readPublished(published),
    url: url && readAddress(url),
    lang: lang && readLanguage(lang)
  }
  const refuse = (written: string | null, read: string | null, what: string) => {
    if (written === null || read !== null) return
    place.problem(new SourceError(place.where, `"${shortened(written)}" is no ${what}`))
  }
  refuse(outlet, fields.outlet, 'name of an outlet')
  refuse(published, fields.publishedAt, 'date that can be read: 2026-03-02 can')
  refuse(url, fields.url, 'http or https address')
  refuse(lang, fields.lang, 'language tag, such as en or en-GB')
  return fields
}

function firstOf(...candidates: readonly (string | null | undefined)[]): string | null {
  // A headline folded over lines in YAML or JSON is one line.
  for (const candidate of candidates) {
    const line = candidate?.replace(/\s+/g, ' ').trim()
    if (line) return line
  }
  return null
}

const joined = (authors: string | readonly string[] | null | undefined): string | null =>
  typeof authors === 'string' ? authors : (authors?.join(', ') ?? null)

/** A headline may be "1917"; an outlet that is a number is a slip, and would be cited as one. */
const readName = (written: string): string | null => (/\p{L}/u.test(written) ? written : null)

function readAddress(written: string): string | null {
  return /^https?:\/\//i.test(written) && URL.canParse(written) ? written : null
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
