import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { held, letGo } from '../../fakes/held.ts'
import { storedIn } from '../../fakes/kept.ts'
import { send } from '../../fakes/slack/delivery.ts'
import { shownIn, somebody } from '../../fakes/slack/people.ts'
import { openSlackStandIn } from '../../fakes/slack/slack.ts'
import { closedClean, openedSlack, type Opened, until } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await closedClean(opened)
  opened = undefined
})

/** A bot behind an address, in a process of its own. */
async function openHeld() {
  const folder = await mkdtemp(join(tmpdir(), 'copydesk-held-'))
  const slack = await openSlackStandIn()
  const child = spawn(process.execPath, [fileURLToPath(new URL('dying.ts', import.meta.url))], {
    env: {
      ...process.env,
      SLACK_TRANSPORT: 'http',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.workspaces.get('T1')!.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_PORT: '0',
      KEPT: folder,
      ANSWERS: 'held'
    },
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const gone = once(child, 'exit')
  const [port] = await once(child.stdout, 'data')
  const to = `http://127.0.0.1:${Number(String(port))}/slack/events`
  const me = somebody(slack, {}, () => to)
  const { messages } = me.workspace
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await gone
    await slack.close()
    expect(slack.problems).toEqual([])
    await rm(folder, { recursive: true })
  })
  /** One that holds the thread, and others while it is held. */
  const rush = async () => {
    const { first } = await held(child, () => me.slash('/copydesk', 'wave Ada'))
    return Promise.all([
      first,
      me.slash('/copydesk', 'wave Bo'),
      me.mention('wave Cy', '5.000001'),
      me.direct('wave Di'),
      me.check('“the tide was out”')
    ])
  }
  return { slack, folder, to, messages, rush, child, gone }
}

describe('while an answer holds the bot', () => {
  it('Slack hears at once of whatever is asked, and each has his answer', async () => {
    const { messages, folder, rush } = await openHeld()
    const all = await rush()
    expect(all.map(heard => heard?.status)).toEqual([200, 200, 200, 200, 200])
    await letGo(folder)
    await until(() => messages.filter(each => shownIn(each).includes('at last')).length === 5)
  }, 30_000)

  it('what is wrong is refused, and balancers are told that it is there', async () => {
    const { rush, to } = await openHeld()
    await rush()
    expect((await send(to, 'command=%2Fcopydesk', {})).status).toBe(401)
    expect((await send(to, 'ssl_check=1', {})).status).toBe(200)
    expect(await (await fetch(new URL('/health', to))).text()).toBe('ok')
    expect((await fetch(new URL('/elsewhere', to))).status).toBe(404)
  }, 30_000)

  it('a process that is killed leaves nobody of whom it has told Slack without an apology', async () => {
    const { slack, messages, rush, folder, child, gone } = await openHeld()
    await rush()
    child.kill('SIGKILL')
    await gone
    messages.length = 0
    const kept = await storedIn(folder)
    opened = await openedSlack('http', {}, { kept }, slack)
    await opened.start(deskThatEchoes().desk)
    await until(() => messages.filter(each => shownIn(each).includes('restarted')).length === 5)
    await vi.waitFor(async () =>
      expect(await kept.owed.take('slack-owed', 'slack-owed')).toEqual([])
    )
    await opened.platform.stop()
    await kept.close()
  }, 30_000)
})
