// Posts a briefing once: each message has a nonce, by which Discord knows a second try, and carries its key where it can be found.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { APIMessage, APIThreadChannel, REST } from 'discord.js'
import { PostError } from '../../errors.ts'
import type { Post } from '../../platform.ts'
import { plain, type Reply, reply } from '../../reply.ts'
import { visible } from '../../visible.ts'
import { codeOf, pauseOf, routes, told } from './api.ts'
import { type Body, bodyOf } from './message.ts'
import { openChannel, type Target } from './channel.ts'
import { keysIn, recent, threadsIn } from './finding.ts'
import { thread as limits, message as messageLimits } from './limits.ts'
import type { Parts } from './parts.ts'
import { readChannel } from './places.ts'
import { renderParts } from './render.ts'
import { postErrorOf } from './fates.ts'

/** As `Platform.post`. A post of several messages that was begun is gone on with. */
export async function post(asked: Post, parts: Parts): Promise<string> {
  const at = readChannel(asked.channel)
  if (at === null) throw new PostError('refused', `${asked.channel}: is no channel of Discord's`)
  const target = await openChannel(at.id, parts.api).catch((error: unknown) => {
    throw postErrorOf(error, 'later')
  })
  try {
    const sending = new Sending(asked, target, parts)
    if (target.kind === 'forum') return await sending.intoForum()
    const { head, rest } =
      asked.thread && target.kind === 'text' ? parted(asked.reply) : whole(asked.reply)
    return head === null ? await sending.inARow(rest) : await sending.belowHead(head, rest)
  } catch (error) {
    throw postErrorOf(error)
  }
}

const whole = (asked: Reply) => ({ head: null, rest: asked })

/** The heading, and what stands below it; without either there is nothing to part. */
function parted(asked: Reply): { readonly head: Reply | null; readonly rest: Reply } {
  const [first, ...others] = asked.blocks
  if (first?.kind !== 'heading' || others.length === 0) return whole(asked)
  return { head: reply([first]), rest: { ...asked, blocks: others } }
}

class Sending {
  readonly #asked: Post
  readonly #target: Target
  readonly #parts: Parts
  readonly #rest: REST

  constructor(asked: Post, target: Target, parts: Parts) {
    this.#asked = asked
    this.#target = target
    this.#parts = parts
    this.#rest = parts.api.posting
  }

  /** One message after the other in the channel. */
  async inARow(shown: Reply): Promise<string> {
    const bodies = this.#bodies(shown, 0, true)
    return this.#sendAll(this.#target.id, bodies, 0)
  }

  /** The heading in the channel, the rest in a thread of it. */
  async belowHead(head: Reply, rest: Reply): Promise<string> {
    const [first] = renderParts(head)
    if (first === undefined) return this.inARow(rest)
    const bodies = this.#bodies(rest, 1, false)
    const body = this.#body(first, 0, false, [], true)
    const begun = await this.#begun(this.#target.id, bodies.length + 1)
    const message = begun.get(0) ?? (await this.#send(this.#target.id, body, 0))
    const thread = await this.#threadOf(message, titleOf(head))
    await this.#sendAll(thread, bodies, 1)
    return message
  }

  /** A post of its own; its title is the heading. */
  async intoForum(): Promise<string> {
    const shown = this.#asked.reply
    const [first, ...others] = this.#bodies(shown, 0, true)
    if (first === undefined) throw nothingToSay()
    const begun = await threadsIn(this.#target, this.#asked.key, this.#parts)
    let thread = begun?.thread
    if (thread === undefined) {
      const body = {
        name: titleOf(shown),
        auto_archive_duration: limits.archiveMinutes,
        message: first
      }
      const made = await told<APIThreadChannel>(
        this.#rest.post(routes.threads(this.#target.id), {
          body
        })
      )
      thread = made.id
    }
    if (others.length > 0) await this.#sendAll(thread, others, 1)
    return thread
  }

