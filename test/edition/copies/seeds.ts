// The seeds as articles, with nothing but their words: enough for what compares texts.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packageFolder } from '../../../src/config.ts'
import type { Article } from '../../../src/news.ts'

export const seeds = (): Article[] =>
  globSync('seeds/*/*.{md,txt}', { cwd: packageFolder })
    .toSorted()
    .map(path => {
      const text = readFileSync(join(packageFolder, path), 'utf8')
      return {
        id: path,
        source: 'folder:./seeds',
        url: null,
        outlet: basename(path),
        headline: null,
        byline: null,
        publishedAt: null,
        lang: 'en',
        text: text.replace(/^---\n[^]*?\n---\n/, '').replace(/\n\n+/g, '\n')
      }
    })
