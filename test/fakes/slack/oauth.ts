// How a workspace of the stand-in is asked whether it wants the bot, and says yes.
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Answer, Arguments } from './api.ts'
import type { Workspace } from './world.ts'

/** What a token of the stand-in may do: what the manifest asks for. */
export const SCOPES =
  'commands,app_mentions:read,chat:write,im:history,im:write,channels:history,groups:history,users:read,usergroups:read'

export function openOauth(workspaces: ReadonlyMap<string, Workspace>) {
  const codes = new Map<string, string>()
  return {
    /** Who agrees is sent back with a code for the workspace that `team` names. */
    agree(url: URL, response: ServerResponse): void {
      const code = randomUUID()
      codes.set(code, url.searchParams.get('team') ?? 'T1')
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      response.writeHead(302, { location: back.href }).end()
    },

    /** `oauth.v2.access`: each code once. */
    exchange(given: Arguments): Answer {
      const workspace = workspaces.get(codes.get(given['code'] ?? '') ?? '')
      if (workspace === undefined) return { ok: false, error: 'invalid_code' }
      codes.delete(given['code'] ?? '')
      return {
        ok: true,
        app_id: 'A1',
        authed_user: { id: 'U1' },
        team: { id: workspace.id, name: workspace.name },
        enterprise: null,
        is_enterprise_install: false,
        scope: SCOPES,
        token_type: 'bot',
        access_token: workspace.botToken,
        bot_user_id: workspace.botUser
      }
    }
  }
}
