// Whether a sentence can stand alone, away from what was printed before it. Knows one article at a time.
import type { Reading, Sentence } from '../../news.ts'
import { wordsIn } from '../words.ts'

/** Words below which a sentence says too little to be shown alone. */
const FEWEST_WORDS = 5
/** Units in which so many words stand, and the next: of nearly all sentences, and of any. */
const USUALLY = 60
const BEGINNING = 160

/**
 * True for a whole body sentence that hangs on nothing outside it: no quotation mark left open, no pronoun or
 * connective that points back, no "the minister" who is named elsewhere. A name in the same sentence is enough.
 */
export const standsAlone = (reading: Reading, sentence: Sentence): boolean => {
  if (sentence.kind !== 'body') return false
  const text = reading.article.text.slice(sentence.start, sentence.end).trim()
  // Most fail by one of the first, which cost least.
  if (!ENDS.test(text) || OUTLET_SPEAKS.test(text) || !isClosed(text)) return false
  // What a sentence hangs on is told by how it begins.
  const words = firstWords(text)
  return (
    words.length >= FEWEST_WORDS &&
    !startsInsideQuotation(reading, sentence) &&
    isAttributed(text) &&
    !pointsBack(words) &&
    !LEANS.some(([part, pattern]) => text.includes(part) && pattern.test(text)) &&
    !ENDS_ON.test(text.slice(-ENDING)) &&
    !saysTooLittle(text) &&
    !startsWithPronoun(reading, sentence, text)
  )
}

/** More than five of them, where there are; the last may be cut off. */
const firstWords = (text: string): readonly string[] => {
  const words = wordsIn(text.slice(0, USUALLY))
  return words.length > FEWEST_WORDS ? words : wordsIn(text.slice(0, BEGINNING))
}

/**
 * The sentence that an article is best shown by where nobody asks for anything in it: the first of its body that stands
 * alone, so its lead; of a correction the lead whatever it leans on, since what follows may be the error. Undefined where
 * none stands.
 */
export const leadOf = (reading: Reading): Sentence | undefined => {
  const body = reading.sentences.filter(({ kind }) => kind === 'body')
  return isCorrection(reading) ? body[0] : body.find(sentence => standsAlone(reading, sentence))
}

/** Whether an article puts an earlier one right, by its headline (`Correction: …`) or its lead (`Our report … errors`). */
export const isCorrection = ({ article, sentences }: Reading): boolean => {
  const lead = sentences.find(({ kind }) => kind === 'body')
  const text = lead === undefined ? '' : article.text.slice(lead.start, lead.end).slice(0, 400)
  return CORRECTION.test(article.headline ?? '') || CORRECTION.test(text) || CONFESSION.test(text)
}

