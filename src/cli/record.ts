// One reading as the record that `copydesk analyze` prints: the names and the order of its fields are a promise.
import type { Reading, Slice, Span } from '../news.ts'
import { cut } from '../news.ts'

export interface RecordExtras {
  /** Where the sentences of the summary are, in reading order. */
  readonly summary: readonly Span[]
  /** Id of its story, null where stories were not asked for. */
  readonly story: string | null
  /** What all copies of one text have in common; absent where stories were not asked for. */
  readonly copy?: string | null
  /** The id as it came in, where that was a number. */
  readonly numbered?: number | undefined
  /** True: the text is part of the record, because whoever asked has not got it. */
  readonly withText: boolean
}

/** Offsets are UTF-16 units into the text of the article, ends exclusive; `text` of any part but a broken quote is that slice. */
export function recordOf(
  reading: Reading,
  { summary, story, copy, numbered, withText }: RecordExtras
) {
  const { article } = reading
  const slice = ({ start, end }: Span) => ({ start, end, text: article.text.slice(start, end) })
  const words = (slices: readonly Slice[]) => [...new Set(slices.map(span => cut(article, span)))]
  return {
    id: numbered ?? article.id,
    headline: article.headline,
    outlet: article.outlet,
    byline: article.byline,
    published: article.publishedAt,
    url: article.url,
    ...(withText ? { text: article.text } : {}),
    sentences: reading.sentences.map(({ start, end, kind }) =>
      kind === 'body' ? { start, end } : { start, end, kind }
    ),
    people: reading.names.map(({ name, aliases, titles, mentions }) => ({
      name,
      aliases,
      titles: words(titles),
      mentions: mentions.map(slice)
    })),
    quotes: reading.quotes.map(({ start, end, text, kind, speaker, cue, parts }) => ({
      start,
      end,
      text,
      kind,
      speaker: speaker && { name: speaker.name },
      cue: cue && slice(cue),
      ...(parts.length > 1
        ? { parts: parts.map(part => ({ start: part.start, end: part.end })) }
        : {})
    })),
    summary: summary.map(slice),
    story,
    ...(copy === undefined ? {} : { copy })
  }
}
