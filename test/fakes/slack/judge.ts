// Judges what is sent to Slack: by the schema made of Slack's own types, and by rules that Slack has and its types do not say.
import { blockOf, isObject, type Json, judgeBy } from './schema.ts'

/** What is wrong with a body, each with its place in it; empty when Slack would take it. */
export type Problems = readonly string[]

export interface Surface {
  readonly kind: 'message' | 'modal' | 'home'
  /** Ids of groups whose mention is wanted: every other mention is a problem. */
  readonly mentions?: readonly string[]
}

/** A body of `chat.postMessage`, of an answer by a response address, or of an acknowledgement. */
export function judgeMessage(body: Json, mentions: readonly string[] = []): Problems {
  const { text, blocks } = body
  const surface: Surface = { kind: 'message', mentions }
  const problems: string[] = []
  if (typeof text !== 'string' || text.trim() === '')
    problems.push('text is missing: nothing to notify or read aloud')
  else {
    if (text.length > 40_000) problems.push('text is over 40,000 characters')
    problems.push(...unescaped(text, 'text', mentions))
  }
  if (blocks === undefined) return problems
  if (!Array.isArray(blocks)) return [...problems, 'blocks is no array']
  if (blocks.length > 50) problems.push('more than 50 blocks')
  if (JSON.stringify(blocks).length > 13_200) problems.push('msg_blocks_too_long')
  if (blocks.filter(block => isObject(block) && block['type'] === 'table').length > 1)
    problems.push('more than one table')
  if (markdownIn(blocks) > 12_000) problems.push('more than 12,000 characters of markdown')
  return [...problems, ...judgeBlocks(blocks, surface)]
}

/** Characters of all its markdown blocks together. */
const markdownIn = (blocks: readonly unknown[]): number =>
  blocks.reduce<number>(
    (sum, block) =>
      isObject(block) && block['type'] === 'markdown' ? sum + String(block['text']).length : sum,
    0
  )

export function judgeView(view: Json): Problems {
  const kind = view['type'] === 'home' ? 'home' : 'modal'
  const blocks = Array.isArray(view['blocks']) ? view['blocks'] : []
  const problems = [
    ...judgeBy(kind === 'home' ? 'HomeView' : 'ModalView', { ...view, blocks: [] }, 'view')
  ]
  if (!Array.isArray(view['blocks'])) problems.push('view has no blocks')
  if (blocks.length > 100) problems.push('more than 100 blocks')
  const hasInput = blocks.some(block => isObject(block) && block['type'] === 'input')
  if (kind === 'modal' && hasInput && view['submit'] === undefined)
    problems.push('view has inputs and no submit')
  if (kind === 'home' && hasInput && view['submit'] !== undefined)
    problems.push('a home tab has no submit')
  if (JSON.stringify(view).length > 250_000) problems.push('view is over 250 kB')
  return [...problems, ...judgeBlocks(blocks, { kind })]
}

export function judgeOptions(options: unknown): Problems {
  if (!Array.isArray(options)) return ['options is no array']
  const problems = options.flatMap((each, at) => [
    ...judgeBy('PlainTextOption', each, `options/${at}`),
    ...(isObject(each) && each['value'] ? [] : [`options/${at} has no value`])
  ])
  if (options.length > 100) problems.push('more than 100 options')
  return problems
}

const MESSAGES_ONLY = new Set([
  'table',
  'data_table',
  'markdown',
  'card',
  'carousel',
  'context_actions'
])

export function judgeBlocks(blocks: readonly unknown[], surface: Surface): Problems {
  const problems: string[] = []
  const ids = new Set<string>()
  const actions = new Set<string>()
  blocks.forEach((block, index) => {
    const at = `blocks/${index}`
    const type = isObject(block) ? String(block['type']) : ''
    const definition = blockOf(type)
    if (!isObject(block) || definition === undefined) {
      problems.push(`${at} is no block: ${type}`)
      return
    }
    problems.push(...judgeBy(definition, block, at))
    if (surface.kind !== 'message' && MESSAGES_ONLY.has(type))
      problems.push(`${at} ${type} may not stand in a ${surface.kind}`)
    if (type === 'alert' && surface.kind !== 'modal')
      problems.push(`${at} alert stands in modals only`)
    if (type === 'input' && surface.kind === 'message')
      problems.push(`${at} input may not stand in a message`)
    if (type === 'section' && block['text'] === undefined && block['fields'] === undefined)
      problems.push(`${at} section says nothing`)
    if (type === 'table') problems.push(...judgeTable(block, at))
    const id = block['block_id']
    if (typeof id === 'string') {
      if (ids.has(id)) problems.push(`${at} block_id ${id} is there twice`)
      ids.add(id)
    }
    walk(block, at, (value, place) => {
      problems.push(...judgeElement(value, place, surface))
      const action = value['action_id']
      if (typeof action !== 'string') return
      const unique = `${index}:${action}`
      if (actions.has(unique)) problems.push(`${place} action_id ${action} is there twice`)
      actions.add(unique)
    })
  })
  return problems
}

