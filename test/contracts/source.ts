// What every kind of source must do, as tests that it registers for itself.
import { describe, expect, it } from 'vitest'
import { ConfigError, SourceError } from '../../src/errors.ts'
import type { SourceKind } from '../../src/source.ts'
import { contextOf, drain } from '../sources/tree.ts'

export interface SourceSample {
  /** What follows `kind:` for a source of at least three articles and exactly one part that cannot be read. */
  ready(): Promise<string>
  /** What follows `kind:` where nothing can be read at all. */
  gone(): Promise<string>
}

/** Registers tests for the kind whose file has this name. */
export function describeSource(name: string, kind: SourceKind, sample: SourceSample): void {
  const open = async () => kind.open(await sample.ready())

  describe(`${name}: as every source`, () => {
    it('tells how to write its address, on one line', () => {
      expect(kind.summary).toMatch(new RegExp(`^${name}:[A-Z]+ {2}\\S.*$`))
    })

    it('refuses an empty address', () => {
      expect(() => kind.open('')).toThrow(ConfigError)
      expect(() => kind.open('  ')).toThrow(ConfigError)
    })

    it('opens without reading: what is gone shows when it is read', async () => {
      const gone = await sample.gone()
      expect(() => kind.open(gone)).not.toThrow()
    })

    it('keeps the address as given, and puts it on every article', async () => {
      const rest = await sample.ready()
      const source = kind.open(rest)
      // Settings after a # are not part of it.
      expect(source.address).toBe(`${name}:${rest.split('#', 1)[0]}`)
      const { articles } = await drain(source)
      expect(articles.length).toBeGreaterThanOrEqual(3)
      expect(new Set(articles.map(article => article.source))).toEqual(new Set([source.address]))
    })

    it('delivers articles with words, each under an id of its own', async () => {
      const { articles } = await drain(await open())
      for (const article of articles) {
        expect(article.id).toMatch(/\S/)
        expect(article.text).toMatch(/\S/)
      }
      expect(new Set(articles.map(article => article.id)).size).toBe(articles.length)
    })

    it('delivers fields that are words or null, and dates as days or instants with an offset', async () => {
      const { articles } = await drain(await open())
      for (const { id: _, source: __, text: ___, publishedAt, ...fields } of articles) {
        for (const field of Object.values(fields)) expect(field ?? 'null').toMatch(/^\S(.*\S)?$/)
        expect(publishedAt ?? '2026-03-02').toMatch(
          /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?$/
        )
      }
    })

    it('tells of what it cannot read on one line, and reads the rest', async () => {
      const { articles, problems } = await drain(await open())
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatch(/^\S[^\n]*: [^\n]+$/)
      expect(articles.length).toBeGreaterThanOrEqual(3)
    })

    it('delivers the same again in the same order', async () => {
      const source = await open()
      expect(await drain(source)).toEqual(await drain(source))
    })

    it('ends when it is aborted', async () => {
      const source = await open()
      await expect(drain(source, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
      const stop = new AbortController()
      const begun = source.read(contextOf({ signal: stop.signal }).context)[Symbol.asyncIterator]()
      await begun.next()
      stop.abort()
      // Whether by an error or by ending: at most what was under way still comes.
      const rest = async () => {
        let more = 0
        while ((await begun.next()).done !== true) more++
        return more
      }
      expect(await rest().catch(() => 0)).toBeLessThanOrEqual(1)
    })

    it('fails with its address when nothing can be read at all', async () => {
      const source = kind.open(await sample.gone())
      const failed = await drain(source).catch((error: unknown) => error)
      expect(failed).toBeInstanceOf(SourceError)
      expect(String(failed)).toMatch(/^SourceError: [^\n]+$/)
      expect(String(failed)).toContain(`${source.address}: `)
    })
  })
}
