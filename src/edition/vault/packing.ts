// A reading as bytes and back, exactly. Knows one reading, no shelf.
import type { Article, Reading } from '../../news.ts'
import type { Form } from './bytes.ts'
import { ByteReader, ByteWriter, FORMS } from './bytes.ts'
import { readFacts, writeFacts } from './facts.ts'
import { isRegular, readIrregular, writeIrregular } from './rules.ts'
import { packText, unpackText } from './text.ts'

/**
 * What many articles have in common and the vault keeps once: the source, the outlet, the language, the day and
 * whether an hour follows it (eleven characters of `publishedAt`), and the beginning of the URL up to its path.
 */
export interface Common {
  readonly source: string
  readonly outlet: string | null
  readonly lang: string | null
  readonly day: string | null
  readonly site: string | null
}

/**
 * About 2 kB for 600 words. Its buffer is its own, so that it may be transferred to another thread.
 *
 *     length of the common part │ source outlet lang day site        `Common`
 *     form of the text + flags │ id │ rest of publishedAt, url │ headline │ byline        the record
 *     size of the text │ length of the facts │ facts │ text
 */
export const packReading = (reading: Reading): Uint8Array<ArrayBuffer> => {
  const { article } = reading
  const common = commonOf(article)
  const text = packText(article.text)

  facts.clear()
  const regular = isRegular(reading)
  if (regular) writeFacts(facts, reading)
  else writeIrregular(facts, reading)

  out.clear()
  for (const string of [common.source, common.outlet, common.lang, common.day, common.site])
    out.string(string)
  const commonLength = out.length
  out.unsigned(text.form * 2 + Number(regular))
  out.string(article.id)
  out.string(article.publishedAt?.slice(common.day!.length) ?? null)
  out.string(article.url?.slice(common.site!.length) ?? null)
  out.string(article.headline)
  out.string(article.byline)
  out.unsigned(text.size)
  out.unsigned(facts.length)
  out.bytes(facts.view())
  out.bytes(text.bytes)

  const packed = new Uint8Array(4 + out.length)
  new DataView(packed.buffer).setUint32(0, commonLength, true)
  packed.set(out.view(), 4)
  if (out.length > KEPT_ROOM) [out, facts] = [new ByteWriter(), new ByteWriter()]
  return packed
}

// One pair of writers for all readings of this thread; what a huge article made of them is given back.
let out = new ByteWriter()
let facts = new ByteWriter()
const KEPT_ROOM = 1 << 20

/** The two parts of a packed reading: views, not copies. */
export const partsOf = (packed: Uint8Array): { common: Common; record: Buffer } => {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  const end = 4 + bytes.readUInt32LE(0)
  const from = new ByteReader(bytes, 4)
  const common = {
    source: from.string()!,
    outlet: from.string(),
    lang: from.string(),
    day: from.string(),
    site: from.string()
  }
  return { common, record: bytes.subarray(end) }
}

export const unpackReading = (packed: Uint8Array): Reading => {
  const { common, record } = partsOf(packed)
  return readRecord(record, common)
}

/** A packed reading with the text of its article, which whoever has it need not unpack: that is the dearest part of unpacking. */
export interface PackedWithText {
  readonly packed: Uint8Array
  readonly text: string
}

/** As `unpackReading`, in slices, of which a reading of usual length is one. */
export const unpackInSlices = ({ packed, text }: PackedWithText): Generator<void, Reading> => {
  const { common, record } = partsOf(packed)
  return readInSlices(record, common, text)
}

/** Everything, decoded. */
export const readRecord = (record: Buffer, common: Common): Reading =>
  atOnce(readInSlices(record, common))

/** The same in slices. `text`: of the article, where it is at hand. */
export function* readInSlices(
  record: Buffer,
  common: Common,
  text?: string
): Generator<void, Reading> {
  const opened = openRecord(record)
  const article: Article = { ...headOf(opened, common), text: text ?? textOf(opened) }
  const { from, factsLength } = opened
  return {
    article,
    ...(opened.regular
      ? yield* readFacts(from, article.id, article.text)
      : readIrregular(record.subarray(from.at, from.at + factsLength)))
  }
}

