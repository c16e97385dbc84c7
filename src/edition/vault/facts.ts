// What a reading says of its text, in columns of small numbers: spans as distances, strings as slices. Knows one reading.
import type {
  Gender,
  Mention,
  Name,
  Quote,
  QuoteKind,
  Reading,
  Sentence,
  SentenceKind,
  Slice,
  Span,
  Term
} from '../../news.ts'
import type { ByteReader, ByteWriter } from './bytes.ts'
import { unzigzag, zigzag } from './bytes.ts'
import type { Facts } from './rules.ts'
import { wordsOf } from './rules.ts'

const KINDS: readonly SentenceKind[] = ['body', 'heading', 'furniture']
const QUOTE_KINDS: readonly QuoteKind[] = ['direct', 'partial', 'indirect']
const GENDERS: readonly (Gender | null)[] = [null, 'f', 'm']

/**
 * Writes the facts of a reading that keeps its own rules (see `isRegular`):
 *
 *     sentences  count, each: gap to the one before + kind + step of the paragraph in one number, length
 *     names      count, each: gender + count of mentions, mentions (distance, length), titles, forms
 *     quotes     count, each: kind + count of parts, parts (distance, length), speaker, source, cue
 *     terms      count, each: where it stands in the text, length, count
 *
 * Distances are from where the thing before it ends, so nearly all numbers fit one byte or two.
 */
export const writeFacts = (out: ByteWriter, { article, ...facts }: Reading): void => {
  writeSentences(out, facts.sentences)
  out.unsigned(facts.names.length)
  let near = 0
  for (const name of facts.names) near = writeName(out, name, article.text, near)
  writeQuotes(out, facts)
  out.unsigned(facts.terms.length)
  for (const { text, count } of facts.terms) {
    writeForm(out, text, article.text.indexOf(text))
    out.unsigned(count)
  }
}

/** In slices of some thousand facts: most articles have fewer, one of megabytes has a hundred thousand. */
export function* readFacts(
  from: ByteReader,
  article: string,
  text: string
): Generator<void, Facts> {
  const sentences = yield* readSentences(from, article)
  const names: Name[] = []
  let near = 0
  for (let left = from.unsigned(), mentions = 0; left > 0; left--) {
    const name = readName(from, article, text, near)
    near = name.mentions[0]?.start ?? near
    names.push(name)
    mentions += 1 + name.mentions.length
    if (mentions < SLICE) continue
    mentions = 0
    yield
  }
  const quotes = yield* readQuotes(from, article, text, names)
  const terms: Term[] = []
  for (let left = from.unsigned(); left > 0; left--)
    terms.push({ text: readForm(from, text), count: from.unsigned() })
  return { sentences, names, quotes, terms }
}

const SLICE = 4096

const writeSentences = (out: ByteWriter, sentences: Reading['sentences']): void => {
  out.unsigned(sentences.length)
  let [end, paragraph] = [0, 0]
  for (const each of sentences) {
    const gap = each.start - end
    const short = gap >= 0 && gap < 3 ? gap : 3
    const step = zigzag(each.paragraph - paragraph)
    out.unsigned((step * 3 + KINDS.indexOf(each.kind)) * 4 + short)
    if (short === 3) out.signed(gap)
    out.unsigned(each.end - each.start)
    end = each.end
    paragraph = each.paragraph
  }
}

function* readSentences(from: ByteReader, article: string): Generator<void, Sentence[]> {
  const sentences: Sentence[] = []
  const count = from.unsigned()
  let [end, paragraph] = [0, 0]
  for (let index = 0; index < count; index++) {
    const told = from.unsigned()
    const short = told % 4
    const rest = (told - short) / 4
    const kind = KINDS[rest % 3]!
    paragraph += unzigzag((rest - (rest % 3)) / 3)
    const start = end + (short === 3 ? from.signed() : short)
    end = start + from.unsigned()
    sentences.push({ article, start, end, index, paragraph, kind })
    if (index % SLICE === SLICE - 1) yield
  }
  return sentences
}

/** The mentions come first: a name and its other forms are nearly always printed as one of them. */
const writeName = (out: ByteWriter, each: Name, text: string, near: number): number => {
  out.unsigned(each.mentions.length * 3 + GENDERS.indexOf(each.gender))
  let at = near
  for (const { start, end } of each.mentions) {
    out.signed(start - at)
    out.unsigned(end - start)
    at = end
  }
  const first = each.mentions[0]?.start ?? near
  at = first
  out.unsigned(each.titles.length)
  for (const title of each.titles) {
    writeSlice(out, title, at)
    at = title.end
  }
  const surfaces = each.mentions.map(({ surface }) => surface)
  out.unsigned(each.aliases.length)
  for (const form of [each.name, ...each.aliases]) {
    const printed = surfaces.indexOf(form)
    out.unsigned(printed + 1)
    if (printed < 0) writeForm(out, form, text.indexOf(form))
  }
  return first
}

