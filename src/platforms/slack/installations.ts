// The workspaces that have installed the bot, each with its token, encrypted where it is kept.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import type { Kept } from '../../platform.ts'
import { NotInstalled } from './clients.ts'

/** What Bolt wants, and which workspaces are served by the installation of an organisation. */
export interface Installations extends InstallationStore {
  /** The workspaces for which this installation was asked for: those of an organisation, or the one. */
  served(query: InstallationQuery<boolean>): Promise<readonly string[]>
}

/**
 * AES-256-GCM with a key of 32 bytes. `joined` is told which workspace it is now in. Rejects, without saying what it read, where a text was
 * kept under another key or has been changed.
 */
export function openInstallations(
  kept: Kept,
  key: Buffer,
  joined: (team: string) => void = () => {}
): Installations {
  const organised = openOrganised(kept)
  const read = async (owner: string): Promise<Installation> => {
    const text = await kept.read(nameOf(owner))
    if (typeof text !== 'string') throw new NotInstalled(owner)
    return JSON.parse(unsealed(text, key))
  }
  return {
    async storeInstallation(installation) {
      const owner = ownerOf(installation)
      await kept.write(nameOf(owner), sealed(JSON.stringify(installation), key))
      // Of an organisation's workspaces it hears when they ask.
      if (installation.isEnterpriseInstall !== true) joined(owner)
    },
    async fetchInstallation(query) {
      const { isEnterpriseInstall, teamId } = query
      const found = await read(
        isEnterpriseInstall
          ? ownerIn(query)
          : ((await organised.owner(ownerIn(query))) ?? ownerIn(query))
      )
      if (
        isEnterpriseInstall &&
        teamId !== undefined &&
        (await organised.add(teamId, ownerIn(query)))
      )
        joined(teamId)
      return found
    },
    async deleteInstallation(query) {
      await kept.remove(nameOf(ownerIn(query)))
      await organised.remove(ownerIn(query))
    },
    served: async query =>
      query.isEnterpriseInstall
        ? organised.teams(ownerIn(query))
        : query.teamId === undefined
          ? []
          : [query.teamId]
  }
}

/**
 * Which organisation a workspace belongs to whose installation is the organisation's. Slack says so only when somebody asks there, and
 * says it to one replica: so it is looked up where all keep it, and not remembered here.
 */
function openOrganised(kept: Kept) {
  const NAME = 'slack-organised'
  const all = async () => ownersIn(await kept.read(NAME))
  return {
    owner: async (team: string) => (await all()).get(team),
    teams: async (owner: string): Promise<readonly string[]> =>
      [...(await all())].filter(([, its]) => its === owner).map(([team]) => team),
    /** True where that is new. */
    async add(team: string, owner: string): Promise<boolean> {
      if ((await all()).get(team) === owner) return false
      let isNew = false
      await kept.change(NAME, before => {
        const owners = ownersIn(before)
        isNew = owners.get(team) !== owner
        return Object.fromEntries([...owners, [team, owner]])
      })
      return isNew
    },
    async remove(owner: string): Promise<void> {
      if (![...(await all()).values()].includes(owner)) return
      await kept.change(NAME, before =>
        Object.fromEntries([...ownersIn(before)].filter(([, its]) => its !== owner))
      )
    }
  }
}

/** Whose each workspace is. */
const ownersIn = (document: unknown): ReadonlyMap<string, string> =>
  new Map(isEntries(document) ? Object.entries(document) : [])

const isEntries = (document: unknown): document is Record<string, string> =>
  typeof document === 'object' &&
  document !== null &&
  Object.values(document).every(each => typeof each === 'string')

const nameOf = (owner: string): string => `slack-installation-${owner}`

/** An organisation where it was installed for all its workspaces, else the workspace. */
const ownerOf = ({ isEnterpriseInstall, enterprise, team }: Installation): string =>
  (isEnterpriseInstall === true ? enterprise?.id : team?.id) ?? 'unknown'

const ownerIn = ({
  isEnterpriseInstall,
  enterpriseId,
  teamId
}: InstallationQuery<boolean>): string => (isEnterpriseInstall ? enterpriseId : teamId) ?? 'unknown'

const CIPHER = 'aes-256-gcm'
const IV = 12
const TAG = 16

/** Version, nonce, tag and text, in base64url: `1.…`. */
function sealed(text: string, key: Buffer): string {
  const iv = randomBytes(IV)
  const cipher = createCipheriv(CIPHER, key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

function unsealed(text: string, key: Buffer): string {
  const bytes = Buffer.from(text.replace(/^1\./, ''), 'base64url')
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV))
    decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString(
      'utf8'
    )
  } catch (cause) {
    throw new Error('slack: an installation was kept under another SLACK_TOKEN_KEY', { cause })
  }
}
