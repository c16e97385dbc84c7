// Who may administer the bot in a workspace: its admins and owners, whoever installed it, and the groups that it names.
import type { Clients } from './clients.ts'

export interface Admins {
  /** False too where Slack does not say. */
  has(team: string, user: string): Promise<boolean>
  /** Some who can be told something, at most five; empty where none is known. */
  some(team: string): Promise<readonly string[]>
}

/** `groupsOf`: ids of user groups whose members may administer the bot in a workspace besides. */
export function openAdmins(
  clients: Clients,
  groupsOf: (team: string) => Promise<readonly string[]>,
  log: (error: unknown, message: string) => void
): Admins {
  const known = new Map<string, { readonly is: boolean; readonly until: number }>()

  const ask = async (team: string, user: string): Promise<boolean> => {
    if ((await clients.installer(team)) === user) return true
    const client = await clients.of(team)
    const { user: found } = await client.users.info({ user })
    if (found?.is_admin === true || found?.is_owner === true) return true
    for (const usergroup of await groupsOf(team)) {
      const { users } = await client.usergroups.users.list({ usergroup })
      if (users?.includes(user) === true) return true
    }
    return false
  }

  return {
    async has(team, user) {
      const key = `${team}:${user}`
      const told = known.get(key)
      if (told !== undefined && told.until > Date.now()) return told.is
      try {
        const is = await ask(team, user)
        if (known.size >= MOST_KNOWN) known.clear()
        known.set(key, { is, until: Date.now() + REMEMBERED })
        return is
      } catch (error) {
        log(error, 'slack: cannot tell who is an administrator')
        return false
      }
    },

    async some(team) {
      const installer = await clients.installer(team)
      if (installer !== null) return [installer]
      const client = await clients.of(team)
      const { members = [] } = await client.users.list({ limit: 200 })
      return members
        .filter(each => each.deleted !== true && (each.is_owner === true || each.is_admin === true))
        .flatMap(({ id }) => id ?? [])
        .slice(0, MOST_TOLD)
    }
  }
}

/** Who has lost the right keeps it for so long, in milliseconds. */
const REMEMBERED = 60_000
const MOST_KNOWN = 10_000
const MOST_TOLD = 5
