// A roster in memory, for desks whose newsroom is one edition: what commands say of sources, without reading any.
import { AskError } from '../../src/errors.ts'
import type { Listed, Look, Roster } from '../../src/roster.ts'
import type { Delivery } from '../../src/source.ts'

/** A source that has been read and is fine, unless told otherwise. */
export const listedOf = (address: string, known: Partial<Listed> = {}): Listed => ({
  address,
  shown: address,
  settings: { name: null, tags: [], every: null, keep: null },
  typed: address,
  scope: null,
  list: null,
  movedTo: null,
  arrivals: {},
  delivery: null,
  underWay: null,
  readAt: null,
  next: null,
  failures: 0,
  failingSince: null,
  reason: null,
  paused: false,
  stopped: false,
  ...known
})

export const deliveryOf = (address: string, known: Partial<Delivery> = {}): Delivery => ({
  address,
  at: 0,
  tookMs: 300,
  articles: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  removed: 0,
  aged: 0,
  problems: [],
  failed: null,
  ...known
})

/** Holds these; every look finds `looked`, or fails where there is none. */
export function rosterOf(sources: readonly Listed[] = [], looked?: Look): Roster {
  let held = sources
  const set = (address: string, known: Partial<Listed>): void => {
    held = held.map(each => (each.address === address ? { ...each, ...known } : each))
  }
  return {
    list: scope => held.filter(each => each.scope === null || each.scope === scope),
    everywhere: () => held,
    async look(typed) {
      if (looked === undefined) throw new AskError(`${typed.slice(0, 80)} cannot be read.`)
      return looked
    },
    async add(written, scope) {
      const [address = '', fragment] = written.split('#')
      const said = new URLSearchParams(fragment)
      const tags = said.get('tags')?.split(',') ?? []
      const settings = { name: said.get('name'), tags, every: null, keep: null }
      const delivery = deliveryOf(address)
      held = [...held, listedOf(address, { scope, delivery, settings, typed: written })]
      return delivery
    },
    async remove(address) {
      held = held.filter(each => each.address !== address)
    },
    pause: async address => set(address, { paused: true }),
    resume: async address => set(address, { paused: false })
  }
}
