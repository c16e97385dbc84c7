// The judge of every body that is sent to the stand-in: Discord's schemas first, then what they do not say.
import { breaches, fields } from './rules.ts'
import { type Kind, misfits } from './schemas.ts'

/** What is wrong with a body, in words; nothing where Discord would take it. The stand-in is given one from outside. */
export type Judge = (kind: Kind, body: unknown) => readonly string[]

export const judge: Judge = (kind, body) => [
  ...misfits(kind, asSchemasHaveIt(kind, body)),
  ...breaches(kind, fields(body))
]

/**
 * Where the schemas contradict the documentation, which Discord says is right: permissions are digits in a string, and a nonce can be
 * enforced in any message.
 */
function asSchemasHaveIt(kind: Kind, body: unknown): unknown {
  const permissions = fields(body)['default_member_permissions']
  return kind === 'command' && typeof permissions === 'string' && /^\d+$/.test(permissions)
    ? { ...fields(body), default_member_permissions: Number(permissions) }
    : body
}
