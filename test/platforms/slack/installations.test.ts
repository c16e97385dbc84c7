import { describe, expect, it } from 'vitest'
import type { Kept } from '../../../src/platform.ts'
import { openInstallations } from '../../../src/platforms/slack/installations.ts'
import { openKept } from '../../fakes/kept.ts'

const key = Buffer.alloc(32, 7)

/** As Slack's library hands it over; of an organisation where there is no team. */
const installation = (team: string | null) => ({
  team: team === null ? undefined : { id: team, name: 'Harbour' },
  enterprise: team === null ? { id: 'E1', name: 'Ports' } : undefined,
  isEnterpriseInstall: team === null,
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: { id: 'B1', userId: 'UB', scopes: [], token: `xoxb-${team ?? 'E1'}` }
})

/** Somebody asks in a workspace of the organisation. */
const asked = (teamId: string) => ({ teamId, enterpriseId: 'E1', isEnterpriseInstall: true })
/** Something is posted there: of the organisation nothing is known then. */
const posted = (teamId: string) => ({
  teamId,
  enterpriseId: undefined,
  isEnterpriseInstall: false
})

/** What is read was so a moment ago. */
const farFrom = (kept: Kept): Kept => ({
  ...kept,
  async read(name) {
    const document = await kept.read(name)
    await new Promise(resolve => setTimeout(resolve, 5))
    return document
  }
})

describe('the installation of an organisation', () => {
  it('is found by every replica, whichever of them was asked in its workspaces', async () => {
    const kept = openKept()
    const one = openInstallations(kept, key)
    const other = openInstallations(kept, key)
    await one.storeInstallation(installation(null))
    await other.storeInstallation(installation('T9'))
    await other.fetchInstallation(posted('T9'))
    await one.fetchInstallation(asked('T1'))
    await other.fetchInstallation(asked('T2'))
    for (const replica of [one, other, openInstallations(kept, key)])
      for (const team of ['T1', 'T2'])
        expect((await replica.fetchInstallation(posted(team))).bot?.token).toBe('xoxb-E1')
    expect(await one.served(asked('T1'))).toEqual(['T1', 'T2'])
    await other.deleteInstallation?.(asked('T1'))
    expect(await one.served(asked('T1'))).toEqual([])
  })

  it('is known for all the workspaces in which somebody asks at once, each told of once', async () => {
    const kept = openKept()
    const joined: string[] = []
    const installations = openInstallations(farFrom(kept), key, team => void joined.push(team))
    await installations.storeInstallation(installation(null))
    const teams = ['T1', 'T2', 'T1', 'T3']
    await Promise.all(teams.map(team => installations.fetchInstallation(asked(team))))
    expect(await installations.served(asked('T1'))).toEqual(['T1', 'T2', 'T3'])
    expect(joined.toSorted((a, b) => a.localeCompare(b))).toEqual(['T1', 'T2', 'T3'])
  })

  it('is known for workspaces in which somebody asks two replicas at once', async () => {
    const kept = openKept()
    const [one, other] = [1, 2].map(() => openInstallations(farFrom(kept), key))
    await one!.storeInstallation(installation(null))
    await Promise.all([one!.fetchInstallation(asked('T1')), other!.fetchInstallation(asked('T2'))])
    expect(await one!.served(asked('T1'))).toEqual(['T1', 'T2'])
  })

  it('is found again after a moment in which nothing could be read', async () => {
    const kept = openKept()
    let isAway = true
    const read: Kept['read'] = name =>
      isAway ? Promise.reject(new Error('the database is away')) : kept.read(name)
    const installations = openInstallations({ ...kept, read }, key)
    await installations.storeInstallation(installation('T1'))
    await expect(installations.fetchInstallation(posted('T1'))).rejects.toThrow('away')
    isAway = false
    expect((await installations.fetchInstallation(posted('T1'))).bot?.token).toBe('xoxb-T1')
  })
})
