import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { ConfigError } from '../../../src/errors.ts'
import { drawAnswer } from '../../../src/platforms/preview/answering.ts'
import { openingOf } from '../../../src/platforms/preview/browser.ts'
import { readPreviewSettings } from '../../../src/platforms/preview/settings.ts'
import {
  heading,
  list,
  note,
  paragraph,
  quote,
  type Reply,
  reply,
  table
} from '../../../src/reply.ts'
import { deskThatEchoes } from '../../contracts/platform.ts'
import { openedPreview, type Opened } from './opened.ts'

let opened: Opened | undefined
afterEach(async () => {
  await opened?.platform.stop()
  opened = undefined
})

const open = async (env: Readonly<Record<string, string>> = {}) => {
  const { desk, asks } = deskThatEchoes()
  opened = await openedPreview(desk, env)
  return { ...opened, asks }
}

/** Whoever draws this breaks. */
const undrawable = reply([
  {
    ...note(''),
    get text(): string {
      throw new Error('no words')
    }
  }
])

const ask = (url: string, line: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${url}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ line, look: 'chat' })
  })

/** What was told, each in the place of the one before. */
const drawnIn = (lines: string): readonly string[] =>
  lines
    .trimEnd()
    .split('\n')
    .map((line): { html: string } => JSON.parse(line))
    .map(({ html }) => html)

const last = (lines: string): string => drawnIn(lines).at(-1) ?? ''

describe('the preview', () => {
  it('answers what is asked, drawn as both platforms draw it', async () => {
    const { url, asks } = await open()
    const text = last(await (await ask(url, '/wave Ada Quill')).text())
    expect(text.match(/you asked Ada Quill/g)?.length).toBeGreaterThanOrEqual(2)
    expect(text).toMatch(/data-side="slack"[^]*data-side="discord"/)
    expect(asks).toMatchObject([
      { command: 'wave', input: 'Ada Quill', admin: true, channel: 'preview:local:chat' }
    ])
  })

  it('tells how far it is while an answer takes long, and then the answer', async () => {
    const { desk } = deskThatEchoes()
    opened = await openedPreview({
      ...desk,
      async answer(asked, meanwhile) {
        meanwhile?.(reply([paragraph('1 of 2 read <so far>')]))
        return desk.answer({ ...asked, command: 'wave', input: 'Ada' })
      }
    })
    const response = await fetch(`${opened.url}/ask`, {
      method: 'POST',
      body: JSON.stringify({ line: '/reload' })
    })
    const told = drawnIn(await response.text())
    expect(told).toHaveLength(2)
    expect(told[0]).toContain('1 of 2 read &lt;so far&gt;')
    expect(told[1]).toContain('you asked Ada')
  })

  it('answers though it cannot be drawn how far it is', async () => {
    const { desk } = deskThatEchoes()
    opened = await openedPreview({
      ...desk,
      async answer(asked, meanwhile) {
        meanwhile?.(undrawable)
        await new Promise(resolve => setTimeout(resolve, 20))
        return desk.answer(asked)
      }
    })
    const told = drawnIn(await (await ask(opened.url, '/wave Ada')).text())
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('you asked Ada')
  })

  it.each(['[]', '{"command":"wave"}', '{"command":1,"fields":{}}', 'x'])(
    'refuses %s as a question',
    async body => {
      const { url } = await open()
      expect((await fetch(`${url}/ask`, { method: 'POST', body })).status).toBe(400)
    }
  )

  it('completes what is typed', async () => {
    const { url } = await open()
    const suggested = await fetch(`${url}/suggest?line=${encodeURIComponent('/wave ad')}`)
    expect(await suggested.json()).toEqual({
      usage: expect.stringMatching(/^\/wave .*: /),
      offers: [
        { value: '/wave Ada Quill', says: '' },
        { value: '/wave Adam Reed', says: '' }
      ]
    })
  })

  it.each(['', '   ', 'x'.repeat(5000)])('refuses %j as a line', async line => {
    const { url } = await open()
    expect((await ask(url, line)).status).toBe(400)
  })

  it('refuses what another page in the same browser sends', async () => {
    const { url, asks } = await open()
    const crossing = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' }
    ]
    for (const headers of crossing) expect((await ask(url, '/wave Ada', headers)).status).toBe(403)
    expect(asks).toEqual([])
  })

  it('is not served under a name that somebody lets point here', async () => {
    const { url } = await open()
    const { port } = new URL(url)
    const { request } = await import('node:http')
    const status = await new Promise(resolve => {
      request({ port, host: '127.0.0.1', headers: { host: `evil.example:${port}` } }, response => {
        response.resume()
        resolve(response.statusCode)
      }).end()
    })
    expect(status).toBe(421)
  })

  it('lets nothing in from elsewhere', async () => {
    const { url } = await open()
    const response = await fetch(url)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    const page = await response.text()
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    const weights = await Promise.all(
      ['/', '/static/style.css', '/static/script.js'].map(
        async path => (await (await fetch(url + path)).arrayBuffer()).byteLength
      )
    )
    expect(weights.reduce((sum, each) => sum + each, 0)).toBeLessThan(150_000)
  })

  it('wants its token from everywhere else', async () => {
    const token = 'a token of this test'
    const { url } = await open({ PREVIEW_TOKEN: token })
    expect((await fetch(url)).status).toBe(401)
    expect((await fetch(`${url}/?token=another-token-here`)).status).toBe(401)
    const let_in = await fetch(`${url}/?token=${encodeURIComponent(token)}`, { redirect: 'manual' })
    expect(let_in.status).toBe(302)
    const cookie = (let_in.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect(cookie).not.toContain(token)
    expect((await fetch(url, { headers: { cookie } })).status).toBe(200)
  })

  it('takes the next port where somebody is already', async () => {
    const first = await open()
    const { port } = new URL(first.url)
    const second = await openedPreview(deskThatEchoes().desk, { PREVIEW_PORT: port })
    expect(second.url).not.toBe(first.url)
    await second.platform.stop()
  })

  it('says that there is nothing where there is nothing', async () => {
    const { url } = await open()
    for (const path of ['/nowhere', '/desk/nowhere', '/desk/sources', '/read', '/static/x.js'])
      expect((await fetch(url + path)).status).toBe(404)
  })

  it.each([
    [{ PREVIEW_HOST: '0.0.0.0' }, 'PREVIEW_TOKEN'],
    [{ PREVIEW_HOST: '0.0.0.0', PREVIEW_TOKEN: 'short' }, 'PREVIEW_TOKEN'],
    [{ PREVIEW_PORT: 'x' }, 'PREVIEW_PORT'],
    [{ PREVIEW_PORT: '70000' }, 'PREVIEW_PORT'],
    [{ PREVIEW_HOST: 'a b' }, 'PREVIEW_HOST'],
    [{ PREVIEW_OPEN: 'maybe' }, 'PREVIEW_OPEN']
  ] as const)('%j is refused for %s', (env, key) => {
    expect(() => readPreviewSettings(env)).toThrow(ConfigError)
    expect(() => readPreviewSettings(env)).toThrow(new RegExp(`^${key}: `))
  })
})

