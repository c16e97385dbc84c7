// The endpoint over real connections on this machine.
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { bodyOf, openEndpoint } from '../src/endpoint.ts'

const host = '127.0.0.1'

describe('openEndpoint', () => {
  it('says in a line that somebody else listens there', async () => {
    const first = await openEndpoint({ host, port: 0 }, () => {}, 0)
    const { port } = first
    await expect(openEndpoint({ host, port }, () => {}, 0)).rejects.toThrow(
      `127.0.0.1:${port}: cannot be listened at: another program listens there already`
    )
    await first.close()
  })

  it('is closed as soon as the last has his answer, though his connection could stay', async () => {
    const asked = Promise.withResolvers<ServerResponse>()
    const endpoint = await openEndpoint({ host, port: 0 }, (_, each) => asked.resolve(each), 60_000)
    const answer = fetch(`http://${host}:${endpoint.port}`)
    const response = await asked.promise
    const closed = endpoint.close()
    response.end('words')
    expect(await (await answer).text()).toBe('words')
    await closed
  })

  it('cuts the line of who does not send what he began', async () => {
    const endpoint = await openEndpoint({ host, port: 0 }, async r => void (await bodyOf(r)), 0)
    const line = connect(endpoint.port, host)
    line.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-le')
    const [said] = await once(line, 'data')
    expect(String(said)).toContain('408 Request Timeout')
    await once(line.resume(), 'close')
    await endpoint.close()
  }, 20_000)
})

describe('bodyOf', () => {
  it.each([
    [1_000_000, 'read'],
    [1_000_001, 'refused']
  ])('a body of %i bytes is %s', async (bytes, what) => {
    const endpoint = await openEndpoint(
      { host, port: 0 },
      async (request, response) => {
        const body = await bodyOf(request)
        response.end(body === null ? 'refused' : body.length === bytes ? 'read' : 'cut')
      },
      0
    )
    // Who is refused may find the connection closed before he has sent it all.
    const answer = await fetch(`http://${host}:${endpoint.port}`, {
      method: 'POST',
      body: new Uint8Array(bytes)
    }).then(
      response => response.text(),
      () => 'refused'
    )
    expect(answer).toBe(what)
    await endpoint.close()
  })
})
