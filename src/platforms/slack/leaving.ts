// A workspace that takes the bot off: its tokens are forgotten at once, and what else is kept of it is for the bot to forget.
import type { Context } from '@slack/bolt'
import type { Installations } from './installations.ts'
import type { Parts } from './parts.ts'

export function listenToLeaving(
  { app }: Parts,
  installations: Installations | null,
  left: (team: string) => void
): void {
  const forget = async (team: string, { enterpriseId, isEnterpriseInstall }: Context) => {
    const query = { teamId: team, enterpriseId, isEnterpriseInstall }
    const teams = (await installations?.served(query)) ?? []
    await installations?.deleteInstallation?.(query)
    for (const each of new Set([team, ...teams])) left(each)
  }

  app.event('app_uninstalled', async ({ body, context }) => {
    await forget(context.teamId ?? body.team_id, context)
  })

  app.event('tokens_revoked', async ({ event, body, context }) => {
    if ((event.tokens.bot ?? []).length === 0) return
    await forget(context.teamId ?? body.team_id, context)
  })
}
