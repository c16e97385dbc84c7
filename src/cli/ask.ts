// `copydesk ask`: one question and its answer, or one a line from standard input with the replies as JSON.
import type { Command } from 'commander'
import type { FrontDesk } from '../ask.ts'
import { answerTo, printReply } from './answer.ts'
import { exit, untilInterrupted } from './exit.ts'
import type { Finish } from './exit.ts'
import { jsonLines, standardInput, textLines } from './lines.ts'
import { openDesk, tellProblem } from './open.ts'
import type { SourceChoice } from './options.ts'
import { sourceOption } from './options.ts'
import { withReceipts } from './receipts.ts'

interface AskOptions extends SourceChoice {
  readonly json: boolean
}

export function addAsk(program: Command, finish: Finish): void {
  program
    .command('ask')
    .summary('answer one question, or one a line')
    .description(
      'Answers one question in plain words. With "-" it reads one question a line from standard input and prints\n' +
        'for each, in the same order, a line of JSON { ask, reply }, or { ask, error } for what is no text or asks to\n' +
        'keep something.\n' +
        'In JSON every slice has its receipt, at: { article, start, end, hash }, which `copydesk verify` checks.'
    )
    .argument('<question...>', "a question such as '/who rutte', or -")
    .option('--json', 'print the reply as a line of JSON', false)
    .addOption(sourceOption())
    .addHelpText('after', after)
    .action((words: readonly string[], options: AskOptions) =>
      untilInterrupted(finish, signal => ask(words, options, signal))
    )
}

async function ask(
  words: readonly string[],
  options: AskOptions,
  signal: AbortSignal
): Promise<number> {
  if (KEEPS.test(words.join(' '))) {
    tellKeepsNothing()
    return exit.failed
  }
  const { desk, close } = await openDesk(options, signal, { firstWait: FIRST_WAIT })
  try {
    if (words.length === 1 && words[0] === '-') return await askEach(desk, signal)
    const answer = await answerTo(desk, words.join(' '))
    if (options.json) await jsonLines(process.stdout)(withReceipts(answer))
    else printReply(answer)
    return exit.done
  } finally {
    await close()
  }
}

/** Milliseconds after which the answer is given without what is slow; it says so. */
const FIRST_WAIT = 10_000

const KEEPS_NOTHING =
  'keeps nothing. Sources, schedules, follows and settings are changed at the prompt of `copydesk start`; sources also by ' +
  '`copydesk sources import`.'

const tellKeepsNothing = (): unknown => process.stderr.write(`copydesk ask: ${KEEPS_NOTHING}\n`)

/** What changes anything: a process that ends with its answer would say that it is done, and forget it. */
const KEEPS = new RegExp(
  `^\\s*/?(?:${[
    'sources? +(?:add|remove|rm|pause|resume)\\b',
    'schedules? +(?:edit|now|remove|rm|delete|pause|resume)\\b',
    'schedules? +(?:add|new)\\b.*\\bsave:yes',
    'follow +(?!(?:list|news)\\b)\\S',
    'unfollow\\b',
    'settings? +\\S+ +\\S'
  ].join('|')})`,
  'i'
)

async function askEach(desk: FrontDesk, signal: AbortSignal): Promise<number> {
  const print = jsonLines(process.stdout)
  let code: number = exit.done
  for await (const line of textLines(standardInput(signal))) {
    if ('error' in line) {
      code = exit.failed
      tellProblem(line.error)
      // A line of output for each line of input, so that whoever counts them finds his answers.
      await print({ ask: null, error: line.error.message })
    } else if (KEEPS.test(line.text)) {
      code = exit.failed
      tellKeepsNothing()
      await print({ ask: line.text, error: KEEPS_NOTHING })
    } else {
      const answer = await answerTo(desk, line.text)
      await print({ ask: line.text, reply: withReceipts(answer) })
    }
  }
  return code
}

const after = `
An answer is an answer, also when it says that nothing was found: the exit code is 0.

Examples:
  copydesk ask '/who rutte'
  copydesk ask --json '/quote rutte about:"grain deal"'
  copydesk ask --source folder:./news '/stories since:monday'
  printf '/who rutte\\n/sources\\n' | copydesk ask -`