const CORRECTION = /^(?:corrections?|clarifications?|corrected)\s*(?:[:—–(-]|$)/i
/** `Our report of 17 November contained three errors`, `An earlier version of this article misstated …` */
const CONFESSION =
  /^(?:our|this|an? (?:earlier|previous) version of (?:our|this)) (?:article|report|story|headline)\b.*\b(?:errors?|mistakes?|misstated|misspelled|misidentified|misquoted|incorrectly|wrongly|corrected)\b/i

/** Roles that say who acts only to those who have read who that is. */
const ROLES =
  `president|premier|minister|mayor|governor|senator|secretary|chancellor|chief|director|manager|chair|
chairman|chairwoman|spokesman|spokeswoman|spokesperson|official|officer|doctor|driver|pilot|captain|judge|lawyer|
engineer|suspect|victim|witness|trustee|economist|owner|author|coach|teacher|leader`.replaceAll(
    '\n',
    ''
  )
/** Nobody is named beside it: neither `minister Ana Pell` nor `minister, Ana Pell`, nor `mayor of Port Ansel`. */
const ANONYMOUS = `(?:${ROLES})(?![-'’])\\b(?!,? (?:\\p{Lu}|(?:de|van|von|al)\\b)| (?:of|for|at|in|who|from|and)\\b)`

/** Ways in which a sentence leans on what was printed before it, each with what stands in all such: that is found sooner. */
const LEANS: readonly (readonly [part: string, pattern: RegExp])[] = [
  // `The president made the announcement`, `The former chief engineer left`
  ['The ', new RegExp(`^The (?:[\\p{Ll}-]+ ){0,3}?${ANONYMOUS}`, 'u')],
  // `“I would have read them,” the minister said.`, `…,” said the official`
  ['the ', new RegExp(`["”] (?:\\p{Ll}+ )?the (?:[\\p{Ll}-]+ ){0,3}?${ANONYMOUS}`, 'u')],
  // `“It is sound,” it said.`, `Pell said they also met.`
  [' ', /["”] (?:it|they) \p{L}+/u],
  [' they', /^\p{Lu}[\p{L}’'-]+ (?:said|says|added|told) they\b/u],
  // `Some of them were on the quay.`, `One of the sixty was Ana Pell.`
  [
    ' ',
    /^(?:\p{L}+ ){1,2}of (?:them|these|those|the (?:two|three|four|five|six|seven|eight|nine|ten|sixty|dozen))\b/iu
  ],
  // `The state has paid them two crowns.`
  [' them', /^(?:[\p{L}’'-]+ ){1,5}them\b/u],
  // `Mayor Ida Brandt asked for it in every letter.`; not `Brandt said it was late.`
  [
    ' it',
    new RegExp(
      `^(?:An? (?:\\p{Ll}+ ){1,2}|(?:\\p{Lu}[\\p{L}’'-]*\\.? )+)(?:(?:has|had|have|would|will) )?\\p{Ll}+ ` +
        `(?:for |of |to |about |with |on |through )?it\\b(?! (?:was|is|would|will|had|has|could|should|may|might)\\b)`,
      'u'
    )
  ],
  // `The 54-year-old stayed on the pitch.`
  ['-year-old', /^The \d+-year-old\b/],
  // `Without it neither party can govern.`; not `In it together`, which nobody writes of an object.
  [' ', /^(?:with|without|for|from|of|under|to|behind|beside|after|before) it\b/i],
  // `According to its own forecast, …`
  [' ', /^(?:according to|under|in|by|with|at|despite) (?:its|their)\b/i],
  // `The ministry, however, refused.`
  [', ', /^[^“"]{0,80}, (?:however|meanwhile|instead|in turn|though),/u],
  // An interview.
  [': ', /^[QA]: /]
]

/** The same, told by its last words: `Pell agreed that it was.`, `The company would not promise one.`, `It had no room to.`; a question. */
const ENDS_ON =
  /\b(?:it|that|they|he|she) (?:is|was|were|does|did|has|had|would|will)\.$|\b(?:one|to|so|did|do)\.$|\?$/
/** Units in which the longest of them and what is before it stand. */
const ENDING = 12

/**
 * `The hole has the shape of a wall.`, `Children may work the handle.`: a short sentence on something that was named before, with no
 * name or number in it.
 */
const saysTooLittle = (text: string): boolean =>
  !/[\p{Lu}\d“"]/u.test(text.slice(1)) &&
  wordsIn(text).length < (/^The \p{Ll}/u.test(text) ? 12 : 8)

/** `We said on Tuesday that …`: a correction, or a column. A quotation begins with its mark, and may say "we". */
const OUTLET_SPEAKS = /^(?:we|our|i|my|you|your)\b/i

const ENDS = /[.!?…]["”’'»)\]]*$/u

/** `A first. A second. A third,” she said.`: the second is hers too, and must not be shown as the outlet's. */
const startsInsideQuotation = (
  reading: Reading,
  { start, end, paragraph, index }: Sentence
): boolean => {
  const inside = ({ start: from, end: to }: { start: number; end: number }) =>
    (from < start && start < to) || (from < end && end < to)
  if (reading.quotes.some(({ kind, parts }) => kind !== 'indirect' && parts.some(inside)))
    return true
  let first = index
  while (first > 0 && reading.sentences[first - 1]?.paragraph === paragraph) first--
  const from = reading.sentences[first]?.start ?? start
  return !isClosed(reading.article.text.slice(from, start))
}

const MARKS = /["“”„«»]/g

/** Every mark that opens closes again. A straight mark may close a curly one: `“very attainable,"`. */
export const isClosed = (text: string): boolean => {
  let open = 0
  for (const mark of text.match(MARKS) ?? []) {
    if (mark === '“' || mark === '„' || mark === '«') open++
    else if (mark === '"') open += open > 0 ? -1 : 1
    else if (--open < 0) return false
  }
  return open === 0
}

/** A quotation alone does not say whose it is: at least two words must stand outside the marks. */
const isAttributed = (text: string): boolean =>
  !/["“„«]/.test(text) || wordsIn(text.replace(/["“„«][^"“”„«»]*["”»]/gu, ' ')).length >= 2

/**
 * `But the ferry sailed.`, `That changed on Monday.`, `After this meeting, …`, `The two met again.`
 * `This week the ferry sails.` points at the calendar only.
 */
const pointsBack = (words: readonly string[]): boolean => {
  const lower = words.slice(0, 5).map(word => word.toLowerCase().replace('’', "'"))
  if (OPENERS.has(lower[0]!) || OPENERS_OF_TWO.has(`${lower[0]} ${lower[1]}`)) return true
  return lower.slice(0, 4).some((word, at) => {
    if (!DEMONSTRATIVES.has(word) || TIMES.has(lower[at + 1] ?? '')) return false
    return at === 0 || PREPOSITIONS.has(lower[at - 1]!)
  })
}

const OPENERS = new Set(
  `he she it they him them his hers its their theirs he's she's it's they're he'd she'd they'd but and or so yet
still however meanwhile also then instead thus therefore moreover nevertheless nonetheless furthermore additionally
otherwise likewise similarly besides earlier later afterwards afterward both neither another others such there here though although
nor hence consequently accordingly finally indeed again too either`.split(/\s+/)
)
const OPENERS_OF_TWO = new Set([
  'the two',
  'the pair',
  'the latter',
  'the former',
  'the other',
  'the same',
  'the announcement',
  'the decision',
  'the move',
  'the remarks',
  'the comments',
  'the statement',
  'the three',
  'in addition',
  'in response',
  'in turn',
  'in contrast',
  'as such',
  'a second',
  'the second',
  'for example',
  'for instance',
  'as well',
  'even so',
  'that said',
  'asked whether',
  'asked if',
  'asked about'
])
const DEMONSTRATIVES = new Set(['this', 'that', 'these', 'those'])
const TIMES = new Set(
  'week month year morning afternoon evening weekend summer autumn spring winter season'.split(' ')
)
const PREPOSITIONS = new Set(
  'after before in at on by for with during since from of to despite following under until about like'.split(
    ' '
  )
)

/**
 * `… as he left`, where nobody in the sentence before it can be "he": neither a name nor a word for a person. `Harbour Master Tomas
 * Vell thanked her crew.`: nor a name that is known to be a man's.
 */
const startsWithPronoun = (reading: Reading, { start, end }: Sentence, text: string): boolean => {
  const pronoun = PRONOUN.exec(text)
  if (!pronoun) return false
  // `Following his talks with Halloran, Pell said …`: who "his" is follows at once, where the main clause begins.
  const opening = /^[^,“"]+, /.exec(text)?.[0].length ?? 0
  const follows = (mention: { start: number }): boolean =>
    mention.start >= start + opening && mention.start <= start + opening + MOST_TITLE
  if (
    pronoun.index < opening &&
    /^(?:his|her)$/i.test(pronoun[0]) &&
    reading.names.flatMap(({ mentions }) => mentions).some(follows)
  )
    return false
  const other = /^h(?:e|im|is|imself)$/i.test(pronoun[0]) ? 'f' : 'm'
  const named = reading.names
    .filter(({ gender }) => gender !== other)
    .flatMap(({ mentions }) => mentions)
    .some(mention => mention.start >= start && mention.end <= Math.min(end, start + pronoun.index))
  return !named && !PERSON.test(withoutTitles(reading, start, text.slice(0, pronoun.index)))
}

/** The "Mayor" of Mayor Tomas Vell is nobody besides him. */
const withoutTitles = ({ names }: Reading, start: number, text: string): string =>
  names
    .flatMap(({ titles }) => titles)
    .filter(title => title.start >= start && title.end <= start + text.length)
    .reduce(
      (left, title) =>
        left.slice(0, title.start - start) +
        ' '.repeat(title.end - title.start) +
        left.slice(title.end - start),
      text
    )

/** Room for a title between the clause and the name, in UTF-16 units. */
const MOST_TITLE = 30
const PRONOUN = /\b(?:he|she|him|his|her|hers|himself|herself)\b/i
const PERSON = new RegExp(
  `\\b(?:${`man|woman|boy|girl|president|premier|minister|mayor|governor|senator|secretary|chancellor|chief|
head|leader|director|manager|chair|chairman|chairwoman|spokesman|spokeswoman|spokesperson|official|officer|doctor|
nurse|teacher|driver|pilot|captain|judge|lawyer|attorney|mother|father|son|daughter|wife|husband|brother|sister|
resident|witness|worker|farmer|player|coach|singer|actor|actress|author|writer|scientist|professor|student|
candidate|lawmaker|king|queen|prince|princess|pope|bishop|general|owner|founder|suspect|victim|anyone|everyone|who`.replaceAll(
    '\n',
    ''
  )})\\b`,
  'i'
)