  async #sendAll(channel: string, bodies: readonly Body[], from: number): Promise<string> {
    if (bodies.length === 0) throw nothingToSay()
    const begun = await this.#begun(channel, bodies.length)
    let id = ''
    for (const [at, body] of bodies.entries()) {
      const number = from + at
      const isLast = at === bodies.length - 1
      id = begun.get(isLast ? null : number) ?? (await this.#send(channel, body, number))
    }
    return id
  }

  /** Messages of this post that are there from a try before, by their number; one alone needs no looking: its nonce tells. */
  async #begun(channel: string, messages: number): Promise<ReadonlyMap<number | null, string>> {
    if (messages < 2) return new Map()
    const there = await recent(channel, this.#parts)
    return new Map(
      there.flatMap(message =>
        keysIn(message)
          .filter(({ key }) => key === this.#asked.key)
          .map(({ number }) => [number, message.id] as const)
      )
    )
  }

  #bodies(shown: Reply, from: number, ringing: boolean): readonly Body[] {
    const cut = renderParts(shown)
    return cut.map((part, at) => {
      const isLast = at === cut.length - 1
      return this.#body(part, from + at, isLast, isLast ? shown.followUps : [], ringing && at === 0)
    })
  }

  #body(
    part: readonly string[],
    number: number,
    isLast: boolean,
    followUps: Reply['followUps'],
    ringing: boolean
  ) {
    const role = ringing ? roleOf(this.#asked.mention) : null
    const texts = role === null ? part : [`<@&${role}>`, ...part]
    const why = isLast ? this.#asked.key : `${this.#asked.key}.${number}`
    const body = bodyOf(texts, { followUps, why }, this.#parts.shelf)
    return role === null ? body : { ...body, allowed_mentions: { parse: [] as [], roles: [role] } }
  }

  async #send(channel: string, body: Body, number: number): Promise<string> {
    const nonce = nonceOf(this.#asked.key, number)
    const work = async (): Promise<string> => {
      const sent = await told<APIMessage>(
        this.#rest.post(routes.messages(channel), {
          body: { ...body, nonce, enforce_nonce: true }
        })
      )
      return sent.id
    }
    try {
      return await work()
    } catch (error) {
      const pause = pauseOf(error)
      // A long briefing is its own reason for a short pause; what is longer is for the schedule.
      if (pause === null || pause > SHORT_PAUSE) throw error
      await sleep(pause)
      return work()
    }
  }

  async #threadOf(message: string, name: string): Promise<string> {
    const body = { name, auto_archive_duration: limits.archiveMinutes }
    try {
      const made = await told<APIThreadChannel>(
        this.#rest.post(routes.threadOf(this.#target.id, message), {
          body
        })
      )
      return made.id
    } catch (error) {
      if (codeOf(error) !== HAS_THREAD) throw error
      // The thread of a message has the id of the message.
      return message
    }
  }
}

const HAS_THREAD = 160004
/** A channel takes some messages in five seconds, and the library adds a little. */
const SHORT_PAUSE = 6000

const nothingToSay = (): PostError => new PostError('refused', 'there is nothing to say')

const titleOf = (shown: Reply): string => {
  const heading = shown.blocks.find(({ kind }) => kind === 'heading')
  const words = heading?.kind === 'heading' ? visible(plain(heading.text)) : ''
  const title = words.replace(/\s+/g, ' ').trim()
  return title.slice(0, limits.name).replace(/[\ud800-\udbff]$/, '') || 'Briefing'
}

/** A role, and nothing else: neither a person nor everyone. */
const roleOf = (mention: string | null): string | null =>
  /^(?:<@&)?(\d{15,21})>?$/.exec(mention ?? '')?.[1] ?? null

// The first has the key itself; Discord takes 25 characters for the others as well.
const nonceOf = (key: string, number: number): string =>
  number === 0
    ? key
    : createHash('sha256')
        .update(`${key}.${number}`)
        .digest('base64url')
        .slice(0, messageLimits.nonce)
