// Tells in words how two outlets print the same words differently, readable without colour. Knows the edition's types alone.
import type { Edit, Variant } from '../edition/edition.ts'
import type { Article, Slice } from '../news.ts'
import { cut } from '../news.ts'
import type { Run } from '../reply.ts'
import { sliced } from '../reply.ts'
import type { CutMark, Printing } from './cuts.ts'
import { bracketsOf, markOfCut } from './cuts.ts'
import { inMarks, joined } from './runs.ts'

/** How many changes are spelled out; of more than these the most telling three, and how many are left. */
const MOST_CHANGES = 4
const MOST_TELLING = 3
/** Words of one side beyond which only how it begins and ends is repeated. */
const LONG = 14
/** Below this share of the shorter print in common a list of changes does not say enough. */
const THROUGHOUT = 0.5

/** What to call the two places of print, so that neither can be taken for the other: `The Harbour Gazette`. */
export interface Called {
  readonly first: string
  readonly second: string
}

/** What kind of difference it is, as the start of a sentence, and whether a print that leaves words out says so. */
export function differenceLabel(
  { difference, edits }: Pick<Variant, 'difference' | 'edits'>,
  first: Printing,
  second: Printing,
  called: Called
): string {
  const theirs = called.second
  if (difference === 'identical') return `Word for word the same in ${theirs}`
  if (difference === 'typography')
    return `The same words in ${theirs}, with other marks, case or spacing`
  if (difference === 'inserted') return bracketLabel(edits, called)
  if (difference === 'joined')
    return sentencesIn(first) < sentencesIn(second)
      ? `${called.first} joins two sentences into one`
      : `${theirs} joins two sentences into one`
  if (difference === 'inflected') return 'Tense or number is changed inside the quotation marks'
  if (difference === 'partial')
    return onlyFirst(edits) ? `${theirs} prints a part of it` : `${theirs} prints more of it`
  if (difference === 'cut') {
    const who = onlyFirst(edits) ? theirs : called.first
    return `${who} leaves words out${owning(edits, first, second)}`
  }
  const throughout = keptOf(edits) < THROUGHOUT ? 'Reworded throughout' : 'Reworded'
  // Of words that are changed nobody expects a mark; one that stands there is told.
  const marks = cutMarks(edits, first, second)
  const ellipsis = marks.has('ellipsis') ? ', with an ellipsis where words are left out' : ''
  return `${throughout} inside the quotation marks${ellipsis}`
}

/** The difference in a word or two, for the cell of a table that is headed by the first print. */
export function differenceWord(
  { difference, edits, sameSpeaker }: Pick<Variant, 'difference' | 'edits' | 'sameSpeaker'>,
  first: Printing,
  second: Printing
): string {
  const other = sameSpeaker ? '' : ', other speaker'
  return `${inAWord(difference, edits, first, second)}${other}`
}

function inAWord(
  difference: Variant['difference'],
  edits: readonly Edit[],
  first: Printing,
  second: Printing
): string {
  switch (difference) {
    case 'identical':
      return 'the same'
    case 'typography':
      return 'the same, other marks or case'
    case 'partial':
      return onlyFirst(edits) ? 'a part' : 'more'
    case 'cut': {
      if (!onlyFirst(edits)) return 'more'
      const marks = cutMarks(edits, first, second)
      return marks.has('nothing')
        ? 'cut, not marked'
        : marks.has('ellipsis')
          ? 'cut, marked'
          : 'cut'
    }
    case 'inserted':
      return 'words in brackets'
    case 'joined':
      return sentencesIn(first) < sentencesIn(second) ? 'two sentences' : 'sentences joined'
    case 'inflected':
      return 'tense or number'
    default:
      return 'reworded'
  }
}

// Nobody's words were touched: the outlet says which are its own.
function bracketLabel(edits: readonly Edit[], called: Called): string {
  const differing = edits.filter(edit => edit.kind !== 'same')
  if (differing.every(edit => edit.kind === 'changed')) return 'Words are replaced in brackets'
  if (differing.every(edit => edit.kind === 'only-first'))
    return `${called.first} adds words in brackets`
  if (differing.every(edit => edit.kind === 'only-second'))
    return `${called.second} adds words in brackets`
  return 'Words are added or replaced in brackets'
}

