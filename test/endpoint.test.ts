// The endpoint over real connections on this machine.
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