const atOnce = <Result>(slices: Generator<void, Result>): Result => {
  for (;;) {
    const { done, value } = slices.next()
    if (done === true) return value
  }
}

/** All but the text, which is decoded when first looked at, unless it is at hand by then. */
export const readArticle = (
  record: Buffer,
  common: Common,
  atHand: () => string | undefined = () => undefined
): Article => {
  const opened = openRecord(record)
  let text: string | undefined
  return {
    ...headOf(opened, common),
    get text() {
      return (text ??= atHand() ?? textOf(opened))
    }
  }
}

export const idOf = (record: Buffer): string => new ByteReader(record, ID_AT).string()!

/** The form and the flags before the id fit one byte. */
const ID_AT = 1

/** In code-unit order, as `byText`; without making strings of ids that are ASCII, which nearly all are. */
export const compareIds = (a: Buffer, b: Buffer): number => {
  const [one, other] = [new ByteReader(a, ID_AT), new ByteReader(b, ID_AT)]
  const [length, otherLength] = [one.asciiAhead(), other.asciiAhead()]
  if (length < 0 || otherLength < 0) return byText(idOf(a), idOf(b))
  const shared = Math.min(length, otherLength)
  for (let i = 0; i < shared; i++) {
    const step = a[one.at + i]! - b[other.at + i]!
    if (step !== 0) return step
  }
  return length - otherLength
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const publishedAtOf = (record: Buffer, { day }: Common): string | null => {
  const from = new ByteReader(record, ID_AT)
  from.skipString()
  return joined(day, from.string())
}

export const headlineOf = (record: Buffer): string | null => {
  const from = new ByteReader(record, ID_AT)
  from.skipString()
  from.skipString()
  from.skipString()
  return from.string()
}

/** About how many bytes an unpacked reading takes, to a third. */
export const weightOf = ({ article, sentences, names, quotes, terms }: Reading): number =>
  article.text.length * 2 +
  500 +
  100 * (sentences.length + terms.length) +
  400 * quotes.length +
  names.reduce((sum, { mentions }) => sum + 300 + 120 * mentions.length, 0)

interface Opened {
  readonly record: Buffer
  readonly form: Form
  readonly regular: boolean
  readonly id: string
  readonly published: string | null
  readonly path: string | null
  readonly headline: string | null
  readonly byline: string | null
  readonly size: number
  readonly factsLength: number
  /** Where the facts begin. */
  readonly from: ByteReader
  readonly textAt: number
}

const openRecord = (record: Buffer): Opened => {
  const from = new ByteReader(record)
  const told = from.unsigned()
  const id = from.string()!
  const published = from.string()
  const path = from.string()
  const headline = from.string()
  const byline = from.string()
  const size = from.unsigned()
  const factsLength = from.unsigned()
  return {
    record,
    form: FORMS[told >> 1]!,
    regular: (told & 1) === 1,
    id,
    published,
    path,
    headline,
    byline,
    size,
    factsLength,
    from,
    textAt: from.at + factsLength
  }
}

const headOf = (opened: Opened, common: Common): Omit<Article, 'text'> => ({
  id: opened.id,
  source: common.source,
  url: joined(common.site, opened.path),
  outlet: common.outlet,
  headline: opened.headline,
  byline: opened.byline,
  publishedAt: joined(common.day, opened.published),
  lang: common.lang
})

const textOf = ({ record, form, size, textAt }: Opened): string =>
  unpackText({ form, size, bytes: record.subarray(textAt) })

const commonOf = ({ source, outlet, lang, publishedAt, url }: Article): Common => ({
  source,
  outlet,
  lang,
  day: publishedAt?.slice(0, 11) ?? null,
  site: url === null ? null : (/^[a-z]+:\/\/[^/]{0,100}\//i.exec(url)?.[0] ?? '')
})

const joined = (start: string | null, rest: string | null): string | null =>
  start === null || rest === null ? null : start + rest
