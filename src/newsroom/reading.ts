// One read of one source, for all papers that take it: how it went, what was noted and advised.
import type { Breathe } from '../breathe.ts'
import { type Entry, failureOf } from './entry.ts'
import { messageOf, SourceError } from '../errors.ts'
import type { Outcome } from './freshness.ts'
import type { Intake } from './intake.ts'
import type { Log } from '../log.ts'
import type { Article } from '../news.ts'
import type { Paper } from './paper.ts'
import type { Advice } from '../source.ts'
import type { Web } from '../web/web.ts'

export interface ReadingTools {
  readonly signal: AbortSignal
  readonly web: Web
  readonly breathe: Breathe
  /** Gives an article to every paper; resolves when another may be given. */
  readonly take: (article: Article) => Promise<void>
  readonly log?: Pick<Log, 'error'> | undefined
}

/** What came of it. */
export interface Read {
  readonly outcome: Outcome
  readonly advice: Advice
  /** Undefined where nothing new is to be remembered. */
  readonly notes: unknown
  readonly tookMs: number
}

/**
 * Reads the source to its end and gives every article to every paper. Throws only when the signal is aborted: what the source
 * throws is how it went.
 */
export async function readOnce(
  entry: Entry,
  intakes: ReadonlyMap<Paper, Intake>,
  tools: ReadingTools
): Promise<Read> {
  const { source, reader } = entry
  const { signal, web } = tools
  const started = performance.now()
  let advice: Advice = {}
  let notes: unknown
  let outcome: Outcome = { failed: null, advised: null }
  const problem = (error: SourceError) => {
    for (const intake of intakes.values()) intake.problem(error)
  }
  try {
    const articles = reader.read({
      signal,
      web,
      problem,
      noted: entry.notes,
      note: given => (notes = given),
      holds: id => [...intakes.keys()].every(paper => paper.holds(source.address, id)),
      advise: given => (advice = given)
    })
    for await (const article of articles) {
      signal.throwIfAborted()
      // Where it has moved it is still the source that it was.
      const own = reader === source ? article : { ...article, source: source.address }
      await tools.take(own)
      await tools.breathe()
    }
    outcome = { failed: null, advised: advice.interval ?? null }
  } catch (error) {
    signal.throwIfAborted()
    notes = undefined
    outcome = failureOf(reasonOf(error, [source.address, reader.address]), error)
    if (!(error instanceof SourceError))
      tools.log?.error({ err: error, source: entry.shown }, 'newsroom: a source broke')
  }
  return { outcome, advice, notes, tookMs: Math.round(performance.now() - started) }
}

function reasonOf(error: unknown, addresses: readonly string[]): string {
  const message = messageOf(error)
  const named = addresses.map(address => `${address}: `).find(name => message.startsWith(name))
  return named === undefined ? message : message.slice(named.length)
}
