// Words from outside made harmless for Discord: they show as they are and format, link, ring and embed nothing.
import { visible } from '../../visible.ts'
import { link } from './limits.ts'

/**
 * The text with everything escaped that Discord would read as markup, wherever it stands: styles, headings, lists, quotes, spoilers,
 * code, masked and bare links, invites, mentions, commands, emoji, timestamps. Never longer than three times the text.
 * `goesOn`: something follows at once that is escaped by itself.
 */
export const escaped = (text: string, goesOn = false): string => {
  if (plainWord.test(text)) return text
  const marked = withMarks(visible(text))
  return goesOn ? marked.replace(/:$/, '\\:').replace(/@$/, '@\u200b') : marked
}

/** Most words, and nothing in them means anything: that is seen much faster than done. */
const plainWord = /^[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*[,;!?”’]?\.?$/u

/** Whether words with single spaces between them mean nothing to Discord, as most sentences: that too is seen much faster than done. */
export const isPlain = (text: string): boolean => plainWords.test(text)

/** No colon, and no point between letters or after a number: those may be a link or a list. */
const plainWords =
  /^(?:[\p{L}\p{M}\p{N}'’“”„,;!?–—…]|(?<=[\p{L}\p{M}”’])\.(?!\p{L})|(?<=\p{L})-| (?! ))*$/u

const withMarks = (text: string): string =>
  withoutRinging(text)
    .replace(/[\\*_~|`>#[\]()<]/g, '\\$&')
    // `:smile:` is an emoji and `https://` a link only where something follows at once.
    .replace(/:(?=\S)/g, '\\:')
    // An invite is found without a scheme too.
    .replace(/\b(discord(?:app)?|dsc)\.(?=(?:gg|com|me|gift|new)\b)/gi, '$1\\.')
    // `- item` and `+ item` are lists, and so is `3. item`: there the dot is what makes it one.
    .replace(
      /(?<!\S)(?:[-+]|\d+\.(?!\S))/g,
      marker => `${marker.slice(0, -1)}\\${marker.slice(-1)}`
    )

/** The text for the inside of a code block, where a backslash is a backslash. */
export const inCode = (text: string): string =>
  withoutRinging(visible(text))
    .replace(/\s+/g, ' ')
    // Three in a row would end the block; the rest is inert there, and stays so should the block be copied.
    .replace(/[`<\]|](?=.)|`$/g, '$&\u200b')

// A backslash does not stop these two: Discord looks for them before it reads markup.
const withoutRinging = (text: string): string => text.replace(/@(?=everyone|here)/gi, '@\u200b')

/**
 * The address for a masked link in its form without preview, `[words](<address>)`; null where it is none of the web, has a password
 * in it, or is too long.
 */
export function safeAddress(href: string): string | null {
  const url = URL.parse(href)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username + url.password !== '')
    return null
  const safe = url.href.replace(
    /[()<>\\`|*@\s]/g,
    sign => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`
  )
  return safe.length > link ? null : safe
}
