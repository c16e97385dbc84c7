// How words of an article are shown: always slices, with who said them, the verb as printed, and where. Knows the edition.
import type { Edition, Variant } from '../edition/edition.ts'
import type { Article, Quote, Sentence, Slice } from '../news.ts'
import { cut } from '../news.ts'
import { citation, day, placesOf, publisher } from '../phrase.ts'
import type { Block, Run } from '../reply.ts'
import { note, quote as quoteBlock, sliced } from '../reply.ts'
import { pastDateline } from './dateline.ts'
import type { Printings } from './printings.ts'
import { isShort } from './printings.ts'
import type { Called } from './wording.ts'
import { changes, differenceLabel } from './wording.ts'

/** The quote, each other wording beneath it, and in words what the difference is. */
export function printed({ quote, same, other }: Printings, edition: Edition): readonly Block[] {
  const article = edition.article(quote.article)
  if (article === undefined) return []
  const first = quoteBlock(
    isDenied(quote, article) ? whatDenied(quote, article, edition) : wordsOf(quote, article),
    [...byline(quote, article, edition), ...alsoIn(same, quote, edition)]
  )
  const whole =
    isShort(quote) && !isDenied(quote, article) ? inItsSentence(quote, article, edition) : []
  return [
    first,
    ...whole,
    ...wordings(other).flatMap(alike => otherWording(alike, quote, article, edition))
  ]
}

/**
 * A whole sentence with some of its words strong, without the dateline before it unless words of that are strong. `strong` may lie
 * anywhere; what is outside is left alone.
 */
export function sentenceRuns(
  article: Article,
  sentence: Sentence,
  strong: readonly Slice[] = []
): readonly Run[] {
  const runs: Run[] = []
  const begins = pastDateline(article, sentence)
  const isAsked = strong.some(({ start }) => sentence.start <= start && start < begins)
  let at = isAsked ? sentence.start : begins
  for (const { start, end } of strong.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > sentence.end || end <= start) continue
    if (start > at) runs.push(sliced(article, { start: at, end: start }))
    runs.push(sliced(article, { start, end }, { strong: true }))
    at = end
  }
  if (at < sentence.end) runs.push(sliced(article, { start: at, end: sentence.end }))
  return runs
}

/**
 * The words of a quote as printed. Reported speech gets no marks: they would make the outlet's words the speaker's. Between
 * two parts the marks close: an ellipsis inside them would say that words are left out.
 */
export function wordsOf(quote: Quote, article: Article): readonly Run[] {
  const isMarked = quote.kind !== 'indirect'
  const joint = { text: isMarked ? '” … “' : ' … ' }
  const parts = quote.parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [joint]),
    sliced(article, part)
  ])
  return isMarked ? [{ text: '“' }, ...parts, { text: '”' }] : parts
}

// `Mark Rutte (“called”), The Associated Press, undated`: the verb as printed, where it tells more than that it was said.
function byline(quote: Quote, article: Article, edition: Edition): readonly Run[] {
  if (isDenied(quote, article))
    return [
      { text: 'denied by: ' },
      speakerOf(quote, article, edition),
      { text: ', ' },
      citation(article)
    ]
  const label = quote.kind === 'indirect' ? [{ text: 'reported: ' }] : []
  const who = speakerOf(quote, article, edition)
  const plainly = quote.cue === null || /^(?:said|says|say)$/i.test(cut(article, quote.cue))
  const cue =
    quote.cue === null || plainly
      ? []
      : [{ text: ' (“' }, sliced(article, quote.cue), { text: '”)' }]
  return [...label, who, ...cue, { text: ', ' }, citation(article)]
}

// What somebody denied must not read as what he said.
const isDenied = ({ kind, cue }: Quote, article: Article): boolean =>
  kind === 'indirect' && cue !== null && DENIAL.test(cut(article, cue))

// Its whole sentence, which has the denial in it.
function whatDenied(quote: Quote, article: Article, edition: Edition): readonly Run[] {
  const sentence = sentenceOf(quote, edition)
  return sentence === undefined
    ? wordsOf(quote, article)
    : sentenceRuns(article, sentence, [{ article: article.id, start: quote.start, end: quote.end }])
}

const DENIAL = /^(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing))$/i

/** Who is quoted: the person, as the edition calls him, else who is credited as printed, else nobody. */
export function speakerOf(quote: Quote, article: Article, edition: Edition): Run {
  if (quote.speaker !== null) {
    const { name } = quote.speaker
    return { text: edition.personOf(article.id, name)?.name ?? name }
  }
  return quote.source === null ? { text: UNATTRIBUTED } : sliced(article, quote.source)
}

