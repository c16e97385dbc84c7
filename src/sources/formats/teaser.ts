// Whether a text is the article or only an invitation to read it, and what of it is neither. Knows words, no sources.

/** Words below which no text is taken for a whole article, and below which an ellipsis at the end tells that it goes on. */
const SHORT = 80
const LONG = 400

/**
 * A short text, and a longer one that breaks off: `… the harbour [...]`, `Continue reading →`. A text that a feed calls its content is
 * believed to be whole from sixty words on.
 */
export function isTeaser(text: string, isContent: boolean): boolean {
  const words = text.split(/\s+/).filter(word => word !== '').length
  if (words < (isContent ? 60 : SHORT)) return true
  return words < LONG && BREAKS_OFF.test(text)
}

/**
 * Without the line that WordPress sets below every item of its feeds, in the language of the site: `The post Ferry sails appeared first on
 * The Harbour Gazette.`
 */
export function withoutFooter(text: string): string {
  const at = text.lastIndexOf('\n') + 1
  return FOOTER.test(text.slice(at)) ? text.slice(0, at).trimEnd() : text
}

const FOOTER = new RegExp(
  `^(?:${[
    'The post .{1,300} (?:appeared first|first appeared) on .+',
    'Der Beitrag .{1,300} erschien zuerst auf .+',
    "L[’']article .{1,300} est apparu en premier sur .+",
    'La entrada .{1,300} (?:se publicó primero|apareció primero) en .+',
    "L[’']articolo .{1,300} proviene da .+",
    'O post .{1,300} apareceu primeiro em .+',
    'Het bericht .{1,300} verscheen eerst op .+'
  ].join('|')})$`,
  'u'
)

const BREAKS_OFF =
  /(?:\[?(?:…|\.\.\.)\]?|(?:read more|continue reading|read the full (?:story|article)|full story|more)\W{0,6})\s*$/i
