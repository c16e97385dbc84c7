// Each text in test/golden/analysis beside how it is read, as an editor would check it by eye.
// `npm run golden` writes the readings anew: look at the difference before you commit it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import type { Reading, Span } from '../../src/news.ts'
import { articleOf } from '../fakes/article.ts'

const FOLDER = join(import.meta.dirname, '../golden/analysis')
const names = readdirSync(FOLDER)
  .filter(file => file.endsWith('.txt'))
  .map(file => file.slice(0, -4))

describe('analysis', () => {
  test.each(names)('reads %s', name => {
    const text = readFileSync(join(FOLDER, `${name}.txt`), 'utf8')
    const found = digest(read(articleOf(text)))
    const path = join(FOLDER, `${name}.reading`)
    if (process.env['GOLDEN'] === 'write') writeFileSync(path, found)
    expect(found).toBe(readFileSync(path, 'utf8'))
  })
})

/** One line a fact; nothing that an editor would not want to check. */
function digest(reading: Reading): string {
  const { article } = reading
  const cut = (span: Span): string => article.text.slice(span.start, span.end)
  const lines: string[] = []
  if (article.headline !== null) lines.push(`headline: ${article.headline}`)
  if (article.outlet !== null) lines.push(`outlet: ${article.outlet}`)
  if (article.byline !== null) lines.push(`byline: ${article.byline}`)
  for (const sentence of reading.sentences) lines.push(`${sentence.kind}: ${cut(sentence)}`)
  for (const name of reading.names) {
    const about = [
      name.gender ?? '?',
      `${name.mentions.length}×`,
      ...name.aliases.map(alias => `= ${alias}`),
      ...name.titles.map(title => `[${cut(title)}]`)
    ]
    lines.push(`person: ${name.name} ${about.join(' ')}`)
  }
  for (const quote of reading.quotes) {
    const who =
      quote.speaker?.name ?? (quote.source === null ? 'unattributed' : `(${cut(quote.source)})`)
    const words = quote.parts.map(part => `“${cut(part)}”`).join(' + ')
    lines.push(`${quote.kind}: ${who} ${quote.cue === null ? '-' : cut(quote.cue)}: ${words}`)
  }
  return `${lines.join('\n')}\n`
}
