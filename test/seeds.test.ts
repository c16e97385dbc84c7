// Holds the sample articles to the shapes that a newcomer is promised, straight from the files.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { read } from '../src/analysis/analysis.ts'
import { printEdition } from '../src/edition/edition.ts'
import type { Reading } from '../src/news.ts'
import folder from '../src/sources/folder.ts'
import { constructions, printings, speakers, wordings } from './seeds.shapes.ts'

const root = fileURLToPath(new URL('../seeds/', import.meta.url))

/** Every sample by its path below `seeds/`, entities of the saved page decoded. */
const seeds = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`)
    .map(path => [path.slice(root.length).replace(/^\/+/, ''), readFileSync(path, 'utf8')] as const)
    .map(([id, text]) => [id, text.replaceAll('&amp;', '&')] as const)
)

const knownFields = new Set(['headline', 'outlet', 'byline', 'published', 'url', 'lang'])

const realOutlets =
  /Associated Press|\bAP\b|Reuters|\bBBC\b|\bAFP\b|\bCNN\b|\bNPR\b|New York Times|The Guardian|Washington Post|Al Jazeera|Bloomberg|Fox News|Daily Mail|The Times\b|Le Monde|Der Spiegel|\bTass\b|Xinhua|Financial Times|The Economist/

describe('seeds', () => {
  it('are twelve to sixteen articles, in three kinds of file and in nested folders', () => {
    expect(seeds.size).toBeGreaterThanOrEqual(12)
    expect(seeds.size).toBeLessThanOrEqual(16)
    for (const kind of ['.md', '.txt', '.html']) {
      expect([...seeds.keys()].some(id => id.endsWith(kind))).toBe(true)
    }
    expect([...seeds.keys()].every(id => id.includes('/'))).toBe(true)
  })

  it.each([...seeds])('%s is as long as a short news item or an article', (_, text) => {
    const words = text.replaceAll(/<[^>]*>/g, ' ').split(/\s+/).length
    expect(words).toBeGreaterThan(140)
    expect(words).toBeLessThan(480)
  })

  it.each(wordings)('show two printings: $shape', ({ first, second }) => {
    expect(seeds.get(first.in)).toContain(first.words)
    expect(seeds.get(second.in)).toContain(second.words)
    expect(first.in).not.toBe(second.in)
    expect(first.words).not.toBe(second.words)
  })

  it.each(constructions)('show $shape', ({ at }) => {
    expect(seeds.get(at.in)).toContain(at.words)
  })

  it('tell two events through three outlets or more', () => {
    for (const event of ['ferry-strike/', 'karrow-dam/']) {
      const told = [...seeds.keys()].filter(id => id.startsWith(event))
      expect(told.length).toBeGreaterThanOrEqual(3)
    }
  })

  it('republish one wire story nearly whole', () => {
    const wire = paragraphs('ferry-strike/northern-wire.txt')
    const copy = paragraphs('ferry-strike/halvern-tribune.md')
    const shared = copy.filter(each => wire.some(other => other.endsWith(each)))
    expect(shared.length).toBe(copy.length)
    expect(copy.length).toBeLessThan(wire.length)
  })

  it.each([...seeds].filter(([id]) => id.endsWith('.md')))(
    '%s opens with front matter of known fields, from a host that belongs to nobody',
    (_, text) => {
      const fields = frontMatter(text)
      expect(new Set(Object.keys(fields)).difference(knownFields)).toEqual(new Set())
      expect(new URL(fields['url'] ?? '').hostname).toMatch(/\.example\.(?:com|net|org)$/)
      expect(fields['published']).toMatch(/^2026-11-(?:09|1\d|20)(?:T\d\d:\d\d:\d\d\+01:00)?$/)
      expect(fields['headline']).toBeTruthy()
      expect(fields['outlet']).toBeTruthy()
    }
  )

  it.each([...seeds])('%s names no outlet that exists', (_, text) => {
    expect(text).not.toMatch(realOutlets)
  })
})

describe('seeds as the bot reads them', async () => {
  const problems: string[] = []
  const readings = new Map<string, Reading>()
  const delivered = folder.open(root).read({
    signal: AbortSignal.timeout(60_000),
    problem: error => void problems.push(error.message)
  })
  for await (const article of delivered) readings.set(article.id, read(article))

  it('all load without a problem', () => {
    expect(problems).toEqual([])
    expect(new Set(readings.keys())).toEqual(new Set(seeds.keys()))
  })

  it.each([
    ['ferry-strike/northern-wire.txt', 'The Northern Wire Agency'],
    ['ferry-strike/lantern-isles-gazette.html', 'Lantern Isles Gazette'],
    ['ships-bell/gazette.txt', 'Lantern Isles Gazette'],
    ['karrow-dam/upland-record.md', 'Upland Record'],
    ['weekend/herring-market.txt', null]
  ])('%s is by %s', (id, outlet) => {
    expect(readings.get(id)?.article.outlet).toBe(outlet)
  })

  const found = (id: string, start: string) =>
    readings.get(id)?.quotes.find(each => each.kind !== 'indirect' && each.text.startsWith(start))

  const speakerOf = ({ in: id, quote }: { in: string; quote: string }): string | null => {
    const said = found(id, quote)
    if (said === undefined) throw new Error(`${id}: no quote begins with "${quote}"`)
    return said.speaker?.name ?? null
  }

  it.each(speakers)('$in: “$quote …” is said by $speaker', saying => {
    expect(speakerOf(saying)).toBe(saying.speaker)
  })

  const edition = printEdition([...readings.values()])

  const differenceOf = (printing: { in: string; quote: string; elsewhere: string }) =>
    edition
      .variants(found(printing.in, printing.quote)?.id ?? '')
      .find(variant => variant.quote.article === printing.elsewhere)?.difference

  it.each(printings)('“$quote …” is $difference in $elsewhere', printing => {
    expect(differenceOf(printing)).toBe(printing.difference)
  })

  it('make one story of each event that several outlets tell', () => {
    for (const event of ['ferry-strike/', 'karrow-dam/', 'ships-bell/']) {
      const told = [...seeds.keys()].filter(id => id.startsWith(event))
      const stories = new Set(told.map(id => edition.storyOf(id)?.id))
      expect(stories.size).toBe(1)
      expect(edition.storyOf(told[0] ?? '')?.articles).toHaveLength(told.length)
    }
  })

  it.each([
    ['ferry-strike/northern-wire.txt', 'Osman Telci'],
    ['ferry-strike/northern-wire.txt', 'Ruben Aldecoa'],
    ['ferry-strike/lantern-isles-gazette.html', 'Noor Haddadin'],
    ['ships-bell/gazette.txt', 'Noor Haddadin']
  ])('%s: %s, who wrote it, is not in the news', (id, reporter) => {
    expect(readings.get(id)?.names.map(each => each.name)).not.toContain(reporter)
  })
})

function frontMatter(text: string): Readonly<Record<string, string>> {
  const [, head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? []
  return z.record(z.string(), z.string()).parse(parse(head, { schema: 'failsafe' }))
}

function paragraphs(id: string): readonly string[] {
  const text = seeds.get(id) ?? ''
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n+/)
    .filter(line => line !== '')
}
