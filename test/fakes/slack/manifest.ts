// What Slack would say to an app manifest: by its own types, and by the rules of its manifest schema, version 2, that those lack.
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { isObject, type Json } from './schema.ts'

const schema: Json = JSON.parse(
  readFileSync(new URL('./manifest.schema.json', import.meta.url), 'utf8')
)
const validate = new Ajv({ allErrors: true, strict: false }).compile({
  ...schema,
  $ref: '#/definitions/Manifest'
})

/** Each with its place in the manifest; empty where nothing is wrong. */
export function judgeManifest(manifest: object): readonly string[] {
  const told = validate(manifest) ? [] : (validate.errors ?? [])
  return [
    ...told.map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`
    ),
    ...complaints(manifest, '')
  ]
}

/** By hand, from github.com/slackapi/manifest-schema. By the last name of the place. */
const RULES: Readonly<Record<string, (value: unknown) => boolean>> = {
  background_color: value => matches(value, /^#(?:[0-9a-f]{3}){1,2}$/i),
  command: value => matches(value, /^\/[^\s/]+$/),
  url: isAddress(3000),
  request_url: isAddress(3500),
  message_menu_options_url: isAddress(3500),
  long_description: value => typeof value === 'string' && value.length >= 175,
  slash_commands: value => isUnique(value, 'command'),
  shortcuts: value =>
    isUnique(value, 'callback_id') && names(value).every(({ length }) => length <= 24),
  redirect_urls: value => isUnique(value) && strings(value).every(({ length }) => length <= 2500),
  bot_events: value => isUnique(value),
  bot: value => isUnique(value)
}

function* complaints(value: unknown, at: string): Generator<string> {
  if (value === '') yield `${at} says nothing`
  if (Array.isArray(value) && value.length === 0) yield `${at} is empty`
  const name = at.slice(at.lastIndexOf('/') + 1)
  if (RULES[name]?.(value) === false) yield `${at} is none of its kind`
  if (Array.isArray(value))
    for (const [index, each] of value.entries()) yield* complaints(each, `${at}/${index}`)
  else if (isObject(value))
    for (const [key, each] of Object.entries(value)) yield* complaints(each, `${at}/${key}`)
}

const matches = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value)

function isAddress(most: number) {
  return (value: unknown): boolean =>
    typeof value === 'string' && value.length <= most && /^https?:\/\//.test(value)
}

const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const strings = (value: unknown): readonly string[] =>
  items(value).filter(each => typeof each === 'string')

const named = (value: unknown, key: string): readonly string[] =>
  strings(items(value).map(each => (isObject(each) ? each[key] : null)))

const names = (value: unknown): readonly string[] => named(value, 'name')

/** Whether no two are the same, or have the same at this key. */
function isUnique(value: unknown, key?: string): boolean {
  const all = key === undefined ? strings(value) : named(value, key)
  return new Set(all).size === all.length
}
