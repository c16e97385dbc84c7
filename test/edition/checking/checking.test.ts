import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '../../../src/analysis/analysis.ts'
import { checkIn, printChecking } from '../../../src/edition/checking/checking.ts'
import { openSearch } from '../../../src/edition/search/search.ts'
import type { Article, Reading } from '../../../src/news.ts'
import { corpus } from '../../bench/corpus.ts'
import { chance } from '../../bench/random.ts'
import { articleOf } from '../../fakes/article.ts'
import { seeds } from '../copies/seeds.ts'
import { openShelving } from '../shelving.ts'
import { readingOf } from '../readings.ts'
import { casesOf } from './retyping.ts'

const TEXT = `“We don’t owe the port 4.20 crowns — we owe it nothing, and Dr. Łucja Brandt knows that,” said the skipper.
The levy fell by 6.5 per cent in March. “It [the levy] was never fair, and it will not come back,” he added.
He had said in May that “the long-awaited repair of the north wall cost 1,200 crowns, not a penny more”.`

describe('a quote held against a text', () => {
  it.each([
    ['We don’t owe the port 4.20 crowns — we owe it nothing', 'identical'],
    ["we don't owe the port 4.20 crowns - we owe it nothing,", 'typography'],
    ['"We don\'t owe the port 4.20 crowns... and Dr Lucja Brandt knows that."', 'cut'],
    ['We don’t owe the port 4.20 crowns – we [the crews] owe it nothing', 'inserted'],
    ['[The levy] was never fair, and it will not come back', 'inserted'],
    ['It was never fair, and it will not come back.', 'typography'],
    ['long awaited repair of the North Wall cost 1200 crowns', 'typography'],
    ['6.5% in March', 'typography'],
    ['not a penny', 'identical']
  ])('is exact but for typography: %s', (quote, difference) => {
    expect(checkIn(TEXT, quote)).toMatchObject({ verdict: 'exact', difference })
  })

  it.each([
    ['We don’t owe the port 4.50 crowns — we owe it nothing', 'reworded'],
    ['We owe the port 4.20 crowns — we owe it nothing', 'cut'],
    ['We don’t owe the port 4.20 euros — we owe it nothing', 'reworded'],
    ['we owe it nothing, and Dr. Łucja Brandl knows that', 'reworded'],
    ['It was never fair, and it will come back', 'cut'],
    ['It was never ever fair, and it will not come back', 'partial'],
    ['the long-awaited repair of the north wall cost 1.200 crowns, not a penny more', 'reworded'],
    ['the long-awaited repair of the north wall cost -1,200 crowns, not a penny more', 'reworded']
  ])('is altered by a word, a number, a name, a not: %s', (quote, difference) => {
    expect(checkIn(TEXT, quote)).toMatchObject({ verdict: 'altered', difference })
  })

  it.each([
    'the levy will never be fair to crews',
    'a penny more',
    'Nothing that we were told about the wall was true',
    'at the end of the day',
    '',
    '…',
    '[sic]'
  ])('is absent where these words are not: %j', quote => {
    const wanted = quote === 'a penny more' ? 'exact' : 'absent'
    expect(checkIn(TEXT, quote).verdict).toBe(wanted)
  })

  it('says where, and which words are other ones', () => {
    const quote = 'It was never just, and it will not come back.'
    const { start, end, changes } = checkIn(TEXT.replace('[the levy] ', ''), quote)
    const text = TEXT.replace('[the levy] ', '')
    expect(text.slice(start!, end!)).toBe('It was never fair, and it will not come back')
    expect(
      changes.map(({ quote: a, text: b }) => [
        quote.slice(a!.start, a!.end),
        text.slice(b!.start, b!.end)
      ])
    ).toEqual([['just', 'fair']])
  })

  it('joins what an attribution parts, and no two quotes of two lines', () => {
    const text = `“The harbour wall,” the skipper told a crowd on the quay, “belongs to the crews.”
“It is cold,” said a cook.
“Nobody pays for coal.”`
    expect(checkIn(text, 'The harbour wall belongs to the crews.')).toMatchObject({
      verdict: 'exact',
      difference: 'typography',
      start: 1,
      end: text.indexOf('”\n')
    })
    expect(checkIn(text, 'The harbour wall belongs to the owners.').verdict).toBe('altered')
    expect(checkIn(text, 'It is cold. Nobody pays for coal.').verdict).toBe('altered')
    expect(checkIn('"We won," she said. "They lost."', 'We won. They lost.').verdict).toBe('exact')
  })

  it('keeps the final mark where both have it', () => {
    const { start, end } = checkIn(
      'She said: “Nobody won this week.” Then she left.',
      'Nobody won this week.'
    )
    expect([start, end]).toEqual([11, 32])
  })

  it('reads a long text around the words that the two have in common', () => {
    const long = `${'The wind was cold and the boats were late again that morning. '.repeat(9000)}\n${TEXT}`
    const found = checkIn(
      long,
      'the long-awaited repair of the south wall cost 1,200 crowns, not a penny more'
    )
    expect(found).toMatchObject({ verdict: 'altered', start: long.indexOf('the long-awaited') })
  })

  it('gets 99 of 100 verdicts right on quotes retyped, altered and made up', () => {
    const wrong: string[] = []
    let cases = 0
    for (const { how, quote, verdict, text } of tried([
      ...seeds(),
      ...corpus({ articles: 150, seed: 4 })
    ])) {
      cases++
      const given = checkIn(text, quote).verdict
      if (given !== verdict) wrong.push(`${how}: ${given} for ${verdict}: ${quote}`)
    }
    expect(cases).toBeGreaterThan(4000)
    expect(wrong.slice(0, Math.max(0, wrong.length - cases / 100))).toEqual([])
  }, 60_000)
})

