// Which addresses may be connected to. Knows numbers of hosts, no names.
import ipaddr from 'ipaddr.js'

/** Ranges of addresses that an operator opens although they are not public, as `ipaddr.js` holds them. */
export type Networks = readonly [ipaddr.IPv4 | ipaddr.IPv6, number][]

/**
 * Reads `10.1.0.0/16` or a single address. Throws a `RangeError` that says what is wanted for anything else.
 */
export function networkOf(text: string): Networks[number] {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text)
    const address = ipaddr.parse(text)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  } catch (cause) {
    throw new RangeError(`wants networks such as 10.1.0.0/16 or 127.0.0.1, not "${text}"`, {
      cause
    })
  }
}

/** Whether a host as a URL has it is an address already: no name would be looked up for it. */
export const isAddress = (host: string): boolean => ipaddr.isValid(bare(host))

/**
 * Whether a connection to this address may be made: it is one of the public internet, or in a network that was opened. An IPv4 address
 * wrapped in IPv6 (`::ffff:10.0.0.1`) is judged as what it wraps; those that wrap one behind a gateway (NAT64, 6to4, Teredo)
 * are refused whole, since nobody can tell where they lead.
 */
export function mayConnect(host: string, opened: Networks): boolean {
  const text = bare(host)
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  return (
    address.range() === 'unicast' ||
    opened.some(([network, bits]) =>
      address instanceof ipaddr.IPv4
        ? network instanceof ipaddr.IPv4 && address.match(network, bits)
        : network instanceof ipaddr.IPv6 && address.match(network, bits)
    )
  )
}

/** A URL writes IPv6 in brackets, and a link-local address may name its interface. */
const bare = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
