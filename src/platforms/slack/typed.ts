// What people type in Slack as they meant it: Slack writes links, mentions and channels its own way, keyboards curl the quotes.

/**
 * The words of a slash command, a mention or a direct message, with straight quotes. `bot` is mentioned to address it, not as a word. A
 * channel stays as Slack writes it and a group is its id: where a command wants one, its name would say nothing.
 */
export const typedWords = (text: string, bot?: string): string =>
  unescaped(
    text.replace(MARKUP, (whole, kind: string, target: string, label?: string) => {
      if (kind === '@' && target === bot) return ' '
      if (kind === '#') return whole
      const [, group] = kind === '!' ? target.split('subteam^') : []
      return group ?? shownAs(kind, target, label)
    })
  )
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim()

/** A message as its readers see it: Slack's escapes and links undone, every quotation mark as it stands there. */
export const shownWords = (text: string): string =>
  unescaped(
    text.replace(MARKUP, (_, kind: string, target: string, label?: string) =>
      shownAs(kind, target, label)
    )
  )

function shownAs(kind: string, target: string, label: string | undefined): string {
  if (kind === '@' || kind === '#') return `${kind}${label ?? target}`
  // Special mentions, `<!here>` and `<!date^…>`: what they look like.
  if (kind === '!') return label ?? `@${target.split('^', 1)[0]}`
  return linkWords(target, label)
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** `<@U1|name>`, `<#C1|general>`, `<!here>`, `<https://a.example|a.example>` */
const MARKUP = /<([@#!]?)([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/g

/** `gazette.example` becomes a link as soon as it is typed: what was typed is meant. */
function linkWords(target: string, label: string | undefined): string {
  const address = target.replace(/^mailto:/, '')
  if (label === undefined || label === '') return address
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '') === label.replace(/\/$/, '')
    ? label
    : address
}

/**
 * A slash command as a line for the front desk. The umbrella `/copydesk who rutte` names its command in its words; a short one,
 * `/who rutte`, is the command itself.
 */
export function lineOf(slash: string, text: string, umbrella: string): string {
  const words = typedWords(text)
  const name = slash.replace(/^\//, '').toLowerCase()
  const line = saidLine(name === umbrella ? words : `/${name} ${words}`.trimEnd())
  return line.startsWith('/') ? line : `/${line}`
}

/** What is said to the bot as a line: nothing asks what there is, and `help` alone after a command asks for help on it. */
export function saidLine(words: string): string {
  const [, name] = /^\/?([\w-]+) (?:help|\?|-h|--help)$/i.exec(words) ?? []
  return words === '' ? '/help' : name === undefined ? words : `/help ${name}`
}
