// The thread that listens: takes requests, checks them, hands them over to be answered, and acknowledges those whose answer is not there
// soon. Whatever holds up the thread that answers, it does not hold up this one: nothing is loaded here that is not needed for that.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { openEndpoint } from '../endpoint.ts'
import { messageOf } from '../errors.ts'
import { keyOf } from '../owed.ts'
import { type DebtsAside, openDebtsAt } from '../store/aside.ts'
import type { Answered, Fate, Given, Order, Report } from './messages.ts'

/** What a service's receiver makes of a request. */
export interface Received {
  /** What it is answered with at once; absent: what the other thread says. */
  readonly answered?: Answered
  /** What the other thread is told of it, as JSON; absent: nothing. */
  readonly told?: string
  /** For the log, once in a while. */
  readonly warning?: string
  /** How an answer is promised; null where that cannot be. May throw. */
  late?(this: void): Late | null
}

export interface Late {
  readonly answered: Answered
  /** What is owed from then on, by the id under which the other thread settles it; null where nobody waits. */
  readonly id: string
  readonly debt: object | null
  /** The service sends it again where it does not hear: so it is acknowledged only where what is owed has been written down. */
  readonly isRepeated?: boolean
}

/**
 * Rejects where the other end hangs up, never for what a stranger may send; then the line is cut. It may answer by `response` itself: null
 * then.
 */
export type Receive = (
  request: IncomingMessage,
  response: ServerResponse
) => Promise<Received | null>

/** To be called once, at the start of a thread that `openIngress` has started. `open` is given what the service gave there. */
export async function receiveIn(open: (service: never) => Receive): Promise<void> {
  const port = parentPort
  if (port === null) throw new Error('ingress: this is no thread')
  const given: Given = workerData
  const report = (said: Report): void => port.postMessage(said)
  const warn = openWarnings(report)
  let debts: DebtsAside | null = null
  try {
    debts = given.debts && (await openDebtsAt(given.debts.at))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the service has given it itself
    const receive = open(given.service as never)
    const desk = openDesk({ given, debts, report, warn })
    const endpoint = await openEndpoint(
      given,
      async (request, response) => {
        const received = await receive(request, response).catch((error: unknown) => {
          // Else it is the stranger who has hung up.
          if (request.complete) warn(`a request was not taken: ${messageOf(error)}`)
          throw error
        })
        if (received !== null) desk.answer(received, response)
      },
      given.closes
    )
    port.on('message', (told: Order) => {
      if (told.kind === 'answer') return desk.order(told.id, told.answered)
      return void endpoint
        .close()
        .then(() => debts?.close())
        .finally(() => port.close())
    })
    report({ kind: 'open', port: endpoint.port })
  } catch (error) {
    await debts?.close()
    const cause = error instanceof Error ? error.cause : undefined
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null
    report({ kind: 'refused', code, reason: messageOf(error) })
  }
}

/** Says each thing once in a while: what strangers send floods neither the log nor the thread that writes it. */
function openWarnings(report: (said: Report) => void): (reason: string) => void {
  const said = new Set<string>()
  return reason => {
    if (said.has(reason)) return
    said.add(reason)
    setTimeout(() => said.delete(reason), SAID).unref()
    report({ kind: 'warned', reason })
  }
}

/** Milliseconds. */
const SAID = 60_000

interface DeskSettings {
  readonly given: Given
  readonly debts: DebtsAside | null
  readonly report: (said: Report) => void
  readonly warn: (reason: string) => void
}

/** Who waits for the other thread, and for how long. */
function openDesk({ given: { patience, signs, debts: where }, debts, report, warn }: DeskSettings) {
  const waiting = new Map<number, (answered: Answered) => void>()
  let last = 0

  const failed = (error: unknown): false => {
    warn(`what is promised is not written down: ${messageOf(error)}`)
    return false
  }

  /** Whether what is owed now has been written down, as far as is known when a slow disk would keep somebody waiting. */
  const isWritten = async (id: string, debt: object): Promise<boolean> => {
    if (debts === null || where === null) return false
    const { owner } = where
    const writing = debts.add(keyOf(id, owner), owner.debtor, debt).then(() => true, failed)
    return Promise.race([writing, sleep(WRITTEN, false)])
  }

  const wait = (
    id: number,
    response: ServerResponse,
    late: NonNullable<Received['late']>
  ): void => {
    let debt: string | null = null
    let answer: Answered | null = null
    let isWriting = false
    const tell = (fate: Fate): void => {
      waiting.delete(id)
      report({ kind: 'fared', id, fate, debt })
    }
    const promise = async (): Promise<void> => {
      const coming = response.destroyed ? null : lateOf(late)
      if (coming === null) return
      isWriting = true
      const isKept = coming.debt === null || (await isWritten(coming.id, coming.debt))
      isWriting = false
      // It may have been, even so.
      if (coming.debt !== null && debts !== null) debt = coming.id
      // What has come meanwhile is better than that it is coming.
      if (answer !== null) tell(send(response, answer) ? 'taken' : 'gone')
      else if (isKept || coming.isRepeated !== true)
        tell(send(response, coming.answered) ? 'promised' : 'gone')
    }
    // Where the other thread is there it knows best when to say what: a slow answer is promised in other words than a held one.
    let seen = Atomics.load(signs, 0)
    const look = (): void => {
      const now = Atomics.load(signs, 0)
      if (now === seen) return void promise()
      seen = now
      soon.refresh()
    }
    // The server keeps the thread, and when that is closed nobody is left to be acknowledged.
    const soon = setTimeout(look, patience).unref()
    waiting.set(id, answered => {
      answer ??= answered
      clearTimeout(soon)
      if (!isWriting) tell(send(response, answer) ? 'taken' : 'gone')
    })
  }

  return {
    answer({ answered, told, warning, late }: Received, response: ServerResponse): void {
      if (warning !== undefined) warn(warning)
      if (answered !== undefined) send(response, answered)
      if (told === undefined) return
      const id = (last += 1)
      if (answered === undefined) wait(id, response, late ?? never)
      report({ kind: 'told', id, text: told })
    },
    order(id: number, answered: Answered): void {
      const takes = waiting.get(id)
      if (takes === undefined) report({ kind: 'fared', id, fate: 'gone', debt: null })
      else takes(answered)
    }
  }
}

/** Milliseconds that a slow disk may take of an acknowledgement. */
const WRITTEN = 500

const never = (): null => null

/** What cannot be understood here is for the other thread to answer, and to complain of. */
function lateOf(late: () => Late | null): Late | null {
  try {
    return late()
  } catch {
    return null
  }
}

/** False where the other end has hung up: it would not have the answer. */
function send(response: ServerResponse, { status, headers = {}, body = '' }: Answered): boolean {
  if (response.destroyed || response.writableEnded) return false
  response
    .writeHead(status, { ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) })
    .end(body)
  return true
}
