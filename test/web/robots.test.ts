import { describe, expect, it, onTestFinished } from 'vitest'
import { networkOf } from '../../src/web/http/addresses.ts'
import { openHttp } from '../../src/web/http/http.ts'
import { openRobots } from '../../src/web/robots.ts'
import { sends, serve } from '../fakes/http.ts'

const RULES = `User-agent: *\nDisallow: /private\nAllow: /private/press\n\nUser-agent: Copydesk\nDisallow: /drafts\n`
const never = new AbortController().signal

function open(now: () => number = Date.now) {
  const http = openHttp({ agent: 'Copydesk/test', opened: [networkOf('127.0.0.1')] })
  onTestFinished(() => http.close())
  return {
    named: openRobots(wanted => http.fetch(wanted), 'Copydesk', now),
    unnamed: openRobots(wanted => http.fetch(wanted), 'Other', now)
  }
}

describe('robots.txt', () => {
  it('is kept to, by the rules for our name or those for all, and asked for once a day', async () => {
    let time = 0
    const server = await serve({ '/robots.txt': sends(RULES) })
    const { named, unnamed } = open(() => time)
    expect(await named.allow(`${server.origin}/drafts/1`, never)).toBe(false)
    expect(await named.allow(`${server.origin}/private`, never)).toBe(true)
    expect(server.asked).toHaveLength(1)
    expect(await unnamed.allow(`${server.origin}/private/a`, never)).toBe(false)
    expect(await unnamed.allow(`${server.origin}/private/press`, never)).toBe(true)
    time = 25 * 3_600_000
    await named.allow(`${server.origin}/a`, never)
    expect(server.asked).toHaveLength(3)
  })

  it('that is not there lets everything be read', async () => {
    const server = await serve({})
    expect(await open().named.allow(`${server.origin}/a`, never)).toBe(true)
  })

  it('that cannot be had lets nothing be read for a while', async () => {
    let time = 0
    const server = await serve({ '/robots.txt': sends('down', {}, 503) })
    const { named } = open(() => time)
    expect(await named.allow(`${server.origin}/a`, never)).toBe(false)
    await named.allow(`${server.origin}/b`, never)
    expect(server.asked).toHaveLength(1)
    time = 16 * 60_000
    await named.allow(`${server.origin}/b`, never)
    expect(server.asked).toHaveLength(2)
  })
})
