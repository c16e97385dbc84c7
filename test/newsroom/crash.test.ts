// A newsroom whose process is killed at any moment: the next start has one edition whole, and loses nothing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { serve } from '../fakes/http.ts'
import { treeOf } from '../sources/tree.ts'
import { openWebroom, rss, told } from './webrooms.ts'

const FEEDS = 6
const PLACE = 'slack:T1'

it('a newsroom that is killed has the edition before or the one after at the next start, and then all there is', async () => {
  let wave = 0
  let hadOwn = false
  const feed = (name: string) =>
    rss([
      // One that changes with every wave, one that comes with it and is gone from the feed with the next.
      { path: `${name}/now`, text: `${told(name)} Wave ${wave} ends.` },
      { path: `${name}/wave${wave}`, text: told(`${name} at ${wave}`) }
    ])
  const names = ['own', ...Array.from({ length: FEEDS }, (_, at) => `feed${at}`)]
  const server = await serve({
    '/wave': (_, response) => {
      wave += 1
      response.end()
    },
    ...Object.fromEntries(
      names.map(name => [
        `/${name}`,
        (
          request: { headers: Record<string, unknown> },
          response: { writeHead(status: number, headers?: object): { end(text?: string): void } }
        ) => {
          const etag = `"${wave}"`
          if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
          else response.writeHead(200, { etag }).end(feed(name))
        }
      ])
    )
  })
  const data = await treeOf()
  const file = fileURLToPath(new URL('reloading.ts', import.meta.url))
  const configured = names.slice(1).map(name => `feed:${server.origin}/${name}`)
  for (let turn = 0; turn < 8; turn++) {
    const child = spawn(process.execPath, [file, data, server.origin, String(FEEDS)], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    await once(child.stdout, 'data')
    await sleep(50 + Math.random() * 700)
    child.kill('SIGKILL')
    await once(child, 'exit')

    const { newsroom, close } = await openWebroom(configured, { data })
    const seen = (scope: string | null) => {
      const { edition } = scope === null ? newsroom : newsroom.seenBy(scope)
      return edition.articles({}, Infinity)
    }
    const wavesIn = (scope: string | null) =>
      seen(scope).flatMap(({ text }) => /Wave (\d+) ends/.exec(text)?.[1] ?? [])
    for (const scope of [null, PLACE]) {
      // Before the place's own source was kept for the first time, it has what everyone has.
      const hasOwn = seen(scope).some(({ id }) => id.includes('/own/'))
      const feeds = FEEDS + Number(hasOwn)
      hadOwn ||= hasOwn
      expect(hasOwn).toBe(scope === PLACE && hadOwn)
      const waves = wavesIn(scope)
      expect(waves).toHaveLength(feeds)
      expect(new Set(waves).size).toBe(1)
      // What came with a wave came with all of it.
      const counts = Map.groupBy(
        seen(scope).filter(({ id }) => /wave\d+$/.test(id)),
        ({ id }) => /wave\d+$/.exec(id)?.[0]
      )
      for (const [, all] of counts) {
        // A wave from before the place's own source was kept has none of that, and all of the others.
        const own = all.filter(({ id }) => id.includes('/own/'))
        expect(own.length).toBeLessThanOrEqual(Number(hasOwn))
        expect(all.length - own.length).toBe(FEEDS)
      }
    }
    await newsroom.seenBy(PLACE).reload()
    await newsroom.reload()
    expect(new Set([...wavesIn(null), ...wavesIn(PLACE)])).toEqual(new Set([String(wave)]))
    for (const name of names)
      expect(
        newsroom.seenBy(PLACE).edition.article(`gazette.example/${name}/wave${wave}`)
      ).toBeDefined()
    await close()
  }
}, 120_000)
