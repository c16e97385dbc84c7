// The schema of Slack's own types, ready to judge by; a choice among tagged things is made by their tag, so that complaints are to the point.
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const { definitions }: { definitions: Record<string, Json> } = JSON.parse(
  readFileSync(new URL('./blocks.schema.json', import.meta.url), 'utf8')
)

const REFERENCE = '#/definitions/'

const validators = new Map<string, ValidateFunction>()

/** What is wrong by the definition of this name, each with its place below `at`; empty where nothing is. */
export function judgeBy(definition: string, value: unknown, at: string): readonly string[] {
  const validate =
    validators.get(definition) ?? ajv().compile({ $ref: `slack${REFERENCE}${definition}` })
  validators.set(definition, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${at}${instancePath} ${message} ${JSON.stringify(params)}`
  )
}

/** The definition of a block by its `type`; undefined where there is no such block. */
export const blockOf = (type: string): string | undefined =>
  Object.keys(definitions).find(
    name => name.endsWith('Block') && typeOf({ $ref: `${REFERENCE}${name}` }) === type
  )

let opened: Ajv | undefined

function ajv(): Ajv {
  if (opened !== undefined) return opened
  opened = new Ajv({ allErrors: true, strict: false, discriminator: true })
  const all = Object.entries(definitions).map(([name, each]) => [name, tagged(each)])
  opened.addSchema({ $id: 'slack', definitions: Object.fromEntries(all) })
  return opened
}

function tagged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tagged)
  if (!isObject(value)) return value
  const { anyOf, ...rest } = value
  if (!Array.isArray(anyOf))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, tagged(each)]))
  const branches = anyOf.flatMap(branchesOf)
  const tags = branches.map(typeOf)
  const isTagged = !tags.includes(null) && new Set(tags).size === tags.length
  return isTagged
    ? {
        ...rest,
        type: 'object',
        discriminator: { propertyName: 'type' },
        required: ['type'],
        oneOf: branches
      }
    : { ...rest, anyOf: anyOf.map(tagged) }
}

/** A choice that is a choice among others is one among all of them. */
function branchesOf(branch: unknown): readonly unknown[] {
  const schema = referred(branch)
  return isObject(schema) && Array.isArray(schema['anyOf'])
    ? schema['anyOf'].flatMap(branchesOf)
    : [branch]
}

function typeOf(branch: unknown): string | null {
  const schema = referred(branch)
  const properties = isObject(schema) ? schema['properties'] : null
  const type =
    isObject(properties) && isObject(properties['type']) ? properties['type']['const'] : null
  return typeof type === 'string' ? type : null
}

function referred(branch: unknown): unknown {
  const reference = isObject(branch) ? branch['$ref'] : null
  return typeof reference === 'string'
    ? definitions[decodeURIComponent(reference.slice(REFERENCE.length))]
    : branch
}
