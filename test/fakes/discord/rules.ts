// What Discord's schemas do not say and Discord still refuses, written down by hand from its documentation and from practice.
import type { Kind } from './schemas.ts'

type Fields = Readonly<Record<string, unknown>>

/** What is wrong with a body that fits its schema. Never imports what the bot takes for limits. */
export function breaches(kind: Kind, body: Fields): readonly string[] {
  switch (kind) {
    case 'message':
    case 'follow-up':
    case 'edit of an answer':
      return ofMessage(body, kind === 'edit of an answer')
    case 'callback 4':
    case 'callback 7':
      return ofMessage(fields(body['data']), kind === 'callback 7')
    case 'callback 8':
      return ofChoices(list(fields(body['data'])['choices']))
    case 'forum post':
      return ofMessage(fields(body['message']), false)
    case 'command':
      return ofCommand(body)
    default:
      return []
  }
}

const [EPHEMERAL, COMPONENTS_V2] = [1 << 6, 1 << 15]

function ofMessage(body: Fields, isEdit: boolean): readonly string[] {
  const flags = Number(body['flags'] ?? 0)
  const components = list(body['components'])
  const all = [...nested(components)]
  const texts = all.filter(each => each['type'] === 10).map(each => String(each['content']))
  const ids = all.flatMap(each =>
    typeof each['custom_id'] === 'string' ? [each['custom_id']] : []
  )
  const isNew = (flags & COMPONENTS_V2) !== 0
  return [
    ...ofMentions(fields(body['allowed_mentions'])),
    ...(isNew && (body['content'] || body['embeds'] || body['poll'] || body['sticker_ids'])
      ? ['components of version 2 exclude content, embeds, polls and stickers']
      : []),
    ...(isNew && components.length === 0 ? ['a message of components has none'] : []),
    ...(body['enforce_nonce'] === true && !body['nonce'] ? ['enforce_nonce: without a nonce'] : []),
    ...(!isNew && !isEdit && !body['content'] && list(body['embeds']).length === 0
      ? ['Cannot send an empty message']
      : []),
    ...(!isNew && all.some(each => Number(each['type']) > 8)
      ? ['components of version 2 without their flag']
      : []),
    ...(!isNew && words(body['content']).length > 2000 ? ['content: longer than 2000'] : []),
    ...(all.length > 40
      ? [`components: ${all.length}, the nested ones counted, are more than 40`]
      : []),
    ...(texts.join('').length > 4000
      ? [`text displays: ${texts.join('').length} in all, more than 4000`]
      : []),
    ...texts.filter(text => text.trim() === '').map(() => 'text display: is blank'),
    ...(new Set(ids).size < ids.length ? [`custom_id: twice in a message: ${ids.join(' ')}`] : []),
    ...all.flatMap(ofComponent),
    ...(isEdit && (flags & EPHEMERAL) !== 0
      ? ['flags: an edit cannot make a message ephemeral']
      : [])
  ]
}

/** It is not Discord that wants this, but whoever does not want to ring everybody: on every send and on every edit. */
const ofMentions = (allowed: Fields): readonly string[] =>
  Array.isArray(allowed['parse']) &&
  [allowed['parse'], allowed['users'] ?? []].every(each => list(each).length === 0) &&
  allowed['replied_user'] !== true
    ? []
    : ['allowed_mentions: is missing, or lets words ring somebody']

function ofComponent(each: Fields): readonly string[] {
  if (each['type'] === 1) return ofRow(list(each['components']))
  if (each['type'] !== 2) return []
  const isLink = each['style'] === 5
  return [
    ...(isLink === (typeof each['url'] === 'string')
      ? []
      : ['button: a link has a url, and nothing else has']),
    ...(isLink === (typeof each['custom_id'] === 'string')
      ? ['button: has either a custom_id or a url']
      : []),
    ...(isLink && !/^https?:/.test(String(each['url']))
      ? ['button: a link goes to http or https']
      : []),
    ...(each['label'] || each['emoji'] ? [] : ['button: says nothing'])
  ]
}

