// The roster: what admins ask about sources, answered from the catalog and done by the newsroom.
import { CONSOLE } from '../ask.ts'
import type { Catalog } from './catalog.ts'
import { type Entry, listedOf } from './entry.ts'
import { AskError, ConfigError } from '../errors.ts'
import { lookAt, openForChat } from './looking.ts'
import { takeOn } from './others.ts'
import type { Papers } from './papers.ts'
import type { Roster } from '../roster.ts'
import type { Reads } from './reads.ts'
import { withoutSecrets } from './shown.ts'
import type { Delivery, Source } from '../source.ts'
import type { Web } from '../web/web.ts'

export interface RosterTools {
  readonly catalog: Catalog
  readonly papers: Papers
  readonly open: (typed: string) => Source
  readonly web: Web
  readonly signal: AbortSignal
  readonly reads: Pick<Reads, 'change' | 'of'>
  /** Looks at once what is due. */
  readonly wake: () => void
}

export function openRoster(tools: RosterTools): Roster {
  const { catalog, papers, open, web, signal, reads, wake } = tools

  const deliveryOf = ({ source }: Entry, scope: string | null): Delivery | null =>
    papers.seenBy(scope).deliveries.find(({ address }) => address === source.address) ?? null

  const ownOf = (address: string, scope: string | null): Entry => {
    const entry = catalog.find(address, scope)
    const shown = withoutSecrets(address, [address])
    if (entry === undefined) throw new AskError(`There is no source ${shown} here.`)
    // Whoever sits at the machine that runs the bot looks after what is everyone's.
    if (entry.scope === scope || (entry.scope === null && scope === CONSOLE)) return entry
    const where = entry.configured ? 'named in SOURCES' : 'added for everybody'
    throw new AskError(
      `${calledOf(entry)} is everyone's, ${where} by whoever runs the bot: it can be paused or taken off at the bot's own console alone.`
    )
  }

  const openWanted = (typed: string, scope: string | null): Source => {
    if (scope !== null) return openForChat(typed, open)
    try {
      return open(typed.trim())
    } catch (error) {
      if (error instanceof ConfigError) throw new AskError(`${error.message}.`)
      throw error
    }
  }

  return {
    list: scope =>
      catalog
        .seenBy(scope)
        .map(entry => listedOf(entry, deliveryOf(entry, scope), reads.of(entry))),

    everywhere: () =>
      catalog.all.map(entry => listedOf(entry, deliveryOf(entry, entry.scope), reads.of(entry))),

    look: (typed, asked) =>
      lookAt(typed, {
        web,
        open,
        signal: asked === undefined ? signal : AbortSignal.any([signal, asked])
      }),

    async add(typed, scope) {
      const source = openWanted(typed, scope)
      const refuse = () => {
        const there = catalog.find(source.address, scope)
        if (there !== undefined)
          throw new AskError(`${calledOf(there)} is among the sources already.`)
      }
      refuse()
      let entry: Entry | undefined
      await reads.change(async () => {
        // Somebody else may have been quicker.
        refuse()
        const known = { source, typed: typed.trim(), scope, list: null, configured: false }
        const taken = await takeOn(known, catalog, papers)
        try {
          await catalog.keepAdded()
        } catch (error) {
          // What is gone with the next start was never added.
          await catalog.letGo(taken)
          throw error
        }
        entry = taken
        return [entry]
      })
      const delivery = entry && deliveryOf(entry, scope)
      if (!delivery)
        throw new AskError(
          signal.aborted
            ? 'The bot stops: the source will be read at the next start.'
            : 'It was taken off again while it was being read.'
        )
      return delivery
    },

    async remove(address, scope) {
      const entry = ownOf(address, scope)
      if (entry.configured)
        throw new AskError(
          `${calledOf(entry)} is named in the configuration: take it out of SOURCES (in .env, or where the bot is started) and start the bot again. /source pause leaves it alone until then.`
        )
      if (entry.list !== null)
        throw new AskError(
          `${calledOf(entry)} is named by the list ${withoutSecrets(entry.list, [entry.list])}: it goes when the list does, or no longer names it.`
        )
      await reads.change(async () => {
        const listed = catalog.all.filter(
          each => each.scope === entry.scope && each.list === entry.source.address
        )
        await catalog.takeOff([entry, ...listed])
        return []
      })
    },

    async pause(address, scope) {
      await catalog.setResting(ownOf(address, scope), true)
    },

    async resume(address, scope) {
      await catalog.setResting(ownOf(address, scope), false)
      wake()
    }
  }
}

const calledOf = ({ settings, shown }: Entry): string => settings.name ?? shown
