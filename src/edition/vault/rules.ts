// The rules that a reading of the analysis keeps, and what is done with one that does not. Knows one reading.
import { deserialize, serialize } from 'node:v8'
import type { Reading, Slice, Span } from '../../news.ts'
import type { ByteWriter } from './bytes.ts'

/** All of a reading but the article. */
export type Facts = Omit<Reading, 'article'>

/**
 * Whether everything that `writeFacts` leaves out can be worked out again: ids and indexes count up, a surface and the
 * words of a quote are slices of the text, every span is one, and belongs to the article.
 */
export const isRegular = ({ article, sentences, names, quotes, terms }: Reading): boolean => {
  const { id, text } = article
  const ownSlice = (slice: Slice) => slice.article === id && isSpan(slice)
  return (
    sentences.every((each, i) => ownSlice(each) && each.index === i && isCount(each.paragraph)) &&
    names.every(
      ({ name, titles, mentions }) =>
        titles.every(ownSlice) &&
        mentions.every(
          each =>
            ownSlice(each) &&
            each.name === name &&
            each.surface === text.slice(each.start, each.end)
        )
    ) &&
    quotes.every(
      (each, n) =>
        ownSlice(each) &&
        each.id === `${id}#${n}` &&
        each.parts.every(isSpan) &&
        each.text === wordsOf(text, each.parts) &&
        (each.source === null || ownSlice(each.source)) &&
        (each.cue === null || ownSlice(each.cue))
    ) &&
    terms.every(({ count }) => isCount(count))
  )
}

const isSpan = ({ start, end }: Span): boolean => isCount(start) && isCount(end) && start <= end

/** Far below 2^53, so that no sum or shift of two leaves the exact integers. */
const isCount = (number: number): boolean =>
  Number.isInteger(number) && number >= 0 && number < 2 ** 40 && !Object.is(number, -0)

/** The words of a quote: its parts joined by one space. */
export const wordsOf = (text: string, parts: readonly Span[]): string =>
  parts.length === 1
    ? text.slice(parts[0]!.start, parts[0]!.end)
    : parts.map(({ start, end }) => text.slice(start, end)).join(' ')

/** For readings that no rule holds for, which only a test makes up: anything, exactly, at any length. */
export const writeIrregular = (out: ByteWriter, { sentences, names, quotes, terms }: Reading) =>
  out.bytes(serialize({ sentences, names, quotes, terms }))

export const readIrregular = (bytes: Uint8Array): Facts => {
  const facts: Facts = deserialize(bytes)
  return facts
}
