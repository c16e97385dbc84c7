// The servers that the bot is in, kept from one start to the next: who lets it in or sends it away meanwhile is noticed all the same.
import type { Kept } from '../../platform.ts'
import { reasonOf } from './api.ts'
import type { Parts } from './parts.ts'

export interface Servers {
  /** All servers of one of `of` shards, as Discord lists them: who came and who went since they were known last. */
  listed(ids: readonly string[], shard: number, of: number): Changed
  /** False for one that is known already. */
  came(id: string): boolean
  went(id: string): void
}

interface Changed {
  /** Empty where they are listed for the first time: all would be new. */
  readonly came: readonly string[]
  readonly went: readonly string[]
}

/** Never rejects: where nothing is kept of this application, its servers are listed for the first time. */
export async function openServers(
  kept: Kept,
  application: string,
  log: Parts['settings']['log']
): Promise<Servers> {
  const name = `discord-servers.${application}`
  const failed = (error: unknown): null => {
    log.warn({ reason: reasonOf(error) }, 'discord: the list of servers cannot be kept')
    return null
  }
  const before = await kept.read(name).then(idsIn, failed)
  const known = new Set(before)
  const listed = new Set<number>()
  let writing: Promise<unknown> = Promise.resolve()
  const keep = (): void => {
    writing = writing.then(() => kept.write(name, [...known])).catch(failed)
  }
  return {
    listed(ids, shard, of) {
      const there = new Set(ids)
      const isFirst = before === null && !listed.has(shard)
      const came = isFirst ? [] : ids.filter(id => !known.has(id))
      const went = [...known].filter(id => shardOf(id, of) === shard && !there.has(id))
      for (const id of ids) known.add(id)
      for (const id of went) known.delete(id)
      listed.add(shard)
      keep()
      return { came, went }
    },
    came(id) {
      if (known.has(id)) return false
      known.add(id)
      keep()
      return true
    },
    went(id) {
      known.delete(id)
      keep()
    }
  }
}

/** As docs.discord.com computes it. */
const shardOf = (id: string, of: number): number => Number((BigInt(id) >> 22n) % BigInt(of))

const idsIn = (document: unknown): readonly string[] | null =>
  Array.isArray(document)
    ? document.filter((id): id is string => typeof id === 'string' && /^\d+$/.test(id))
    : null
