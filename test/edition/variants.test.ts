import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/analysis/analysis.ts'
import type { Edition } from '../../src/edition/edition.ts'
import { printEdition } from '../../src/edition/edition.ts'
import { align } from '../../src/edition/quotes/alignment.ts'
import { quotedIn } from '../../src/edition/quotes/quoted.ts'
import { eachWord, foldText } from '../../src/edition/words.ts'
import type { Span } from '../../src/news.ts'
import { readingOf } from './readings.ts'

const CONTEXT = [
  'Ines Halloran and Oskar Lind spoke on the pier, where the dockers of Port Ansel had stopped the ferry.',
  `Ines Halloran and Oskar Lind walked through the glass house. Lena Banks showed seedlings, ferns, moss and
palms, and a botanist from Lower Tamsin counted butterflies, beetles and bees among warm leaves. Visitors bought
postcards and honey. Gardeners watered the roots, trimmed the hedges, swept the paths and locked the gates at dusk.`.replaceAll(
    '\n',
    ' '
  )
]

/** Two outlets on one event, each quoting the mayor. */
const twice = (
  first: readonly string[],
  second: readonly string[],
  { speakers = ['Ines Halloran', 'Ines Halloran'] as (string | undefined)[], story = true } = {}
): Edition => {
  const article = (
    id: string,
    parts: readonly string[],
    speaker: string | undefined,
    about: string
  ) => {
    const marked = parts.map(part => `“${part}”`).join(' she went on, ')
    return readingOf({
      id,
      headline: about,
      publishedAt: id === 'b' && !story ? '2031-01-01' : '2031-05-01',
      text: `${about}. ${CONTEXT[id === 'b' && !story ? 1 : 0]} ${marked} was heard.`,
      names: ['Ines Halloran', 'Oskar Lind'],
      quotes: [{ parts, ...(speaker ? { speaker } : {}) }]
    })
  }
  return printEdition([
    article('a', first, speakers[0], 'Dockers end strike at Port Ansel ferry terminal'),
    article(
      'b',
      second,
      speakers[1],
      story
        ? 'Port Ansel dockers end ferry terminal strike'
        : 'Orchids bloom early in garden of Lower Tamsin'
    )
  ])
}
const difference = (...told: Parameters<typeof twice>): string | undefined =>
  twice(...told).variants('a#0')[0]?.difference

const SPOKEN = [
  'I met with the harbour master and started talks about a survey of the lighthouse by a team not yet named. Once that is done we hold a hearing with the three of them and the island. This is a fair first move to settle a quarrel that has gone on too long.'
]
const REWORDED = [
  'I phoned the harbour master, and opened the talks about a survey, by people to be found, with stairs and lamp included',
  'Once that survey is over, we are going to have a hearing, which would be all of them, plus the island. It was a quick, very fair move in a quarrel that has been with us since the storm.'
]