describe('a quote held against an edition', () => {
  it('finds it in the article that has it, exact before altered', () => {
    const check = editionOf([
      readingOf({
        id: 'a',
        text: 'He said: “The harbour wall will stand for another hundred years.”',
        publishedAt: '2026-11-12'
      }),
      readingOf({
        id: 'b',
        text: 'He said: “The harbour wall will stand for another thousand years.”',
        publishedAt: '2026-11-10'
      }),
      readingOf({ id: 'c', text: 'The council met in the hall.' })
    ])
    expect(check('the harbour wall will stand for another thousand years')).toMatchObject({
      verdict: 'exact',
      article: 'b',
      start: 10
    })
    expect(check('The harbour wall will stand for another hundred years.')).toMatchObject({
      verdict: 'exact',
      article: 'a'
    })
    expect(check('The harbour wall will fall in another hundred years.')).toMatchObject({
      verdict: 'altered',
      article: 'a'
    })
    expect(check('Nobody told the fishermen')).toMatchObject({
      verdict: 'absent',
      article: null,
      start: null
    })
    expect(check('')).toMatchObject({ verdict: 'absent' })
  })

  const SAYING =
    'The harbour wall will stand for another hundred years, and the pilots know it well'
  const begun = Array.from({ length: 9 }, (_, n) =>
    readingOf({
      id: `begun-${n}`,
      text: 'He said: “The harbour wall will stand for another hundred weeks.”',
      publishedAt: day(20 + n)
    })
  )

  it('gives the latest that has it, though later ones begin as it does and one has it in two halves', () => {
    const check = editionOf([
      readingOf({ id: 'whole', text: `He said: “${SAYING}.”`, publishedAt: day(10) }),
      readingOf({
        id: 'halves',
        text: `“${SAYING.replace(', and', ',” he said. “And')}.”`,
        publishedAt: day(12)
      }),
      ...begun
    ])
    expect(check(SAYING)).toMatchObject({ verdict: 'exact', article: 'halves' })
  })

  it('finds what has it among thousands that hold its rarest words', () => {
    const common = Array.from({ length: 3_001 }, (_, n) =>
      readingOf({
        id: `common-${n}`,
        text: 'And the pilots know it well: the harbour wall. Stand for another of hundred years.',
        publishedAt: day(15)
      })
    )
    const check = editionOf([
      readingOf({ id: 'whole', text: `He said: “${SAYING}.”`, publishedAt: day(10) }),
      ...common,
      ...begun
    ])
    expect(check(SAYING)).toMatchObject({ verdict: 'exact', article: 'whole' })
  })

  it('finds a saying of common words though another article has the one rare word put into it', () => {
    const common = Array.from({ length: 3_001 }, (_, n) =>
      readingOf({
        id: `common-${n}`,
        text: 'The wind and rain: will it stand? A hundred years of harbour wall, for another.',
        publishedAt: day(15)
      })
    )
    const check = editionOf([
      readingOf({
        id: 'rare',
        text: 'They spoke of a hundred lantern years of rain and wind.',
        publishedAt: day(25)
      }),
      readingOf({
        id: 'whole',
        text: 'The harbour wall will stand for another hundred years of rain and wind.',
        publishedAt: day(10)
      }),
      ...common
    ])
    const quote = 'The harbour wall will stand for another hundred lantern years of rain and wind'
    expect(check(quote)).toMatchObject({ verdict: 'altered', article: 'whole' })
  })

  it('gives the latest of all that have it, as looking through every article would', () => {
    const readings = [...corpus({ articles: 150, seed: 9 })].map(read)
    const check = editionOf(readings)
    const quotes = readings
      .flatMap(reading => reading.quotes.filter(({ kind }) => kind === 'direct'))
      .filter((_, at) => at % 25 === 0)
    expect(quotes.length).toBeGreaterThan(30)
    for (const { text } of quotes) {
      const all = readings.filter(({ article }) => checkIn(article.text, text).verdict === 'exact')
      const latest = Math.max(...all.map(({ article }) => Date.parse(article.publishedAt!)))
      const { article } = check(text)
      const given = all.find(reading => reading.article.id === article)
      expect([text, Date.parse(given?.article.publishedAt ?? '')]).toEqual([text, latest])
    }
  })

  it('gets 99 of 100 verdicts right over hundreds of articles', () => {
    const articles = [...corpus({ articles: 400, seed: 4 })]
    const check = editionOf(articles.map(read))
    const wrong: string[] = []
    let cases = 0
    for (const { how, quote, verdict } of tried(articles.slice(0, 40))) {
      // What is not in this text may be in another.
      if (verdict === 'absent' && how !== 'a paraphrase') continue
      if (how.startsWith('half')) continue
      cases++
      const given = check(quote)
      if (given.verdict !== verdict) wrong.push(`${how}: ${given.verdict} for ${verdict}: ${quote}`)
    }
    expect(cases).toBeGreaterThan(1000)
    expect(wrong.slice(0, Math.max(0, wrong.length - cases / 100))).toEqual([])
  }, 60_000)
})

