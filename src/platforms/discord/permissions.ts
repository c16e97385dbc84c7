// What somebody may do in a channel, as docs.discord.com computes it: roles of the server, then what the channel says otherwise.
import type { APIGuild, APIGuildMember, APIOverwrite, APIRole } from 'discord.js'
import { permission } from './places.ts'

/** The bits of all permissions in this channel. */
export function permissionsIn(
  guild: Pick<APIGuild, 'id' | 'owner_id'> & {
    readonly roles: readonly Pick<APIRole, 'id' | 'permissions'>[]
  },
  member: Pick<APIGuildMember, 'roles'> & { readonly id: string },
  overwrites: readonly APIOverwrite[]
): bigint {
  const everything = (1n << 64n) - 1n
  if (guild.owner_id === member.id) return everything
  const roles = new Set([guild.id, ...member.roles])
  const base = guild.roles
    .filter(({ id }) => roles.has(id))
    .reduce((sum, each) => sum | BigInt(each.permissions), 0n)
  if ((base & permission.administrator) !== 0n) return everything
  const own = overwrites.filter(({ id }) => id === member.id)
  const everyone = overwrites.filter(({ id }) => id === guild.id)
  const ofRoles = overwrites.filter(({ id }) => id !== guild.id && member.roles.includes(id))
  return [everyone, ofRoles, own].reduce(applied, base)
}

// Within a step what one allows wins over what another denies.
function applied(base: bigint, step: readonly APIOverwrite[]): bigint {
  const deny = step.reduce((sum, each) => sum | BigInt(each.deny), 0n)
  const allow = step.reduce((sum, each) => sum | BigInt(each.allow), 0n)
  return (base & ~deny) | allow
}
