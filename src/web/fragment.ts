// Plain words out of a piece of HTML that is no page: no tree is built, so that no input is slow.
import { Parser } from 'htmlparser2'
import { BOTTOMLESS, endUnlessTooDeep, TooDeep } from './depth.ts'
import { withTagsRead } from './rawtags.ts'
import { BLOCKS, SILENT, wordsOf } from './text.ts'

/**
 * As `linesOf` gives a page: each block a line with one blank line between, a `<br>` breaks a line, white space as a browser shows
 * it. No tag, comment, script or style is left. Markup and entities that were escaped once more than needed
 * (`&amp;lt;p&amp;gt;Hello&amp;lt;/p&amp;gt;`) are taken for markup too: nobody means readers to see them. A tag that is only
 * mentioned (`the &lt;blink&gt; element`) is a word. Where all words stand in what is usually none of the text, such as a form,
 * they are the text.
 */
export function fragmentLines(html: string): string {
  if (!/[<&]/.test(html)) return collapsed(wordsOf(html))
  let lines = stripped(html, SILENT) || stripped(html, RUNS)
  for (let turn = 0; turn < MOST_ESCAPES && looksLikeMarkup(lines); turn++)
    lines = stripped(lines.replaceAll('\n\n', '<p>').replaceAll('\n', '<br>'), SILENT)
  return lines
}

/** How often more than needed something is escaped before it is taken for what is meant. */
const MOST_ESCAPES = 3

/**
 * Whether a text is marked up: whether tags stand in it that are closed, have attributes, stand by themselves, as `<br>` does, or begin
 * the text; or entities that are in no keyboard's reach. `a < b`, `I <3 you`, `R&D` and `List<Name>` are not, nor is what only
 * names a tag, `the <blink> element`; `&amp;` may be what a lesson in HTML is about.
 */
