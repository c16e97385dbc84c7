// The addresses at which the stand-in takes answers: five for each ask, for half an hour.
import { randomUUID } from 'node:crypto'
import type { Calls } from './api.ts'
import { judgeMessage } from './judge.ts'
import { isObject } from './schema.ts'
import { enthread, type Workspace } from './world.ts'

/** Where an answer goes, and who alone sees it when it is private. */
export interface Addressed {
  readonly workspace: Workspace
  readonly channel: string
  readonly only: string
  /** The message of which something was pressed, which an answer can take the place of. */
  readonly message?: string
}

export interface Answers {
  /** The last part of a new address. */
  open(to: Addressed): string
  /** The HTTP status for a body that was sent to an address. */
  take(id: string, body: string): number
  /** Judges an answer and puts it in its channel. */
  keep(to: Addressed, body: unknown): void
}

export function openAnswers(outside: Calls): Answers {
  const open = new Map<string, Addressed & { readonly until: number; uses: number }>()
  const keep = ({ workspace, channel, only, message }: Addressed, body: unknown): void => {
    if (!isObject(body)) return outside.problem('an answer is no object')
    for (const each of judgeMessage(body, outside.mentions)) outside.problem(`answer: ${each}`)
    for (const key of Object.keys(body))
      if (!KNOWN.has(key)) outside.problem(`answer: ${key} is unknown`)
    const { text, blocks, thread_ts, response_type, replace_original: replaces } = body
    const said = { text: String(text), blocks: Array.isArray(blocks) ? blocks : [] }
    const original = workspace.messages.find(({ ts }) => ts === message)
    if (replaces === true && original !== undefined) return void Object.assign(original, said)
    const kept = {
      ...said,
      ts: outside.stamp(),
      channel,
      thread: typeof thread_ts === 'string' ? thread_ts : null,
      only: response_type === 'in_channel' ? null : only
    }
    enthread(workspace, kept, each => outside.problem(`answer: ${each}`))
    workspace.messages.push(kept)
  }
  return {
    keep,
    open(to) {
      const id = randomUUID()
      open.set(id, { ...to, uses: 0, until: Date.now() + HALF_AN_HOUR })
      return id
    },
    take(id, body) {
      const to = open.get(id)
      if (to === undefined || Date.now() > to.until) return 404
      if (to.uses >= MOST_USES) {
        outside.problem('answer: the sixth to one ask')
        return 404
      }
      to.uses += 1
      keep(to, JSON.parse(body))
      return 200
    }
  }
}

const HALF_AN_HOUR = 30 * 60_000
const MOST_USES = 5

const KNOWN = new Set([
  'response_type',
  'replace_original',
  'delete_original',
  'text',
  'blocks',
  'thread_ts',
  'unfurl_links',
  'unfurl_media'
])
