// What one source brings, seen over its files: each id once, and which file each article was read in.
import { SourceError } from '../../errors.ts'
import type { Article } from '../../news.ts'
import { addressKey } from '../../web/web.ts'

export interface BroughtFile {
  /** With every link in it followed: the same wherever the file is read from. */
  readonly real: string
  /** What ids and problems call it. */
  readonly name: string
  readonly problem: (error: SourceError) => void
}

/** Where the articles of one source were read, over all its reads. Articles that nobody holds any more are let go. */
export class Brought {
  readonly #origins = new WeakMap<Article, string>()

  /** Begins a read: gives a pass for the articles of one file after the other. */
  open(): (articles: AsyncIterable<Article>, file: BroughtFile) => AsyncGenerator<Article> {
    const owners = new Map<string, string>()
    return (articles, file) => this.#firsts(articles, file, owners)
  }

  /** The same for two articles when they are one record of one file, whatever the sources call it. */
  originOf(article: Article): string | null {
    return this.#origins.get(article) ?? null
  }

  /** Passes on articles whose id is new; the file is told of the others in one line for each file that had them. */
  async *#firsts(
    articles: AsyncIterable<Article>,
    file: BroughtFile,
    owners: Map<string, string>
  ): AsyncGenerator<Article> {
    const repeated = new Map<string, { readonly first: string; count: number }>()
    for await (const article of articles) {
      const owner = owners.get(article.id)
      if (owner === undefined) {
        owners.set(article.id, file.name)
        this.#origins.set(article, originIn(file, article))
        yield article
      } else {
        const told = repeated.get(owner) ?? { first: article.id, count: 0 }
        told.count += 1
        repeated.set(owner, told)
      }
    }
    for (const [owner, { first, count }] of repeated) {
      const place = owner === file.name ? 'there twice' : `in ${owner} too`
      const what = count === 1 ? `"${first}" is` : `${count}, such as "${first}", are`
      // Not the file itself: a problem with that would keep what is gone from it.
      const ids = `ids in ${file.name}`
      file.problem(new SourceError(ids, `${what} ${place}: the first article is kept`))
    }
  }
}

/**
 * An id that the file gave is made of its name (`a.txt`, `a.jsonl#12`), which depends on the folder that was opened. One that is what
 * the article's own address is known by was read from the web once, and is told as the kinds that read there tell it.
 */
function originIn({ real, name }: BroughtFile, { id, url }: Article): string {
  if (url !== null && addressKey(url) === id) return id
  return id === name || id.startsWith(`${name}#`) ? real + id.slice(name.length) : `${real}\n${id}`
}