describe('variants of a quote', () => {
  it.each([
    ['identical', ['the tide waits for no council'], ['the tide waits for no council,']],
    ['typography', ['We don’t bargain – ever, on Safety'], ["We don't bargain - ever, on safety"]],
    ['partial', ['springboard'], ['They used the pier as a springboard for a new claim']],
    [
      'partial',
      ['The ferries sail on Friday at dawn. Nobody stays behind.'],
      ['sail on Friday at dawn']
    ],
    [
      'cut',
      ['The council will never sell the old pier to a foreign fund'],
      ['The council will never sell the pier to a fund']
    ],
    ['reworded', SPOKEN, REWORDED]
  ])('are %s', (kind, first, second) => {
    expect(difference(first, second)).toBe(kind)
    expect(twice(second, first).variants('a#0')[0]?.difference).toBe(kind)
  })

  it('are found where one article names no speaker', () => {
    expect(difference(SPOKEN, SPOKEN, { speakers: ['Ines Halloran', undefined] })).toBe('identical')
  })

  it('are of two speakers only where one story prints nearly the same, and say so', () => {
    const speakers = ['Ines Halloran', 'Oskar Lind']
    const [variant] = twice(SPOKEN, SPOKEN, { speakers }).variants('a#0')
    expect(variant).toMatchObject({ difference: 'identical', sameSpeaker: false })
    expect(difference(SPOKEN, SPOKEN, { speakers, story: false })).toBeUndefined()
    expect(difference(SPOKEN, REWORDED, { speakers })).toBeUndefined()
    expect(difference(['a strong first step'], ['a strong first step'], { speakers })).toBe(
      undefined
    )
    expect(twice(SPOKEN, SPOKEN).variants('a#0')[0]).toMatchObject({ sameSpeaker: true })
  })

  it('are short quotes too that one person is cut in', () => {
    const whole = ['We did not ask for money or an apology. We asked to hear the bell ring.']
    expect(difference(whole, ['We did not ask for money … We asked to hear the bell ring.'])).toBe(
      'cut'
    )
  })

  it('are the same answer when asked again', () => {
    const edition = twice(SPOKEN, REWORDED)
    expect(edition.variants('a#0')).toBe(edition.variants('a#0'))
  })

  it('are not any two quotes of one speaker on one subject', () => {
    const unlike =
      'The mayor knows that a strike hurts every family in town, and the governor should visit the pier'
    expect(difference(SPOKEN, [unlike])).toBeUndefined()
  })

  it('are not two halves of a phrase that everybody uses', () => {
    expect(difference(['a strong first step'], ['This is a strong town'])).toBeUndefined()
  })

  it('need more in common in unlike stories', () => {
    expect(difference(SPOKEN, SPOKEN, { story: false })).toBe('identical')
    expect(difference(SPOKEN, REWORDED, { story: false })).toBeUndefined()
    expect(difference(['springboard'], ['a springboard for all'], { story: false })).toBeUndefined()
  })

  it('are those of its story alone where no others are asked for', () => {
    const told = twice(SPOKEN, SPOKEN)
    expect(told.variants('a#0', 'story')).toEqual(told.variants('a#0'))
    const apart = twice(SPOKEN, SPOKEN, { story: false })
    expect(apart.variants('a#0')).toHaveLength(1)
    expect(apart.variants('a#0', 'story')).toEqual([])
  })

  it('are none for a quote that the edition does not hold', () => {
    expect(twice(SPOKEN, SPOKEN).variants('c#9')).toEqual([])
  })

  it('show how far one wording is from the other, as slices of both', () => {
    const kept = twice(
      ['Our council will sell the wooden pier today'],
      ['Our council might sell the wooden pier']
    )
    const { edits, alike } = kept.variants('a#0')[0]!
    const words = (slice: { article: string; start: number; end: number } | null) =>
      slice && kept.article(slice.article)!.text.slice(slice.start, slice.end)
    expect(edits.map(edit => [edit.kind, words(edit.first), words(edit.second)])).toEqual([
      ['same', 'Our council', 'Our council'],
      ['changed', 'will', 'might'],
      ['same', 'sell the wooden pier', 'sell the wooden pier'],
      ['only-first', 'today', null]
    ])
    expect(alike).toBeCloseTo((2 * 6) / (8 + 7))
  })
})

describe('a difference', () => {
  it.each([
    ['The gauge was read daily', 'The gauges were read daily', 'inflected'],
    ['Nobody won this week', 'Nobody has won this week', 'inflected'],
    ['He replies to every letter', 'He replied to every letter', 'inflected'],
    ['We stop planning in May', 'We stopped planning in May', 'inflected'],
    ['The gauge was read daily', 'The gauge was not read daily', 'cut'],
    ['I do not like the pier', 'I don’t like the pier', 'reworded'],
    ['Our mayor left the pier', 'Our major left the pier', 'reworded'],
    [
      'We asked for a rota. We got it in May',
      'We asked for a rota, and we got it in May',
      'joined'
    ],
    ['We asked for a rota. We got it in May', 'We asked for a rota; we got it in May', 'joined'],
    [
      'We asked for a rota. We got it in May',
      'We asked for a rota, and we got one in May',
      'reworded'
    ],
    ['We asked for it. We got it', 'We asked … for it … We got it', 'typography'],
    ['It will cost us', 'It [the rota] will cost us', 'inserted'],
    ['It will cost us', '[The rota] will cost us', 'inserted'],
    ['It will cost us', '[The rota] will hurt us', 'reworded'],
    ['It (the rota) will cost us', 'It will cost us', 'cut']
  ])('between “%s” and “%s” is %s, from both sides', (first, second, kind) => {
    expect(align(quoted('a', [first]), quoted('b', [second])).difference).toBe(kind)
    expect(align(quoted('b', [second]), quoted('a', [first])).difference).toBe(kind)
  })

  it('is no joint where the quotation marks close between two sentences', () => {
    const broken = quoted('b', ['We asked for a rota,', 'We got it in May'])
    const whole = quoted('a', ['We asked for a rota. We got it in May'])
    expect(align(whole, broken).difference).toBe('typography')
  })
})

/** How one wording differs from the other, as printed on both sides. */
const told = (first: readonly string[], second: readonly string[]) => {
  const [one, other] = [quoted('a', first), quoted('b', second)]
  return align(one, other).edits.map(({ kind, first: here, second: there }) => [
    kind,
    here && cutFrom(one.text, here),
    there && cutFrom(other.text, there)
  ])
}

