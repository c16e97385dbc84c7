// One handler for whatever is done in Discord, as the raw JSON of an interaction; it does not know which way that came.
import type { APIInteraction } from 'discord.js'
import { hasAdminRole } from './admins.ts'
import { offersFor } from './autocomplete.ts'
import type { Acknowledge } from './delivery.ts'
import { excuse, kept, openDelivery, sorry } from './delivery.ts'
import { InteractionResponseType, InteractionType } from './numbers.ts'
import type { Parts } from './parts.ts'
import { whereabouts } from './places.ts'
import { planOf } from './plan.ts'

/** Takes one interaction from its first byte to its answer. Never rejects. `acknowledge` is how its transport answers it. */
export type Take = (raw: APIInteraction, acknowledge: Acknowledge) => Promise<void>

export function openInteractions(parts: Parts): Take {
  const { settings, desk, owed, shelf } = parts
  const answer = openDelivery(parts)
  return async (raw, acknowledge) => {
    try {
      const where = whereabouts(raw)
      if (where === null) return settings.log.warn({ type: raw.type }, 'discord: nobody asked')
      const admin = where.manages || (await hasAdminRole(where.roles, where.channel, settings))
      if (raw.type === InteractionType.ApplicationCommandAutocomplete)
        return void (await acknowledge({
          type: InteractionResponseType.ApplicationCommandAutocompleteResult,
          data: { choices: offersFor(raw, desk, { ...where, admin }) }
        }))
      const plan = planOf(raw, where.user, { menu: desk.menu, shelf })
      if (plan !== null) return await answer({ ...plan, raw, acknowledge, where, admin })
      settings.log.warn({ type: raw.type }, 'discord: an interaction of an unknown kind')
    } catch (error) {
      // Its address holds the token, which the log takes for no secret.
      const err = error instanceof Error ? error.message : String(error)
      settings.log.error({ fault: err, id: raw.id }, 'discord: an interaction was not answered')
      const broken = {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: sorry(raw, parts)
      }
      // Where that fails too, the line is dead, and Discord says itself that nobody answered.
      const fate = await acknowledge(broken).catch(() => 'gone')
      if (fate === 'promised') await excuse(raw, parts)
    } finally {
      await kept(owed.settle(raw.id), settings.log)
    }
  }
}
