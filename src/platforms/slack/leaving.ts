// A workspace that takes the bot off: its tokens are forgotten at once, and what else is kept of it is for the bot to forget.
import type { InstallationStore } from '@slack/bolt'
import type { Parts } from './parts.ts'

export function listenToLeaving(
  { app }: Parts,
  installations: InstallationStore | null,
  left: (team: string) => void
): void {
  const forget = async (team: string, enterprise: string | undefined, isEnterprise: boolean) => {
    await installations?.deleteInstallation?.({
      teamId: team,
      enterpriseId: enterprise,
      isEnterpriseInstall: isEnterprise
    })
    left(team)
  }

  app.event('app_uninstalled', async ({ body, context }) => {
    await forget(context.teamId ?? body.team_id, context.enterpriseId, context.isEnterpriseInstall)
  })

  app.event('tokens_revoked', async ({ event, body, context }) => {
    if ((event.tokens.bot ?? []).length === 0) return
    await forget(context.teamId ?? body.team_id, context.enterpriseId, context.isEnterpriseInstall)
  })
}
