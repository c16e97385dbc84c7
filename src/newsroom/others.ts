// What other copies of the bot have added, taken off, paused and resumed: taken over without a restart.
import type { Catalog } from './catalog.ts'
import type { Entry, Known } from './entry.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Papers } from './papers.ts'
import type { Reads } from './reads.ts'

export interface OthersTools {
  readonly catalog: Catalog
  readonly papers: Papers
  readonly reads: Pick<Reads, 'change'>
  readonly signal: AbortSignal
  readonly log: Pick<Log, 'warn'> | undefined
  /** Milliseconds between two looks. */
  readonly every: number
}

/** Looks now and then until the signal is aborted. What cannot be seen is told to the log once, and looked for again. Holds no process. */
export function watchOthers(tools: OthersTools): void {
  const { catalog, signal, log, every } = tools
  let wrong = ''
  const look = async (): Promise<void> => {
    try {
      if (await catalog.isBehind()) {
        const { came, went } = await catalog.others()
        if (came.length > 0 || went.length > 0) await takeOver(tools)
      }
      wrong = ''
    } catch (error) {
      const reason = messageOf(error)
      if (!signal.aborted && reason !== wrong)
        log?.warn(`newsroom: what other copies of the bot changed cannot be seen: ${reason}`)
      wrong = reason
    }
    plan()
  }
  const plan = (): void => {
    if (signal.aborted) return
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      void look()
    }, every).unref()
    const stop = (): void => clearTimeout(timer)
    signal.addEventListener('abort', stop, { once: true })
  }
  plan()
}

// Looked at again, for nothing is added or taken off here meanwhile.
const takeOver = ({ catalog, papers, reads }: OthersTools): Promise<void> =>
  reads.change(async () => {
    const { came, went } = await catalog.others()
    for (const entry of went) await catalog.letGo(entry)
    const entries: Entry[] = []
    for (const known of came) entries.push(await takeOn(known, catalog, papers))
    return entries.filter(({ health }) => !health.paused)
  })

/** Takes a source on; a place that has no paper yet gets one that begins with everyone's. To be kept. */
export async function takeOn(known: Known, catalog: Catalog, papers: Papers): Promise<Entry> {
  const { scope } = known
  const isNew = scope !== null && !papers.hasOwn(scope)
  if (isNew) await papers.copyFor(scope, catalog.seenBy(null))
  const entry = catalog.take(known)
  // What everyone's sources noted counts for the new paper too.
  if (isNew) for (const each of catalog.seenBy(null)) catalog.remember(each)
  return entry
}
