// The sample articles as a desk answers from them: read as the bot reads them.
import { join } from 'node:path'
import { packageFolder } from '../../src/config.ts'
import type { Article } from '../../src/news.ts'
import folder from '../../src/sources/folder.ts'

/** Every article of a folder. */
export async function articlesIn(path: string): Promise<readonly Article[]> {
  const articles: Article[] = []
  const { signal } = new AbortController()
  for await (const article of folder.open(path).read({
    signal,
    problem: error => {
      throw error
    }
  }))
    articles.push(article)
  return articles
}

export const seeds = await articlesIn(join(packageFolder, 'seeds'))
