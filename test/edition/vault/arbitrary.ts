// Readings of every kind for property tests: those that keep the rules of the analysis, and those that break them.
import * as fc from 'fast-check'
import type {
  Article,
  Name,
  Quote,
  Reading,
  Sentence,
  Slice,
  Span,
  Term
} from '../../../src/news.ts'

/** Any string of UTF-16 code units: lone surrogates, NUL, everything. */
const string = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units))
)
const text = fc.oneof(
  string,
  fc
    .array(fc.constantFrom('Ana Brandt', 'said', '“We sail.”', 'harbour', '\n', '–', '\ud83d'), {
      maxLength: 80
    })
    .map(words => words.join(' '))
)
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null })
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .chain(date => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10)))

const anyArticle: fc.Arbitrary<Article> = fc.record({
  id: string,
  source: string,
  url: orNull(fc.oneof(string, fc.webUrl({ withQueryParameters: true }))),
  outlet: orNull(string),
  headline: orNull(string),
  byline: orNull(string),
  publishedAt: orNull(fc.oneof(day, string)),
  lang: orNull(string),
  text
})

// Spans inside the text and outside it, strings that are slices and others: but ids, indexes and words fit together.
const regular: fc.Arbitrary<Reading> = anyArticle.chain(article => {
  const at = fc.oneof(fc.nat(article.text.length), fc.nat(2 ** 33))
  const span: fc.Arbitrary<Span> = fc
    .tuple(at, at)
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  const slice: fc.Arbitrary<Slice> = span.map(each => ({ article: article.id, ...each }))
  const form = fc.oneof(
    string,
    span.map(each => article.text.slice(each.start, each.end))
  )
  const sentences: fc.Arbitrary<Sentence[]> = fc
    .array(
      fc.record({
        at: slice,
        paragraph: fc.nat(),
        kind: fc.constantFrom('body', 'heading', 'furniture')
      })
    )
    .map(all => all.map(({ at: where, ...rest }, index) => ({ ...where, index, ...rest })))
  const name: fc.Arbitrary<Name> = fc
    .record({
      name: form,
      aliases: fc.array(form, { maxLength: 4 }),
      titles: fc.array(slice, { maxLength: 3 }),
      mentions: fc.array(slice, { maxLength: 5 }),
      gender: fc.constantFrom('f', 'm', null)
    })
    .map(each => ({
      ...each,
      mentions: each.mentions.map(mention => ({
        ...mention,
        surface: article.text.slice(mention.start, mention.end),
        name: each.name
      }))
    }))
  const terms: fc.Arbitrary<Term[]> = fc.array(fc.record({ text: form, count: fc.nat() }), {
    maxLength: 5
  })
  return fc.array(name, { maxLength: 5 }).chain(names => {
    const speaker = fc.oneof(
      fc.constant(null),
      fc.record({ name: string }),
      ...(names.length > 0 ? [fc.constantFrom(...names.map(each => ({ name: each.name })))] : [])
    )
    const quotes: fc.Arbitrary<Quote[]> = fc
      .array(
        fc.record({
          at: slice,
          outer: fc.boolean(),
          kind: fc.constantFrom('direct', 'partial', 'indirect'),
          parts: fc.array(span, { maxLength: 4 }),
          speaker,
          source: orNull(slice),
          cue: orNull(slice)
        }),
        { maxLength: 6 }
      )
      .map(all =>
        all.map(({ at: where, outer, kind, parts, ...credit }, n) => {
          const ends = { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 }
          return {
            id: `${article.id}#${n}`,
            article: article.id,
            ...(outer || ends.start > ends.end ? { start: where.start, end: where.end } : ends),
            kind,
            parts,
            text: parts.map(part => article.text.slice(part.start, part.end)).join(' '),
            ...credit
          }
        })
      )
    return fc.record({
      article: fc.constant(article),
      sentences,
      names: fc.constant(names),
      quotes,
      terms
    })
  })
})

// Nothing fits: other articles' ids, negative and broken numbers, words that are nowhere.
const irregular: fc.Arbitrary<Reading> = anyArticle.chain(article => {
  const span = fc.record({ start: fc.double(), end: fc.oneof(fc.integer(), fc.double()) })
  const slice: fc.Arbitrary<Slice> = fc.record({
    article: string,
    start: fc.integer(),
    end: fc.integer()
  })
  const named = fc.record({ name: string })
  return fc.record({
    article: fc.constant(article),
    sentences: fc.array(
      fc.record({
        article: string,
        start: fc.integer(),
        end: fc.integer(),
        index: fc.integer(),
        paragraph: fc.integer(),
        kind: fc.constantFrom('body', 'heading', 'furniture')
      })
    ),
    names: fc.array(
      fc.record({
        name: string,
        aliases: fc.array(string),
        titles: fc.array(slice),
        mentions: fc.array(
          fc.record({
            article: string,
            start: fc.integer(),
            end: fc.integer(),
            surface: string,
            name: string
          })
        ),
        gender: fc.constantFrom('f', 'm', null)
      })
    ),
    quotes: fc.array(
      fc.record({
        id: string,
        article: string,
        start: fc.integer(),
        end: fc.integer(),
        kind: fc.constantFrom('direct', 'partial', 'indirect'),
        parts: fc.array(span),
        text: string,
        speaker: orNull(named),
        source: orNull(slice),
        cue: orNull(slice)
      })
    ),
    terms: fc.array(fc.record({ text: string, count: fc.double() }))
  })
})

/** Keeps the rules of a reading. As plain objects, which fast-check's are not. */
export const regularReading = regular.map(reading => structuredClone(reading))

/** Breaks them. */
export const anyReading = irregular.map(reading => structuredClone(reading))
