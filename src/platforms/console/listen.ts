// The conversation at a terminal or a pipe: reads lines, turns them into asks, writes what the front desk replies.
import { clearLine, createInterface, cursorTo } from 'node:readline'
import type { Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Ask, FrontDesk } from '../../ask.ts'
import { readAsk } from '../../ask.ts'
import { complete } from '../../completing.ts'
import type { Platform } from '../../platform.ts'
import type { FollowUp, Reply } from '../../reply.ts'
import { note, plain, reply } from '../../reply.ts'
import { visible } from '../../visible.ts'
import { followUps, historyLines } from './limits.ts'
import type { Look } from './render.ts'
import { lookOf, renderReply } from './render.ts'
import { wrap } from './width.ts'

export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly env: Readonly<Record<string, string | undefined>>
  welcome(): Reply
  /** Ctrl-C on an empty line: whoever opened the console decides what ends. */
  interrupt(): void
}

/**
 * A console on two streams. On a terminal it has a prompt, history and completion; else it answers line by line and
 * shows each line above its answer. `ended` resolves at the end of the input, at Ctrl-D, `exit` and `quit`, when every
 * line before has been answered.
 */
export function openConsole(terminal: Terminal): Platform {
  const { input, output } = terminal
  const interactive = input.isTTY === true && output.isTTY === true
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let lines: Interface | undefined
  let closed = false
  let offered: readonly FollowUp[] = []

  const look = (): Look => ({ ...lookOf(output, terminal.env), followUps: 'numbered' })

  const show = (shown: Reply): void => {
    if (shown.blocks.length === 0 && shown.followUps.length === 0) return
    // After an answer that suggests nothing, such as that a number is too high, the last suggestions still stand there.
    if (shown.followUps.length > 0) offered = shown.followUps.slice(0, followUps)
    output.write(`${renderReply(shown, look())}\n\n`)
  }

  /** With `keep`, what is being typed stays on the line. */
  const prompt = (keep = false): void => {
    if (interactive && !closed) lines?.prompt(keep)
  }

  const talk = async (desk: FrontDesk, typedLines: Interface): Promise<void> => {
    show(terminal.welcome())
    prompt()
    for await (const typed of typedLines) {
      const line = typed.trim()
      if (/^\/?(?:exit|quit)$/i.test(line)) break
      if (!interactive) output.write(`> ${visible(line)}\n\n`)
      if (line !== '') {
        const shown = await answer(desk, line, offered, showSoFar)
        clearSoFar()
        show(shown)
      }
      prompt()
    }
    typedLines.close()
  }

  const goesBack = interactive && terminal.env['TERM'] !== 'dumb'

  /** One line, written over the one before it. A pipe has only answers. */
  const showSoFar = ({ blocks }: Reply): void => {
    if (!goesBack) return
    clearSoFar()
    const said = blocks.flatMap(block => ('text' in block ? [plain(block.text)] : []))
    const [first = []] = wrap([{ text: visible(said.join(' ')), style: 'dim' }], look().width - 1)
    output.write(first.map(({ text }) => text).join(''))
  }

  const clearSoFar = (): void => {
    if (!goesBack) return
    clearLine(output, 0)
    cursorTo(output, 0)
  }

  const showUnasked = (shown: Reply): void => {
    clearSoFar()
    show(shown)
    prompt(true)
  }

  return {
    ended,
    start(desk) {
      const open = createInterface({
        input,
        output: interactive ? output : undefined,
        terminal: interactive,
        prompt: '> ',
        historySize: historyLines,
        removeHistoryDuplicates: true,
        completer: (line: string) => complete(desk, line, HERE)
      })
      lines = open
      open.on('close', () => (closed = true))
      open.on('SIGINT', () => {
        if (open.line === '') terminal.interrupt()
        else open.write(null, { ctrl: true, name: 'u' })
      })
      void talk(desk, open).finally(end)
      return Promise.resolve()
    },
    post({ reply: posted, key }) {
      showUnasked(posted)
      return Promise.resolve(key)
    },
    // What was written cannot be read back.
    find: () => Promise.resolve(null),
    tell(_place, told) {
      showUnasked(told)
      return Promise.resolve(true)
    },
    async stop() {
      if (lines === undefined) return
      lines.close()
      await ended
    }
  }
}

/** A number asks the follow-up that it stands before; any other line is for the front desk to understand. */
function answer(
  desk: FrontDesk,
  typed: string,
  offered: readonly FollowUp[],
  meanwhile: (soFar: Reply) => void
): Reply | Promise<Reply> {
  const numbered = /^\d{1,3}$/.test(typed)
  const line = numbered ? offered[Number(typed) - 1]?.line : typed
  if (line === undefined) return noSuchNumber(offered.length)
  const ask: Ask = {
    ...readAsk(line),
    asker: 'console:local',
    channel: 'console:local',
    // Whoever sits at the machine that runs the bot may stop it too.
    admin: true,
    at: Date.now()
  }
  return desk.answer(ask, meanwhile)
}

const noSuchNumber = (most: number): Reply =>
  reply([
    note(
      most === 0
        ? 'Nothing to choose from here: numbers ask the suggestions under an answer.'
        : `There are suggestions 1 to ${most}.`
    )
  ])

/** Whoever sits at the console. */
const HERE = { channel: 'console:local', admin: true }
