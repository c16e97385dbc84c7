import { describe, expect, it } from 'vitest'
import type { DifferenceKind, Edit } from '../../src/edition/edition.ts'
import { printEdition } from '../../src/edition/edition.ts'
import type { Article, Quote, Slice } from '../../src/news.ts'
import { plain } from '../../src/reply.ts'
import { changes, differenceLabel } from '../../src/kit/wording.ts'
import type { Told } from '../edition/readings.ts'
import { readingOf } from '../edition/readings.ts'
import { articleOf } from '../fakes/article.ts'

const printed = (id: string, text: string): Article => articleOf(text, { id, outlet: id })
const here = printed(
  'Northern Wire',
  'I spoke with the captain, at once, and we got very many people off'
)
const there = printed(
  'The Harbour Gazette',
  'I called the captain at once and we got many people off'
)
const called = { first: 'Northern Wire', second: 'The Harbour Gazette' }

/** The words between these in one article. */
function slice(article: Article, words: string): Slice {
  const start = article.text.indexOf(words)
  return { article: article.id, start, end: start + words.length }
}
const changed: Edit = {
  kind: 'changed',
  first: slice(here, 'spoke with'),
  second: slice(there, 'called')
}
const same: Edit = {
  kind: 'same',
  first: slice(here, 'the captain'),
  second: slice(there, 'the captain')
}
const comma: Edit = {
  kind: 'changed',
  first: slice(here, 'captain,'),
  second: slice(there, 'captain')
}
const very: Edit = { kind: 'only-first', first: slice(here, 'very'), second: null }
const wordsOf = (edits: readonly Edit[]): string => plain(changes(edits, here, there, called))

describe('changes', () => {
  it('tells each change by the words on both sides', () => {
    expect(wordsOf([changed, same, very])).toBe(
      '“spoke with” in Northern Wire, “called” in The Harbour Gazette; “very” only in Northern Wire'
    )
    expect(wordsOf([{ kind: 'only-second', first: null, second: slice(there, 'many') }])).toBe(
      '“many” only in The Harbour Gazette'
    )
  })

  it('names both places, those of two wordings once', () => {
    const many: Edit = { kind: 'only-second', first: null, second: slice(there, 'many') }
    expect(wordsOf([very, changed, changed, many])).toBe(
      '“very” only in Northern Wire; “spoke with” in Northern Wire, “called” in The Harbour Gazette; ' +
        '“spoke with” against “called”; “many” only in The Harbour Gazette'
    )
  })

  it('says nothing of marks alone', () => {
    expect(wordsOf([same, comma])).toBe('')
  })

  it('spells out four', () => {
    expect(wordsOf(Array.from({ length: 4 }, () => very))).toBe(
      Array.from({ length: 4 }, () => '“very” only in Northern Wire').join('; ')
    )
  })

  it('tells of more than four the three with most content, in the order of the text, and counts the rest', () => {
    const the: Edit = { kind: 'only-first', first: slice(here, 'the'), second: null }
    const got: Edit = { kind: 'only-first', first: slice(here, 'got very'), second: null }
    expect(wordsOf([the, changed, the, very, got, the])).toBe(
      '“spoke with” in Northern Wire, “called” in The Harbour Gazette; “very” only in Northern Wire; “got very” only in Northern Wire; and 3 more'
    )
  })

  it('repeats of a long stretch how it begins and how it ends, each a slice', () => {
    const long = { article: here.id, start: 0, end: here.text.length }
    const runs = changes(
      [{ kind: 'only-first', first: long, second: null }],
      { ...here, text: `${here.text} and more` },
      there,
      called
    )
    expect(plain(runs)).toBe(
      '“I spoke with the captain, at once, and we got very many people off” only in Northern Wire'
    )
    const longer = `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen`
    const whole: Edit = {
      kind: 'only-first',
      first: { article: here.id, start: 0, end: longer.length },
      second: null
    }
    expect(plain(changes([whole], { ...here, text: longer }, there, called))).toBe(
      '“one two three four five six seven” … “thirteen fourteen fifteen sixteen” only in Northern Wire'
    )
  })

  it('puts only slices between the marks', () => {
    const runs = changes([changed, very], here, there, called)
    expect(runs.filter(run => run.at).map(run => run.text)).toEqual([
      'spoke with',
      'called',
      'very'
    ])
  })
})

const quoteIn = (article: Article): Quote => ({
  id: `${article.id}#0`,
  article: article.id,
  start: 0,
  end: article.text.length,
  kind: 'direct',
  parts: [{ start: 0, end: article.text.length }],
  text: article.text,
  speaker: null,
  source: null,
  cue: null
})
const label = (difference: DifferenceKind, edits: readonly Edit[] = []): string =>
  differenceLabel(
    { difference, edits },
    { article: here, quote: quoteIn(here) },
    { article: there, quote: quoteIn(there) },
    called
  )

