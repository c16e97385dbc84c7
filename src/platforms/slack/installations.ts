// The workspaces that have installed the bot, each with its token, encrypted where it is kept.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import type { Kept } from '../../platform.ts'

/** AES-256-GCM with a key of 32 bytes. `joined` is told which workspace or organisation it is now in. Rejects, without saying what it read, where a text was kept under another key or has been changed. */
export function openInstallations(
  kept: Kept,
  key: Buffer,
  joined: (owner: string) => void = () => {}
): InstallationStore {
  return {
    async storeInstallation(installation) {
      const owner = ownerOf(installation)
      await kept.write(nameOf(owner), sealed(JSON.stringify(installation), key))
      joined(owner)
    },
    async fetchInstallation(query) {
      const text = await kept.read(nameOf(ownerIn(query)))
      if (typeof text !== 'string') throw new Error(`slack: not installed in ${ownerIn(query)}`)
      return JSON.parse(unsealed(text, key))
    },
    async deleteInstallation(query) {
      await kept.remove(nameOf(ownerIn(query)))
    }
  }
}

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
