// What holds a bot in a process of its own, for as long as a test wants: an answer during which nothing else happens in its thread.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FrontDesk } from '../../src/ask.ts'
import { paragraph, reply } from '../../src/reply.ts'

const goIn = (folder: string): string => join(folder, 'go')

/** In the bot: each answer comes when the test has let go, and until then holds the thread, which says so. */
export const holding =
  (folder: string): FrontDesk['answer'] =>
  async () => {
    const go = goIn(folder)
    if (!existsSync(go)) writeSync(process.stdout.fd, 'held\n')
    while (!existsSync(go)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    return reply([paragraph('at last')])
  }

/** In the test: resolves when what `ask` asks holds the bot, with what comes of it. */
export async function held<Asked>(
  { stdout }: Pick<ChildProcess, 'stdout'>,
  ask: () => Promise<Asked>
): Promise<{ readonly first: Promise<Asked> }> {
  const said = once(stdout!, 'data')
  const first = ask()
  await said
  return { first }
}

/** In the test: from now on whatever is asked has its answer. */
export const letGo = (folder: string): Promise<void> => writeFile(goIn(folder), '')
