// Which of several readings of one page is its article: by how far they agree, and how long each is. Knows lines, no markup.

export interface Readings {
  /** What Readability takes for the article; empty where it finds none. */
  readonly found: string
  /** What the publisher marks as its body (`itemprop="articleBody"`), or the only `<article>`; empty without one. */
  readonly marked: string
  /** Whether the mark is on the text itself: an `<article>` has its headline and its buttons in it too. */
  readonly exactly: boolean
  /** Whether the page's headline stands in what is marked, so that it cannot be a teaser. */
  readonly headed: boolean
  /** `articleBody` of JSON-LD; empty without one. */
  readonly told: string
}

/**
 * What was found is believed, except where what is marked says that too much or too little was; what JSON-LD tells is taken for the
 * text itself only where the page does not show it, since it has no paragraphs, but it says where the article begins and ends.
 */
export function articleAmong({ told, ...readings }: Readings): string {
  const shown = shownAmong(readings)
  const toldWords = wordsIn(told)
  if (toldWords.length < FEWEST) return shown || told
  const here = new Set(pairs(wordsIn(shown)))
  const there = pairs(toldWords)
  const covered = there.filter(pair => here.has(pair)).length / there.length
  // A page that shows a part to those who do not pay, or nothing before its scripts run.
  if (covered < 0.5 && there.length > here.size * 1.5) return told
  // What tells less than is shown was cut off: where it ends the article may not.
  const isWhole = covered > 0.8 && there.length > here.size * 0.75
  return isWhole ? within(shown, new Set(there)) : shown
}

/** Words below which a text does not say enough to be compared. */
const FEWEST = 40

function shownAmong({ found, marked, exactly, headed }: Omit<Readings, 'told'>): string {
  if (found === '' || marked === '') return found || marked
  const all = new Set(pairs(wordsIn(found)))
  const own = pairs(wordsIn(marked))
  const inFound = own.filter(pair => all.has(pair)).length
  const shareOfMarked = inFound / Math.max(1, own.length)
  // A short article beside longer teasers.
  if (headed && shareOfMarked < 0.1 && own.length >= 8) return marked
  if (own.length < (exactly ? 20 : FEWEST)) return found
  const shareOfFound = inFound / Math.max(1, all.size)
  // Too much was found: all that is marked, and as much again.
  if (shareOfMarked > 0.9 && shareOfFound < (exactly ? 0.9 : 0.6)) return marked
  // Too little was found: part of what is marked, and hardly anything else.
  if (shareOfFound > 0.9 && shareOfMarked < (exactly ? 0.9 : 0.7)) return marked
  // Something else was found.
  return exactly && shareOfMarked < 0.3 && own.length > 100 ? marked : found
}

/** Without the lines before the first and behind the last that the publisher tells. */
function within(text: string, told: ReadonlySet<string>): string {
  const lines = text.split('\n')
  const isTold = (line: string): boolean => {
    const own = pairs(wordsIn(line))
    return own.length >= 4 && own.filter(pair => told.has(pair)).length > own.length * 0.7
  }
  const first = lines.findIndex(isTold)
  const last = lines.findLastIndex(isTold)
  return first < 0 ? text : lines.slice(first, last + 1).join('\n')
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const pairs = (words: readonly string[]): string[] =>
  words.slice(1).map((word, at) => `${words[at]} ${word}`)