describe('differenceLabel', () => {
  it('names the kind of difference, and on which side words are missing', () => {
    expect(label('reworded', [changed, same])).toBe('Reworded inside the quotation marks')
    expect(label('reworded', [changed])).toBe('Reworded throughout inside the quotation marks')
    expect(label('cut', [same, very])).toBe('The Harbour Gazette leaves words out')
    expect(label('cut', [{ kind: 'only-second', first: null, second: slice(there, 'many') }])).toBe(
      'Northern Wire leaves words out'
    )
    expect(label('partial', [very])).toBe('The Harbour Gazette prints a part of it')
    expect(label('typography')).toMatch(/^The same words in The Harbour Gazette/)
  })
})

/** What is said of two printings of one quote, laid side by side by the edition. */
function told(first: string, second: string): string {
  const [one, other] = [first, second].map((text, at): Told => {
    const parts = [...text.matchAll(/“([^”]*)”/g)].map(([, part = '']) => part)
    return {
      id: `${at}.md`,
      outlet: ['Northern Wire', 'The Harbour Gazette'][at] ?? '',
      text: `${text} Ana Pell said.`,
      names: ['Ana Pell'],
      quotes: [{ parts, speaker: 'Ana Pell' }]
    }
  })
  if (one === undefined || other === undefined) throw new Error('two texts were given')
  const edition = printEdition([readingOf(one), readingOf(other)])
  const [variant] = edition.variants('0.md#0')
  const [quote] = edition.reading('0.md')?.quotes ?? []
  const [a, b] = [edition.article('0.md'), edition.article('1.md')]
  if (!variant || !quote || !a || !b) throw new Error('the two are no printings of one quote')
  return differenceLabel(
    variant,
    { article: a, quote },
    { article: b, quote: variant.quote },
    called
  )
}

describe('a print that leaves words out', () => {
  const whole = '“The harbour master closed the northern gate at dawn, and nobody opened the lock.”'

  it.each(['…', '...', '. . .', '[…]'])('is told to own up to it by %s', mark => {
    expect(
      told(whole, `“The harbour master closed the northern gate ${mark} nobody opened the lock.”`)
    ).toBe('The Harbour Gazette leaves words out, and an ellipsis marks it')
    expect(
      told(`“The harbour master closed the northern gate ${mark} nobody opened the lock.”`, whole)
    ).toBe('Northern Wire leaves words out, and an ellipsis marks it')
  })

  it('is told from one that does not say so', () => {
    expect(
      told(whole, '“The harbour master closed the northern gate, nobody opened the lock.”')
    ).toBe('The Harbour Gazette leaves words out, and nothing marks it')
  })

  it('is told from one that closes its marks there', () => {
    const broken =
      '“The harbour master closed the northern gate,” she went on, “nobody opened the lock.”'
    expect(told(whole, broken)).toBe(
      'The Harbour Gazette leaves words out where the quotation marks close'
    )
  })

  it('is not blamed for beginning later or ending sooner', () => {
    expect(told(whole, '“The harbour master closed the northern gate at dawn.”')).toBe(
      'The Harbour Gazette prints a part of it'
    )
  })
})

describe('words that are all there', () => {
  const two = '“We closed the northern gate at dawn. The crews stayed on the pier.”'
  const one = '“We closed the northern gate at dawn, and the crews stayed on the pier.”'

  it('are told as joined, and on which side', () => {
    expect(told(two, one)).toBe('The Harbour Gazette joins two sentences into one')
    expect(told(one, two)).toBe('Northern Wire joins two sentences into one')
  })

  it('are told as changed in tense or number', () => {
    expect(told('“The gates were closed at dawn.”', '“The gate was closed at dawn.”')).toBe(
      'Tense or number is changed inside the quotation marks'
    )
  })
})

describe('words in brackets', () => {
  it('are told as added, not as left out of the other print', () => {
    const bare = '“It will cost the harbour dearly, and it should have cost us sooner.”'
    const added =
      '“It [the new gate] will cost the harbour dearly, and it should have cost us sooner.”'
    expect(told(added, bare)).toBe('Northern Wire adds words in brackets')
    expect(told(bare, added)).toBe('The Harbour Gazette adds words in brackets')
  })

  it('are told as standing for others', () => {
    expect(
      told(
        '“We told him that the northern gate would fail before the winter.”',
        '“We told [the harbour master] that the northern gate would fail before the winter.”'
      )
    ).toBe('Words are replaced in brackets')
  })

  it('are shown with their brackets, as they are printed', () => {
    const article = printed('Northern Wire', 'It [the new gate] will cost us')
    const added: Edit = { kind: 'only-first', first: slice(article, 'the new gate'), second: null }
    expect(plain(changes([added], article, there, called))).toBe(
      '“[the new gate]” only in Northern Wire'
    )
  })
})