it('is there without the libraries that talk to Slack and Discord, which take long to load', () => {
  const load = `
    import { registerHooks } from 'node:module'
    registerHooks({
      resolve(name, context, next) {
        const found = next(name, context)
        console.log(found.url)
        return found
      }
    })
    await import('./src/platforms/preview/preview.ts')`
  const loaded = execFileSync(process.execPath, ['--input-type=module', '-e', load], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../../../', import.meta.url))
  })
  expect(loaded).toContain('/node_modules/hono/')
  expect(loaded).not.toMatch(/\/node_modules\/(?:discord\.js|@slack\/bolt)\//)
})

describe('opening the browser', () => {
  const url = 'http://127.0.0.1:4680'

  it.each([
    ['linux', { DISPLAY: ':0' }, ['xdg-open', url]],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', url]],
    ['linux', {}, null],
    ['darwin', {}, ['open', url]],
    ['darwin', { CI: 'true' }, null],
    ['linux', { DISPLAY: ':10', SSH_CONNECTION: '192.0.2.1 22' }, null],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler', url]]
  ] as const)('on %s with %j it is %j', (system, env, opening) => {
    expect(openingOf(url, env, system)).toEqual(opening)
  })
})

const hostile =
  '<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1) \u202egnp.exe " onmouseover="x'

const hostileReply: Reply = reply(
  [
    heading(hostile),
    paragraph([
      { text: hostile, href: 'javascript:alert(1)' },
      { text: hostile, href: 'https://news.example/"onx="' }
    ]),
    quote(hostile, hostile),
    list([hostile]),
    table([hostile], [[hostile]]),
    note(hostile),
    paragraph('x'.repeat(1_000_000))
  ],
  [{ label: hostile, line: `/search ${hostile}` }]
)

describe('a drawn answer', () => {
  it('shows hostile words and does not obey them', async () => {
    const drawn = (await drawAnswer(hostileReply, { line: '/search x' })).toString()
    // As booleans: a message with a million characters in it helps nobody.
    expect(/<script|<img|href="javascript|\son\w+="/i.test(drawn)).toBe(false)
    expect(drawn.replace(/data-line="[^"]*"/g, '').includes('\u202e')).toBe(false)
    expect(drawn.includes('alert(1)')).toBe(true)
  })

  it('says how much of the limits it takes', async () => {
    const drawn = (
      await drawAnswer(reply([paragraph('Good morning.')]), { line: '/help' })
    ).toString()
    expect(drawn).toMatch(/What is sent to Slack:\s+within its limits/)
    expect(drawn).toMatch(/1 of 50 blocks/)
    expect(drawn).toMatch(/What is sent to Discord:\s+within its limits/)
    expect(drawn).toMatch(/of 40 components/)
  })

  it('draws what is marked up for Discord as Discord does', async () => {
    const shown = reply([
      heading('A *b*'),
      paragraph([
        { text: 'Vero_', strong: true },
        { text: ' said', href: 'https://a.example/x_y' }
      ]),
      note('small')
    ])
    const drawn = (await drawAnswer(shown, { line: '/help' })).toString()
    const discord = drawn.slice(
      drawn.indexOf('data-side="discord"'),
      drawn.indexOf('<details', drawn.indexOf('data-side="discord"'))
    )
    expect(discord).toMatch(/<h2>A \*b\*<\/h2>/)
    expect(discord).toMatch(/<b>Vero_<\/b>/)
    expect(discord).toMatch(/<a href="https:\/\/a.example\/x_y"[^>]*> ?said<\/a>/)
    expect(discord).toMatch(/<small>small<\/small>/)
  })
})