function ofRow(components: readonly Fields[]): readonly string[] {
  const isMixed = components.some(({ type }) => type !== 2) && components.length > 1
  return [
    ...(components.length === 0 || components.length > 5 ? ['row: 1 to 5 buttons'] : []),
    ...(isMixed ? ['row: a select stands alone'] : [])
  ]
}

const ofChoices = (choices: readonly Fields[]): readonly string[] => [
  ...(choices.length > 25 ? ['choices: more than 25'] : []),
  ...choices.flatMap(({ name, value }) => [
    ...(String(value).length > 100 ? ['choice: value longer than 100'] : []),
    ...(String(name).trim() === '' ? ['choice: blank'] : [])
  ])
]

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

function ofCommand(body: Fields): readonly string[] {
  const name = String(body['name'])
  const isSlash = (body['type'] ?? 1) === 1
  const description = words(body['description'])
  return [
    ...(isSlash && (!NAME.test(name) || name !== name.toLowerCase())
      ? [`command ${name}: no name for one`]
      : []),
    ...(isSlash === (description === '')
      ? [`command ${name}: a description is for slash commands, and wanted there`]
      : []),
    ...(lengthOf(body) > 8000 ? [`command ${name}: more than 8000 characters in all`] : []),
    ...ofOptions(list(body['options']), name)
  ]
}

function ofOptions(options: readonly Fields[], path: string): readonly string[] {
  const names = options.map(({ name }) => name)
  const firstFree = options.findIndex(({ required }) => required !== true)
  const areParts = options.filter(({ type }) => type === 1 || type === 2)
  return [
    ...(options.length > 25 ? [`${path}: more than 25 options`] : []),
    ...(new Set(names).size < names.length ? [`${path}: an option twice`] : []),
    ...(firstFree >= 0 && options.slice(firstFree).some(({ required }) => required === true)
      ? [`${path}: required options come first`]
      : []),
    ...(areParts.length > 0 && areParts.length < options.length
      ? [`${path}: sub-commands and options are mixed`]
      : []),
    ...options.flatMap(option => ofOption(option, `${path} ${String(option['name'])}`))
  ]
}

function ofOption(option: Fields, path: string): readonly string[] {
  const name = String(option['name'])
  const choices = list(option['choices'])
  return [
    ...(!NAME.test(name) || name !== name.toLowerCase() ? [`${path}: no name for an option`] : []),
    ...(words(option['description']) === '' ? [`${path}: no description`] : []),
    ...(option['autocomplete'] === true && choices.length > 0
      ? [`${path}: choices and autocomplete`]
      : []),
    ...(option['autocomplete'] === true && ![3, 4, 10].includes(Number(option['type']))
      ? [`${path}: autocomplete is for words and numbers`]
      : []),
    ...(new Set(choices.map(each => each['name'])).size < choices.length
      ? [`${path}: two choices of one name`]
      : []),
    ...ofChoices(choices),
    ...(list(option['options']).some(({ type }) => type === 1 || type === 2) && option['type'] !== 2
      ? [`${path}: a sub-command in what is no group`]
      : []),
    ...ofOptions(list(option['options']), path)
  ]
}

/** Names, descriptions and values of a command, its options and choices; of what is said in several languages the longest. */
function lengthOf(each: Fields): number {
  const own = ['name', 'description', 'value'].reduce((sum, key) => {
    const said = [each[key], ...Object.values(fields(each[`${key}_localizations`]))]
    return sum + Math.max(...said.map(one => words(one).length))
  }, 0)
  return [...list(each['options']), ...list(each['choices'])].reduce(
    (sum, one) => sum + lengthOf(one),
    own
  )
}

function* nested(components: readonly Fields[]): Generator<Fields> {
  for (const each of components) {
    yield each
    yield* nested(list(each['components']))
    if (each['accessory'] !== undefined) yield* nested([fields(each['accessory'])])
  }
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fields = (value: unknown): Fields => (isFields(value) ? value : {})

const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : [])
