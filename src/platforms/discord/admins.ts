// Who may administer the bot besides those whom Discord itself lets manage the server: whoever has a role that the place has named.
import { setTimeout as sleep } from 'node:timers/promises'
import { placeOf } from '../../ask.ts'
import type { PlatformSettings } from '../../platform.ts'
import { times } from './limits.ts'

/** `roles`: ids of a member's. False too where it cannot be looked up in time: nobody waits for that whom it does not concern. */
export async function hasAdminRole(
  roles: readonly string[],
  channel: string,
  { adminRoles, log }: Pick<PlatformSettings, 'adminRoles' | 'log'>
): Promise<boolean> {
  if (roles.length === 0 || adminRoles === undefined) return false
  try {
    const late = sleep(times.acknowledge / 6, [], { ref: false })
    const named = await Promise.race([adminRoles(placeOf(channel)), late])
    return named.some(role => roles.includes(role))
  } catch (error) {
    log.error({ err: error }, 'discord: which roles may administer cannot be looked up')
    return false
  }
}
