// Whether a text is the article or only an invitation to read it. Knows words, no sources.

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

const BREAKS_OFF =
  /(?:\[?(?:…|\.\.\.)\]?|(?:read more|continue reading|read the full (?:story|article)|full story|more)\W{0,6})\s*$/i
