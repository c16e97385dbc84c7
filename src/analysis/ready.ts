// The analysis made ready in steps, for whoever holds an event loop that others wait for. Knows the files of the room, nothing of what they do.
import type { Article } from '../news.ts'

/**
 * Loads the analysis and reads a few lines with it, awaiting `breathe` after each step: at once it holds the event loop for 50 ms to
 * load and build tables, and for another 20 ms with the first article, whose every function is compiled while it runs.
 */
export async function getReady(breathe: () => Promise<void>): Promise<void> {
  for (const load of FILES) {
    await load()
    await breathe()
  }
  const { read } = await import('./analysis.ts')
  for (const text of LINES) {
    read({ ...NOTHING, text })
    await breathe()
  }
}

/** Those that take long, the ones that others are made of first. What is missing here is loaded with the next that needs it. */
const FILES: readonly (() => Promise<unknown>)[] = [
  () => import('./text/letters.ts'),
  () => import('./lexicon/entries.ts'),
  () => import('./lexicon/made.ts'),
  () => import('./lexicon/lexicon.ts'),
  () => import('./text/sentences.ts'),
  () => import('./people/titles.ts'),
  () => import('./people/names.ts'),
  () => import('./people/own.ts'),
  () => import('./people/people.ts'),
  () => import('./speech/nounphrase.ts'),
  () => import('./speech/subject.ts'),
  () => import('./speech/followed.ts'),
  () => import('./speech/speech.ts'),
  () => import('./speech/utterances.ts'),
  () => import('./speech/quotes.ts')
]

/** Each asks for more of the analysis than the one before, so that what is compiled is shared out among them. */
const LINES = [
  '',
  'Nets were mended.',
  'Nets were mended, said harbour master Ana Pell.',
  '“Nets were mended,” said harbour master Ana Pell on Monday. She said they would hold.'
]

const NOTHING: Article = {
  id: '',
  source: '',
  url: null,
  outlet: null,
  headline: null,
  byline: null,
  publishedAt: null,
  lang: null,
  text: ''
}
