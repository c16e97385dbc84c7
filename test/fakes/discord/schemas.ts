// Discord's own schemas of request bodies, closed: a key that is not in them is a mistake. Knows nothing of the bot.
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
// @ts-expect-error: the package has types for its types alone, none for its schemas
import * as spec from 'discord-api-spec/zod'
import { z } from 'zod'

/** The bodies that are judged. The first six are what an interaction can be answered with, by the type of the answer. */
const schemas = {
  'callback 1': spec.PongInteractionCallbackRequestSchema,
  'callback 4': spec.CreateMessageInteractionCallbackRequestSchema,
  'callback 5': spec.CreateMessageInteractionCallbackRequestSchema,
  'callback 6': spec.UpdateMessageInteractionCallbackRequestSchema,
  'callback 7': spec.UpdateMessageInteractionCallbackRequestSchema,
  'callback 8': spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  message: spec.MessageCreateRequestSchema,
  'follow-up': spec.IncomingWebhookInteractionRequestSchema,
  'edit of an answer': spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  command: spec.ApplicationCommandUpdateRequestSchema,
  thread: spec.CreateTextThreadWithMessageRequestSchema,
  'forum post': spec.CreateForumThreadRequestSchema,
  'thread change': spec.UpdateThreadRequestPartialSchema,
  'direct message': spec.CreatePrivateChannelRequestSchema
} as const

export type Kind = keyof typeof schemas

const compiled = new Map<Kind, ValidateFunction>()

/** What is wrong with a body, as `where: what`; nothing where it fits. */
export function misfits(kind: Kind, body: unknown): readonly string[] {
  const validate = compiled.get(kind) ?? compile(kind)
  if (validate(body)) return []
  const errors = validate.errors ?? []
  // Of a union each branch complains; the deepest complaint is that of the branch that was meant.
  const depth = Math.max(...errors.map(({ instancePath }) => instancePath.split('/').length))
  return errors
    .filter(({ instancePath }) => instancePath.split('/').length === depth)
    .slice(0, 5)
    .map(
      ({ instancePath, message, params }) =>
        `${kind}${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`
    )
}

function compile(kind: Kind): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false })
  const validate = ajv.compile(
    z.toJSONSchema(schemas[kind], { unrepresentable: 'any', reused: 'ref' })
  )
  compiled.set(kind, validate)
  return validate
}