// Within its marks: how often a sentence ends and another begins.
const sentencesIn = ({ article, quote }: Printing): number =>
  quote.parts.reduce(
    (sum, part) => sum + (cut(article, part).match(/[.!?]["'”’)]?\s/g) ?? []).length,
    0
  )

// Whether the print that leaves words out owns up to it, where they would have stood.
function owning(edits: readonly Edit[], first: Printing, second: Printing): string {
  const marks = cutMarks(edits, first, second)
  if (marks.size === 0) return ''
  if (marks.size > 1 && marks.has('nothing'))
    return marks.has('ellipsis') ? ', and an ellipsis marks only some of it' : ', not always marked'
  if (marks.has('ellipsis')) return ', and an ellipsis marks it'
  return marks.has('closed') ? ' where the quotation marks close' : ', and nothing marks it'
}

const cutMarks = (
  edits: readonly Edit[],
  first: Printing,
  second: Printing
): ReadonlySet<CutMark> =>
  new Set(
    edits.flatMap((_, at) => {
      const mark = markOfCut(edits, at, first, second)
      return mark === null || mark === 'edge' ? [] : [mark]
    })
  )

/**
 * The changes in words: `“spoke with” in Kell Evening Post, “called” in The Harbour Gazette; “very” only in Kell Evening
 * Post`. Everything between marks is a slice of its article. Empty when nothing but typography differs.
 */
export function changes(
  edits: readonly Edit[],
  first: Article,
  second: Article,
  called: Called
): readonly Run[] {
  const all = edits.filter(edit => edit.kind !== 'same' && saysSomething(edit, first, second))
  const telling = all.length > MOST_CHANGES ? mostTelling(all, first, second) : all
  // Which of two wordings is whose is said once: the order stays.
  let isPaired = false
  const shown = telling.map(edit => {
    const told = changeInWords(edit, first, second, called, isPaired)
    isPaired ||= edit.kind === 'changed'
    return told
  })
  const rest = all.length - shown.length
  if (rest > 0) shown.push([{ text: `and ${rest} more` }])
  return joined(shown)
}

function changeInWords(
  edit: Edit,
  first: Article,
  second: Article,
  called: Called,
  isPaired: boolean
): readonly Run[] {
  const brackets = bracketsOf(edit, first, second)
  const one = edit.first && marked(first, brackets.first ?? edit.first)
  const other = edit.second && marked(second, brackets.second ?? edit.second)
  if (one && other)
    return isPaired
      ? [...one, { text: ' against ' }, ...other]
      : [...one, { text: ` in ${called.first}, ` }, ...other, { text: ` in ${called.second}` }]
  if (one) return [...one, { text: ` only in ${called.first}` }]
  return other ? [...other, { text: ` only in ${called.second}` }] : []
}

// Content tells more than what holds it together: longer words, and numbers most; other words tell more than missing ones.
// Of what tells enough the first, in the order of the text.
function mostTelling(edits: readonly Edit[], first: Article, second: Article): readonly Edit[] {
  const telling = (edit: Edit): number =>
    (contentOf(first, edit.first) + contentOf(second, edit.second)) *
    (edit.kind === 'changed' ? 2 : 1)
  return edits
    .map((edit, at) => ({
      edit,
      at,
      weight: Math.min(ENOUGH, telling(edit))
    }))
    .toSorted((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, MOST_TELLING)
    .toSorted((a, b) => a.at - b.at)
    .map(({ edit }) => edit)
}

/** Content of some three words. */
const ENOUGH = 24

const contentOf = (article: Article, slice: Slice | null): number =>
  (slice === null ? [] : wordsIn(cut(article, slice))).reduce(
    (sum, word) => sum + (/\d/.test(word) ? 12 : word.length > 3 ? word.length : 0),
    0
  )

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}][^\s—]*/gu) ?? []

// Both ends of a long stretch are enough to find it again in the quotes above. The marks close between them: an ellipsis
// inside would say that the outlet printed one.
function marked(article: Article, slice: Slice): readonly Run[] {
  const words = [...cut(article, slice).matchAll(/\S+/g)]
  const [head, tail] = [words[6], words.at(-4)]
  if (words.length <= LONG || !head || !tail) return inMarks(article, slice)
  return [
    { text: '“' },
    sliced(article, { start: slice.start, end: slice.start + head.index + head[0].length }),
    { text: '” … “' },
    sliced(article, { start: slice.start + tail.index, end: slice.end }),
    { text: '”' }
  ]
}

// A change of marks alone ("talks," against "talks") would read as two equal words told apart.
const saysSomething = (edit: Edit, first: Article, second: Article): boolean =>
  letters(first, edit.first) !== letters(second, edit.second)

const letters = (article: Article, slice: Slice | null): string =>
  slice === null
    ? ''
    : cut(article, slice)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')

// The share of the shorter print that stands in both, by letters.
function keptOf(edits: readonly Edit[]): number {
  const [first, second] = [edits.map(edit => edit.first), edits.map(edit => edit.second)]
  const shorter = Math.min(...[first, second].map(side => total(side)))
  const same = total(edits.map(edit => (edit.kind === 'same' ? edit.first : null)))
  return shorter === 0 ? 1 : same / shorter
}

const total = (slices: readonly (Slice | null)[]): number =>
  slices.reduce((sum, slice) => sum + lengthOf(slice), 0)

// The side with more words to itself is the longer print.
const onlyFirst = (edits: readonly Edit[]): boolean =>
  edits.reduce((sum, edit) => sum + lengthOf(edit.first) - lengthOf(edit.second), 0) > 0

const lengthOf = (slice: Slice | null): number => (slice === null ? 0 : slice.end - slice.start)