const readName = (from: ByteReader, article: string, text: string, near: number): Name => {
  const told = from.unsigned()
  const gender = GENDERS[told % 3]!
  const spans: Span[] = []
  let at = near
  for (let left = (told - (told % 3)) / 3; left > 0; left--) {
    const start = at + from.signed()
    at = start + from.unsigned()
    spans.push({ start, end: at })
  }
  at = spans[0]?.start ?? near
  const titles: Slice[] = []
  for (let left = from.unsigned(); left > 0; left--) {
    const title = readSlice(from, article, at)
    titles.push(title)
    at = title.end
  }
  const form = (): string => {
    const printed = from.unsigned()
    if (printed === 0) return readForm(from, text)
    const { start, end } = spans[printed - 1]!
    return text.slice(start, end)
  }
  let left = from.unsigned()
  const name = form()
  const aliases: string[] = []
  for (; left > 0; left--) aliases.push(form())
  const mentions: Mention[] = spans.map(({ start, end }) => ({
    article,
    start,
    end,
    surface: text.slice(start, end),
    name
  }))
  return { name, aliases, titles, mentions, gender }
}

const writeQuotes = (out: ByteWriter, { names, quotes }: Facts): void => {
  const numbers = new Map(names.map(({ name }, number) => [name, number]))
  out.unsigned(quotes.length)
  let at = 0
  for (const each of quotes) {
    const spans = spanOf(each.parts)
    const wider = spans?.start === each.start && spans.end === each.end ? 0 : 1
    out.unsigned((each.parts.length * 3 + QUOTE_KINDS.indexOf(each.kind)) * 2 + wider)
    if (wider === 1) {
      writeSlice(out, each, at)
      at = each.start
    }
    for (const part of each.parts) {
      writeSlice(out, part, at)
      at = part.end
    }
    const speaker = each.speaker === null ? 0 : 1 + (numbers.get(each.speaker.name) ?? names.length)
    out.unsigned(speaker)
    if (speaker > names.length) out.string(each.speaker!.name)
    for (const slice of [each.source, each.cue]) {
      out.unsigned(slice === null ? 0 : 1 + slice.end - slice.start)
      if (slice !== null) out.signed(slice.start - at)
    }
  }
}

function* readQuotes(
  from: ByteReader,
  article: string,
  text: string,
  names: readonly Name[]
): Generator<void, Quote[]> {
  const quotes: Quote[] = []
  const count = from.unsigned()
  let at = 0
  for (let n = 0; n < count; n++) {
    const told = from.unsigned()
    const kinds = (told - (told % 2)) / 2
    const outer = told % 2 === 1 ? readSlice(from, article, at) : null
    at = outer?.start ?? at
    const parts: Span[] = []
    for (let left = (kinds - (kinds % 3)) / 3; left > 0; left--) {
      const start = at + from.signed()
      at = start + from.unsigned()
      parts.push({ start, end: at })
    }
    const { start, end } = outer ?? spanOf(parts)!
    const speaker = readSpeaker(from, names)
    const source = readNear(from, article, at)
    const cue = readNear(from, article, at)
    quotes.push({
      id: `${article}#${n}`,
      article,
      start,
      end,
      kind: QUOTE_KINDS[kinds % 3]!,
      parts,
      text: wordsOf(text, parts),
      speaker,
      source,
      cue
    })
    if (n % SLICE === SLICE - 1) yield
  }
  return quotes
}

const readSpeaker = (from: ByteReader, names: readonly Name[]): Quote['speaker'] => {
  const number = from.unsigned()
  if (number === 0) return null
  return { name: number > names.length ? from.string()! : names[number - 1]!.name }
}

const readNear = (from: ByteReader, article: string, at: number): Slice | null => {
  const told = from.unsigned()
  if (told === 0) return null
  const start = at + from.signed()
  return { article, start, end: start + told - 1 }
}

const spanOf = (parts: readonly Span[]): Span | null =>
  parts.length === 0 ? null : { start: parts[0]!.start, end: parts.at(-1)!.end }

const writeSlice = (out: ByteWriter, { start, end }: Span, at: number): void => {
  out.signed(start - at)
  out.unsigned(end - start)
}

const readSlice = (from: ByteReader, article: string, at: number): Slice => {
  const start = at + from.signed()
  return { article, start, end: start + from.unsigned() }
}

/** A string that stands at `place` of the text, or in full where it does not (-1). */
const writeForm = (out: ByteWriter, form: string, place: number): void => {
  out.unsigned(place + 1)
  if (place < 0) out.string(form)
  else out.unsigned(form.length)
}

const readForm = (from: ByteReader, text: string): string => {
  const place = from.unsigned() - 1
  return place < 0 ? from.string()! : text.slice(place, place + from.unsigned())
}