function judgeTable(block: Json, at: string): Problems {
  const rows = Array.isArray(block['rows']) ? block['rows'] : []
  const widths = new Set(rows.map(row => (Array.isArray(row) ? row.length : 0)))
  return [
    ...([...widths].some(width => width > 20) ? [`${at} has a row of more than 20 cells`] : []),
    ...(widths.size > 1 ? [`${at} has rows of different lengths`] : []),
    ...(rows.length === 0 || widths.has(0) ? [`${at} has no rows or no cells`] : [])
  ]
}

/** Elements of rich text, links and text objects, wherever they stand. */
function judgeElement(value: Json, at: string, { mentions = [] }: Surface): Problems {
  const { type, text, url, elements } = value
  const problems: string[] = []
  if ((type === 'text' || type === 'link') && text === '') problems.push(`${at} has no text`)
  if (type === 'broadcast' || type === 'user' || type === 'channel')
    problems.push(`${at} mentions somebody`)
  if (type === 'usergroup' && !mentions.includes(String(value['usergroup_id'])))
    problems.push(`${at} mentions a group`)
  if (type === 'date' && !isDate(value)) problems.push(`${at} is no date that Slack shows`)
  if (typeof url === 'string' && !/^https?:\/\//.test(url)) problems.push(`${at} links to ${url}`)
  if (Array.isArray(elements) && elements.length === 0) problems.push(`${at} is empty`)
  if (typeof type === 'string' && type.endsWith('static_select'))
    problems.push(...judgeSelect(value, at))
  if ((type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string')
    problems.push(...unescaped(text, at, mentions))
  if (type === 'mrkdwn' && typeof text === 'string' && /[*_~`]/.test(text))
    problems.push(`${at} is marked up`)
  return problems
}

/** What is offered, and that what is chosen at first is among it. */
function judgeSelect({ options, option_groups: groups, initial_option: first }: Json, at: string) {
  if (!Array.isArray(options)) return groups === undefined ? [`${at} offers nothing`] : []
  const offered = options.map(each => JSON.stringify(each))
  const isOffered = first === undefined || offered.includes(JSON.stringify(first))
  return [
    ...judgeOptions(options),
    ...(options.length === 0 ? [`${at} offers nothing`] : []),
    ...(isOffered ? [] : [`${at} chooses what it does not offer`])
  ]
}

/** A whole number of seconds, at least one token that Slack knows and none that it does not, and words for where it cannot. */
function isDate({ timestamp, format, fallback }: Json): boolean {
  if (typeof format !== 'string' || typeof fallback !== 'string' || fallback === '') return false
  const tokens = format.match(/\{[^}]*\}/g) ?? []
  return (
    Number.isSafeInteger(timestamp) && tokens.length > 0 && tokens.every(each => DATES.has(each))
  )
}

const DATES = new Set(
  'day_divider_pretty date_num date_slash date_long date_long_full date_long_pretty date date_pretty date_short date_short_pretty time time_secs ago'
    .split(' ')
    .map(name => `{${name}}`)
)

/** In these fields Slack reads `<…>` and `&…;` as its own. */
function unescaped(text: string, at: string, mentions: readonly string[]): Problems {
  const rest = mentions.reduce((left, group) => left.replaceAll(`<!subteam^${group}>`, ''), text)
  return /<|>|&(?!amp;|lt;|gt;)/.test(rest) ? [`${at} has < > or & as it stands`] : []
}

function walk(value: unknown, at: string, see: (value: Json, at: string) => void): void {
  if (Array.isArray(value)) value.forEach((each, index) => walk(each, `${at}/${index}`, see))
  else if (isObject(value)) {
    see(value, at)
    for (const [key, each] of Object.entries(value)) walk(each, `${at}/${key}`, see)
  }
}
