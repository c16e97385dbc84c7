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
      const found: string[] = []
      let cursor: string | undefined
      for (let page = 0; page < MOST_PAGES && found.length < MOST_TOLD; page++) {
        const { members = [], response_metadata } = await client.users.list({
          limit: ON_A_PAGE,
          ...(cursor !== undefined && { cursor })
        })
        for (const { id, deleted, is_owner, is_admin } of members)
          if (id !== undefined && deleted !== true && (is_owner === true || is_admin === true))
            found.push(id)
        cursor = response_metadata?.next_cursor || undefined
        if (cursor === undefined) break
      }
      return found.slice(0, MOST_TOLD)
    }
  }
}

/** Who has lost the right keeps it for so long, in milliseconds. */
const REMEMBERED = 60_000
const MOST_KNOWN = 10_000
const MOST_TOLD = 5
/** Members of a workspace that are looked at: Slack takes some twenty such calls a minute. */
const ON_A_PAGE = 1000
const MOST_PAGES = 10
