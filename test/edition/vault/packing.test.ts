import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../../src/analysis/analysis.ts'
import {
  headlineOf,
  idOf,
  packReading,
  partsOf,
  publishedAtOf,
  readArticle,
  readRecord,
  unpackReading
} from '../../../src/edition/vault/packing.ts'
import type { Reading } from '../../../src/news.ts'
import { corpus } from '../../bench/corpus.ts'
import { articleOf } from '../../fakes/article.ts'
import { anyReading, regularReading } from './arbitrary.ts'

describe('a packed reading', () => {
  test('comes back exactly, as the analysis made it', () => {
    for (const article of corpus({ articles: 40 })) {
      const reading = read(article)
      expect(back(reading)).toStrictEqual(reading)
    }
  })

  test('comes back exactly, whatever follows the rules of a reading', () => {
    fc.assert(
      fc.property(regularReading, reading => {
        expect(back(reading)).toStrictEqual(reading)
      }),
      { numRuns: 500 }
    )
  })

  test('comes back exactly, whatever breaks them', () => {
    fc.assert(
      fc.property(anyReading, reading => {
        expect(back(reading)).toStrictEqual(reading)
      }),
      { numRuns: 500 }
    )
  })

  test('keeps the order of the fields, so that it prints as before', () => {
    for (const article of corpus({ articles: 5 })) {
      const reading = read(article)
      expect(JSON.stringify(back(reading))).toBe(JSON.stringify(reading))
    }
  })

  test.each([
    ['empty', ''],
    ['half a surrogate pair', 'a\ud800b'],
    ['half a pair at the start of a packed part', '2026-03-02\ud83d\ude00'],
    ['a byte order mark', '\ufeffOne.'],
    ['a NUL', '\0\0\0'],
    ['marks of many bytes', '“Żółć”, sagt sie – 😀'],
    ['white space alone', ' \n\n\t ']
  ])('holds a text that is %s', (_, text) => {
    const readings = [
      articleOf(text, { headline: text, byline: text, url: text, outlet: text }),
      articleOf(text, { publishedAt: text, lang: text, source: text, id: text }),
      articleOf(text.repeat(400))
    ].map(read)
    expect(readings.map(back)).toStrictEqual(readings)
  })

  test('holds 5 MB, which the next one does not pay for', () => {
    const reading = read([...corpus({ articles: 1 })][0]!)
    const text = reading.article.text.repeat(1700)
    const huge = { ...reading, article: { ...reading.article, text } }
    expect(text.length).toBeGreaterThan(5_000_000)
    expect(back(huge)).toStrictEqual(huge)
    const small = packReading(read(articleOf('One.')))
    expect(small.buffer.byteLength).toBeLessThan(200)
  })

  test('holds numbers of any size', () => {
    const reading = read(articleOf('One. Two.'))
    const readings = [
      0,
      127,
      128,
      2 ** 31,
      2 ** 32 + 1,
      2 ** 40,
      2 ** 53 - 1,
      -1,
      -0,
      0.5,
      Number.NaN
    ].map(start => ({
      ...reading,
      sentences: [{ ...reading.sentences[0]!, start, end: start + 3, paragraph: start }]
    }))
    expect(readings.map(back)).toStrictEqual(readings)
  })

  test('may be transferred to another thread', () => {
    const reading = read([...corpus({ articles: 1 })][0]!)
    const packed = packReading(reading)
    const { port1, port2 } = new MessageChannel()
    port1.postMessage(packed, [packed.buffer])
    expect(packed.byteLength).toBe(0)
    const received: { message: Uint8Array } | undefined = receiveMessageOnPort(port2)
    port1.close()
    expect(unpackReading(received!.message)).toEqual(reading)
    expect(unpackReading(packReading(reading))).toEqual(reading)
  })

  test('tells the head of its article alone', () => {
    fc.assert(
      fc.property(regularReading, reading => {
        const { common, record } = partsOf(packReading(reading))
        expect(idOf(record)).toBe(reading.article.id)
        expect(headlineOf(record)).toBe(reading.article.headline)
        expect(publishedAtOf(record, common)).toBe(reading.article.publishedAt)
        expect(common.outlet).toBe(reading.article.outlet)
        expect(common.source).toBe(reading.article.source)
      })
    )
  })

  test('gives its article without the text, until the text is looked at', () => {
    const reading = read([...corpus({ articles: 1 })][0]!)
    const { common, record } = partsOf(packReading(reading))
    const whole = readArticle(record, common)
    expect(whole).toEqual(reading.article)
    expect(JSON.stringify(whole)).toBe(JSON.stringify(reading.article))
    // With the text destroyed everything else can still be told.
    const without = Buffer.from(record)
    without.fill(0, record.length - 1000)
    const { text: _, ...head } = reading.article
    const article = readArticle(without, common)
    const { id, source, url, outlet, headline, byline, publishedAt, lang } = article
    expect({ id, source, url, outlet, headline, byline, publishedAt, lang }).toEqual(head)
    expect(() => article.text).toThrow(Error)
  })

  test('takes less than 60 % of the bytes of its text', () => {
    const readings = [...corpus({ articles: 40 })].map(read)
    const text = readings.reduce((sum, { article }) => sum + Buffer.byteLength(article.text), 0)
    const packed = readings.reduce((sum, reading) => sum + packReading(reading).length, 0)
    expect(packed).toBeLessThan(text * 0.6)
  })

  test('reads a record from the middle of an arena', () => {
    const reading = read([...corpus({ articles: 1 })][0]!)
    const { common, record } = partsOf(packReading(reading))
    const arena = Buffer.concat([Buffer.from('before'), record, Buffer.from('after')])
    expect(readRecord(arena.subarray(6, 6 + record.length), common)).toEqual(reading)
  })
})

const back = (reading: Reading): Reading => unpackReading(packReading(reading))
