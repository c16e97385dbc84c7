import { describe, expect, it } from 'vitest'
import { isAddress, mayConnect, networkOf } from '../../../src/web/http/addresses.ts'

describe('an address', () => {
  it.each(['93.184.215.14', '8.8.8.8', '2606:2800:21f::1', '[2606:2800:21f::1]'])(
    'of the public internet may be connected to: %s',
    host => {
      expect(mayConnect(host, [])).toBe(true)
    }
  )

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback', '127.8.9.10'],
    ['loopback', '[::1]'],
    ['unspecified', '0.0.0.0'],
    ['unspecified', '::'],
    ['private', '10.0.0.1'],
    ['private', '172.16.3.4'],
    ['private', '192.168.1.1'],
    ['metadata of a cloud', '169.254.169.254'],
    ['metadata of a cloud', 'fd00:ec2::254'],
    ['link-local', 'fe80::1%eth0'],
    ['unique local', 'fc00::1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['broadcast', '255.255.255.255'],
    ['multicast', '224.0.0.1'],
    ['multicast', 'ff02::1'],
    ['reserved', '240.0.0.1'],
    ['for benchmarks', '198.18.0.1'],
    ['for documents', '192.0.2.1'],
    ['IPv4 inside IPv6', '::ffff:127.0.0.1'],
    ['IPv4 inside IPv6', '[::ffff:7f00:1]'],
    ['IPv4 behind NAT64', '64:ff9b::7f00:1'],
    ['IPv4 behind 6to4', '2002:7f00:1::'],
    ['no address at all', 'localhost']
  ])('that is %s may not: %s', (_, host) => {
    expect(mayConnect(host, [])).toBe(false)
  })

  it('in a network that was opened may be connected to, and its neighbour may not', () => {
    const opened = [networkOf('10.1.0.0/16'), networkOf('127.0.0.1'), networkOf('fd12::/16')]
    expect(mayConnect('10.1.200.3', opened)).toBe(true)
    expect(mayConnect('10.2.0.1', opened)).toBe(false)
    expect(mayConnect('127.0.0.1', opened)).toBe(true)
    expect(mayConnect('::ffff:127.0.0.1', opened)).toBe(true)
    expect(mayConnect('127.0.0.2', opened)).toBe(false)
    expect(mayConnect('fd12::9', opened)).toBe(true)
    expect(mayConnect('fd13::9', opened)).toBe(false)
  })

  it('is told from a name', () => {
    expect(isAddress('[::1]')).toBe(true)
    expect(isAddress('127.0.0.1')).toBe(true)
    expect(isAddress('example.org')).toBe(false)
  })

  it.each(['10.0.0.0/99', 'home', ''])(
    'that is no network is refused with what is wanted: "%s"',
    text => {
      expect(() => networkOf(text)).toThrow(/wants networks such as 10\.1\.0\.0\/16/)
    }
  )
})