// `; also in The Harbour Gazette (2 Mar 2026) and Northern Wire (undated), with other marks or case`
function alsoIn(variants: readonly Variant[], quote: Quote, edition: Edition): readonly Run[] {
  const places = variants.flatMap(variant => {
    const article = edition.article(variant.quote.article)
    if (article === undefined) return []
    const how = variant.difference === 'identical' ? 'word for word' : 'with other marks or case'
    return [{ article, how: `, ${how}${creditedTo(variant, quote, article, edition)}` }]
  })
  return alsoPrinted(places)
}

/** Other places of the same words, those told in one way together: `; also in A (2 Mar 2026) and B (undated), word for word`. */
export const alsoPrinted = (
  places: readonly { readonly article: Article; readonly how: string }[]
): readonly Run[] =>
  [...Map.groupBy(places, ({ how }) => how)].flatMap(([how, alike]) => [
    { text: '; also in ' },
    ...placesOf(alike.map(({ article }) => article)),
    { text: how }
  ])

// Two outlets may share the other wording: it is shown once, with both.
function wordings(variants: readonly Variant[]): readonly (readonly [Variant, ...Variant[]])[] {
  const groups = new Map<string, [Variant, ...Variant[]]>()
  for (const variant of variants) {
    const words = variant.quote.text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    const group = groups.get(words)
    if (group) group.push(variant)
    else groups.set(words, [variant])
  }
  return [...groups.values()]
}

function otherWording(
  [variant, ...alike]: readonly [Variant, ...Variant[]],
  quote: Quote,
  first: Article,
  edition: Edition
): readonly Block[] {
  const second = edition.article(variant.quote.article)
  if (second === undefined) return []
  const called = calledApart(first, second)
  const told = changes(variant.edits, first, second, called)
  const kind = differenceLabel(
    variant,
    { article: first, quote },
    { article: second, quote: variant.quote },
    called
  )
  const label = `${kind}${creditedTo(variant, quote, second, edition)}`
  const others = alike.flatMap(({ quote: same }) => edition.article(same.article) ?? [])
  return [
    quoteBlock(wordsOf(variant.quote, second), [
      ...byline(variant.quote, second, edition),
      ...(others.length > 0 ? [{ text: '; so also ' }, ...placesOf(others)] : [])
    ]),
    note(told.length === 0 ? `${label}.` : [{ text: `${label}: ` }, ...told, { text: '.' }])
  ]
}

// What to call two places of print: an outlet that prints both is told from itself by the day.
function calledApart(first: Article, second: Article): Called {
  const [one, other] = [day(first.publishedAt), day(second.publishedAt)]
  const { outlet } = first
  if (outlet === null || outlet !== second.outlet)
    return { first: publisher(first), second: publisher(second) }
  if (one === other) return { first: outlet, second: `another article of ${outlet}` }
  const of = (when: string): string =>
    when === 'undated' ? `an undated article of ${outlet}` : `${outlet} of ${when}`
  return { first: of(one), second: of(other) }
}

// The same words in another mouth are news of their own.
function creditedTo(variant: Variant, quote: Quote, article: Article, edition: Edition): string {
  const [here, there] = [quote, variant.quote].map(
    ({ speaker, article: id }) =>
      speaker && (edition.personOf(id, speaker.name)?.id ?? speaker.name)
  )
  return here === there ? '' : creditedThere(speakerOf(variant.quote, article, edition))
}

/** `, credited to Ana Pell there`, of a speaker as `speakerOf` gives him. */
export const creditedThere = ({ text: name }: Run): string =>
  name === UNATTRIBUTED ? ', unattributed there' : `, credited to ${name} there`

/** Who is credited where nobody is. */
export const UNATTRIBUTED = 'unattributed'

const sentenceOf = (quote: Quote, edition: Edition): Sentence | undefined =>
  edition
    .reading(quote.article)
    ?.sentences.find(({ start, end }) => start <= quote.start && quote.end <= end)

function inItsSentence(quote: Quote, article: Article, edition: Edition): readonly Block[] {
  const sentence = sentenceOf(quote, edition)
  // Where nothing but marks stands around them there is no more to see.
  const around =
    sentence === undefined
      ? ''
      : article.text.slice(sentence.start, quote.start) +
        article.text.slice(quote.end, sentence.end)
  return sentence && /\p{L}/u.test(around)
    ? [note([{ text: 'Printed as: ' }, ...sentenceRuns(article, sentence)])]
    : []
}
