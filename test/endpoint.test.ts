import { describe, expect, it } from 'vitest'
import { openEndpoint } from '../src/endpoint.ts'

describe('openEndpoint', () => {
  it('says in a line that somebody else listens there', async () => {
    const host = '127.0.0.1'
    const first = await openEndpoint({ host, port: 0 }, () => {}, 0)
    const { port } = first
    await expect(openEndpoint({ host, port }, () => {}, 0)).rejects.toThrow(
      `127.0.0.1:${port}: cannot be listened at: another program listens there already`
    )
    await first.close()
  })
})