describe('an alignment', () => {
  it('reads a hyphenated word as one', () => {
    expect(
      told(['at a pier to be chosen on Monday'], ['at a yet-to-be-chosen pier on Monday'])
    ).toEqual([
      ['same', 'at a', 'at a'],
      ['only-second', null, 'yet-to-be-chosen'],
      ['same', 'pier', 'pier'],
      ['only-first', 'to be chosen', null],
      ['same', 'on Monday', 'on Monday']
    ])
    expect(told(['a long-term plan'], ['a long term plan'])).toEqual([
      ['same', 'a long-term plan', 'a long term plan']
    ])
  })

  it('lays a stretch beside the whole where it stands unbroken', () => {
    expect(told(['I wrote in May and I waited'], ['I waited'])).toEqual([
      ['only-first', 'I wrote in May and', null],
      ['same', 'I waited', 'I waited']
    ])
  })

  it('lets a word begin the sentence that goes on alike, not one before it', () => {
    expect(told(['I did not write again'], ['I wrote in May. I didn’t write again'])).toEqual([
      ['only-second', null, 'I wrote in May'],
      ['same', 'I', 'I'],
      ['changed', 'did not', 'didn’t'],
      ['same', 'write again', 'write again']
    ])
  })

  it('does not call a word or two another wording of a long stretch', () => {
    expect(
      told(
        ['Nobody slept well'],
        ['Nobody in the four towns below the old mill and its broken weir well']
      ).map(([kind]) => kind)
    ).toEqual(['same', 'only-first', 'only-second', 'same'])
  })

  const word = fc.constantFrom(
    'pier',
    'ferry',
    'council’s',
    'strike',
    'the',
    'a',
    'War',
    'war',
    '12'
  )
  const part = fc.array(word, { minLength: 1, maxLength: 9 }).map(words => words.join(', '))
  const parts = fc.array(part, { minLength: 1, maxLength: 3 })
  it('holds every word of both quotes once, in order, and none that stands between two parts', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [first, second] = [quoted('a', one), quoted('b', other)]
        const { edits } = align(first, second)
        for (const [side, { words, text }] of [
          ['first', first],
          ['second', second]
        ] as const)
          expect(edits.flatMap(edit => startsIn(text, edit[side]))).toEqual(
            words.map(({ start }) => start)
          )
      })
    )
  })

  it('calls the same only what reads the same, and all of it where nothing differs', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const [first, second] = [quoted('a', one), quoted('b', other)]
        const { edits, alike } = align(first, second)
        for (const edit of edits.filter(({ kind }) => kind === 'same'))
          expect(foldText(cutFrom(first.text, edit.first!))).toBe(
            foldText(cutFrom(second.text, edit.second!))
          )
        expect(alike).toBeLessThanOrEqual(1)
        expect(align(first, quoted('b', one))).toMatchObject({ alike: 1, difference: 'identical' })
      })
    )
  })
})

const folder = new URL('../../../shared/articles/', import.meta.url)
const [one, other] = ['000_9f0c6f3e6685e7c8.txt', '004_8e124029f275a629.txt'].map(
  name => new URL(name, folder)
)

const present = [one!, other!].every(url => existsSync(url))

describe.runIf(present)('variants in two real articles', () => {
  // A suite that is passed over is still laid out.
  const edition = printEdition(
    (present ? [one!, other!] : []).map((url, n) =>
      read({
        id: `${n}`,
        source: 'folder:articles',
        url: null,
        outlet: null,
        headline: null,
        byline: null,
        publishedAt: null,
        lang: null,
        text: readFileSync(url, 'utf8')
      })
    )
  )
  const pairs = edition
    .quotes({}, 999)
    .filter(({ article }) => article === '0')
    .flatMap(first => edition.variants(first.id).map(variant => ({ first, ...variant })))

  it.each([
    ['initiated arrangements', 'began the arrangements', ['reworded']],
    ['very attainable', 'very attainable', ['partial', 'identical']],
    ['springboard', 'as a springboard for', ['partial']],
    ['unpredictable consequences', 'unpredictable consequences', ['identical']]
  ])('pair "%s" with "%s" and nothing else', (words, others, kinds) => {
    const found = pairs.filter(({ first }) => first.text.includes(words))
    expect(found).toHaveLength(1)
    expect(found[0]!.quote.text).toContain(others)
    expect(kinds).toContain(found[0]!.difference)
  })

  it('pair at most three more, and never two speakers', () => {
    expect(pairs.length).toBeLessThanOrEqual(7)
    for (const { first, quote } of pairs)
      expect(edition.personOf('0', first.speaker!.name)).toBe(
        edition.personOf('1', quote.speaker!.name)
      )
  })
})

const quoted = (id: string, own: readonly string[]) => {
  const { article, quotes } = readingOf({
    id,
    text: own.map(each => `“${each}”`).join(' said the pier '),
    quotes: [{ parts: own }]
  })
  return { ...quotedIn(article, quotes[0]!), text: article.text }
}

const startsIn = (text: string, slice: Span | null): number[] => {
  const starts: number[] = []
  if (slice) eachWord(text, slice.start, slice.end, start => starts.push(start))
  return starts
}

const cutFrom = (text: string, { start, end }: Span): string => text.slice(start, end)
