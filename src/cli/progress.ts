// Tells on standard error how far long work has come: a bar on a terminal that can draw one, else a quiet line now and then.
import { count, thousands } from '../phrase.ts'

export interface Progress {
  /** So many are done. Cheap: call it for each. */
  at(done: number): void
  /** Takes the bar away, for a line that is to be written; the next `at` brings it back. */
  clear(): void
  /** Takes the bar away for good. */
  end(): void
}

export interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/**
 * `total` is null where it cannot be known: then the bar wanders and the count runs. Work that is done within a few
 * seconds says nothing at all where no bar is drawn.
 */
export function openProgress(
  what: string,
  total: number | null,
  stream: ProgressStream = process.stderr,
  now: () => number = Date.now,
  env: Readonly<Record<string, string | undefined>> = process.env
): Progress {
  // A dumb terminal cannot go back in its line.
  const terminal = stream.isTTY === true && env['TERM'] !== 'dumb'
  const every = terminal ? barMs : quietMs
  const started = now()
  let told = started
  let steps = 0
  let ended = false
  const clear = (): void => {
    if (terminal && steps > 0) stream.write('\r\u001b[K')
  }
  return {
    at(done) {
      const time = now()
      if (ended || time - told < every) return
      told = time
      steps += 1
      const line = figures(what, done, total, (time - started) / 1000)
      if (!terminal) stream.write(`copydesk: ${line}\n`)
      else
        stream.write(`\r\u001b[K${total === null ? wandering(steps) : bar(done / total)} ${line}`)
    },
    clear,
    end() {
      clear()
      ended = true
    }
  }
}

const barMs = 100
const quietMs = 5000
const barWidth = 24
/** How much of the bar is full while it wanders. */
const wanderer = 4

function bar(part: number): string {
  const full = Math.round(Math.min(part, 1) * barWidth)
  return '█'.repeat(full) + '░'.repeat(barWidth - full)
}

function wandering(step: number): string {
  const room = barWidth - wanderer
  const from = room - Math.abs(room - (step % (2 * room)))
  return '░'.repeat(from) + '█'.repeat(wanderer) + '░'.repeat(room - from)
}

const figures = (what: string, done: number, total: number | null, seconds: number): string =>
  `${count(done, what)}${total === null ? '' : ` of ${thousands(total)}`}, ` +
  `${thousands(Math.round(done / Math.max(seconds, 0.001)))} a second`
