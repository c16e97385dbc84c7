// A reading under another id: the same facts, pointing into an article that is called otherwise.
import type { Reading, Slice } from '../news.ts'

/** Exactly what the analysis gives for the same article of this id and source. */
export function renamed(reading: Reading, id: string, source: string): Reading {
  const { article: before } = reading
  const under = <Kind extends Slice>(slice: Kind): Kind => ({ ...slice, article: id })
  return {
    article: { ...before, id, source },
    sentences: reading.sentences.map(under),
    names: reading.names.map(name => ({
      ...name,
      titles: name.titles.map(under),
      mentions: name.mentions.map(under)
    })),
    quotes: reading.quotes.map(quote => ({
      ...under(quote),
      id: id + quote.id.slice(before.id.length),
      source: quote.source && under(quote.source),
      cue: quote.cue && under(quote.cue)
    })),
    terms: reading.terms
  }
}