export function looksLikeMarkup(text: string): boolean {
  // Escaped once more.
  if (ESCAPED_TAG.test(text))
    return looksLikeMarkup(text.replace(/&lt;/gi, '<').replace(/&gt;/gi, '>'))
  const opened = new Set<string>()
  for (const { 1: slash, 2: written = '', 3: attributes, index } of text.matchAll(TAG)) {
    const name = written.toUpperCase()
    if (ALONE.has(name) || /=/.test(attributes ?? '')) return true
    if (TAGS.has(name) && text.slice(0, index).trim() === '') return true
    if (slash === '') opened.add(name)
    else if (opened.has(name) || TAGS.has(name)) return true
  }
  return /<!--|<!\[CDATA\[|<\?\w/.test(text) || ENTITY.test(text) || CUT_TAG.test(text)
}

const ESCAPED_TAG = /&lt;\/?[a-z][^<>]{0,2000}?&gt;/i
/** Elements that are mostly written without their end, and those whose text is none. */
const ALONE: ReadonlySet<string> = new Set('BR HR IMG LI P SCRIPT STYLE IFRAME'.split(' '))

/** With what stands behind its name, also behind the `/` that browsers take for a space. */
const TAG = /<(\/?)([a-z][a-z0-9:-]*)([\s/][^<>]*)?>/gi
/** One that has attributes and no end, as where a text was cut. */
const CUT_TAG = /<[a-z][a-z0-9:-]*[\s/]+[\w:-]+\s*=[^<>]{0,2000}$/i
const ENTITY = /&(?:#\d{2,6}|#x[\da-f]{2,5}|nbsp|quot|[lr][sd]quo|[mn]dash|hellip|apos);/i

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What runs or paints: never words, whatever else there is. */
const RUNS: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'APPLET'])

/** What stands in these is for those who cannot see the thing itself, as nobody can in a text; unless it only says so. */
const FALLBACKS: ReadonlySet<string> = new Set(
  'AUDIO CANVAS IFRAME NOEMBED NOFRAMES NOSCRIPT OBJECT VIDEO'.split(' ')
)
const SAYS_SO =
  /\b(?:browser|support(?:s|ed)?|enabled?|javascript|flash|plug-?in|player|download|click)\b/i

function stripped(html: string, silent: ReadonlySet<string>): string {
  const blocks: string[] = []
  /** The block that is open, in pieces: joined once, since joining for each piece would cost the square. */
  let open: string[] = []
  let pre = 0
  let depth = 0
  /** What is open and may be no words: they are known by their end, since what never ends was written by mistake. */
  const doubtful: Doubt[] = []

  const close = () => {
    const block = open
      .join('')
      .split('\n')
      .map(line => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('\n')
    if (block !== '') blocks.push(block)
    open = []
  }
  const forget = (name: string) => {
    const at = doubtful.findLastIndex(each => each.name === name)
    const doubt = doubtful[at]
    if (doubt === undefined) return
    doubtful.length = at
    const isSame = open === doubt.open
    const inside = [...blocks.slice(doubt.blocks), ...open.slice(isSame ? doubt.pieces : 0)].join(
      ' '
    )
    if (FALLBACKS.has(name) && !SAYS_SO.test(inside)) return
    blocks.length = doubt.blocks
    open = doubt.open
    open.length = doubt.pieces
  }
  const parser = new Parser(
    {
      onopentagname(tag) {
        if (++depth > BOTTOMLESS) throw new TooDeep()
        const name = nameOf(tag)
        if (silent.has(name) || RUNS.has(name) || (FALLBACKS.has(name) && silent === SILENT)) {
          if (BLOCKS.has(name)) close()
          if (doubtful.length < MOST_DOUBTS) {
            doubtful.push({ name, blocks: blocks.length, open, pieces: open.length })
          }
        } else if (BLOCKS.has(name)) close()
        else if (name === 'BR') open.push('\n')
        else if (name === 'TD' || name === 'TH') open.push(' ')
        if (name === 'PRE') pre++
      },
      onclosetag(tag, implied) {
        depth--
        const name = nameOf(tag)
        if (silent.has(name) || RUNS.has(name) || FALLBACKS.has(name)) {
          if (!implied || RUNS.has(name)) forget(name)
        } else if (BLOCKS.has(name)) close()
        if (name === 'PRE') pre--
      },
      ontext(text) {
        const words = wordsOf(text)
        open.push(pre > 0 ? words : words.replace(/\n/g, ' '))
      }
    },
    { recognizeSelfClosing: true }
  )
  endUnlessTooDeep(parser, withTagsRead(withCommentsClosed(withScriptsOpen(withoutData(html)))))
  close()
  return blocks.join('\n\n')
}

/**
 * XHTML closes a script in its own tag, HTML does not: where an end follows, what is between is script whatever the slash
 * says, and no words.
 */
function withScriptsOpen(html: string): string {
  return html.replace(/(<script\b[^<>]*)\/>(?=[^<]*<\/script)/gi, '$1>')
}

/** A comment that nothing closes would take all that follows with it: it ends where its first tag would. */
function withCommentsClosed(html: string): string {
  const last = html.lastIndexOf('-->') + 1
  return html.slice(0, last) + html.slice(last).replace(/<!--[^>]*>?/g, '')
}

/** HTML has no CDATA: where a feed has it still, something was wrapped twice, and what is in it is markup as the rest. */
const withoutData = (html: string): string =>
  html.includes('<![CDATA[') ? html.replace(/<!\[CDATA\[|\]\]>/g, '') : html

interface Doubt {
  readonly name: string
  /** How many blocks there were before it. */
  readonly blocks: number
  /** The block that it stands in, and how far that went. */
  readonly open: string[]
  readonly pieces: number
}

/** In one another. */
const MOST_DOUBTS = 100

/** XHTML inside a feed may have a prefix: `<x:p>`. */
const nameOf = (tag: string): string => tag.slice(tag.indexOf(':') + 1).toUpperCase()

/** Elements of HTML, those that are no longer used with them. */
const TAGS: ReadonlySet<string> = new Set([
  ...BLOCKS,
  ...SILENT,
  ...`a abbr acronym b base basefont bdi bdo big blink br cite code col colgroup data del dfn dir em font frame frameset i image
  img ins kbd label legend link marquee mark menu meta nobr optgroup output param q rb rp rt ruby s samp slot small source
  span strike strong sub sup td th time title tt track u var wbr center applet bgsound plaintext xmp
  `
    .trim()
    .toUpperCase()
    .split(/\s+/)
])
