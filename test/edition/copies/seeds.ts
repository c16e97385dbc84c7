// The seeds as articles, with nothing but their words: enough for what compares texts.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packageFolder } from '../../../src/config.ts'
import type { Article } from '../../../src/news.ts'
import { articleOf } from '../../fakes/article.ts'

export const seeds = (): Article[] =>
  globSync('seeds/*/*.{md,txt}', { cwd: packageFolder })
    .toSorted()
    .map(path => {
      const text = readFileSync(join(packageFolder, path), 'utf8')
      return articleOf(text.replace(/^---\n[^]*?\n---\n/, '').replace(/\n\n+/g, '\n'), {
        id: path,
        outlet: basename(path),
        lang: 'en'
      })
    })
