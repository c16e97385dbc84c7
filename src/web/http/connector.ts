// Opens connections for undici, to public addresses alone: checked as written, as looked up and as connected.
import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup as lookUp } from 'node:dns'
import { buildConnector } from 'undici'
import type { Networks } from './addresses.ts'
import { isAddress, mayConnect } from './addresses.ts'

/** A connection that was not made because of where it would have led. */
export class Refused extends Error {
  override readonly name = 'Refused'

  constructor(host: string) {
    super(`${host} is not a public address`)
  }
}

/** As `dns.lookup` with `all`: a test gives a resolver that changes its mind. */
export type Lookup = (
  host: string,
  options: LookupOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void
) => void

const systemLookup: Lookup = (host, options, done) => lookUp(host, { ...options, all: true }, done)

/**
 * Three checks, since each alone can be got around: an address written in the URL is never looked up; a name is refused when ANY
 * of its addresses is, for the next look-up may give another order; and what the socket says it is connected to is
 * checked last, whatever was said before. Refusals come as `Refused`.
 */
export function guardedConnector(
  opened: Networks,
  timeout: number,
  resolve: Lookup = systemLookup
): buildConnector.connector {
  const connect = buildConnector({
    timeout,
    lookup: (host: string, options: LookupOptions, done: LookupDone) => {
      resolve(host, options, (error, addresses) => {
        if (error) done(error, [])
        else if (
          addresses.length === 0 ||
          !addresses.every(({ address }) => mayConnect(address, opened))
        )
          done(new Refused(host), [])
        else if (options.all === true) done(null, addresses)
        else done(null, addresses[0]!.address, addresses[0]!.family)
      })
    }
  })

  return (options, done) => {
    const host = options.hostname
    if (isAddress(host) && !mayConnect(host, opened)) {
      done(new Refused(host), null)
      return
    }
    connect(options, (error, socket) => {
      if (error) {
        done(error, null)
        return
      }
      const reached = socket.remoteAddress
      if (reached !== undefined && mayConnect(reached, opened)) {
        done(null, socket)
        return
      }
      socket.destroy()
      done(new Refused(reached ?? host), null)
    })
  }
}

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void
