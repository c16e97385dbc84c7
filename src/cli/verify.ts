// `copydesk verify`: whether every slice in replies that were kept as JSON still is the words of its article.
import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { SourceError } from '../errors.ts'
import { count } from '../phrase.ts'
import { located } from '../sources/formats/unreadable.ts'
import type { Finish } from './exit.ts'
import { exit, untilInterrupted } from './exit.ts'
import { standardInput, textLines } from './lines.ts'
import { openDesk, tellProblem } from './open.ts'
import type { SourceChoice } from './options.ts'
import { sourceOption } from './options.ts'
import { verify } from './receipts.ts'
import { visible } from '../visible.ts'

export function addVerify(program: Command, finish: Finish): void {
  program
    .command('verify')
    .summary('tell whether every sentence that replies show is what its article says')
    .description(
      'Reads replies as `copydesk ask --json` and `copydesk ask -` print them, one a line, cuts every slice in them anew\n' +
        'from the articles of the sources, and compares words and hash. Prints a line for each difference.'
    )
    .argument('<input>', 'a file, or - for standard input')
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((from: string, options: SourceChoice) =>
      untilInterrupted(finish, signal => verifyAll(from, options, signal))
    )
}

async function verifyAll(
  from: string,
  options: SourceChoice,
  signal: AbortSignal
): Promise<number> {
  // What a running bot answered may be of articles that its feeds no longer bring.
  const { newsroom, close } = await openDesk(options, signal, {
    keptArticles: options.source.length === 0
  })
  const { edition } = newsroom
  const seen = { replies: 0, slices: 0, differences: 0, unread: 0 }
  const articles = new Set<string>()
  try {
    const bytes = from === '-' ? standardInput(signal) : createReadStream(from, { signal })
    for await (const line of textLines(bytes)) {
      if ('text' in line && line.text.trim() === '') continue
      const read = 'error' in line ? line.error : replyIn(line)
      if (read instanceof SourceError) {
        seen.unread++
        tellProblem(read)
        continue
      }
      seen.replies++
      for (const { at, difference } of verify(read.reply, id => edition.article(id))) {
        seen.slices++
        articles.add(at.article)
        if (difference === null) continue
        seen.differences++
        tell(`line ${line.number}: ${at.article}:${at.start}-${at.end}: ${difference}`)
      }
    }
  } catch (cause) {
    signal.throwIfAborted()
    const missing = isMissing(cause) && new SourceError(from, 'no such file', { cause })
    tellProblem(missing || located(from, cause))
    return exit.failed
  } finally {
    await close()
  }
  const { replies, slices, differences, unread } = seen
  tell(
    `${count(replies, 'reply', 'replies')}, ${count(slices, 'slice')} of ${count(articles.size, 'article')}: ` +
      (differences === 0 ? 'no difference' : count(differences, 'difference'))
  )
  return differences > 0 || unread > 0 || replies === 0 ? exit.failed : exit.done
}

/** The reply of a line, alone or beside what was asked. */
function replyIn({ number, text }: { number: number; text: string }) {
  const where = `line ${number}`
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    return new SourceError(where, 'is not JSON', { cause })
  }
  const record: { reply?: unknown; blocks?: unknown } =
    typeof value === 'object' && value !== null ? value : {}
  const reply: { blocks?: unknown } =
    typeof record.reply === 'object' && record.reply !== null ? record.reply : record
  return Array.isArray(reply.blocks) ? { reply } : new SourceError(where, 'is no reply')
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const tell = (text: string): boolean => process.stdout.write(`${visible(text)}\n`)

const after = `
Exit code 0 when everything is as it was shown, 1 when anything differs or is no reply.

Example:
  copydesk ask --json '/briefing' --source folder:./seeds | copydesk verify - --source folder:./seeds`
