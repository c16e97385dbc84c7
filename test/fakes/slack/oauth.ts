// How a workspace of the stand-in is asked whether it wants the bot, and says yes.
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Answer, Arguments } from './api.ts'
import { SCOPES, type Workspace } from './world.ts'

/** An organisation of the stand-in: its token does in `T1` and `T2` what theirs do. */
export const ORGANISATION = { id: 'E1', name: 'organisation E1', botToken: 'xoxb-E1-token' }

/** What the app is known by. */
export const CLIENT = { id: '1.2', secret: 'client-secret' }

export function openOauth(workspaces: ReadonlyMap<string, Workspace>) {
  const codes = new Map<string, string>()
  return {
    /** Who agrees is sent back with a code for the workspace, or the organisation, that `team` names. */
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
      if (given['client_id'] !== CLIENT.id) return { ok: false, error: 'invalid_client_id' }
      if (given['client_secret'] !== CLIENT.secret) return { ok: false, error: 'bad_client_secret' }
      const code = given['code'] ?? ''
      const agreed = codes.get(code) ?? ''
      const workspace = workspaces.get(agreed)
      const isWhole = agreed === ORGANISATION.id
      if (workspace === undefined && !isWhole) return { ok: false, error: 'invalid_code' }
      codes.delete(code)
      const { id, name } = ORGANISATION
      return {
        ok: true,
        app_id: 'A1',
        authed_user: { id: 'U1' },
        team: workspace ? { id: workspace.id, name: workspace.name } : null,
        enterprise: isWhole ? { id, name } : null,
        is_enterprise_install: isWhole,
        scope: SCOPES,
        token_type: 'bot',
        access_token: workspace?.botToken ?? ORGANISATION.botToken,
        bot_user_id: workspace?.botUser ?? 'UBOTE1'
      }
    }
  }
}
