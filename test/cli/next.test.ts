import { describe, expect, it } from 'vitest'
import { copydesk } from './run.ts'

const input = (...values: object[]): string =>
  values.map(value => `${JSON.stringify(value)}\n`).join('')

describe.concurrent('copydesk next -', () => {
  it('prints when each is due', async () => {
    const { code, out, err } = await copydesk(['next', '-'], {
      input: input(
        { id: 'gap', zone: 'Europe/Berlin', at: '02:30', after: '2025-03-29T12:00:00Z' },
        { id: 2, zone: 'Europe/Berlin', at: '0 8 * * mon-fri', after: '2026-11-20T12:00:00Z' },
        { id: 'never', zone: 'UTC', cron: '0 8 30 2 *', after: '2026-11-20T12:00:00Z' }
      )
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.trimEnd().split('\n')).toEqual([
      '{"id":"gap","next":"2025-03-30T01:30:00Z"}',
      '{"id":2,"next":"2026-11-23T07:00:00Z"}',
      '{"id":"never","next":null}'
    ])
  })

  it('tells by its line what cannot be one, and goes on', async () => {
    const { code, out, err } = await copydesk(['next', '-'], {
      input: `${input(
        { id: 1, zone: 'Europe/Nowhere', at: '08:00', after: '2026-11-20T12:00:00Z' },
        { id: 2, zone: 'UTC', at: '25:00', after: '2026-11-20T12:00:00Z' },
        { id: 3, zone: 'UTC', at: '08:00', after: 'soon' },
        { id: 4, zone: 'UTC', after: '2026-11-20T12:00:00Z' }
      )}[]\n${input({ id: 6, zone: 'UTC', at: '8:00', after: '2026-11-20T12:00:00Z' })}`
    })
    expect(code).toBe(1)
    const told = out.trimEnd().split('\n')
    expect(told).toHaveLength(6)
    expect(told[0]).toMatch(/^\{"id":1,"error":"line 1: zone: /)
    expect(told[4]).toMatch(/^\{"id":null,"error":"line 5: /)
    expect(told[5]).toBe('{"id":6,"next":"2026-11-21T08:00:00Z"}')
    expect(err.trimEnd().split('\n')).toEqual([
      'line 1: zone: "Europe/Nowhere" is none: wants a name such as Europe/Berlin',
      expect.stringMatching(/^line 2: at: wants five fields/),
      'line 3: after: "soon" is no instant: wants 2026-03-02T06:30:00Z',
      'line 4: at: wants text',
      'line 5: at: wants text'
    ])
  })
})
