// Whether Discord has signed a request: Ed25519 over its time and body.
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Signed } from '../../signed.ts'

/** What stands before the 32 bytes of an Ed25519 key in SPKI (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** From 64 hexadecimal digits. Throws for a key that is none. */
export const readPublicKey = (hex: string): KeyObject =>
  createPublicKey({
    key: Buffer.concat([SPKI, Buffer.from(hex, 'hex')]),
    format: 'der',
    type: 'spki'
  })

/** False for a signature of another key. It may be a copy where it is not fresh. */
export function isSigned({ signature, timestamp, body }: Signed, key: KeyObject): boolean {
  if (signature === undefined || !/^[0-9a-f]{128}$/i.test(signature)) return false
  if (timestamp === undefined) return false
  return verify(
    null,
    Buffer.concat([Buffer.from(timestamp), body]),
    key,
    Buffer.from(signature, 'hex')
  )
}
