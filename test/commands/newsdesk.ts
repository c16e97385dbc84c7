// The real thing without a platform: sources of the web, the newsroom that reads them, and a desk with every command.
import { onTestFinished } from 'vitest'
import type { Ask } from '../../src/ask.ts'
import { openSources } from '../../src/bot.ts'
import { findCommands, findSourceKinds } from '../../src/discover.ts'
import { openFrontdesk } from '../../src/frontdesk.ts'
import { openNewsroom } from '../../src/newsroom/newsroom.ts'
import type { Reply } from '../../src/reply.ts'
import { openStore } from '../../src/store/store.ts'
import { localWeb, treeOf } from '../sources/tree.ts'
import { askOf, wordsOf } from './paper.ts'

/** Opens it on these sources, as SOURCES names them, and on what was kept in `data`. Closed after the test. */
export async function openNewsdesk(configured: readonly string[], data?: string) {
  const kinds = await findSourceKinds()
  const store = await openStore({ data: data ?? (await treeOf()) })
  const newsroom = await openNewsroom({
    sources: openSources(configured, kinds),
    typed: configured,
    open: typed => openSources([typed], kinds)[0]!,
    web: localWeb(),
    documents: store.documents
  })
  const close = async () => {
    await newsroom.close()
    await store.close()
  }
  onTestFinished(close)
  const faults: unknown[] = []
  const log = { error: (...told: readonly unknown[]) => void faults.push(told) }
  const desk = openFrontdesk({ commands: await findCommands(), newsroom, log })
  const ask = (line: string, changes?: Partial<Ask>): Promise<Reply> =>
    desk.answer({ ...askOf(line), at: Date.now(), ...changes })
  return {
    newsroom,
    faults,
    desk,
    ask,
    answer: (line: string, meanwhile: (soFar: Reply) => void): Promise<Reply> =>
      desk.answer({ ...askOf(line), at: Date.now() }, meanwhile),
    /** What an administrator at the console is told, in words. */
    say: async (line: string): Promise<string> => wordsOf(await ask(line)),
    close
  }
}
