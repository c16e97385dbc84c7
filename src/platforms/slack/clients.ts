// The Web API of Slack as this bot speaks it: one client for each workspace, none of which sends anything twice by itself.
import { type InstallationStore, type Logger, webApi } from '@slack/bolt'
import type { Workspaces } from './settings.ts'

export type Client = webApi.WebClient

/** The bot has no token for a workspace: it was never installed there, or has been taken off. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled'

  constructor(team: string) {
    super(`slack: not installed in ${team}`)
  }
}

export interface Clients {
  /** Rejects with `NotInstalled` where the bot is not in this workspace. */
  of(team: string): Promise<Client>
  /** Who installed it there; null where that is not known. */
  installer(team: string): Promise<string | null>
}

/** How long an answer of Slack is waited for, in milliseconds. */
const PATIENCE = 20_000

/**
 * Options for every client: the library repeats what failed, ten times, and what failed may have been posted. Each use gets its own
 * object: the receiver of Socket Mode writes into the one that it is given.
 */
export const clientOptions = (apiUrl: string, logger: Logger): webApi.WebClientOptions => ({
  slackApiUrl: apiUrl,
  logger,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: PATIENCE
})

export function openClients(
  workspaces: Workspaces,
  installations: InstallationStore | null,
  apiUrl: string,
  logger: Logger
): Clients {
  const open = new Map<string, Client>()
  const clientOf = (token: string): Client => {
    const known = open.get(token)
    if (known) return known
    const made = new webApi.WebClient(token, clientOptions(apiUrl, logger))
    if (open.size >= MOST_OPEN) open.clear()
    open.set(token, made)
    return made
  }
  const installed = (team: string) =>
    installations?.fetchInstallation({
      teamId: team,
      enterpriseId: undefined,
      isEnterpriseInstall: false
    })
  return {
    async of(team) {
      if (workspaces.kind === 'one') return clientOf(workspaces.botToken)
      const token = (await installed(team))?.bot?.token
      if (token === undefined) throw new NotInstalled(team)
      return clientOf(token)
    },
    async installer(team) {
      return (await installed(team))?.user.id ?? null
    }
  }
}

const MOST_OPEN = 1000
