// Slack's own types as a JSON Schema that takes nothing else, with the limits that their comments state. Knows nothing of our renderer.
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'

export type Schema = { [key: string]: unknown }

/** What is judged: a block of a message, both views, an option of a menu. */
const JUDGED = ['KnownBlock', 'HomeView', 'ModalView', 'PlainTextOption'] as const

interface Generated {
  readonly definitions: Readonly<Record<string, Schema>>
}

/** What messages, views and menus are made of. Takes some seconds. */
export const generate = (): Generated =>
  generateFrom(import.meta.resolve('@slack/types').replace(/index\.js$/, 'index.d.ts'), '*', JUDGED)

/** The manifest of an app, which must have no field that is not there. */
export function generateManifest(): Generated {
  const { resolve } = createRequire(import.meta.resolve('@slack/bolt'))
  const types = resolve('@slack/web-api').replace(/index\.js$/, 'types/request/manifest.d.ts')
  const { definitions } = generateFrom(pathToFileURL(types).href, 'Manifest', ['Manifest'])
  return {
    definitions: {
      ...definitions,
      Manifest: { ...definitions['Manifest'], additionalProperties: false }
    }
  }
}

/** Definitions that one of `judged` reaches, without their comments, sorted by name. */
function generateFrom(types: string, type: string, judged: readonly string[]): Generated {
  const { definitions = {} } = createGenerator({
    path: fileURLToPath(types),
    type,
    expose: 'all',
    topRef: type !== '*',
    additionalProperties: false,
    skipTypeCheck: true
  }).createSchema('*')
  const all = new Map(Object.entries(definitions).map(([name, each]) => [name, limited(each)]))
  const wanted = new Set<string>()
  const reach = (name: string) => {
    if (wanted.has(name)) return
    wanted.add(name)
    for (const [, next = ''] of JSON.stringify(all.get(name)).matchAll(
      /"#\/definitions\/([^"]+)"/g
    ))
      reach(decodeURIComponent(next))
  }
  judged.forEach(reach)
  return {
    definitions: Object.fromEntries(
      [...all].filter(([name]) => wanted.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1))
    )
  }
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A schema with what its comment says as keywords, and without the comment. */
function limited(schema: unknown): Schema {
  if (!isSchema(schema)) return {}
  const { description, ...rest } = schema
  const kept = Object.fromEntries(
    // What is called `description` among the properties is one of them, not a comment.
    Object.entries(rest).map(([key, value]) => [
      key,
      key === 'properties' ? eachIn(value) : inside(value)
    ])
  )
  return typeof description === 'string' ? withLimits(kept, description) : kept
}

const eachIn = (properties: unknown): unknown =>
  isSchema(properties)
    ? Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, limited(each)]))
    : properties

const inside = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(inside) : isSchema(value) ? limited(value) : value

function withLimits(schema: Schema, comment: string): Schema {
  const said = comment.replace(/\s+/g, ' ')
  const most = numberIn(said, MOST)
  const each = numberIn(said, EACH)
  const least = numberIn(said, LEAST)
  if (most === null && each === null && least === null) return schema
  if (schema['type'] === 'array') {
    return {
      ...schema,
      ...(most !== null && { maxItems: most }),
      ...(each !== null && { items: { allOf: [schema['items'], ofText({ maxLength: each })] } })
    }
  }
  const length = {
    ...(most !== null && { maxLength: most }),
    ...(least !== null && { minLength: least })
  }
  if (schema['type'] === 'string') return { ...schema, ...length }
  if (schema['type'] === 'number')
    return {
      ...schema,
      ...(most !== null && { maximum: most }),
      ...(least !== null && { minimum: least })
    }
  // A text object: the comment speaks of the text in it.
  return '$ref' in schema || 'anyOf' in schema ? { allOf: [schema, ofText(length)] } : schema
}

const ofText = (length: Schema): Schema => ({ properties: { text: length } })

/** `Maximum length for this field is 75 characters`, `Max of 100 blocks`, `Limit 12,000 characters max` */
const MOST = /\b(?:max(?:imum)?\b[^.\d]*?|limit )`?(\d[\d,]*)/i

/** `Maximum length for the text in each item is 2000 characters` */
const EACH = /length for the text in each \w+ is (\d[\d,]*)/i

/** `The minimum length is 1` */
const LEAST = /\bmin(?:imum)?\b[^.\d]*?`?(\d[\d,]*)/i

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? null : Number(found.replaceAll(',', ''))
}