const folder = new URL('../../../../shared/articles/', import.meta.url)
const real = existsSync(folder)
  ? readdirSync(folder)
      .filter(name => name.endsWith('.txt'))
      .map(name => articleOf(readFileSync(new URL(name, folder), 'utf8'), { id: name }))
  : []

describe.runIf(real.length > 1)('a quote of real articles', () => {
  it('gets 99 of 100 verdicts right', () => {
    const wrong: string[] = []
    let cases = 0
    for (const { how, quote, verdict, text } of tried(real)) {
      cases++
      const given = checkIn(text, quote).verdict
      if (given !== verdict) wrong.push(`${how}: ${given} for ${verdict}`)
    }
    expect(cases).toBeGreaterThan(100)
    expect(wrong.slice(0, Math.max(0, wrong.length - cases / 100))).toEqual([])
  }, 60_000)
})

const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}`

const editionOf = (readings: readonly Reading[]) => {
  const search = openSearch()
  const shelving = openShelving([search], reading => search.line(reading))
  shelving.add(...readings)
  const shelf = shelving.print()
  return printChecking({ search: search.print(shelf), shelf })
}

/** Every kind of case for up to five quotes of each article. */
function* tried(articles: readonly Article[]) {
  const draw = chance(11)
  const all = articles.map(article => {
    const { quotes } = read(article)
    return quotes
      .filter(({ kind, text }) => kind === 'direct' && text.split(' ').length > 4)
      .map(({ text }) => text)
  })
  for (const [at, article] of articles.entries()) {
    const own = all[at]!
    const others = all[(at + 37) % all.length]!
    for (const [n, quote] of own.slice(0, 5).entries()) {
      const beside = own[(n + 1) % own.length]!
      const other = others[n % Math.max(1, others.length)]
      if (other === undefined || beside === quote) continue
      for (const one of casesOf(quote, beside, other, article.text, draw))
        yield { ...one, text: article.text }
    }
  }
}
